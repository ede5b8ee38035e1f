#include "wasm/console/report_words.h"

#include "shared/core/text.h"
#include "shared/core/time_text.h"

namespace comptoir::console {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

constexpr std::int64_t day_s = 24 * 3600;

Tone tone_of(ReportState state) {
    if (state == ReportState::received) return Tone::accent;
    if (is_open(state)) return Tone::warning;
    return stands_against_page(state) ? Tone::danger : Tone::plain;
}

void draw_said(Ui& ui, kit::Key key, const std::string& title, std::string_view words) {
    ui.stack(key, {.gap = Space::half}, [&] {
        ui.text("title", title, {.style = TextStyle::body_medium});
        ui.paragraph("words", words);
    });
}

}  // namespace

std::string date_said(const Scene& scene, std::int64_t seconds) {
    return scene.language.intl().date(static_cast<DayNumber>(seconds / day_s));
}

std::string moment_said(const Scene& scene, std::int64_t seconds) {
    return date_said(scene, seconds) + ", " + time_text(seconds).substr(11, 5) + " UTC";
}

void draw_report_head(Ui& ui, const Scene& scene, const ReportView& report) {
    ui.row("head", {.gap = Space::s2}, [&] {
        ui.text("kind", scene.text(plus(Message::report_false_identity, report.kind)),
                {.style = TextStyle::body_medium});
        ui.tag("state",
               {.label = scene.text(plus(Message::report_received, report.state)), .tone = tone_of(report.state)});
    });
}

void draw_report_outcome(Ui& ui, const Scene& scene, const ReportView& report) {
    if (report.decided_s > 0) {
        ui.stack("decision", {.gap = Space::s1}, [&] {
            ui.text("title",
                    scene.language.format(Message::decision_on, {{"date", date_said(scene, report.decided_s)}}),
                    {.style = TextStyle::body_medium});
            ui.key_value("reasons", [&] {
                if (!report.reference.empty())
                    ui.pair("rule", scene.text(Message::decision_rule), [&] {
                        ui.paragraph("ground", scene.text(plus(Message::ground_law, report.ground)));
                        ui.paragraph("reference", report.reference);
                    });
                ui.pair("facts", scene.text(Message::decision_facts), [&] { ui.paragraph("words", report.facts); });
                ui.pair("measure", scene.text(Message::decision_measure),
                        [&] { ui.paragraph("words", scene.text(plus(Message::measure_none, report.measure))); });
            });
            ui.text("by", scene.text(Message::decision_by_people), {.style = TextStyle::small, .tone = Tone::muted});
        });
    }
    if (!report.complaint.empty())
        draw_said(ui, "complaint",
                  scene.language.format(Message::complaint_on, {{"date", date_said(scene, report.complained_s)}}),
                  report.complaint);
    if (!report.answer.empty())
        draw_said(ui, "answer",
                  scene.language.format(Message::answer_on, {{"date", date_said(scene, report.closed_s)}}),
                  report.answer);
}

bool is_too_short(std::string_view text, int characters_min) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return characters(text) < static_cast<std::size_t>(characters_min);
}

}  // namespace comptoir::console
