#include "wasm/directory/trade_model.h"

#include "shared/api/business_query.h"
#include "shared/directory/business.h"

namespace comptoir::directory {
namespace {

// NACE's sections by their first and last division (NAF rev. 2).
struct Section {
    char letter;
    int first, last;
};
constexpr Section sections[] = {
    {'A', 1, 3},   {'B', 5, 9},   {'C', 10, 33}, {'D', 35, 35}, {'E', 36, 39}, {'F', 41, 43}, {'G', 45, 47},
    {'H', 49, 53}, {'I', 55, 56}, {'J', 58, 63}, {'K', 64, 66}, {'L', 68, 68}, {'M', 69, 75}, {'N', 77, 82},
    {'O', 84, 84}, {'P', 85, 85}, {'Q', 86, 88}, {'R', 90, 93}, {'S', 94, 96}, {'T', 97, 98}, {'U', 99, 99}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The section of a code that begins with a division; 0 for another.
char section_of(std::string_view code) {
    if (code.size() < 2 || !is_digit(code[0]) || !is_digit(code[1])) return 0;
    const int division = (code[0] - '0') * 10 + (code[1] - '0');
    for (const Section& section : sections)
        if (section.first <= division && division <= section.last) return section.letter;
    return 0;
}

}  // namespace

std::string trade_parent(std::string_view code) {
    if (code.size() > 5) return std::string(code.substr(0, 5));   // 43.22A
    if (code.size() == 5) return std::string(code.substr(0, 4));  // 43.22
    if (code.size() >= 3) return std::string(code.substr(0, 2));  // 43.2
    const char section = section_of(code);
    return section == 0 ? std::string() : std::string(1, section);
}

int count_of(const std::vector<Facet>& trades, std::string_view code) {
    for (const Facet& trade : trades)
        if (trade.code == code) return trade.count;
    return 0;
}

void TradeModel::open(const std::string& parent) {
    if (parent == parent_ && (loaded_ || client_->is_asking(app::Purpose::trades))) return;
    parent_ = parent;
    loaded_ = false;
    entries_.clear();
    const std::string url = trades_path(parent);
    if (const auto body = client_->recent(url)) {
        client_->drop(app::Purpose::trades);
        receive_entries(url, *body);
    } else {
        client_->ask(app::Purpose::trades, url);
    }
}

void TradeModel::receive_entries(const std::string& url, std::string_view body) {
    auto entries = parse_trade_branch(body);
    loaded_ = true;
    if (!entries) {
        client_->forget(url);
        return;
    }
    entries_ = std::move(*entries);
    for (const TradeEntry& entry : entries_)
        if (name_of(entry.code) == entry.code) seen_.push_back(entry);
}

std::string TradeModel::name_of(std::string_view code) const {
    for (const TradeEntry& entry : seen_)
        if (entry.code == code) return spoken_name(entry.name, entry.label, entry.code);
    return std::string(code);
}

bool TradeModel::receive(const app::Reply& reply) {
    if (reply.purpose != app::Purpose::trades) return false;
    if (reply.fault)
        loaded_ = true;
    else
        receive_entries(reply.url, reply.body);
    return true;
}

}  // namespace comptoir::directory
