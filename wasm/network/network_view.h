// The screens of one's network: what can be done on another business's page, one's lists, and the bell's.
#pragma once

#include <optional>
#include <string>

#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"
#include "wasm/network/network_model.h"

namespace comptoir::network {

using directory::Scene;

// What of the screens outlives a frame and is nobody else's business.
struct NetworkState {
    std::optional<ConnectionAction> asking;  // the dialog that asks once more, or for a line
    std::string line;                        // typed for the ask
    std::string typed;                       // of the lists' search
    bool more_open = false;                  // what is done rarely is shown
};

struct Act {
    ConnectionAction action;
    std::string other_id;
    std::string line;
};

struct NetworkWishes {
    std::optional<Act> act;
    std::optional<bool> save;
    std::optional<std::string> note;
    std::optional<std::string> open;  // a business's id
    std::optional<Tab> tab;
    bool load_more = false;
    bool retry = false;
};

struct NetworkScreen {
    const Scene& scene;
    const NetworkModel& model;
    NetworkState& state;
    bool may_act;
    bool take_focus;  // one has just come here: the title takes the focus
};

// On another business's page: how the own one stands to it, what may be done, and the own note.
void draw_relation(kit::Ui& ui, const NetworkScreen& screen, NetworkWishes& wishes);
void draw_network(kit::Ui& ui, const NetworkScreen& screen, Tab tab, NetworkWishes& wishes);
void draw_notices(kit::Ui& ui, const NetworkScreen& screen, NetworkWishes& wishes);

}  // namespace comptoir::network
