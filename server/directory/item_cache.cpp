#include "server/directory/item_cache.h"

#include "server/directory/attestation_store.h"
#include "server/tables/tables.h"
#include "shared/api/business_list.h"

namespace comptoir {

namespace {

std::shared_ptr<const Item> made(const StoredBusiness& stored, Reader reader) {
    if (!stored.listed) return nullptr;
    auto seen = seen_by(stored.business, reader);
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

std::vector<StoredBusiness> read_items(db::Connection& connection, const BusinessStore& businesses,
                                       std::span<const BusinessNumber> numbers) {
    auto found = businesses.find_many(connection, numbers);
    for (StoredBusiness& one : found)
        one.business.attested =
            attestation_store::in_force(attestation_store::of(connection, one.number), one.business);
    return found;
}

std::shared_ptr<const Item> ItemCache::find(Wanted wanted, std::uint64_t& forgotten) {
    Shard& shard = shard_of(wanted.number);
    const Key key = key_of(wanted);
    const std::lock_guard lock(shard.in_use);
    forgotten = shard.forgotten;
    if (const auto found = shard.young.find(key); found != shard.young.end()) return found->second;
    const auto found = shard.old.find(key);
    if (found == shard.old.end()) return nullptr;
    const auto item = found->second;
    shard.old.erase(found);
    shard.young.emplace(key, item);
    return item;
}

void ItemCache::keep(Wanted wanted, const std::shared_ptr<const Item>& item, std::uint64_t forgotten) {
    Shard& shard = shard_of(wanted.number);
    const std::lock_guard lock(shard.in_use);
    if (shard.forgotten != forgotten) return;
    if (shard.young.size() >= shard_items_max_) {
        shard.old = std::move(shard.young);
        shard.young.clear();
    }
    shard.young.insert_or_assign(key_of(wanted), item);
}

void ItemCache::forget(BusinessNumber number) {
    Shard& shard = shard_of(number);
    const std::lock_guard lock(shard.in_use);
    for (const Reader reader : {Reader::visitor, Reader::customer, Reader::connection}) {
        shard.young.erase(key_of({number, reader}));
        shard.old.erase(key_of({number, reader}));
    }
    ++shard.forgotten;
}

std::vector<std::shared_ptr<const Item>> ItemCache::get(std::span<const Wanted> wanted, const Load& load) {
    std::vector<std::shared_ptr<const Item>> items(wanted.size());
    std::vector<std::uint64_t> forgotten(wanted.size());
    std::vector<BusinessNumber> missing;
    std::unordered_map<BusinessNumber, std::size_t> places;
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        items[index] = find(wanted[index], forgotten[index]);
        if (items[index]) continue;
        missing.push_back(wanted[index].number);
        places.emplace(wanted[index].number, index);
    }
    if (missing.empty()) return items;
    for (const StoredBusiness& stored : load(missing)) {
        const std::size_t index = places.at(stored.number);
        const auto item = made(stored, wanted[index].reader);
        if (!item) continue;
        items[index] = item;
        keep(wanted[index], item, forgotten[index]);
    }
    return items;
}

}  // namespace comptoir
