// The places of a page: address, and when each is open.
#include <algorithm>
#include <string>

#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;

namespace {

struct PlaceRow {
    PlaceText part;
    Message label;
    std::string_view autocomplete;
};

constexpr PlaceRow address_rows[] = {
    {PlaceText::address, Message::place_street, "street-address"},
    {PlaceText::postcode, Message::place_postcode, "postal-code"},
    {PlaceText::commune, Message::place_commune, "address-level2"},
};

std::size_t index(PlaceText part) {
    return static_cast<std::size_t>(part);
}

// A page without places shows one to fill in.
const TypedPlace& place_at(const Panel& panel, std::size_t place) {
    static const TypedPlace blank;
    return place < panel.content().places.size() ? panel.content().places[place] : blank;
}

TypedPlace& typed_place(const Panel& panel, std::size_t place) {
    std::vector<TypedPlace>& places = panel.typed().places;
    if (places.size() <= place) places.resize(place + 1);
    return places[place];
}

void draw_place_text(const Panel& panel, std::size_t place, PlaceText part, std::string_view label,
                     std::string_view autocomplete, std::string_view hint = {}) {
    std::string value = place_at(panel, place)[index(part)];
    const bool several_lines = part == PlaceText::exceptions;
    const kit::FieldResult result =
        panel.ui.text_field(place_text_word(part), value,
                            {.label = label,
                             .kind = several_lines ? kit::FieldKind::multiline : kit::FieldKind::text,
                             .description = hint,
                             .error = fault_said(panel, Field::places, static_cast<int>(place), part),
                             .autocomplete = autocomplete,
                             .enter_key = "next",
                             .lines = 2,
                             .disabled = !panel.screen.may_edit});
    if (result.changed) typed_place(panel, place)[index(part)] = value;
    settle_focus(panel, part < PlaceText::monday ? Field::places : Field::hours, result);
}

void draw_day(const Panel& panel, std::size_t place, int day) {
    const std::string_view name = panel.text(plus(Message::weekday_1, day));
    const PlaceText part = static_cast<PlaceText>(static_cast<int>(PlaceText::monday) + day);
    panel.ui.row(place_text_word(part), {.gap = Space::s2, .wrap = false, .align = kit::Align::end}, [&] {
        draw_place_text(panel, place, part, name, "off");
        const std::string& hours = place_at(panel, place)[index(part)];
        const bool weekend = day > 4;
        const std::string label =
            panel.scene().language.format(weekend ? Message::hours_copy_weekend : Message::hours_copy, {{"day", name}});
        if (!panel.ui.button("copy", {.label = label,
                                      .kind = kit::ButtonKind::quiet,
                                      .icon = kit::Icon::copy,
                                      .icon_only = true,
                                      .disabled = hours.empty() || !panel.screen.may_edit}))
            return;
        TypedPlace& typed = typed_place(panel, place);
        for (int other = weekend ? 5 : 0; other < (weekend ? 7 : 5); ++other)
            typed[index(PlaceText::monday) + static_cast<std::size_t>(other)] = hours;
    });
}

std::string place_title(const Panel& panel, std::size_t place) {
    const TypedPlace& typed = place_at(panel, place);
    for (const PlaceText part : {PlaceText::name, PlaceText::commune, PlaceText::address})
        if (!typed[index(part)].empty()) return typed[index(part)];
    return panel.scene().language.format(Message::place_number, {{"n", std::to_string(place + 1)}});
}

void draw_place(const Panel& panel, std::size_t place, bool alone) {
    if (!alone) {
        panel.ui.spread("head", {}, [&] {
            panel.ui.heading("title", place_title(panel, place), 2);
            const std::string label =
                panel.scene().language.format(Message::place_remove, {{"name", place_title(panel, place)}});
            if (panel.screen.may_edit &&
                panel.ui.button(
                    "remove",
                    {.label = label, .kind = kit::ButtonKind::quiet, .icon = kit::Icon::close, .icon_only = true})) {
                auto& places = panel.typed().places;
                places.erase(places.begin() + static_cast<std::ptrdiff_t>(place));
            }
        });
        draw_place_text(panel, place, PlaceText::name, panel.text(Message::place_name), "off");
    }
    draw_address(panel, place, false);
    panel.ui.heading("hours_title", panel.text(Message::section_hours), alone ? 2 : 3, TextStyle::body_strong);
    panel.ui.paragraph("hours_hint", panel.text(Message::hint_hours), {.style = TextStyle::small, .tone = Tone::muted});
    for (int day = 0; day < 7; ++day) draw_day(panel, place, day);
    draw_place_text(panel, place, PlaceText::exceptions, panel.text(Message::hours_exceptions), "off",
                    panel.text(Message::hint_exceptions));
}

}  // namespace

void draw_address(const Panel& panel, std::size_t place, bool in_short) {
    for (const PlaceRow& row : address_rows) {
        const bool found_by_postcode = row.part == PlaceText::commune &&
                                       place_at(panel, place)[index(row.part)].empty() &&
                                       fault_said(panel, Field::places, static_cast<int>(place), row.part).empty();
        if (in_short && found_by_postcode) continue;
        draw_place_text(panel, place, row.part, panel.text(row.label), row.autocomplete,
                        row.part == PlaceText::commune ? panel.text(Message::hint_commune) : std::string_view());
    }
}

void draw_places(const Panel& panel) {
    const std::size_t count = std::max<std::size_t>(panel.content().places.size(), 1);
    for (std::size_t place = 0; place < count; ++place) {
        // Of several places, each one's fields are a group: they go by the same names.
        const std::string name = count > 1 ? place_title(panel, place) : std::string();
        panel.ui.stack(place,
                       {.gap = Space::s3,
                        .padding_y = Space::s2,
                        .line_below = place + 1 < count,
                        .role = kit::Role::group,
                        .name = name},
                       [&] { draw_place(panel, place, count == 1); });
    }
    if (panel.screen.may_edit &&
        panel.ui.button("add", {.label = panel.text(Message::place_add), .icon = kit::Icon::plus}))
        (void)typed_place(panel, count);
}

}  // namespace comptoir::page
