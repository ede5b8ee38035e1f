// The dialog in which anybody says what is wrong with a page.
#include "wasm/console/report_view.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::ButtonKind;
using kit::Tone;
using kit::Ui;

namespace {

// The first entry that is not in order takes the focus when it is to be sent.
enum class Missing { nothing, kind, text, good_faith };

Missing missing_of(const ReportForm& form) {
    if (form.kind.empty()) return Missing::kind;
    if (is_too_short(form.text, report_text_characters_min)) return Missing::text;
    return form.good_faith ? Missing::nothing : Missing::good_faith;
}

void draw_wrong(Ui& ui, kit::Key key, bool wrong, std::string_view words) {
    if (wrong) ui.status(key, words, {.style = kit::TextStyle::small, .tone = Tone::danger});
}

struct Places {
    kit::NodeId kind, text, good_faith;
};

Places draw_form(Ui& ui, const ReportDialog& dialog) {
    const Scene& scene = dialog.scene;
    ReportForm& form = dialog.form;
    Places at{};
    if (dialog.model.send_fault())
        ui.note("fault", {.words = scene.text(Message::report_failed), .tone = Tone::danger});
    if (dialog.model.send_fault())
        ui.status("why", directory::fault_text(scene.language, *dialog.model.send_fault()), {.tone = Tone::danger});
    ui.paragraph("next", scene.text(Message::report_what_next), {.tone = Tone::muted});
    if (!dialog.signed_in) ui.paragraph("visitor", scene.text(Message::report_visitor), {.tone = Tone::muted});
    kit::Choice kinds[report_kind_count];
    for (int kind = 0; kind < report_kind_count; ++kind)
        kinds[kind] = {.value = report_kind_word(static_cast<ReportKind>(kind)),
                       .label = scene.text(plus(Message::report_false_identity, kind))};
    ui.radio_group("kind", form.kind, scene.text(Message::report_why), kinds);
    at.kind = kit::Key(kinds[0].value).in(ui.id("kind"));
    draw_wrong(ui, "kind_wrong", form.tried && form.kind.empty(), scene.text(Message::report_wrong_kind));
    const bool short_text = form.tried && is_too_short(form.text, report_text_characters_min);
    at.text = ui.text_field("text", form.text,
                            {.label = scene.text(Message::report_text),
                             .kind = kit::FieldKind::multiline,
                             .description = scene.text(Message::report_text_hint),
                             .error = short_text ? scene.text(Message::report_wrong_text) : std::string_view(),
                             .max_length = report_text_characters_max,
                             .lines = 4,
                             .required = true})
                  .node;
    ui.checkbox("good_faith", form.good_faith, {.label = scene.text(Message::report_good_faith)});
    at.good_faith = ui.id("good_faith");
    draw_wrong(ui, "faith_wrong", form.tried && !form.good_faith, scene.text(Message::report_wrong_faith));
    return at;
}

}  // namespace

void draw_report_dialog(Ui& ui, const ReportDialog& dialog, ReportWishes& wishes) {
    const Scene& scene = dialog.scene;
    ReportForm& form = dialog.form;
    if (form.business_id.empty()) return;
    const std::optional<ReportView>& sent = dialog.model.sent();
    bool open = true;
    Places at{};
    const auto body = [&] {
        if (sent) ui.status("sent", scene.language.format(Message::report_sent, {{"id", sent->id}}));
        if (!sent) {
            at = draw_form(ui, dialog);
            return;
        }
        ui.paragraph("next", scene.text(Message::report_what_next), {.tone = Tone::muted});
    };
    const auto foot = [&] {
        if (sent) {
            if (ui.button("close", {.label = scene.text(Message::close), .kind = ButtonKind::primary})) open = false;
            if (dialog.signed_in && ui.button("follow", {.label = scene.text(Message::report_follow)})) {
                wishes.follow = true;
                open = false;
            }
            return;
        }
        if (!ui.button("send", {.label = scene.text(Message::report_send),
                                .kind = ButtonKind::primary,
                                .busy = dialog.model.is_sending()}))
            return;
        const Missing missing = missing_of(form);
        form.tried = missing != Missing::nothing;
        wishes.send = !form.tried;
        if (missing == Missing::kind) ui.focus(at.kind);
        if (missing == Missing::text) ui.focus(at.text);
        if (missing == Missing::good_faith) ui.focus(at.good_faith);
    };
    ui.dialog("report", open,
              {.title = scene.text(Message::report_page), .close_label = scene.text(Message::close), .sheet = true},
              body, foot);
    wishes.closed = !open;
}

}  // namespace comptoir::console
