// Around one's page: who works on it, what was published of it and when, and what may be taken along or erased.
#include "wasm/directory/said.h"
#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using app::Method;
using kit::ButtonKind;
using kit::Space;
using kit::TextStyle;
using kit::Tone;

namespace {

// In the order of Role, from viewer on.
bool draw_role(const Panel& panel, kit::Key key, std::string_view label, Role& role) {
    kit::Choice choices[3];
    for (int i = 0; i < 3; ++i)
        choices[i] = {.value = role_word(static_cast<Role>(i + 1)), .label = panel.text(plus(Message::role_viewer, i))};
    std::string value(role_word(role));
    if (!panel.ui.select(key, value, {.label = label, .label_hidden = true, .quiet = true}, choices)) return false;
    role = parse_role(value).value_or(role);
    return true;
}

std::string role_body(Role role) {
    return "{\"role\":\"" + std::string(role_word(role)) + "\"}";
}

void act(const Panel& panel, Method method, std::string end, std::string body = "{}") {
    panel.wishes.office = OfficeAct{method, std::move(end), std::move(body)};
}

void draw_member(const Panel& panel, const PageMember& member) {
    panel.ui.spread("member", {}, [&] {
        panel.ui.stack("who", {.gap = Space::none}, [&] {
            panel.ui.text("name", member.name, {.style = TextStyle::body_medium});
            const std::string_view role = panel.text(plus(Message::role_viewer, static_cast<int>(member.role) - 1));
            panel.ui.text(
                "role",
                member.by_bank ? directory::joined(role, panel.text(Message::member_by_bank)) : std::string(role),
                {.style = TextStyle::small, .tone = Tone::muted});
        });
        if (member.by_bank || !panel.screen.may_manage) return;
        panel.ui.row("change", {.wrap = false}, [&] {
            Role role = member.role;
            if (draw_role(panel, "role", member.name, role))
                act(panel, Method::patch, "members/" + member.id, role_body(role));
            const std::string label = panel.scene().language.format(Message::place_remove, {{"name", member.name}});
            if (panel.ui.button(
                    "remove", {.label = label, .kind = ButtonKind::quiet, .icon = kit::Icon::close, .icon_only = true}))
                act(panel, Method::post, "members/" + member.id + "/removal");
        });
    });
}

void draw_invitations(const Panel& panel) {
    panel.ui.heading("invite_title", panel.text(Message::invite_title), 2);
    panel.ui.paragraph("invite_hint", panel.text(Message::invite_hint),
                       {.style = TextStyle::small, .tone = Tone::muted});
    panel.ui.row("invite", {}, [&] {
        (void)draw_role(panel, "role", panel.text(Message::invite_title), panel.screen.state.invited_role);
        if (panel.ui.button("invite", {.label = panel.text(Message::invite), .icon = kit::Icon::plus}))
            act(panel, Method::post, "invitations", role_body(panel.screen.state.invited_role));
        if (!panel.screen.office.members()->invitations.empty() &&
            panel.ui.button("withdraw", {.label = panel.text(Message::invite_withdraw), .kind = ButtonKind::quiet}))
            act(panel, Method::post, "invitations/withdrawal");
    });
    const std::string& code = panel.screen.office.invitation_code();
    panel.ui.status(
        "code", code.empty() ? std::string() : panel.scene().language.format(Message::invite_code, {{"code", code}}),
        {.style = TextStyle::body_strong});
}

void draw_team(const Panel& panel) {
    const std::vector<PageMember>& members = panel.screen.office.members()->items;
    panel.ui.plain_list(
        "members", panel.text(Message::part_team), members.size(),
        [&](std::size_t i) { return kit::Key(members[i].id); }, [&](std::size_t i) { draw_member(panel, members[i]); });
    if (panel.screen.may_manage) draw_invitations(panel);
    if (panel.ui.button("leave", {.label = panel.text(Message::leave), .kind = ButtonKind::danger}))
        panel.screen.state.confirming = Confirming::leave;
}

// When, on the person's clock: one day may have several publications. `at` is RFC 3339 in UTC.
std::string moment_said(const Panel& panel, std::string_view at) {
    constexpr std::size_t hour_at = 11, minute_at = 14, length = 20;
    const auto day = parse_day(at.substr(0, 10));
    if (!day || at.size() != length) return {};
    const auto two_digits = [&](std::size_t place) { return (at[place] - '0') * 10 + at[place + 1] - '0'; };
    return panel.scene().language.intl().moment(std::int64_t{*day} * 1440 + two_digits(hour_at) * 60 +
                                                two_digits(minute_at));
}

std::string changes_said(const Panel& panel, const PageChanges& changes) {
    std::string said;
    for (const FieldRow& row : field_rows()) {
        const auto at = static_cast<std::size_t>(row.field);
        if (changes.fields[at] || changes.audiences[at]) said = directory::joined(said, panel.text(row.label));
    }
    return changes.listed ? directory::joined(said, panel.text(Message::part_visibility)) : said;
}

// The newest publication is undone by saying again what stood there before.
void draw_undo(const Panel& panel, const std::vector<Publication>& items) {
    if (items.size() < 2 || !panel.screen.may_publish) return;
    if (panel.ui.button("undo", {.label = panel.text(Message::history_undo),
                                 .icon = kit::Icon::undo,
                                 .busy = panel.screen.model.is_publishing()}))
        panel.wishes.restore = items[1].version;
}

void draw_history(const Panel& panel) {
    const std::vector<Publication>& items = panel.screen.office.history()->items;
    if (items.empty()) panel.ui.paragraph("none", panel.text(Message::history_none));
    draw_undo(panel, items);
    panel.ui.plain_list(
        "history", panel.text(Message::part_history), items.size(),
        [&](std::size_t i) { return kit::Key(items[i].version); },
        [&](std::size_t i) {
            panel.ui.spread("version", {}, [&] {
                panel.ui.stack("what", {.gap = Space::none, .grow = true}, [&] {
                    panel.ui.text("when", directory::joined(moment_said(panel, items[i].at), items[i].by),
                                  {.style = TextStyle::body_medium});
                    panel.ui.text("changed", changes_said(panel, items[i].changes),
                                  {.style = TextStyle::small, .tone = Tone::muted});
                });
                if (i > 0 && panel.screen.may_publish &&
                    panel.ui.button("restore", {.label = panel.text(Message::history_restore),
                                                .icon = kit::Icon::undo,
                                                .small = true,
                                                .description = moment_said(panel, items[i].at)}))
                    panel.wishes.restore = items[i].version;
            });
        });
    if (!panel.screen.office.history()->next.empty())
        panel.wishes.older = panel.ui.button("older", {.label = panel.text(Message::history_older)});
}

void draw_data(const Panel& panel) {
    panel.ui.paragraph("export_words", panel.text(Message::export_words));
    panel.ui.row("export", {}, [&] {
        if (panel.ui.button("html", {.label = panel.text(Message::export_html)})) panel.wishes.export_all = true;
        if (panel.ui.button("json", {.label = panel.text(Message::export_json)})) panel.wishes.export_all = false;
    });
    panel.ui.heading("reports_title", panel.text(Message::reports_title), 2);
    panel.ui.paragraph("reports_words", panel.text(Message::reports_words));
    if (panel.ui.link("reports",
                      {.label = panel.text(Message::report_follow), .href = "/reports/" + panel.screen.own.id}))
        panel.wishes.reports = true;
    panel.ui.heading("erase_title", panel.text(Message::erase), 2);
    panel.ui.paragraph("erase_words", panel.text(Message::erase_words));
    if (panel.ui.button("erase", {.label = panel.text(Message::erase), .kind = ButtonKind::danger}))
        panel.screen.state.confirming = Confirming::erase;
}

}  // namespace

