// Where one's page begins: how far it is, what to do next; for a page that was never published, all it needs for that.
#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;

void draw_completeness(const Panel& panel) {
    const Draft& draft = panel.screen.model.draft();
    const std::string words =
        panel.scene().language.format(Message::complete_percent, {{"n", std::to_string(draft.complete_percent)}});
    panel.ui.stack("complete", {.gap = Space::s2}, [&] {
        panel.ui.text("words", words, {.style = kit::TextStyle::body_strong});
        panel.ui.progress("bar", words, static_cast<float>(draft.complete_percent));
        for (const Field field : draft.steps) {
            const FieldRow& row = row_of(field);
            const std::string label =
                panel.scene().language.format(Message::step_fill_in, {{"name", panel.text(row.label)}});
            if (!panel.ui.button(
                    field_word(field),
                    {.label = label, .kind = kit::ButtonKind::quiet, .icon = kit::Icon::chevron_right, .small = true}))
                continue;
            panel.wishes.part = row.part;
            panel.screen.state.focus = field;
        }
    });
}

namespace {

// What a page needs before it is worth being found.
void draw_first_steps(const Panel& panel) {
    panel.ui.paragraph("words", panel.text(Message::first_steps_hint));
    if (panel.content().text(Field::legal_name).empty()) draw_field(panel, row_of(Field::trade_name), false);
    draw_field(panel, row_of(Field::trade), false);
    draw_field(panel, row_of(Field::description), false);
    draw_address(panel, 0, true);
    draw_field(panel, row_of(Field::phone), false);
    Audience listed = panel.content().listed;
    if (draw_audience(panel, "listed", panel.text(Message::listed_label), listed, false)) panel.typed().listed = listed;
}

}  // namespace

void draw_overview(const Panel& panel) {
    const bool is_new = !panel.screen.model.draft().published;
    if (panel.ui.is_compact() || !is_new) draw_completeness(panel);
    if (is_new)
        draw_first_steps(panel);
    else
        panel.ui.paragraph("listed",
                           panel.scene().language.format(
                               Message::listed_now,
                               {{"audience", panel.text(plus(Message::audience_everyone, panel.content().listed))}}));
}

}  // namespace comptoir::page
