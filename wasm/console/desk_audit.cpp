// The audit trail: who changed which right, and what staff did, newest first.
#include "shared/console/act.h"
#include "wasm/console/desk_view.h"
#include "wasm/console/detail_words.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// A word of a later version stands as it is.
std::string_view act_said(const DeskScreen& screen, const std::string& word) {
    const auto act = parse_act(word);
    return act ? screen.text(plus(Message::act_person_seen, *act)) : std::string_view(word);
}

void draw_entry(Ui& ui, const DeskScreen& screen, const AuditView& entry, DeskWishes& wishes) {
    ui.stack("entry", {.gap = Space::half}, [&] {
        ui.text("act", act_said(screen, entry.act), {.style = TextStyle::body_medium});
        if (!entry.subject.name.empty()) {
            if (entry.subject_kind == subject_kind_word(SubjectKind::business))
                draw_desk_link(ui, "subject", entry.subject, wishes);
            else
                ui.text("subject", entry.subject.name);
        }
        if (!entry.person.name.empty()) ui.text("person", entry.person.name);
        if (const std::string detail = detail_said(screen.scene, entry.detail); !detail.empty())
            ui.paragraph("detail", detail, {.style = TextStyle::small});
        const std::string by =
            entry.actor.name.empty() ? std::string(screen.text(Message::desk_by_nobody)) : entry.actor.name;
        ui.text("by", directory::joined(moment_said(screen.scene, entry.at_s), by),
                {.style = TextStyle::small, .tone = Tone::muted});
    });
}

// The name of the business whose entries are shown, as an entry tells it.
std::string_view name_of(const Listed<AuditView>& list, const std::string& business_id) {
    for (const AuditView& entry : list.items)
        if (entry.subject.id == business_id) return entry.subject.name;
    return business_id;
}

}  // namespace

void draw_desk_audit(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    const auto& list = screen.model.audit();
    if (!list || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
    if (!screen.business_id.empty())
        ui.row("about", {.gap = Space::s2}, [&] {
            if (ui.chip("all", {.label = name_of(*list, screen.business_id),
                                .remove_label = screen.text(Message::desk_audit_all)}))
                wishes.go = app::Route{app::Screen::desk, {}, {}, std::string(desk_part_word(DeskPart::audit))};
        });
    if (list->items.empty()) return ui.paragraph("none", screen.text(Message::desk_audit_none), {.tone = Tone::muted});
    ui.plain_list(
        "audit", screen.text(Message::desk_audit), list->items.size(),
        [&](std::size_t i) { return kit::Key(list->items[i].seq); },
        [&](std::size_t i) { draw_entry(ui, screen, list->items[i], wishes); });
    if (!list->next.empty() && ui.button("more", {.label = screen.text(Message::more_rows)})) wishes.load_more = true;
}

}  // namespace comptoir::console
