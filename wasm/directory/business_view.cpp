#include "wasm/directory/business_view.h"

#include "wasm/directory/result_row.h"
#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

constexpr float facts_width_px = 320;
constexpr std::uint32_t skeleton_rows = 4;

void draw_bar(Ui& ui, const BusinessModel& model, const BusinessScreen& screen, BusinessWishes& wishes) {
    const auto label = screen.from_search ? Message::back_to_results : Message::back_to_directory;
    ui.spread("bar", {.padding_x = Space::s2, .padding_y = Space::s1, .line_below = true}, [&] {
        if (ui.button(
                "back",
                {.label = screen.scene.text(label), .kind = kit::ButtonKind::quiet, .icon = kit::Icon::chevron_left}))
            wishes.back = true;
        ui.row("buttons", {.gap = Space::none, .wrap = false}, [&] {
            if (model.phase() == PagePhase::ready) draw_page_buttons(ui, screen.scene, wishes, kit::ButtonKind::quiet);
        });
    });
}

void draw_similar(Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes) {
    const std::span<const BusinessItem> similar = screen.similar;
    if (similar.empty()) return;
    ui.section("similar", [&] {
        ui.heading("title", screen.scene.text(Message::section_similar), 2);
        ui.plain_list(
            "businesses", screen.scene.text(Message::section_similar), similar.size(),
            [&](std::size_t i) { return kit::Key(similar[i].id); },
            [&](std::size_t i) {
                if (draw_short_row(ui, screen.scene, similar[i], business_route(similar[i].id, screen.query)))
                    wishes.open = similar[i].id;
            });
    });
}

void draw_phase(Ui& ui, const BusinessModel& model, const BusinessScreen& screen, BusinessWishes& wishes) {
    const Scene& scene = screen.scene;
    const bool is_whole = model.phase() != PagePhase::ready || !screen.waits;
    switch (is_whole ? model.phase() : PagePhase::loading) {
        case PagePhase::none:
            ui.empty_state(
                "pick", {.title = scene.text(Message::page_pick_title), .words = scene.text(Message::page_pick_hint)},
                [] {});
            return;
        case PagePhase::loading:
            ui.skeleton("loading", scene.text(Message::page_loading), skeleton_rows);
            return;
        case PagePhase::gone:
            ui.empty_state("gone",
                           {.icon = kit::Icon::building,
                            .title = scene.text(Message::page_gone_title),
                            .words = scene.text(Message::page_gone_hint)},
                           [] {});
            return;
        case PagePhase::failed:
            if (ui.error_state("fault", scene.text(Message::fault_page_title),
                               fault_text(scene.language, model.fault()), scene.text(Message::retry)))
                wishes.retry = true;
            return;
        case PagePhase::ready:
            ui.scroll(kit::Key(model.id()), display_name(screen.business), {.gap = Space::none},
                      [&] { draw_business_page(ui, screen, wishes); });
            return;
    }
}

}  // namespace

void draw_business_page(Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes) {
    draw_business_head(ui, screen, wishes);
    ui.split(
        "parts", facts_width_px, [&] { draw_business_words(ui, screen); },
        [&] {
            draw_business_facts(ui, screen);
            draw_similar(ui, screen, wishes);
        });
    if (!screen.may_report) return;
    ui.section("report", [&] {
        ui.row("row", {}, [&] {
            wishes.report = ui.button("report", {.label = screen.scene.text(Message::report_page),
                                                 .kind = kit::ButtonKind::quiet,
                                                 .icon = kit::Icon::alert,
                                                 .small = true});
        });
        if (screen.report_failed)
            ui.status("failed", fault_text(screen.scene.language, app::Fault::offline), {.tone = kit::Tone::danger});
    });
}

void draw_business(Ui& ui, const BusinessModel& model, const BusinessScreen& screen, BusinessWishes& wishes) {
    ui.stack("business", {.gap = Space::none, .grow = true}, [&] {
        if (screen.alone) draw_bar(ui, model, screen, wishes);
        draw_phase(ui, model, screen, wishes);
    });
    if (ui.dismissed()) wishes.back = true;
}

}  // namespace comptoir::directory
