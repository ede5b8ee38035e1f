// The chips under the search box: the place that was read, what is filtered by, and the way to the filters.
#include <algorithm>

#include "wasm/directory/directory_view.h"
#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"

namespace comptoir::directory {

using app::Message;
using kit::Ui;

namespace {

constexpr int radius_default_km = 20;

// One chip that takes something away when pressed.
bool removable(Ui& ui, const Scene& scene, kit::Key key, std::string_view label, kit::Icon icon = kit::Icon::none) {
    const std::string remove = scene.language.format(Message::remove_filter, {{"name", label}});
    return ui.chip(key, {.label = label, .icon = icon, .remove_label = remove});
}

std::string radius_text(const BusinessQuery& query) {
    return std::to_string(query.radius_km > 0 ? query.radius_km : radius_default_km);
}

std::string place_text(const Scene& scene, const PlaceUnderstood& place) {
    if (place.radius_m == 0) return well_set(place.name);
    return scene.language.format(
        Message::place_chip, {{"place", well_set(place.name)}, {"n", scene.language.number(place.radius_m / 1000)}});
}

void draw_place(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const auto& place = screen.model.list().place;
    const bool listed = screen.model.phase() == ListPhase::ready && place && !screen.model.query().near;
    if (!listed || !removable(ui, screen.scene, "place", place_text(screen.scene, *place), kit::Icon::pin)) return;
    BusinessQuery query = screen.model.query();
    query.ignore_place = true;
    query.radius_km = 0;
    wishes.search = query;
}

void draw_near_me(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    const BusinessQuery& query = screen.model.query();
    if (query.near) {
        const std::string label = scene.language.format(Message::near_me_chip, {{"n", radius_text(query)}});
        if (!removable(ui, scene, "near", label, kit::Icon::locate)) return;
        BusinessQuery anywhere = query;
        anywhere.near.reset();
        anywhere.radius_km = 0;
        wishes.search = anywhere;
        return;
    }
    const std::string_view label = scene.text(screen.state.locating ? Message::near_me_waiting : Message::near_me);
    if (ui.chip("near", {.label = label, .icon = kit::Icon::locate})) wishes.locate = true;
}

void draw_open(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const BusinessQuery& query = screen.model.query();
    if (!ui.chip("open", {.label = screen.scene.text(Message::open_now), .on = query.open_now})) return;
    BusinessQuery toggled = query;
    toggled.open_now = !query.open_now;
    wishes.search = toggled;
}

std::string trade_text(const DirectoryScreen& screen, const std::string& code) {
    for (const BusinessItem& item : screen.model.list().items)
        if (item.trade.code == code && !item.trade.label.empty()) return spoken_name(item.trade);
    return screen.trades.name_of(code);
}

// What the panel has set, each with its own way back.
void draw_filters(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    const BusinessQuery& query = screen.model.query();
    for (const std::string& trade : query.trades) {
        if (!removable(ui, scene, "trade:" + trade, trade_text(screen, trade))) continue;
        BusinessQuery all = query;
        all.trades.clear();
        wishes.search = all;
    }
    if (!query.language.empty() &&
        removable(ui, scene, "language", scene.language.intl().language_name(query.language))) {
        BusinessQuery any = query;
        any.language.clear();
        wishes.search = any;
    }
    for (const std::string& label : query.labels) {
        if (!removable(ui, scene, "label:" + label, label)) continue;
        BusinessQuery without = query;
        without.labels.erase(std::find(without.labels.begin(), without.labels.end(), label));
        wishes.search = without;
    }
}

void draw_panel_button(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const int count = filter_count(screen.model.query());
    const std::string label =
        count == 0 ? std::string(screen.scene.text(Message::filters))
                   : screen.scene.language.format(Message::filters_active, {{"n", std::to_string(count)}});
    if (!ui.chip("filters", {.label = label, .icon = kit::Icon::filters, .expanded = screen.state.filters_open}))
        return;
    screen.state.filters_open = true;
    wishes.load_facets = true;
    const auto& trades = screen.model.query().trades;
    wishes.trade_branch = trades.empty() ? std::string() : trades.front();
}

}  // namespace

void draw_chips(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const auto chips = [&] {
        draw_place(ui, screen, wishes);
        draw_open(ui, screen, wishes);
        draw_near_me(ui, screen, wishes);
        draw_filters(ui, screen, wishes);
        draw_panel_button(ui, screen, wishes);
    };
    if (ui.is_compact())
        ui.strip("chips", screen.scene.text(Message::filters), chips);
    else
        ui.row("chips", {.gap = kit::Space::s2}, chips);
}

}  // namespace comptoir::directory
