// What staff looks up: businesses, people, names that deceive.
#include "wasm/console/desk_view.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// A search that is made when it is asked for, not while it is typed.
void draw_search(Ui& ui, const DeskScreen& screen, Message label, std::string_view hint, DeskWishes& wishes) {
    std::string& typed = screen.part == DeskPart::people ? screen.state.typed_person : screen.state.typed_business;
    ui.row("search", {.gap = Space::s2, .align = kit::Align::end, .role = kit::Role::search}, [&] {
        ui.stack("field", {.grow = true}, [&] {
            const auto field = ui.text_field("words", typed,
                                             {.label = screen.text(label),
                                              .kind = kit::FieldKind::search,
                                              .icon = kit::Icon::search,
                                              .description = hint,
                                              .autocomplete = "off",
                                              .enter_key = "search",
                                              .max_length = 80});
            if (field.submitted) wishes.search = typed;
        });
        if (ui.button("go", {.label = screen.text(Message::desk_search)})) wishes.search = typed;
    });
}

void draw_more(Ui& ui, const DeskScreen& screen, const std::string& next, DeskWishes& wishes) {
    if (!next.empty() && ui.button("more", {.label = screen.text(Message::more_rows)})) wishes.load_more = true;
}

void draw_state_tag(Ui& ui, const DeskScreen& screen, const DeskBusinessView& business) {
    const bool paused = !business.paused_because.empty();
    const Message words = paused            ? Message::desk_paused
                          : business.listed ? Message::desk_listed
                                            : Message::desk_unlisted;
    ui.tag("state", {.label = screen.text(words),
                     .tone = paused            ? Tone::warning
                             : business.listed ? Tone::success
                                               : Tone::plain});
}

std::string staff_said(const DeskScreen& screen, const DeskPersonView& person) {
    if (person.staff == StaffRole::none) return {};
    const Message role = person.staff == StaffRole::moderator ? Message::desk_moderator : Message::desk_adviser;
    return directory::joined(screen.text(role), person.branch);
}

void draw_person(Ui& ui, const DeskScreen& screen, const DeskPersonView& person, DeskWishes& wishes) {
    ui.stack("person", {.gap = Space::half}, [&] {
        ui.text("name", person.person.name, {.style = TextStyle::name});
        const std::string staff = staff_said(screen, person);
        if (!staff.empty()) ui.text("staff", staff, {.tone = Tone::muted});
        if (staff.empty() && person.businesses.empty())
            ui.text("none", screen.text(Message::desk_no_business), {.tone = Tone::muted});
        for (const PersonRoleView& one : person.businesses)
            ui.row(one.who.id, {.gap = Space::s2}, [&] {
                draw_desk_link(ui, "business", one.who, wishes);
                if (one.role != Role::none)
                    ui.text("role", screen.text(plus(Message::role_viewer, static_cast<int>(one.role) - 1)),
                            {.tone = Tone::muted});
            });
    });
}

}  // namespace

void draw_desk_businesses(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    draw_search(ui, screen, Message::desk_search_business, {}, wishes);
    const auto& list = screen.model.businesses();
    if (!list || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
    if (list->items.empty())
        return draw_desk_nothing(ui, screen, Message::desk_none_found, Message::desk_none_found_hint);
    ui.plain_list(
        "businesses", screen.text(Message::desk_businesses), list->items.size(),
        [&](std::size_t i) { return kit::Key(list->items[i].business.id); },
        [&](std::size_t i) {
            const DeskBusinessView& one = list->items[i];
            ui.spread("row", {.padding_x = Space::s2}, [&] {
                ui.stack("what", {.gap = Space::half, .grow = true}, [&] {
                    if (ui.row_link({.label = one.business.name,
                                     .href = desk_route(DeskPart::business, one.business.id),
                                     .style = TextStyle::name}))
                        wishes.go = app::Route{app::Screen::desk, one.business.id, {}, "business"};
                    ui.text("about", directory::joined(one.register_id, one.branch), {.tone = Tone::muted});
                });
                draw_state_tag(ui, screen, one);
            });
        });
    draw_more(ui, screen, list->next, wishes);
}

void draw_desk_people(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    draw_search(ui, screen, Message::desk_search_person, screen.text(Message::desk_search_person_hint), wishes);
    if (!screen.model.has_searched_people()) return;
    const auto& list = screen.model.people();
    if (!list || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
    if (list->items.empty())
        return draw_desk_nothing(ui, screen, Message::desk_none_found, Message::desk_none_found_hint);
    ui.plain_list(
        "people", screen.text(Message::desk_people), list->items.size(),
        [&](std::size_t i) { return kit::Key(list->items[i].person.id); },
        [&](std::size_t i) { draw_person(ui, screen, list->items[i], wishes); });
    draw_more(ui, screen, list->next, wishes);
}

void draw_desk_names(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    const auto& list = screen.model.names();
    if (!list || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
    // A page of the list may be empty and have a next.
    if (list->items.empty() && list->next.empty())
        return draw_desk_nothing(ui, screen, Message::desk_names_none, Message::desk_names_hint);
    ui.paragraph("hint", screen.text(Message::desk_names_hint), {.tone = Tone::muted});
    ui.plain_list(
        "names", screen.text(Message::desk_names), list->items.size(),
        [&](std::size_t i) { return kit::Key(list->items[i].business.id); },
        [&](std::size_t i) {
            const LookAlike& one = list->items[i];
            ui.stack("name", {.gap = Space::half}, [&] {
                draw_desk_link(ui, "business", one.business, wishes);
                for (const Named& other : one.looks_like)
                    ui.row(other.id, {.gap = Space::s2}, [&] {
                        ui.text("like", screen.text(Message::desk_looks_like), {.tone = Tone::muted});
                        draw_desk_link(ui, "other", other, wishes);
                    });
            });
        });
    draw_more(ui, screen, list->next, wishes);
}

}  // namespace comptoir::console
