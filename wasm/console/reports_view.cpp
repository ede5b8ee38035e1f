// What one has reported and what became of it; what was decided on one's own page; and the complaint against either.
#include "wasm/app/route.h"
#include "wasm/console/report_view.h"
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

constexpr float reading_width_px = 720;
constexpr std::uint32_t skeleton_rows = 3;

void draw_report(Ui& ui, const ReportsScreen& screen, const ReportView& report, bool by_owner, ReportWishes& wishes) {
    const Scene& scene = screen.scene;
    ui.stack("report", {.gap = Space::s2}, [&] {
        draw_report_head(ui, scene, report);
        if (!by_owner &&
            ui.link("business", {.label = report.business.name,
                                 .href = app::format_route({app::Screen::business, report.business.id, {}})}))
            wishes.open = report.business.id;
        ui.text("when",
                directory::joined(
                    scene.language.format(Message::report_received_on, {{"date", date_said(scene, report.received_s)}}),
                    scene.language.format(Message::report_reference, {{"id", report.id}})),
                {.style = TextStyle::small, .tone = Tone::muted});
        if (!report.text.empty()) ui.paragraph("text", report.text);
        draw_report_outcome(ui, scene, report);
        if (report.complain_until_s == 0) return;
        ui.paragraph(
            "until",
            scene.language.format(Message::complain_until, {{"date", date_said(scene, report.complain_until_s)}}),
            {.style = TextStyle::small, .tone = Tone::muted});
        ui.row("actions", {}, [&] {
            if (ui.button("complain",
                          {.label = scene.text(Message::complain),
                           .description = scene.language.format(Message::report_reference, {{"id", report.id}})}))
                screen.form = {.report_id = report.id, .by_owner = by_owner};
        });
    });
}

void draw_list(Ui& ui, const ReportsScreen& screen, kit::Key key, const std::string& title, Message none, bool by_owner,
               ReportWishes& wishes) {
    const auto& list = by_owner ? screen.model.against() : screen.model.mine();
    ui.stack(key, {.gap = Space::s3}, [&] {
        ui.heading("title", title, 2);
        if (!list) {
            if (!screen.model.fault()) ui.skeleton("loading", screen.scene.text(Message::page_loading), skeleton_rows);
            return;
        }
        if (list->items.empty()) {
            ui.paragraph("none", screen.scene.text(none), {.tone = Tone::muted});
            return;
        }
        ui.plain_list(
            "reports", title, list->items.size(), [&](std::size_t i) { return kit::Key(list->items[i].id); },
            [&](std::size_t i) { draw_report(ui, screen, list->items[i], by_owner, wishes); });
    });
}

void draw_complaint(Ui& ui, const ReportsScreen& screen, ReportWishes& wishes) {
    ComplaintForm& form = screen.form;
    if (form.report_id.empty()) return;
    const Scene& scene = screen.scene;
    bool open = true;
    kit::NodeId field = 0;
    ui.dialog(
        "complaint", open,
        {.title = scene.text(Message::complain), .close_label = scene.text(Message::close), .sheet = true},
        [&] {
            if (screen.model.complain_fault())
                ui.status("fault", directory::fault_text(scene.language, *screen.model.complain_fault()),
                          {.tone = Tone::danger});
            const bool wrong = form.tried && is_too_short(form.text, report_text_characters_min);
            field = ui.text_field("text", form.text,
                                  {.label = scene.text(Message::complain_text),
                                   .kind = kit::FieldKind::multiline,
                                   .error = wrong ? scene.text(Message::report_wrong_text) : std::string_view(),
                                   .max_length = report_text_characters_max,
                                   .lines = 5,
                                   .required = true})
                        .node;
        },
        [&] {
            if (!ui.button("send", {.label = scene.text(Message::complain_send),
                                    .kind = ButtonKind::primary,
                                    .busy = screen.model.is_complaining()}))
                return;
            form.tried = is_too_short(form.text, report_text_characters_min);
            if (form.tried)
                ui.focus(field);
            else
                wishes.complain = true;
        });
    if (!open) form = {};
}

}  // namespace

void draw_reports(Ui& ui, const ReportsScreen& screen, ReportWishes& wishes) {
    const Scene& scene = screen.scene;
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.scroll("reports", scene.text(Message::reports_title), {.padding_x = margin, .padding_y = Space::s5}, [&] {
        ui.stack("column", {.gap = Space::s5, .max_width = reading_width_px}, [&] {
            ui.heading("title", scene.text(Message::reports_title), 1);
            if (screen.take_focus) ui.focus(ui.last_id());
            if (screen.model.fault())
                wishes.retry = ui.error_state("fault", scene.text(Message::fault_page_title),
                                              directory::fault_text(scene.language, *screen.model.fault()),
                                              scene.text(Message::retry));
            if (!screen.own_name.empty())
                draw_list(ui, screen, "against",
                          scene.language.format(Message::reports_against, {{"name", screen.own_name}}),
                          Message::reports_against_none, true, wishes);
            draw_list(ui, screen, "mine", std::string(scene.text(Message::reports_mine)), Message::reports_mine_none,
                      false, wishes);
        });
    });
    draw_complaint(ui, screen, wishes);
}

}  // namespace comptoir::console
