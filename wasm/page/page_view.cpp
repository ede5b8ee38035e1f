#include "wasm/page/page_view.h"

#include <utility>

#include "wasm/app/route.h"
#include "wasm/directory/said.h"
#include "wasm/directory/state_pane.h"

namespace comptoir::page {

using app::Message;
using directory::PagePhase;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// From here on the parts stand beside the editor, and from there the preview, too.
constexpr float menu_from_px = 860, preview_from_px = 1080;
constexpr float menu_px = 232, preview_px = 372, editor_max_px = 640;
constexpr std::uint32_t skeleton_rows = 5;

// One after the other for who fills a page in; and what stands around it.
constexpr Part steps[] = {Part::overview, Part::identity, Part::activity,  Part::places,
                          Part::contact,  Part::photos,   Part::visibility};
constexpr Part around[] = {Part::team, Part::history, Part::data};

bool shows_preview_beside(const Ui& ui) {
    return ui.width() >= preview_from_px;
}

std::string part_route(const Panel& panel, Part part) {
    return app::format_route({app::Screen::mine, panel.screen.own.id, {}, std::string(part_word(part))});
}

// ---- The parts

void draw_menu(const Panel& panel) {
    std::vector<Part> parts(std::begin(steps), std::end(steps));
    if (!shows_preview_beside(panel.ui)) parts.push_back(Part::preview);
    parts.insert(parts.end(), std::begin(around), std::end(around));
    const std::string_view name = panel.text(Message::nav_mine);
    panel.ui.stack("menu", {.gap = Space::s2, .role = kit::Role::navigation, .name = name}, [&] {
        panel.ui.plain_list(
            "parts", name, parts.size(), [&](std::size_t i) { return kit::Key(static_cast<int>(parts[i])); },
            [&](std::size_t i) {
                panel.ui.row("part", {.padding_x = Space::s3}, [&] {
                    if (panel.ui.row_link({.label = panel.text(part_label(parts[i])),
                                           .href = part_route(panel, parts[i]),
                                           .style = TextStyle::body_medium,
                                           .current = parts[i] == panel.screen.part}))
                        panel.wishes.part = parts[i];
                });
            });
    });
}

void draw_menu_pane(const Panel& panel) {
    panel.ui.scroll("menu_pane", panel.text(Message::nav_mine),
                    {.gap = Space::s4, .padding_x = Space::s3, .padding_y = Space::s4}, [&] {
                        draw_menu(panel);
                        panel.ui.stack("completeness", {.padding_x = Space::s3}, [&] { draw_completeness(panel); });
                    });
}

// ---- The editor

Message saving_said(Saving saving) {
    switch (saving) {
        case Saving::saved:
            return Message::saved;
        case Saving::typing:
        case Saving::sending:
            return Message::saving;
        case Saving::waiting:
            return Message::save_waiting;
        case Saving::clash:
            return Message::save_clash;
        case Saving::refused:
            return Message::save_refused;
    }
    return Message::saved;
}

// Quiet while all is well; said aloud when it is not.
void draw_saving(const Panel& panel) {
    const Saving saving = panel.screen.model.saving();
    const std::string_view words = panel.text(saving_said(saving));
    const bool well = saving == Saving::saved || saving == Saving::typing || saving == Saving::sending;
    if (well) panel.ui.text("saving", words, {.style = TextStyle::small, .tone = Tone::muted});
    panel.ui.status("saving_said", well ? std::string_view() : words,
                    {.style = TextStyle::small, .tone = Tone::warning});
}

bool is_to_publish(const DraftModel& model) {
    const Draft& draft = model.draft();
    return !draft.published || model.is_dirty() || !draft.changed.empty() || !draft.audiences_changed.empty() ||
           draft.listed_changed;
}

// What keeps the page from being published is shown where it is. Of what was typed just now that is not known before it
// is kept: until then publishing waits.
void lead_to_fault(const Panel& panel) {
    const DraftModel& model = panel.screen.model;
    const std::vector<Fault>& faults = model.draft().faults;
    if (model.is_dirty() || faults.empty()) return;
    panel.wishes.part = row_of(faults.front().field).part;
    panel.screen.state.focus = faults.front().field;
}

void publish(const Panel& panel) {
    const DraftModel& model = panel.screen.model;
    if (model.is_dirty() || model.draft().faults.empty())
        panel.wishes.publish = true;
    else
        lead_to_fault(panel);
}

void draw_publish(const Panel& panel) {
    const bool waits = panel.screen.model.waits_to_publish();
    if (std::exchange(panel.screen.state.waits_to_publish, waits) && !waits) lead_to_fault(panel);
    if (!panel.screen.may_publish || !is_to_publish(panel.screen.model)) return;
    if (panel.ui.button("publish", {.label = panel.text(Message::publish),
                                    .kind = kit::ButtonKind::primary,
                                    .busy = panel.screen.model.is_publishing()}))
        publish(panel);
}

void draw_head(const Panel& panel) {
    Ui& ui = panel.ui;
    const bool alone = ui.width() < menu_from_px && panel.screen.part != Part::overview;
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.spread("head", {.gap = Space::s3, .padding_x = margin, .padding_y = Space::s3, .line_below = true}, [&] {
        ui.row("where", {.gap = Space::s2, .wrap = false}, [&] {
            if (alone && ui.button("back", {.label = panel.text(Message::nav_mine),
                                            .kind = kit::ButtonKind::quiet,
                                            .icon = kit::Icon::chevron_left,
                                            .icon_only = true}))
                panel.wishes.part = Part::overview;
            ui.heading("title", panel.text(part_label(panel.screen.part)), 1);
            if (panel.screen.take_focus && !panel.screen.state.focus) ui.focus(ui.last_id());
        });
        ui.row("doing", {.gap = Space::s3}, [&] {
            draw_saving(panel);
            if (panel.screen.part != Part::overview || panel.screen.model.draft().published) draw_publish(panel);
        });
    });
}

void draw_rows(const Panel& panel) {
    for (const FieldRow& row : field_rows())
        if (row.part == panel.screen.part && row.entry != Entry::hours) draw_field(panel, row);
}

void draw_part(const Panel& panel) {
    switch (panel.screen.part) {
        case Part::overview:
            draw_overview(panel);
            return;
        case Part::identity:
        case Part::activity:
        case Part::places:
        case Part::contact:
        case Part::photos:
            draw_rows(panel);
            return;
        case Part::visibility:
            draw_visibility(panel);
            return;
        case Part::team:
        case Part::history:
        case Part::data:
            draw_office(panel);
            return;
        case Part::preview:
            return;
    }
}

// The name could be taken for another's: said where one publishes it, which stays possible.
void draw_look_alikes(const Panel& panel) {
    const std::vector<std::string>& names = panel.screen.model.look_alikes();
    if (names.empty() || !panel.screen.may_publish) return;
    std::string list;
    for (const std::string& name : names) {
        if (!list.empty()) list += panel.text(Message::time_ranges_join);
        list += name;
    }
    panel.ui.note("look_alikes", {.words = panel.scene().language.format(Message::name_looks_like, {{"names", list}}),
                                  .tone = Tone::warning});
}

bool is_first_time(const Panel& panel) {
    return panel.screen.part == Part::overview && !panel.screen.model.draft().published;
}

// On to the next part, or to publish at the end.
void draw_way_on(const Panel& panel) {
    Ui& ui = panel.ui;
    PageState& state = panel.screen.state;
    const Part* const end = std::end(steps);
    const Part* at = std::begin(steps);
    while (at != end && *at != panel.screen.part) ++at;
    if (is_first_time(panel)) draw_look_alikes(panel);
    ui.row("on", {.gap = Space::s2}, [&] {
        if (is_first_time(panel)) {
            draw_publish(panel);
        } else if (at != end && at + 1 != end) {
            const std::string label =
                panel.scene().language.format(Message::next_part, {{"name", panel.text(part_label(at[1]))}});
            if (ui.button("next", {.label = label, .icon = kit::Icon::chevron_right})) panel.wishes.part = at[1];
        }
        // Enter in the last field leads here.
        if (std::exchange(state.leave_focus, false)) ui.focus(ui.last_id());
    });
}

void draw_news(const Panel& panel) {
    const DraftModel& model = panel.screen.model;
    if (panel.screen.state.published)
        panel.ui.note("published",
                      {.words = panel.text(model.content().listed == Audience::nobody ? Message::published_unlisted
                                                                                      : Message::published),
                       .tone = Tone::success});
    if (!panel.screen.outlives_reload && model.saving() == Saving::waiting)
        panel.ui.note("fleeting", {.words = panel.text(Message::save_fleeting), .tone = Tone::warning});
    if (!is_first_time(panel)) draw_look_alikes(panel);
    if (!panel.screen.may_edit) panel.ui.note("viewer", {.words = panel.text(Message::viewer_only)});
}

void draw_editor(const Panel& panel) {
    Ui& ui = panel.ui;
    draw_confirmation(panel);
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    draw_head(panel);
    ui.scroll(static_cast<int>(panel.screen.part), panel.text(part_label(panel.screen.part)),
              {.padding_x = margin, .padding_y = Space::s5}, [&] {
                  ui.stack("part", {.gap = Space::s5, .max_width = editor_max_px}, [&] {
                      draw_news(panel);
                      const bool menu_here = panel.screen.part == Part::overview && ui.width() < menu_from_px;
                      draw_part(panel);
                      draw_way_on(panel);
                      if (panel.screen.part == Part::overview) draw_bank_word(panel);
                      if (!menu_here) return;
                      draw_menu(panel);
                      if (ui.link("about", {.label = panel.text(Message::about_title), .href = "/about"}))
                          panel.wishes.about = true;
                  });
              });
}

// Whoever has a page to fill in for the first time begins to type at once.
void begin_at_first_gap(const Panel& panel) {
    if (!panel.screen.take_focus || panel.screen.part != Part::overview || panel.screen.model.draft().published) return;
    const bool is_named = !panel.content().text(Field::legal_name).empty();
    for (const Field field : {Field::trade_name, Field::trade, Field::description, Field::phone})
        if (panel.content().text(field).empty() && panel.screen.may_edit && !(field == Field::trade_name && is_named)) {
            panel.screen.state.focus = field;
            return;
        }
}

void draw_ready(const Panel& panel) {
    Ui& ui = panel.ui;
    begin_at_first_gap(panel);
    const auto editor = [&] {
        if (panel.screen.part == Part::preview)
            draw_preview(panel);
        else
            draw_editor(panel);
    };
    if (ui.width() < menu_from_px) {
        editor();
        return;
    }
    ui.panes(
        "page", menu_px, [&] { draw_menu_pane(panel); },
        [&] {
            if (!shows_preview_beside(ui))
                editor();
            else
                ui.panes("editing", ui.width() - menu_px - preview_px, editor, [&] { draw_preview(panel); });
        });
}

}  // namespace

void draw_page(Ui& ui, const PageScreen& screen, PageWishes& wishes) {
    const Scene& scene = screen.scene;
    switch (screen.model.phase()) {
        case PagePhase::none:
        case PagePhase::loading:
            ui.skeleton("loading", scene.text(Message::page_loading), skeleton_rows);
            return;
        case PagePhase::gone:
        case PagePhase::failed:
            directory::state_pane(ui, scene.text(Message::nav_mine), [&] {
                wishes.retry = ui.error_state("fault", scene.text(Message::fault_page_title),
                                              directory::fault_text(scene.language, screen.model.fault()),
                                              scene.text(Message::retry));
            });
            return;
        case PagePhase::ready:
            draw_ready({ui, screen, wishes});
            return;
    }
}

}  // namespace comptoir::page
