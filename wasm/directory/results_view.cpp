// The number of results, how they are sorted, what would give more, and the list.
#include <algorithm>

#include "shared/core/fold.h"
#include "wasm/directory/directory_view.h"
#include "wasm/directory/loosening.h"
#include "wasm/directory/result_row.h"
#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"
#include "wasm/directory/state_pane.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Tone;
using kit::Ui;

namespace {

constexpr float row_height_px = 126;
// The next page is asked for when this many rows are left below those being drawn.
constexpr std::size_t rows_ahead = 3;
constexpr double announce_after_ms = 500;

struct SortChoice {
    SortOrder order;
    Message message;
};
constexpr SortChoice sort_choices[] = {{SortOrder::relevance, Message::sort_relevance},
                                       {SortOrder::distance, Message::sort_distance},
                                       {SortOrder::name, Message::sort_name},
                                       {SortOrder::newest, Message::sort_newest}};

void draw_sort(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const BusinessQuery& query = screen.model.query();
    const bool somewhere = query.near || screen.model.list().place;  // without a place nothing is near
    std::vector<kit::Choice> choices;
    for (const SortChoice& choice : sort_choices)
        if (choice.order != SortOrder::distance || somewhere || query.sort == SortOrder::distance)
            choices.push_back({.value = sort_order_word(choice.order), .label = screen.scene.text(choice.message)});
    std::string value(sort_order_word(query.sort));
    if (!ui.select("sort", value, {.label = screen.scene.text(Message::sort_label), .quiet = true}, choices)) return;
    BusinessQuery sorted = query;
    if (parse_sort_order(value, sorted.sort)) wishes.search = sorted;
}

void draw_count(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const BusinessList& list = screen.model.list();
    ui.spread("count", {.gap = Space::s2, .padding_x = Space::s4, .padding_y = Space::s1, .line_below = true}, [&] {
        ui.heading("total", total_text(screen.scene.language, list), 1, kit::TextStyle::body_strong);
        draw_sort(ui, screen, wishes);
    });
}

void say_total(Ui& ui, const DirectoryScreen& screen) {
    ui.status("said", total_spoken(screen.scene.language, screen.model.list()), {}, true, announce_after_ms);
}

void draw_loosening(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const BusinessList& list = screen.model.list();
    const Scene& scene = screen.scene;
    std::vector<std::pair<LooseWay, int>> ways;
    for (const Loosening& loosening : list.loosen)
        if (auto way = loose_way(scene.language, screen.model.shown(), loosening))
            ways.emplace_back(std::move(*way), loosening.count);
    if (ways.empty()) return;
    ui.stack("loosen",
             {.gap = Space::s2, .padding_x = Space::s4, .padding_y = Space::s3, .sunken = true, .line_below = true},
             [&] {
                 ui.text("label", scene.text(Message::loosen_label), {.tone = Tone::muted});
                 ui.row("ways", {.gap = Space::s2}, [&] {
                     for (const auto& [way, count] : ways) {
                         if (!ui.chip(way.key, {.label = way.label, .detail = scene.language.number(count)})) continue;
                         screen.state.text = way.query.text;
                         wishes.search = way.query;
                     }
                 });
             });
}

// The words that results are marked with: those typed, less the ones read as a place.
std::string words_to_mark(const DirectoryModel& model) {
    FoldedText typed, place;
    fold(model.shown().text, typed);
    if (model.list().place) fold(model.list().place->words, place);
    std::string words;
    for (std::size_t i = 0; i < typed.words.size(); ++i) {
        bool read_as_place = false;
        for (std::size_t j = 0; j < place.words.size(); ++j)
            read_as_place = read_as_place || place.word(j) == typed.word(i);
        if (!read_as_place) (words += ' ') += typed.word(i);
    }
    return words;
}

void draw_list(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const std::vector<BusinessItem>& items = screen.model.list().items;
    const std::string typed = words_to_mark(screen.model);
    const auto current =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == screen.state.current_id; });
    std::size_t last_drawn = 0;
    kit::ListOptions options{.name = screen.scene.text(Message::results_label),
                             .count = items.size(),
                             .row_height = row_height_px,
                             .more_label = screen.scene.text(Message::more_rows)};
    if (current != items.end()) options.current = static_cast<std::size_t>(current - items.begin());
    ui.list(
        "results", options, [&](std::size_t i) { return kit::Key(items[i].id); },
        [&](std::size_t i) {
            last_drawn = std::max(last_drawn, i);
            const bool is_current = items[i].id == screen.state.current_id;
            if (draw_result_row(ui, screen.scene,
                                {items[i], typed, business_route(items[i].id, screen.model.query()), is_current}))
                wishes.open = items[i].id;
        });
    const kit::NodeId list = ui.id("results");
    if (screen.state.list_number != screen.model.list_number()) ui.scroll_to_top(list);
    screen.state.list_number = screen.model.list_number();
    if (screen.state.focus_list) ui.focus_list(list);
    screen.state.focus_list = false;
    if (last_drawn + rows_ahead >= items.size() && !screen.model.list().next.empty() && !screen.model.more_fault())
        wishes.load_more = true;
    const bool at_end = last_drawn + 1 == items.size();
    if (screen.model.more_fault()) {
        if (ui.note("more_fault", {.words = screen.scene.text(Message::results_more_failed),
                                   .tone = Tone::warning,
                                   .action_label = screen.scene.text(Message::retry)}))
            wishes.load_more = true;
    } else if (at_end && screen.model.list().narrow && screen.model.list().next.empty()) {
        ui.note("narrow",
                {.words = screen.scene.language.format(
                     Message::results_narrow, {{"n", screen.scene.language.number(static_cast<int>(items.size()))}})});
    }
}

}  // namespace

void draw_results(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    if (screen.model.list().items.empty()) {
        draw_loosening(ui, screen, wishes);
        state_pane(ui, screen.scene.text(Message::results_none), [&] {
            ui.empty_state("none",
                           {.title = screen.scene.text(Message::results_none),
                            .words = screen.scene.text(Message::results_none_hint)},
                           [] {});
        });
        say_total(ui, screen);
        return;
    }
    draw_count(ui, screen, wishes);
    say_total(ui, screen);
    draw_loosening(ui, screen, wishes);
    if (screen.page != 0) ui.skip_link("skip", screen.scene.text(Message::skip_to_business), screen.page);
    draw_list(ui, screen, wishes);
}

}  // namespace comptoir::directory
