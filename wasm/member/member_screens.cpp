// What is drawn of one's own page, one's network, the bell, the desk and reports, and for whom there is none of it.
#include "shared/api/json_writer.h"
#include "wasm/directory/state_pane.h"
#include "wasm/member/member_session.h"

namespace comptoir::member {

using app::MemberFrame;
using app::Message;
using app::Screen;
using kit::Ui;

namespace {

// May the person do this for the business that one acts for?
bool may_act(const MemberFrame& frame, Action action) {
    return frame.acting && may(action, {.signed_in = true, .relation = Relation::own, .role = frame.acting->role});
}

}  // namespace

void MemberSession::draw(Ui& ui, const MemberFrame& frame) {
    const Screen screen = frame.route.screen;
    const bool at_desk = may(Action::use_desk, {.signed_in = true, .staff = around_.person.me()->staff});
    if (screen == Screen::desk && at_desk) return draw_desk(ui, frame);
    if (screen == Screen::desk || (screen != Screen::reports && !frame.acting)) return draw_join(ui, frame);
    // Whoever has just chosen another business may choose on: the title takes no focus.
    keeps_focus_ = keeps_focus_ && frame.take_focus;
    MemberFrame below = frame;
    below.take_focus = frame.take_focus && !keeps_focus_;
    draw_own_choice(ui, frame);
    if (screen == Screen::reports)
        draw_reports(ui, below);
    else if (screen == Screen::mine)
        draw_page(ui, below);
    else
        draw_network(ui, below);
}

void MemberSession::draw_own_choice(Ui& ui, const MemberFrame& frame) {
    const std::vector<OwnBusiness>& own = around_.person.me()->businesses;
    if (own.size() < 2) return;
    std::vector<kit::Choice> choices;
    for (const OwnBusiness& business : own) choices.push_back({.value = business.id, .label = business.name});
    std::string id = frame.acting->id;
    const kit::Space margin = ui.is_compact() ? kit::Space::s4 : kit::Space::s5;
    ui.row("acting", {.padding_x = margin, .padding_y = kit::Space::s1, .sunken = true, .line_below = true}, [&] {
        if (!ui.select("business", id, {.label = frame.scene.text(Message::own_business), .quiet = true}, choices))
            return;
        keeps_focus_ = true;
        around_.navigator.go({frame.route.screen, id, {}, frame.route.part}, false);
    });
}

void MemberSession::draw_join(Ui& ui, const MemberFrame& frame) {
    const directory::Scene& scene = frame.scene;
    directory::state_pane(ui, scene.text(Message::nav_mine), [&] {
        ui.empty_state("closed",
                       {.icon = kit::Icon::user,
                        .title = scene.text(Message::not_yours_title),
                        .words = scene.text(Message::not_yours_hint)},
                       [&] {
                           std::string& code = page_state_.join_code;
                           const auto field = ui.text_field(
                               "code", code, {.label = scene.text(Message::join_code), .autocomplete = "off"});
                           const bool pressed = ui.button(
                               "join", {.label = scene.text(Message::join_title), .kind = kit::ButtonKind::primary});
                           if (office_.fault())
                               ui.status("fault", page::refusal_said(scene, office_), {.tone = kit::Tone::danger});
                           if (ui.link("reports", {.label = scene.text(Message::report_follow), .href = "/reports"}))
                               around_.navigator.go({Screen::reports, {}, {}}, false);
                           if ((!field.submitted && !pressed) || code.empty()) return;
                           std::string body;
                           JsonWriter(body).begin_object().key("code").text(code).end_object();
                           office_.act_for_oneself("invitations/acceptance", std::move(body));
                           around_.navigator.draw_again();
                       });
    });
}

void MemberSession::draw_page(Ui& ui, const MemberFrame& frame) {
    const page::Part part = page::parse_part(frame.route.part);
    const OwnBusiness& own = *frame.acting;
    page::PageWishes wishes;
    office_.show(part, own.id);
    if (draft_.phase() == directory::PagePhase::ready)
        preview_.show(own.id, draft_.draft().version, page_state_.reader);
    page::draw_page(ui,
                    {.scene = frame.scene,
                     .model = draft_,
                     .trades = trade_words_,
                     .preview = preview_,
                     .office = office_,
                     .own = own,
                     .part = part,
                     .state = page_state_,
                     .may_edit = may_act(frame, Action::edit_draft),
                     .may_publish = may_act(frame, Action::publish_page),
                     .may_manage = may_act(frame, Action::manage_members),
                     .take_focus = frame.take_focus,
                     .outlives_reload = around_.drafts.outlives_reload(),
                     .bank = frame.bank},
                    wishes);
    grant(wishes, frame);
}

void MemberSession::draw_network(Ui& ui, const MemberFrame& frame) {
    const network::NetworkScreen screen{frame.scene, network_, network_state_, may_act(frame, Action::act_in_network),
                                        frame.take_focus};
    network::NetworkWishes wishes;
    if (frame.route.screen == Screen::notices) {
        network_.show_notices();
        network::draw_notices(ui, screen, wishes);
    } else {
        const network::Tab tab = network::parse_tab(frame.route.part);
        network::draw_network(ui, screen, tab, wishes);
        network_.show_list(tab, tab == network::Tab::connected ? network_state_.typed : std::string());
    }
    grant(wishes, frame);
}

void MemberSession::draw_relation(Ui& ui, const MemberFrame& frame) {
    network::NetworkWishes wishes;
    network::draw_relation(ui, {frame.scene, network_, network_state_, may_act(frame, Action::act_in_network), false},
                           wishes);
    grant(wishes, frame);
}

void MemberSession::draw_desk(Ui& ui, const MemberFrame& frame) {
    const console::DeskPart part = console::parse_desk_part(frame.route.part);
    desk_.show(part, frame.route.business_id);
    console::DeskWishes wishes;
    console::draw_desk(
        ui, {frame.scene, desk_, desk_state_, *around_.person.me(), part, frame.route.business_id, frame.take_focus},
        wishes);
    if (console::grant(wishes, desk_, desk_state_, part)) around_.navigator.draw_again();
    if (wishes.go) around_.navigator.go(*wishes.go, false);
}

void MemberSession::draw_reports(Ui& ui, const MemberFrame& frame) {
    const bool answers = may_act(frame, Action::answer_decisions);
    reports_.show(answers ? frame.acting->id : std::string());
    console::ReportWishes wishes;
    console::draw_reports(ui,
                          {frame.scene, reports_, complaint_form_,
                           answers ? std::string_view(frame.acting->name) : std::string_view(), frame.take_focus},
                          wishes);
    grant(wishes, frame);
}

void MemberSession::draw_over(Ui& ui, const MemberFrame& frame) {
    console::ReportWishes wishes;
    console::draw_report_dialog(ui, {frame.scene, reports_, report_form_, around_.person.is_signed_in()}, wishes);
    grant(wishes, frame);
}

}  // namespace comptoir::member