std::string_view refusal_said(const Scene& scene, const OfficeModel& office) {
    const auto rule = [&](std::string_view code) { return office.problem().code == code; };
    if (rule("last_owner")) return scene.text(Message::leave_last);
    if (rule("bank_says")) return scene.text(Message::refused_bank_says);
    if (rule("too_many_invitations")) return scene.text(Message::refused_too_many_codes);
    if (rule("member_already")) return scene.text(Message::refused_member_already);
    if (rule("invitation_unknown")) return scene.text(Message::join_failed);
    if (office.problem().status == 403) return scene.text(Message::refused_right);
    if (office.fault() == app::Fault::refused) return scene.text(Message::refused_other);
    return directory::fault_text(scene.language, office.fault().value_or(app::Fault::server));
}

void draw_office(const Panel& panel) {
    const OfficeModel& office = panel.screen.office;
    if (office.fault()) {
        const std::string_view words = refusal_said(panel.scene(), office);
        if (panel.ui.note("fault", {.words = words, .tone = Tone::danger, .action_label = panel.text(Message::retry)}))
            panel.wishes.retry_office = true;
    }
    if (panel.screen.part == Part::data)
        draw_data(panel);
    else if (panel.screen.part == Part::team && office.members())
        draw_team(panel);
    else if (panel.screen.part == Part::history && office.history())
        draw_history(panel);
    else if (!office.fault())
        panel.ui.skeleton("loading", panel.text(Message::page_loading), 3);
}

void draw_confirmation(const Panel& panel) {
    PageState& state = panel.screen.state;
    if (!state.confirming) return;
    const bool leaving = *state.confirming == Confirming::leave;
    const std::string_view title = panel.text(leaving ? Message::leave : Message::erase);
    bool open = true;
    panel.ui.dialog(
        "confirmation", open, {.title = title, .close_label = panel.text(Message::close), .sheet = true},
        [&] { panel.ui.paragraph("words", panel.text(leaving ? Message::leave_words : Message::erase_confirm)); },
        [&] {
            if (!panel.ui.button("do", {.label = title, .kind = ButtonKind::danger})) return;
            open = false;
            if (leaving)
                act(panel, Method::post, "departure");
            else
                panel.wishes.erase = true;
        });
    if (!open) state.confirming.reset();
}

}  // namespace comptoir::page
