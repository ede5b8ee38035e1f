// One business as staff sees it: how it stands, what of it was verified, who acts for it, and its page through the eyes
// of its owner or of a visitor.
#include "wasm/console/desk_view.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::ButtonKind;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// From here on the page stands beside what staff does.
constexpr float two_panes_from_px = 860;
constexpr float desk_pane_px = 420;

void draw_bar(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    ui.row("bar", {.padding_x = Space::s2, .padding_y = Space::s1, .line_below = true}, [&] {
        if (ui.button("back", {.label = screen.text(Message::desk_businesses),
                               .kind = ButtonKind::quiet,
                               .icon = kit::Icon::chevron_left}))
            wishes.go = app::Route{app::Screen::desk, {}, {}, std::string(desk_part_word(DeskPart::businesses))};
    });
}

void draw_state(Ui& ui, const DeskScreen& screen, const DeskBusinessView& business, DeskWishes& wishes) {
    const Scene& scene = screen.scene;
    const bool paused = !business.paused_because.empty();
    ui.stack("state", {.gap = Space::s3}, [&] {
        if (paused)
            ui.note("paused", {.words = scene.language.format(Message::desk_paused_since,
                                                              {{"date", date_said(scene, business.paused_s)},
                                                               {"reason", business.paused_because}}),
                               .tone = Tone::warning});
        ui.key_value("facts", [&] {
            const auto line = [&](kit::Key key, Message name, std::string_view words) {
                if (!words.empty()) ui.pair(key, screen.text(name), [&] { ui.paragraph("words", words); });
            };
            line("state", Message::desk_state,
                 screen.text(business.listed && !paused ? Message::desk_listed : Message::desk_unlisted));
            line("audience", Message::desk_shown_to, screen.text(plus(Message::audience_everyone, business.audience)));
            line("register", Message::field_register, business.register_id);
            line("branch", Message::desk_branch, business.branch);
        });
        if (!screen.may(Action::act_on_business, business.branch)) return;
        ui.row("actions", {}, [&] {
            if (!paused &&
                ui.button("pause", {.label = screen.text(Message::desk_measure_pause), .kind = ButtonKind::danger}))
                begin(screen.state, Doing::pause, business.business.id);
            if (paused &&
                ui.button("restore", {.label = screen.text(Message::desk_restore), .kind = ButtonKind::primary}))
                begin(screen.state, Doing::restore, business.business.id);
            if (screen.may(Action::read_audit) &&
                ui.link("audit", {.label = screen.text(Message::desk_audit_about),
                                  .href = desk_route(DeskPart::audit, screen.business_id)}))
                wishes.go =
                    app::Route{app::Screen::desk, screen.business_id, {}, std::string(desk_part_word(DeskPart::audit))};
        });
    });
}

void draw_fact(Ui& ui, const DeskScreen& screen, const DeskPageView& page, Fact fact) {
    const Scene& scene = screen.scene;
    const Attestation* known = nullptr;
    if (page.page)
        for (const Attestation& one : page.page->attested)
            if (one.fact == fact) known = &one;
    std::string name(screen.text(plus(Message::desk_fact_registration, fact)));
    if (known && known->year > 0) name += ' ' + std::to_string(known->year);
    ui.spread("fact", {}, [&] {
        ui.row("what", {.gap = Space::s2, .wrap = false}, [&] {
            ui.icon("mark", known ? kit::Icon::verified : kit::Icon::minus, known ? Tone::success : Tone::muted);
            ui.stack("words", {.gap = Space::none, .grow = true}, [&] {
                ui.text("name", name, {.style = TextStyle::body_medium});
                const auto day = known ? parse_day(known->at) : std::nullopt;
                const std::string how =
                    day ? scene.language.format(known->by_staff ? Message::desk_by_staff : Message::desk_by_bank,
                                                {{"date", scene.language.intl().date(*day)}})
                        : std::string(screen.text(Message::desk_not_verified));
                ui.text("how", how, {.style = TextStyle::small, .tone = Tone::muted});
            });
        });
        if (!screen.may(Action::act_on_business, page.business.branch)) return;
        if (ui.button("change", {.label = screen.text(known ? Message::desk_revoke : Message::desk_attest),
                                 .small = true,
                                 .description = name})) {
            begin(screen.state, known ? Doing::revoke : Doing::attest, page.business.business.id);
            screen.state.fact = fact;
        }
    });
}

