#include "server/directory/item_cache.h"

#include <algorithm>

#include "server/tables/tables.h"
#include "shared/api/business_list.h"

namespace comptoir {

namespace {

std::shared_ptr<const Item> made(const StoredBusiness& stored) {
    if (!stored.listed) return nullptr;
    auto seen = seen_by(stored.business, Reader::visitor);
    if (!seen) return nullptr;
    name_trade(*seen);
    std::string json = item_json(*seen);
    auto item = std::make_shared<Item>(Item{std::move(json), *std::move(seen), {}});
    item->fields = search::folded_fields(item->seen);
    return item;
}

}  // namespace

std::string short_name(const TradeLine& line) {
    std::string name;
    for (const char letter : line.name)
        if (letter == '\'')
            name += "’";
        else
            name += letter;
    return name == line.label ? "" : name;
}

void name_trade(Business& business) {
    const TradeList& trades = tables::trade_list();
    const TradeNumber trade = trades.find(business.trade.code);
    if (trade == no_trade) return;
    business.trade.label = trades.line(trade).label;
    business.trade.name = short_name(trades.line(trade));
}

std::shared_ptr<const Item> ItemCache::find(BusinessNumber number, std::uint64_t& forgotten) {
    Shard& shard = shard_of(number);
    const std::lock_guard lock(shard.in_use);
    forgotten = shard.forgotten;
    if (const auto found = shard.young.find(number); found != shard.young.end()) return found->second;
    const auto found = shard.old.find(number);
    if (found == shard.old.end()) return nullptr;
    const auto item = found->second;
    shard.old.erase(found);
    shard.young.emplace(number, item);
    return item;
}

void ItemCache::keep(BusinessNumber number, const std::shared_ptr<const Item>& item, std::uint64_t forgotten) {
    Shard& shard = shard_of(number);
    const std::lock_guard lock(shard.in_use);
    if (shard.forgotten != forgotten) return;
    if (shard.young.size() >= shard_items_max_) {
        shard.old = std::move(shard.young);
        shard.young.clear();
    }
    shard.young.insert_or_assign(number, item);
}

void ItemCache::forget(BusinessNumber number) {
    Shard& shard = shard_of(number);
    const std::lock_guard lock(shard.in_use);
    shard.young.erase(number);
    shard.old.erase(number);
    ++shard.forgotten;
}

std::vector<std::shared_ptr<const Item>> ItemCache::get(std::span<const BusinessNumber> numbers, const Load& load) {
    std::vector<std::shared_ptr<const Item>> items(numbers.size());
    std::vector<std::uint64_t> forgotten(numbers.size());
    std::vector<BusinessNumber> missing;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        items[index] = find(numbers[index], forgotten[index]);
        if (!items[index]) missing.push_back(numbers[index]);
    }
    if (missing.empty()) return items;
    for (const StoredBusiness& stored : load(missing)) {
        const auto item = made(stored);
        if (!item) continue;
        const auto index = std::find(numbers.begin(), numbers.end(), stored.number) - numbers.begin();
        items[index] = item;
        keep(stored.number, item, forgotten[index]);
    }
    return items;
}

}  // namespace comptoir
