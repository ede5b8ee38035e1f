#include "wasm/directory/directory_view.h"

#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

constexpr std::uint32_t skeleton_rows = 6;

void draw_body(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    switch (screen.model.phase()) {
        case ListPhase::start:
            draw_start(ui, screen, wishes);
            return;
        case ListPhase::loading:
            ui.skeleton("loading", scene.text(Message::results_loading), skeleton_rows);
            return;
        case ListPhase::ready:
            draw_results(ui, screen, wishes);
            return;
        case ListPhase::failed:
            if (ui.error_state("fault", scene.text(Message::fault_title),
                               fault_text(scene.language, screen.model.fault()), scene.text(Message::retry)))
                wishes.retry = true;
            return;
    }
}

}  // namespace

void draw_search_head(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    ui.stack("search",
             {.gap = Space::s3,
              .padding_x = Space::s4,
              .padding_y = Space::s4,
              .line_below = true,
              .role = kit::Role::search,
              .name = scene.text(Message::nav_directory)},
             [&] {
                 const kit::FieldResult field = ui.text_field("query", screen.state.text,
                                                              {.label = scene.text(Message::search_label),
                                                               .label_hidden = true,
                                                               .kind = kit::FieldKind::search,
                                                               .icon = kit::Icon::search,
                                                               .placeholder = scene.text(Message::search_placeholder),
                                                               .clear_label = scene.text(Message::search_clear),
                                                               .autocomplete = "off",
                                                               .enter_key = "search",
                                                               .max_length = query_text_characters_max});
                 if (field.dismissed && !screen.state.text.empty()) screen.state.text.clear();
                 if (screen.state.text != screen.model.query().text) {
                     BusinessQuery query = screen.model.query();
                     query.text = screen.state.text;
                     query.ignore_place = false;  // another text, another place
                     wishes.search = query;
                 }
                 draw_chips(ui, screen, wishes);
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
