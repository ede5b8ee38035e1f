// Who sees what: the page as a whole, then each field, and the way to look at it as they do.
#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;

void draw_visibility(const Panel& panel) {
    Audience listed = panel.content().listed;
    panel.ui.stack("listed", {.gap = Space::s2}, [&] {
        if (draw_audience(panel, "audience", panel.text(Message::listed_label), listed, false))
            panel.typed().listed = listed;
        panel.ui.paragraph("hint", panel.text(Message::listed_hint),
                           {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
    });
    panel.ui.heading("fields_title", panel.text(Message::audience_fields), 2);
    panel.ui.stack("fields", {.gap = Space::none}, [&] {
        for (const FieldRow& row : field_rows()) {
            const std::string_view name = panel.text(row.label);
            panel.ui.spread(field_word(row.field), {.padding_y = Space::s2, .line_below = true}, [&] {
                panel.ui.text("name", name);
                Audience audience = panel.content().audience(row.field);
                const std::string label = panel.scene().language.format(Message::audience_of, {{"name", name}});
                if (draw_audience(panel, "audience", label, audience, true))
                    panel.typed().audience(row.field) = audience;
            });
        }
    });
}

}  // namespace comptoir::page
