// What a business says of itself: what it offers, what it looks for, its other places, its legal side.
#include "wasm/directory/attested_view.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/hours_text.h"
#include "wasm/directory/open_tag.h"
#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

void draw_tag_row(Ui& ui, kit::Key key, const std::vector<std::string>& words) {
    if (words.empty()) return;
    ui.row(key, {.gap = Space::s2}, [&] {
        for (const std::string& word : words) ui.tag(word, {.label = word});
    });
}

void draw_offers(Ui& ui, const Scene& scene, const Business& business) {
    if (business.description.empty() && business.offers.empty()) return;
    ui.section("offers", [&] {
        ui.heading("title", scene.text(Message::section_offers), 2);
        if (!business.description.empty()) ui.paragraph("description", business.description);
        draw_tag_row(ui, "tags", business.offers);
    });
}

void draw_seeks(Ui& ui, const Scene& scene, const Business& business) {
    if (business.seeks.empty()) return;
    ui.section("seeks", [&] {
        ui.heading("title", scene.text(Message::section_seeks), 2);
        draw_tag_row(ui, "tags", business.seeks);
    });
}

void draw_photos(Ui& ui, const Scene& scene, const Business& business) {
    constexpr float photo_px = 144;
    if (business.photos.empty()) return;
    ui.section("photos", [&] {
        ui.heading("title", scene.text(Message::field_photos), 2);
        ui.row("pictures", {.gap = Space::s3, .align = kit::Align::start}, [&] {
            for (const Photo& photo : business.photos)
                ui.stack(photo.file, {.gap = Space::s1, .width = photo_px}, [&] {
                    ui.avatar("picture", {.name = photo.alt, .picture = photo.file, .size = photo_px});
                    ui.paragraph("alt", photo.alt, {.style = kit::TextStyle::caption, .tone = kit::Tone::muted});
                });
        });
    });
}

void draw_places(Ui& ui, const Scene& scene, const Business& business) {
    if (business.places.size() < 2) return;
    ui.section("places", [&] {
        ui.heading("title", scene.text(Message::section_places), 2);
        const std::size_t others = business.places.size() - 1;
        const auto place = [&](std::size_t i) -> const Place& { return business.places[i + 1]; };
        ui.plain_list(
            "list", scene.text(Message::section_places), others, [&](std::size_t i) { return kit::Key(i); },
            [&](std::size_t i) {
                ui.stack("place", {.gap = Space::half, .padding_y = Space::s2}, [&] {
                    if (!place(i).name.empty()) ui.text("name", place(i).name, {.style = kit::TextStyle::body_medium});
                    ui.paragraph("address", place(i).address.empty() ? town_text(place(i))
                                                                     : place(i).address + ", " + town_text(place(i)));
                    ui.row("open", {}, [&] { draw_open_tag(ui, scene, place(i)); });
                });
            });
    });
}

void draw_pair(Ui& ui, kit::Key key, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    ui.pair(key, name, [&] { ui.paragraph("value", value); });
}

std::string trade_line(const Trade& trade) {
    return trade.label.empty() ? trade.code : well_set(trade.label) + " (" + trade.code + ")";
}

std::string language_names(const Scene& scene, const std::vector<std::string>& codes) {
    std::string names;
    for (const std::string& code : codes) {
        if (!names.empty()) names += scene.text(Message::time_ranges_join);
        names += scene.language.intl().language_name(code);
    }
    return names;
}

void draw_legal(Ui& ui, const Scene& scene, const Business& business) {
    const bool registered =
        !business.legal_name.empty() || !business.register_id.id.empty() || !business.trade.code.empty();
    const bool described = business.staff_band || !business.languages.empty() || !business.vat_id.empty();
    if (!registered && !described) return;
    ui.section("legal", [&] {
        ui.heading("title", scene.text(Message::section_legal), 2);
        ui.key_value("facts", [&] {
            draw_pair(ui, "legal_name", scene.text(Message::field_legal_name), business.legal_name);
            draw_pair(ui, "legal_form", scene.text(Message::field_legal_form), business.legal_form);
            draw_pair(ui, "register", register_name(scene.language, business.register_id),
                      register_text(business.register_id));
            draw_pair(ui, "vat", scene.text(Message::field_vat), business.vat_id);
            draw_pair(ui, "trade", scene.text(Message::field_trade), trade_line(business.trade));
            if (business.staff_band)
                draw_pair(ui, "staff", scene.text(Message::field_staff),
                          staff_text(scene.language, *business.staff_band));
            draw_pair(ui, "languages", scene.text(Message::field_languages), language_names(scene, business.languages));
        });
    });
}

}  // namespace

void draw_business_words(Ui& ui, const BusinessScreen& screen) {
    const Scene& scene = screen.scene;
    const Business& business = screen.business;
    draw_offers(ui, scene, business);
    draw_seeks(ui, scene, business);
    draw_attested(ui, scene, business, screen.bank);
    draw_photos(ui, scene, business);
    draw_places(ui, scene, business);
    draw_legal(ui, scene, business);
}

}  // namespace comptoir::directory
