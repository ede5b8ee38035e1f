#include "wasm/directory/result_row.h"

#include "wasm/directory/highlights.h"
#include "wasm/directory/hours_text.h"
#include "wasm/directory/open_tag.h"
#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

constexpr float short_avatar_px = 32;

std::string distance_of(const Scene& scene, const BusinessItem& item) {
    return item.why.distance_m ? distance_text(scene.language, *item.why.distance_m) : std::string();
}

void draw_excerpt(Ui& ui, const BusinessItem& item, const Matches& matches) {
    std::string offers;
    for (const std::string& offer : item.offers) offers += (offers.empty() ? "" : ", ") + offer;
    const Excerpt excerpt = excerpt_of(matches, {item.description, offers});
    if (excerpt.text.empty()) return;
    ui.text("excerpt", excerpt.text, {.lines_max = 1, .highlights = excerpt.highlights});
}

void draw_tags(Ui& ui, const Scene& scene, const BusinessItem& item) {
    const bool known = item.place.hours.known;
    if (!known && item.why.missing.empty()) return;
    ui.row("tags", {.gap = Space::s2, .padding_y = Space::half}, [&] {
        draw_open_tag(ui, scene, item.place);
        for (const std::string& word : item.why.missing)
            ui.tag(word, {.label = scene.language.format(Message::missing_word, {{"word", word}})});
    });
}

}  // namespace

bool draw_result_row(Ui& ui, const Scene& scene, const ResultRow& row) {
    const BusinessItem& item = row.item;
    const Matches matches(row.typed, item.why.words);
    const std::vector<kit::Highlight> in_name = matches.in(item.name);
    bool pressed = false;
    ui.row("row", {.gap = Space::s3, .wrap = false, .align = kit::Align::start}, [&] {
        ui.avatar("logo", {.name = item.name, .picture = item.logo});
        ui.stack("words", {.gap = Space::half, .grow = true}, [&] {
            ui.spread("name", {.gap = Space::s2}, [&] {
                ui.row("who", {.gap = Space::s1, .wrap = false}, [&] {
                    pressed = ui.row_link({.label = item.name,
                                           .href = row.href,
                                           .style = TextStyle::name,
                                           .current = row.current,
                                           .lines_max = 1,
                                           .highlights = in_name});
                    if (item.verified)
                        ui.icon("verified", kit::Icon::verified, Tone::accent, scene.text(Message::verified), 16);
                });
                if (item.why.distance_m)
                    ui.text("distance", distance_of(scene, item), {.style = TextStyle::caption, .tone = Tone::muted});
            });
            ui.text("trade", joined(spoken_name(item.trade), commune_text(item.place)),
                    {.tone = Tone::muted, .lines_max = 1});
            draw_excerpt(ui, item, matches);
            draw_tags(ui, scene, item);
        });
    });
    return pressed;
}

bool draw_short_row(Ui& ui, const Scene& scene, const BusinessItem& item, const std::string& href) {
    bool pressed = false;
    ui.row("row", {.gap = Space::s3, .wrap = false}, [&] {
        ui.avatar("logo", {.name = item.name, .picture = item.logo, .size = short_avatar_px});
        ui.stack("words", {.gap = Space::none, .grow = true}, [&] {
            pressed = ui.row_link({.label = item.name, .href = href, .style = TextStyle::body_medium, .lines_max = 1});
            ui.text("where", joined(commune_text(item.place), distance_of(scene, item)),
                    {.style = TextStyle::caption, .tone = Tone::muted, .lines_max = 1});
        });
    });
    return pressed;
}

}  // namespace comptoir::directory