void draw_facts(Ui& ui, const DeskScreen& screen, const DeskPageView& page) {
    ui.section("verified", [&] {
        ui.heading("title", screen.text(Message::desk_facts), 2);
        ui.plain_list(
            "facts", screen.text(Message::desk_facts), fact_count, [&](std::size_t i) { return kit::Key(i); },
            [&](std::size_t i) { draw_fact(ui, screen, page, static_cast<Fact>(i)); });
    });
}

void draw_people(Ui& ui, const DeskScreen& screen, const DeskPageView& page) {
    if (page.people.empty()) return;
    ui.section("people", [&] {
        ui.heading("title", screen.text(Message::desk_people), 2);
        ui.plain_list(
            "people", screen.text(Message::desk_people), page.people.size(),
            [&](std::size_t i) { return kit::Key(page.people[i].who.id); },
            [&](std::size_t i) {
                ui.spread("person", {}, [&] {
                    ui.text("name", page.people[i].who.name);
                    if (page.people[i].role != Role::none)
                        ui.text("role",
                                screen.text(plus(Message::role_viewer, static_cast<int>(page.people[i].role) - 1)),
                                {.tone = Tone::muted});
                });
            });
    });
}

void draw_desk_side(Ui& ui, const DeskScreen& screen, const DeskPageView& page, DeskWishes& wishes) {
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.stack("head", {.gap = Space::s3, .padding_x = margin, .padding_y = Space::s4}, [&] {
        ui.heading("title", page.business.business.name, 1, TextStyle::subhead);
        if (screen.take_focus) ui.focus(ui.last_id());
        if (screen.state.done) ui.status("done", screen.text(Message::desk_done), {.tone = Tone::success});
        draw_state(ui, screen, page.business, wishes);
    });
    draw_facts(ui, screen, page);
    draw_people(ui, screen, page);
}

void draw_eyes(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    const kit::Choice choices[] = {{.value = "owner", .label = screen.text(Message::desk_eyes_owner)},
                                   {.value = "visitor", .label = screen.text(Message::desk_eyes_visitor)}};
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.stack("eyes", {.gap = Space::s1, .padding_x = margin, .padding_y = Space::s3, .line_below = true}, [&] {
        std::string eyes = screen.model.looks_as_visitor() ? "visitor" : "owner";
        if (ui.select("as", eyes, {.label = screen.text(Message::desk_see_as)}, choices))
            wishes.as_visitor = eyes == "visitor";
        ui.text("kept", screen.text(Message::desk_look_kept), {.style = TextStyle::small, .tone = Tone::muted});
    });
}

void draw_page(Ui& ui, const DeskScreen& screen, const DeskPageView& page) {
    if (!page.page) {
        ui.empty_state("hidden",
                       {.icon = kit::Icon::eye,
                        .title = screen.text(Message::desk_not_shown),
                        .words = screen.text(Message::desk_not_shown_hint),
                        .level = 2},
                       [] {});
        return;
    }
    const BusinessQuery nowhere;
    directory::BusinessWishes unheard;
    directory::draw_business_page(ui, {.scene = screen.scene, .business = *page.page, .alone = true, .query = nowhere},
                                  unheard);
}

}  // namespace

void draw_desk_business(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    const std::optional<DeskPageView>& page = screen.model.business();
    ui.stack("business", {.gap = Space::none, .grow = true}, [&] {
        draw_bar(ui, screen, wishes);
        if (!page || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
        const std::string& name = page->business.business.name;
        if (ui.width() < two_panes_from_px) {
            ui.scroll("whole", name, {.gap = Space::none}, [&] {
                draw_desk_side(ui, screen, *page, wishes);
                ui.separator("over_page");
                draw_eyes(ui, screen, wishes);
                ui.stack("seen", {.gap = Space::none}, [&] { draw_page(ui, screen, *page); });
            });
            return;
        }
        ui.panes(
            "panes", desk_pane_px,
            [&] {
                ui.scroll("desk", screen.text(Message::nav_desk), {.gap = Space::none},
                          [&] { draw_desk_side(ui, screen, *page, wishes); });
            },
            [&] {
                draw_eyes(ui, screen, wishes);
                ui.scroll("page", name, {.gap = Space::none}, [&] { draw_page(ui, screen, *page); });
            });
    });
}

}  // namespace comptoir::console
