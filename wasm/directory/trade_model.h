// One level of the tree of trades, as the filter walks it, with how many businesses of the search each branch has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/api/business_list.h"
#include "shared/api/trade_branch.h"
#include "wasm/app/api_client.h"

namespace comptoir::directory {

// The code above: 43.22A, 43.22, 43.2, 43, F; empty above a section.
std::string trade_parent(std::string_view code);
// How many businesses a branch has, of those counted; 0 for one that was not.
int count_of(const std::vector<Facet>& trades, std::string_view code);

class TradeModel {
public:
    explicit TradeModel(app::ApiClient& client) : client_(&client) {}

    // Shows what is below a code; the sections for an empty one.
    void open(const std::string& parent);
    const std::string& parent() const { return parent_; }
    // The level's lines; empty until they have come.
    const std::vector<TradeEntry>& entries() const { return entries_; }
    bool is_loaded() const { return loaded_; }
    // What a code that has been seen is called; the code itself of another.
    std::string name_of(std::string_view code) const;

    bool receive(const app::Reply& reply);

private:
    void receive_entries(const std::string& url, std::string_view body);

    app::ApiClient* client_;
    std::string parent_;
    bool loaded_ = false;
    std::vector<TradeEntry> entries_;
    std::vector<TradeEntry> seen_;  // every level walked so far
};

}  // namespace comptoir::directory
