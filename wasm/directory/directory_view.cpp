#include "wasm/directory/directory_view.h"

#include <algorithm>

#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"
#include "wasm/directory/state_pane.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

// As many rows as there is room for below the box: what is at the lower edge stays there.
std::uint32_t skeleton_rows(const Ui& ui) {
    constexpr float around_px = 190, row_px = 86;
    return static_cast<std::uint32_t>(std::clamp((ui.height() - around_px) / row_px, 1.f, 9.f));
}

void draw_body(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    switch (screen.model.phase()) {
        case ListPhase::start:
            draw_start(ui, screen, wishes);
            return;
        case ListPhase::loading:
            ui.skeleton("loading", scene.text(Message::results_loading), skeleton_rows(ui));
            return;
        case ListPhase::ready:
            draw_results(ui, screen, wishes);
            return;
        case ListPhase::failed:
            state_pane(ui, scene.text(Message::fault_title), [&] {
                wishes.retry =
                    ui.error_state("fault", scene.text(Message::fault_title),
                                   fault_text(scene.language, screen.model.fault()), scene.text(Message::retry));
            });
            return;
    }
}

void draw_field(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    DirectoryState& state = screen.state;
    const kit::FieldResult field = ui.text_field("query", state.text,
                                                 {.label = scene.text(Message::search_label),
                                                  .label_hidden = true,
                                                  .kind = kit::FieldKind::search,
                                                  .icon = kit::Icon::search,
                                                  .placeholder = scene.text(Message::search_placeholder),
                                                  .clear_label = scene.text(Message::search_clear),
                                                  .autocomplete = "off",
                                                  .enter_key = "search",
                                                  .max_length = query_text_characters_max});
    if (field.dismissed) state.text.clear();
    if (field.changed) state.focus_list = false;  // whoever types stays in the box
    const bool listed = screen.model.phase() == ListPhase::ready && !screen.model.list().items.empty();
    if ((field.moved_down || field.submitted) && listed) state.focus_list = true;
    if (state.text == screen.model.query().text) return;
    BusinessQuery query = screen.model.query();
    query.text = state.text;
    query.ignore_place = false;  // another text, another place
    wishes.search = query;
}

}  // namespace

void draw_search_head(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    screen.state.begun = screen.state.begun || screen.model.phase() != ListPhase::loading;
    ui.stack("search",
             {.gap = Space::s3,
              .padding_x = Space::s4,
              .padding_y = Space::s4,
              .line_below = screen.model.list().items.empty(),  // else the number of results has it
              .role = kit::Role::search,
              .name = scene.text(Message::nav_directory)},
             [&] {
                 draw_field(ui, screen, wishes);
                 // The first answer may bring a place, whose chip comes first: nothing that is seen already moves.
                 if (screen.state.begun) draw_chips(ui, screen, wishes);
                 if (screen.state.locate_refused)
                     ui.note("refused", {.words = scene.text(Message::near_me_refused), .tone = kit::Tone::warning});
             });
}

void draw_directory(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    draw_search_head(ui, screen, wishes);
    draw_body(ui, screen, wishes);
    draw_filters_dialog(ui, screen, wishes);
}

}  // namespace comptoir::directory
