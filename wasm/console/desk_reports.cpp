// Reports that wait for somebody at the bank, and those that are closed.
#include "wasm/console/desk_view.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::ButtonKind;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// What staff may do with it now, by the state machine that the server asks too.
void draw_actions(Ui& ui, const DeskScreen& screen, const ReportView& report, DeskWishes& wishes) {
    const bool may_take = next(report.state, ReportAction::take, ReportActor::staff).has_value();
    const bool may_decide = next(report.state, ReportAction::reject, ReportActor::staff).has_value();
    const std::string about = screen.scene.language.format(Message::report_reference, {{"id", report.id}});
    ui.row("actions", {}, [&] {
        if (may_take && ui.button("take", {.label = screen.text(Message::desk_take),
                                           .kind = ButtonKind::primary,
                                           .busy = screen.model.is_acting(),
                                           .description = about}))
            wishes.take = report.id;
        const bool answers = may_decide && !report.complaint.empty();
        if (may_decide &&
            ui.button("decide", {.label = screen.text(answers ? Message::desk_answer : Message::desk_decide),
                                 .kind = ButtonKind::primary,
                                 .description = about})) {
            DeskState& state = screen.state;
            begin(state, Doing::decide, report.id);
            state.answers_complaint = answers;
            state.measure = measure_word(report.measure);
            state.ground = ground_word(report.ground);
            state.reference = report.reference;
        }
    });
}

void draw_report(Ui& ui, const DeskScreen& screen, const ReportView& report, DeskWishes& wishes) {
    const Scene& scene = screen.scene;
    ui.card("report", {.gap = Space::s3}, [&] {
        draw_report_head(ui, scene, report);
        ui.stack("about", {.gap = Space::half}, [&] {
            draw_desk_link(ui, "business", report.business, wishes);
            const std::string by = report.reporter.id.empty() ? std::string(scene.text(Message::desk_reporter_visitor))
                                                              : scene.language.format(Message::desk_reporter,
                                                                                      {{"name", report.reporter.name}});
            const std::string when =
                scene.language.format(Message::report_received_on, {{"date", date_said(scene, report.received_s)}});
            ui.text("by", directory::joined(by, when), {.style = TextStyle::small, .tone = Tone::muted});
            ui.text("id", scene.language.format(Message::report_reference, {{"id", report.id}}),
                    {.style = TextStyle::small, .tone = Tone::muted});
        });
        ui.paragraph("text", report.text);
        draw_report_outcome(ui, scene, report);
        if (is_open(report.state)) draw_actions(ui, screen, report, wishes);
    });
}

}  // namespace

void draw_desk_reports(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    const bool closed = screen.model.shows_closed();
    ui.row("state", {.gap = Space::s2}, [&] {
        if (ui.chip("open", {.label = screen.text(Message::desk_open), .on = !closed}) && closed) wishes.closed = false;
        if (ui.chip("closed", {.label = screen.text(Message::desk_closed), .on = closed}) && !closed)
            wishes.closed = true;
    });
    if (screen.state.done) ui.status("done", screen.text(Message::desk_done), {.tone = Tone::success});
    if (screen.model.act_fault() && !screen.state.doing)
        ui.status("fault",
                  screen.model.is_conflict() ? screen.text(Message::desk_conflict)
                                             : directory::fault_text(screen.scene.language, *screen.model.act_fault()),
                  {.tone = Tone::danger});
    const auto& list = screen.model.reports();
    if (!list || screen.model.fault()) return draw_desk_wait(ui, screen, wishes);
    if (list->items.empty())
        return draw_desk_nothing(ui, screen, closed ? Message::desk_closed_none : Message::desk_reports_none,
                                 Message::desk_reports_none_hint);
    ui.plain_list(
        "reports", screen.text(Message::reports_title), list->items.size(),
        [&](std::size_t i) { return kit::Key(list->items[i].id); },
        [&](std::size_t i) { draw_report(ui, screen, list->items[i], wishes); });
    if (!list->next.empty() && ui.button("more", {.label = screen.text(Message::more_rows)})) wishes.load_more = true;
}

}  // namespace comptoir::console
