// The directory's screen: search box, chips, results and what stands in their place. It draws the model and says what
// the person wants; it asks nobody and decides nothing.
#pragma once

#include <optional>
#include <string>

#include "wasm/directory/directory_model.h"
#include "wasm/directory/scene.h"
#include "wasm/directory/trade_model.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

// What of the screen outlives a frame and is nobody else's business.
struct DirectoryState {
    std::string text;  // the box's; never lost, whatever the network does
    bool filters_open = false;
    bool locating = false;        // the person's position is being asked for
    bool locate_refused = false;  // it was not given
    bool begun = false;           // something other than waiting has been shown
    std::string current_id;       // the business whose page is open
    int list_number = 0;          // the list that was drawn last
    bool focus_list =
        false;  // the list takes the focus when it is drawn: one came back from a page, or down from the box
};

// What the person wants; at most a few of these in one frame.
struct DirectoryWishes {
    std::optional<BusinessQuery> search;
    std::optional<std::string> open;          // a business's id
    std::optional<std::string> trade_branch;  // a level of the tree to look at
    bool retry = false;
    bool load_more = false;
    bool load_facets = false;
    bool locate = false;
};

struct DirectoryScreen {
    const Scene& scene;
    const DirectoryModel& model;
    const TradeModel& trades;
    DirectoryState& state;
    kit::NodeId page = 0;  // the open page beside the list, for those who skip to it
};

// Box, chips, number of results and list: the left pane, or the whole of a phone.
void draw_directory(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);

// The parts, each in its own file.
void draw_search_head(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);
void draw_chips(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);
void draw_filters_dialog(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);
void draw_start(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);
void draw_results(kit::Ui& ui, const DirectoryScreen& screen, DirectoryWishes& wishes);

}  // namespace comptoir::directory
