#include "wasm/page/trade_words_model.h"

#include "shared/api/business_query.h"

namespace comptoir::page {

using app::Purpose;

void TradeWordsModel::ask(const std::string& typed) {
    if (typed.empty()) {
        client_->drop(Purpose::trade_words);
        entries_.clear();
        return;
    }
    const std::string url = trades_meant_path(typed);
    if (const auto body = client_->recent(url))
        take(*body);
    else
        client_->ask(Purpose::trade_words, url);
}

void TradeWordsModel::take(std::string_view body) {
    if (auto entries = parse_trade_branch(body)) entries_ = std::move(*entries);
}

bool TradeWordsModel::receive(const app::Reply& reply) {
    if (reply.purpose != Purpose::trade_words) return false;
    if (!reply.fault) take(reply.body);
    return true;
}

}  // namespace comptoir::page
