// Trades that the word being typed means, as the server offers them.
#pragma once

#include <string>
#include <vector>

#include "shared/api/trade_branch.h"
#include "wasm/app/api_client.h"

namespace comptoir::page {

class TradeWordsModel {
public:
    // `client` outlives it.
    explicit TradeWordsModel(app::ApiClient& client) : client_(&client) {}

    // Asks what `typed` means; no words mean nothing.
    void ask(const std::string& typed);
    const std::vector<TradeEntry>& entries() const { return entries_; }
    bool receive(const app::Reply& reply);

private:
    void take(std::string_view body);

    app::ApiClient* client_;
    std::vector<TradeEntry> entries_;
};

}  // namespace comptoir::page
