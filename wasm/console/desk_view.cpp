#include "wasm/console/desk_view.h"

#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

constexpr float column_px = 880;
constexpr std::uint32_t skeleton_rows = 5;

constexpr Message tab_labels[desk_tab_count] = {Message::reports_title, Message::desk_businesses, Message::desk_people,
                                                Message::desk_names, Message::desk_audit};

void draw_title(Ui& ui, const DeskScreen& screen) {
    ui.stack("head", {.gap = Space::half}, [&] {
        ui.heading("title", screen.text(Message::nav_desk), 1);
        if (screen.take_focus) ui.focus(ui.last_id());
        const std::string scope =
            screen.me.staff == StaffRole::moderator
                ? std::string(screen.text(Message::desk_words_moderator))
                : screen.scene.language.format(Message::desk_words_adviser, {{"branch", screen.me.branch}});
        ui.text("scope", directory::joined(screen.me.name, scope), {.tone = kit::Tone::muted});
    });
}

void draw_part(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    switch (screen.part) {
        case DeskPart::reports:
            draw_desk_reports(ui, screen, wishes);
            return;
        case DeskPart::businesses:
            draw_desk_businesses(ui, screen, wishes);
            return;
        case DeskPart::people:
            draw_desk_people(ui, screen, wishes);
            return;
        case DeskPart::names:
            draw_desk_names(ui, screen, wishes);
            return;
        case DeskPart::audit:
            draw_desk_audit(ui, screen, wishes);
            return;
        case DeskPart::business:
            return;
    }
}

void draw_tabs(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    kit::Choice choices[desk_tab_count];
    std::size_t count = 0;
    for (int i = 0; i < desk_tab_count; ++i) {
        const auto part = static_cast<DeskPart>(i);
        if (part == DeskPart::audit && !screen.may(Action::read_audit)) continue;
        choices[count++] = {.value = desk_part_word(part), .label = screen.text(tab_labels[i])};
    }
    std::string value(desk_part_word(screen.part));
    if (ui.tabs("tabs", value, screen.text(Message::nav_desk), {choices, count}))
        wishes.go = app::Route{app::Screen::desk, {}, {}, value};
    ui.tab_panel("tabs", value, [&] { ui.stack("part", {.gap = Space::s4}, [&] { draw_part(ui, screen, wishes); }); });
}

NewAttestation attestation_of(const DeskState& state) {
    NewAttestation attestation{.fact = state.fact, .revokes = *state.doing == Doing::revoke, .reason = state.reason};
    for (const char digit : state.year) attestation.year = attestation.year * 10 + (digit - '0');
    return attestation;
}

void act(DeskModel& model, const DeskState& state) {
    switch (*state.doing) {
        case Doing::decide:
            model.decide(state.about_id, {.upheld = state.decision == "uphold",
                                          .measure = state.measure == "pause" ? Measure::pause : Measure::none,
                                          .ground = state.ground == "law" ? Ground::law : Ground::terms,
                                          .reference = state.reference,
                                          .facts = state.reason});
            return;
        case Doing::pause:
            model.pause(state.about_id, state.reason);
            return;
        case Doing::restore:
            model.restore(state.about_id, state.reason);
            return;
        case Doing::attest:
        case Doing::revoke:
            model.attest(state.about_id, attestation_of(state));
            return;
    }
}

}  // namespace

void begin(DeskState& state, std::optional<Doing> doing, const std::string& about_id) {
    state = {.typed_business = state.typed_business,
             .typed_person = state.typed_person,
             .doing = doing,
             .about_id = about_id};
}

void draw_desk(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    if (screen.part == DeskPart::business) {
        draw_desk_business(ui, screen, wishes);
    } else {
        const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
        ui.scroll(desk_part_word(screen.part), screen.text(Message::nav_desk),
                  {.padding_x = margin, .padding_y = Space::s5}, [&] {
                      ui.stack("column", {.gap = Space::s4, .max_width = column_px}, [&] {
                          draw_title(ui, screen);
                          draw_tabs(ui, screen, wishes);
                      });
                  });
    }
    draw_desk_dialog(ui, screen, wishes);
}

bool grant(const DeskWishes& wishes, DeskModel& model, DeskState& state, DeskPart part) {
    if (wishes.search) model.search(part, *wishes.search);
    if (wishes.closed) model.show_closed(*wishes.closed);
    if (wishes.as_visitor) model.look_as_visitor(*wishes.as_visitor);
    if (wishes.take || wishes.act) state.done = false;
    if (wishes.take) model.take(*wishes.take);
    if (wishes.act) act(model, state);
    if (wishes.load_more) model.load_more();
    if (wishes.retry) model.retry();
    const bool done = model.take_done();
    if (done || wishes.dismissed || wishes.go) begin(state, std::nullopt);
    state.done = state.done || done;
    if (done || wishes.dismissed) model.forget_act_fault();
    return done || wishes.dismissed || wishes.search || wishes.closed || wishes.as_visitor || wishes.take ||
           wishes.act || wishes.load_more || wishes.retry;
}

void draw_desk_link(Ui& ui, kit::Key key, const Named& business, DeskWishes& wishes) {
    if (ui.link(key, {.label = business.name, .href = desk_route(DeskPart::business, business.id)}))
        wishes.go = app::Route{app::Screen::desk, business.id, {}, std::string(desk_part_word(DeskPart::business))};
}

void draw_desk_wait(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    if (!screen.model.fault())
        ui.skeleton("loading", screen.text(Message::page_loading), skeleton_rows);
    else if (ui.error_state("fault", screen.text(Message::fault_page_title),
                            directory::fault_text(screen.scene.language, *screen.model.fault()),
                            screen.text(Message::retry)))
        wishes.retry = true;
}

void draw_desk_nothing(Ui& ui, const DeskScreen& screen, Message title, Message words) {
    ui.empty_state("nothing",
                   {.icon = kit::Icon::check, .title = screen.text(title), .words = screen.text(words), .level = 2},
                   [] {});
}

}  // namespace comptoir::console
