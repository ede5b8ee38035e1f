// Before anything is typed: what to type, and trades that have businesses here.
#include <algorithm>

#include "wasm/directory/directory_view.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

constexpr std::size_t trades_shown = 8;

void draw_trades(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const auto& facets = screen.model.start_facets();
    // The number of businesses stands above: once it is known, nothing that is seen already moves.
    if (!facets || facets->trades.empty() || !screen.model.tenant()) return;
    const std::vector<Facet>& trades = facets->trades;
    ui.heading("trades", screen.scene.text(Message::start_trades), 2, kit::TextStyle::body_strong);
    ui.row("examples", {.gap = Space::s2}, [&] {
        for (std::size_t i = 0; i < trades.size() && i < trades_shown; ++i) {
            const std::string& label = spoken_name(trades[i].name, trades[i].label, trades[i].code);
            if (!ui.chip(trades[i].code, {.label = label, .detail = screen.scene.language.number(trades[i].count)}))
                continue;
            BusinessQuery query = screen.model.query();
            query.trades = {trades[i].code};
            wishes.search = query;
        }
    });
}

// How many businesses there are. Large directories are counted to a limit; their trades say more, to the thousand.
std::string count_text(const DirectoryScreen& screen) {
    const auto& tenant = screen.model.tenant();
    const app::Language& language = screen.scene.language;
    if (!tenant || tenant->businesses == 0) return {};
    if (tenant->exact) return language.count(Message::start_count, tenant->businesses);
    int in_trades = 0;
    if (const auto& facets = screen.model.start_facets())
        for (const Facet& trade : facets->trades) in_trades += trade.count;
    const int least = std::max(tenant->businesses, in_trades / 1000 * 1000);
    return language.format(Message::results_at_least, {{"n", language.number(least)}});
}

}  // namespace

void draw_start(Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes) {
    const Scene& scene = screen.scene;
    const bool begun = !screen.state.text.empty();
    ui.scroll("start", scene.text(Message::start_title),
              {.gap = Space::s4, .padding_x = Space::s4, .padding_y = Space::s5}, [&] {
                  ui.stack("hint", {.gap = Space::s2}, [&] {
                      ui.heading("title", scene.text(Message::start_title), 1);
                      ui.paragraph("words", scene.text(begun ? Message::start_hint_one_letter : Message::start_hint),
                                   {.tone = kit::Tone::muted});
                      const std::string count = count_text(screen);
                      if (!count.empty())
                          ui.text("count", count, {.style = kit::TextStyle::body_medium, .icon = kit::Icon::building});
                  });
                  if (!begun) ui.stack("examples", {.gap = Space::s3}, [&] { draw_trades(ui, screen, wishes); });
              });
}

}  // namespace comptoir::directory
