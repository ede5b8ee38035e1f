// The panel of filters: trade by the tree, distance, language, labels, open now; each with how many businesses it
// leaves.
#include <algorithm>

#include "wasm/directory/directory_view.h"
#include "wasm/directory/search_query.h"

namespace comptoir::directory {

using app::Message;
using kit::Choice;
using kit::Space;
using kit::Ui;

namespace {

constexpr std::size_t labels_shown = 12;

// Choices of a select, whose texts live here.
class Choices {
public:
    void add(std::string value, std::string label) {
        values_.push_back(std::move(value));
        labels_.push_back(std::move(label));
    }
    std::vector<Choice> list() const {
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < values_.size(); ++i) choices.push_back({.value = values_[i], .label = labels_[i]});
        return choices;
    }

private:
    std::vector<std::string> values_, labels_;
};

struct Panel {
    Ui& ui;
    const DirectoryScreen& screen;
    DirectoryWishes& wishes;
    BusinessQuery query;  // as the panel would have it; asked for when it differs

    const Scene& scene() const { return screen.scene; }
    std::string counted(std::string_view name, int count) const {
        return scene().language.format(Message::option_with_count,
                                       {{"name", name}, {"n", scene().language.number(count)}});
    }
};

void go_to_branch(Panel& panel, const std::string& code) {
    panel.query.trades.clear();
    if (!code.empty()) panel.query.trades.push_back(code);
    panel.wishes.trade_branch = code;
}

void draw_trade_way_up(Panel& panel, const std::string& branch) {
    const TradeModel& trades = panel.screen.trades;
    const std::string parent = trade_parent(branch);
    const std::string name =
        parent.empty() ? std::string(panel.scene().text(Message::filter_trade_all)) : trades.name_of(parent);
    const std::string back = panel.scene().language.format(Message::filter_trade_up, {{"name", name}});
    panel.ui.text("branch", trades.name_of(branch), {.style = kit::TextStyle::body_strong});
    if (panel.ui.button(
            "up", {.label = back, .kind = kit::ButtonKind::quiet, .icon = kit::Icon::chevron_left, .small = true}))
        go_to_branch(panel, parent);
}

// A branch is one button; it narrows the search and opens what is below it.
void draw_trades(Panel& panel) {
    const TradeModel& trades = panel.screen.trades;
    const std::string& branch = trades.parent();
    panel.ui.stack("trade", {.gap = Space::s2}, [&] {
        panel.ui.heading("title", panel.scene().text(Message::filter_trade), 2, kit::TextStyle::body_strong);
        if (!branch.empty()) draw_trade_way_up(panel, branch);
        if (!trades.is_loaded() || !panel.screen.model.facets()) {
            panel.ui.skeleton("loading", panel.scene().text(Message::results_loading), 3);
            return;
        }
        panel.ui.row("branches", {.gap = Space::s2}, [&] {
            for (const TradeEntry& entry : trades.entries()) {
                const int count = count_of(panel.screen.model.facets()->trades, entry.code);
                if (count == 0) continue;
                if (panel.ui.chip(entry.code, {.label = spoken_name(entry.name, entry.label, entry.code),
                                               .detail = panel.scene().language.number(count)}))
                    go_to_branch(panel, entry.code);
            }
        });
    });
}

void draw_radius(Panel& panel) {
    const bool somewhere = panel.query.near || panel.screen.model.list().place;
    Choices choices;
    choices.add("", std::string(panel.scene().text(Message::filter_radius_auto)));
    for (const int radius_km : radii_km) {
        const std::string number = std::to_string(radius_km);
        choices.add(number, panel.scene().language.format(Message::filter_radius_km, {{"n", number}}));
    }
    std::string value = panel.query.radius_km > 0 ? std::to_string(panel.query.radius_km) : "";
    if (panel.ui.select("radius", value, {.label = panel.scene().text(Message::filter_radius), .disabled = !somewhere},
                        choices.list()))
        panel.query.radius_km = std::atoi(value.c_str());
    if (!somewhere)
        panel.ui.paragraph("radius_hint", panel.scene().text(Message::filter_radius_hint),
                           {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
}

void draw_language(Panel& panel, const Facets& facets) {
    if (facets.languages.empty() && panel.query.language.empty()) return;
    Choices choices;
    choices.add("", std::string(panel.scene().text(Message::filter_any)));
    bool offered = panel.query.language.empty();
    for (const Facet& facet : facets.languages) {
        offered = offered || facet.code == panel.query.language;
        choices.add(facet.code, panel.counted(panel.scene().language.intl().language_name(facet.code), facet.count));
    }
    if (!offered)
        choices.add(panel.query.language,
                    panel.counted(panel.scene().language.intl().language_name(panel.query.language), 0));
    std::string value = panel.query.language;
    if (panel.ui.select("language", value, {.label = panel.scene().text(Message::filter_language)}, choices.list()))
        panel.query.language = value;
}

void draw_label(Panel& panel, const std::string& label, int count) {
    auto& labels = panel.query.labels;
    const auto at = std::find(labels.begin(), labels.end(), label);
    bool on = at != labels.end();
    if (!panel.ui.checkbox(label, on, {.label = label, .detail = panel.scene().language.number(count)})) return;
    if (on)
        labels.push_back(label);
    else if (at != labels.end())
        labels.erase(at);
}

void draw_labels(Panel& panel, const Facets& facets) {
    if (facets.labels.empty() && panel.query.labels.empty()) return;
    panel.ui.stack("labels", {.gap = Space::s1}, [&] {
        panel.ui.heading("title", panel.scene().text(Message::filter_label), 2, kit::TextStyle::body_strong);
        const std::vector<std::string> chosen = panel.query.labels;
        for (std::size_t i = 0; i < facets.labels.size() && i < labels_shown; ++i)
            draw_label(panel, facets.labels[i].code, facets.labels[i].count);
        for (const std::string& label : chosen) {
            const auto shown_end =
                facets.labels.begin() + static_cast<std::ptrdiff_t>(std::min(labels_shown, facets.labels.size()));
            const bool shown =
                std::any_of(facets.labels.begin(), shown_end, [&](const Facet& facet) { return facet.code == label; });
            if (!shown) draw_label(panel, label, 0);
        }
    });
}

std::string show_text(const Panel& panel) {
    const Total& total = panel.screen.model.facets_total();
    const app::Language& language = panel.scene().language;
    if (!panel.screen.model.facets()) return std::string(panel.scene().text(Message::close));
    if (total.value == 0) return std::string(panel.scene().text(Message::filters_show_none));
    if (!total.exact) return language.format(Message::filters_show_at_least, {{"n", language.number(total.value)}});
    return language.count(Message::filters_show, total.value);
}

void draw_buttons(Panel& panel) {
    if (panel.ui.button("show", {.label = show_text(panel), .kind = kit::ButtonKind::primary}))
        panel.screen.state.filters_open = false;
    const bool nothing_set = filter_count(panel.query) == 0 && !panel.query.open_now;
    if (panel.ui.button("clear", {.label = panel.scene().text(Message::filters_clear), .disabled = nothing_set})) {
        panel.query = without_filters(panel.query);
        panel.wishes.trade_branch = std::string();
    }
}

}  // namespace

void draw_filters_dialog(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    if (!screen.state.filters_open) return;
    Panel panel{ui, screen, wishes, screen.model.query()};
    const auto draw_filters = [&] {
        const Facets none;
        const Facets& facets = screen.model.facets() ? *screen.model.facets() : none;
        ui.stack("filters", {.gap = Space::s5}, [&] {
            draw_trades(panel);
            draw_radius(panel);
            draw_language(panel, facets);
            bool open = panel.query.open_now;
            if (ui.checkbox("open", open,
                            {.label = scene.text(Message::open_now), .detail = scene.language.number(facets.open_now)}))
                panel.query.open_now = open;
            draw_labels(panel, facets);
        });
        wishes.load_facets = true;
    };
    ui.dialog("filters_dialog", screen.state.filters_open,
              {.title = scene.text(Message::filters_title), .close_label = scene.text(Message::close), .sheet = true},
              draw_filters, [&] { draw_buttons(panel); });
    if (panel.query != screen.model.query()) wishes.search = panel.query;
}

}  // namespace comptoir::directory
