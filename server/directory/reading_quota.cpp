#include "server/directory/reading_quota.h"

#include <algorithm>
#include <cmath>

namespace comptoir {

namespace {

constexpr std::int64_t day_s = 86'400;
constexpr std::size_t slots_min = 16;
constexpr double rounding_s = 1e-3;

// One line of an internet provider has a whole /64 of IPv6 addresses.
std::string_view line_of(std::string_view client) {
    std::size_t end = 0;
    for (int group = 0; group < 4; ++group) {
        end = client.find(':', end);
        if (end == std::string_view::npos) return client;
        ++end;
    }
    return client.substr(0, end);
}

bool is_this_machine(std::string_view client) {
    return client.empty() || client == "::1" || client.starts_with("127.");
}

}  // namespace

std::size_t ReadingQuota::Seen::slot_of(BusinessNumber business) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (business * std::size_t{0x9E37'79B9}) >> 7 & mask;
    while (slots_[slot] != 0 && slots_[slot] != business) slot = (slot + 1) & mask;
    return slot;
}

bool ReadingQuota::Seen::has(BusinessNumber business) const {
    return !slots_.empty() && slots_[slot_of(business)] == business;
}

void ReadingQuota::Seen::add(BusinessNumber business) {
    if ((count_ + 1) * 2 > slots_.size()) {
        std::vector<BusinessNumber> old = std::move(slots_);
        slots_.assign(std::max(slots_min, old.size() * 2), 0);
        for (const BusinessNumber known : old)
            if (known != 0) slots_[slot_of(known)] = known;
    }
    BusinessNumber& slot = slots_[slot_of(business)];
    if (slot == business) return;
    slot = business;
    ++count_;
}

void ReadingQuota::Seen::clear() {
    slots_.clear();
    slots_.shrink_to_fit();
    count_ = 0;
}

int ReadingQuota::limit_of(bool is_person, Kind kind) const {
    if (kind == Kind::item) return is_person ? limits_.items : limits_.visitor_items;
    return is_person ? limits_.pages : limits_.visitor_pages;
}

// The reader's account, filled up to now; a new one is full.
ReadingQuota::Account& ReadingQuota::account(Shard& shard, const std::string& key, bool is_person,
                                             std::int64_t now_s) const {
    const auto [found, is_new] = shard.accounts.try_emplace(key);
    Account& account = found->second;
    const double days = is_new ? 1 : static_cast<double>(now_s - account.filled_s) / day_s;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        const double most = limit_of(is_person, static_cast<Kind>(kind));
        double& left = account.budgets[kind].left;
        left = std::min(most, left + std::max(0.0, days) * most);
    }
    account.filled_s = std::max(account.filled_s, now_s);
    if (account.day != now_s / day_s) {
        for (Budget& budget : account.budgets) {
            shard.numbers -= budget.seen.size();
            budget.seen.clear();
        }
        account.day = now_s / day_s;
    }
    return account;
}

// Accounts that are full again go first; then what was read is forgotten, so that it costs again.
void ReadingQuota::make_room(Shard& shard, std::int64_t now_s) {
    const bool is_crowded = shard.accounts.size() >= readers_max / shard_count;
    if (!is_crowded && shard.numbers < numbers_max / shard_count) return;
    for (auto entry = shard.accounts.begin(); entry != shard.accounts.end();) {
        for (Budget& budget : entry->second.budgets) budget.seen.clear();
        const bool is_full = entry->second.filled_s + day_s <= now_s;
        entry = is_full ? shard.accounts.erase(entry) : std::next(entry);
    }
    shard.numbers = 0;
    if (shard.accounts.size() >= readers_max / shard_count) shard.accounts.erase(shard.accounts.begin());
}

int ReadingQuota::take(const Reader& reader, Kind kind, std::span<const BusinessNumber> businesses) {
    const bool is_person = reader.person != 0;
    const int limit = limit_of(is_person, kind);
    if (limit == 0 || businesses.empty() || (!is_person && is_this_machine(reader.client))) return 0;
    std::string key = std::to_string(reader.tenant) + '/';
    if (is_person)
        key += std::to_string(reader.person);
    else
        key.append(1, '@').append(line_of(reader.client));
    const std::int64_t now_s = now_s_();
    Shard& shard = shards_[std::hash<std::string>()(key) % shard_count];
    const std::lock_guard lock(shard.in_use);
    make_room(shard, now_s);
    Budget& budget = account(shard, key, is_person, now_s).budgets[static_cast<std::size_t>(kind)];
    const auto fresh = static_cast<double>(std::count_if(
        businesses.begin(), businesses.end(), [&](BusinessNumber business) { return !budget.seen.has(business); }));
    // More at once than the budget ever holds is let through once it is full.
    const double wanted = std::min(fresh, static_cast<double>(limit));
    if (wanted > budget.left)
        return std::max(1, static_cast<int>(std::ceil((wanted - budget.left) * day_s / limit - rounding_s)));
    budget.left -= wanted;
    for (const BusinessNumber business : businesses) {
        if (budget.seen.has(business)) continue;
        budget.seen.add(business);
        ++shard.numbers;
    }
    return 0;
}

}  // namespace comptoir
