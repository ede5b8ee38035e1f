// How others will see the page, drawn by the view that shows it to them.
#include "wasm/directory/business_view.h"
#include "wasm/page/page_view.h"
#include "wasm/page/preview_model.h"

namespace comptoir::page {

using app::Message;
using kit::Space;

namespace {

// In the order of audiences; nobody looks at what is for nobody.
constexpr int readers_count = 3;

void draw_reader_choice(const Panel& panel) {
    PageState& state = panel.screen.state;
    kit::Choice choices[readers_count];
    for (int i = 0; i < readers_count; ++i)
        choices[i] = {.value = audience_word(static_cast<Audience>(i)),
                      .label = panel.text(plus(Message::reader_visitor, i))};
    std::string value(audience_word(state.reader));
    if (panel.ui.select("reader", value, {.label = panel.text(Message::preview_as), .quiet = true}, choices))
        parse_audience(value, state.reader);
}

}  // namespace

void draw_preview(const Panel& panel) {
    kit::Ui& ui = panel.ui;
    const bool alone = panel.screen.part == Part::preview;
    ui.stack("preview", {.gap = Space::none, .grow = true}, [&] {
        ui.spread("head", {.padding_x = Space::s4, .padding_y = Space::s3, .line_below = true}, [&] {
            ui.row("where", {.gap = Space::s2, .wrap = false}, [&] {
                if (alone && ui.button("back", {.label = panel.text(Message::nav_mine),
                                                .kind = kit::ButtonKind::quiet,
                                                .icon = kit::Icon::chevron_left,
                                                .icon_only = true}))
                    panel.wishes.part = Part::overview;
                ui.heading("title", panel.text(Message::part_preview), alone ? 1 : 2);
                if (alone && panel.screen.take_focus) ui.focus(ui.last_id());
            });
            draw_reader_choice(panel);
        });
        const std::optional<Business>& business = panel.screen.preview.business();
        if (!panel.screen.preview.is_known()) {
            ui.skeleton("loading", panel.text(Message::page_loading), 2);
            return;
        }
        if (!business) {
            ui.empty_state("hidden",
                           {.icon = kit::Icon::eye,
                            .title = panel.text(Message::preview_hidden),
                            .words = panel.text(Message::preview_hidden_hint),
                            .level = 2},
                           [] {});
            return;
        }
        ui.scroll("page", panel.text(Message::part_preview), {.gap = Space::none}, [&] {
            const BusinessQuery nowhere;
            directory::BusinessWishes unheard;
            directory::draw_business_page(ui,
                                          {.scene = panel.scene(),
                                           .business = *business,
                                           .alone = true,
                                           .bank = panel.screen.bank,
                                           .query = nowhere},
                                          unheard);
        });
    });
}

}  // namespace comptoir::page
