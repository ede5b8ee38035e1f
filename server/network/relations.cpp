#include "server/network/relations.h"

#include <algorithm>

#include "server/network/connection_store.h"
#include "shared/core/even_search.h"

namespace comptoir::network {

Numbers Relations::of(BusinessNumber business) {
    std::uint64_t changes = 0;
    {
        const std::lock_guard lock(in_use_);
        if (const auto found = known_.find(business); found != known_.end()) return found->second;
        changes = changes_;
    }
    auto read = database_.read(
        [&](db::Connection& connection) { return connection_store::connections_of(connection, business); });
    if (!read) return std::make_shared<const std::vector<BusinessNumber>>(1, business);
    read->insert(std::lower_bound(read->begin(), read->end(), business), business);
    auto numbers = std::make_shared<const std::vector<BusinessNumber>>(std::move(*read));
    const std::lock_guard lock(in_use_);
    if (changes != changes_) return numbers;
    if (numbers_ + numbers->size() > numbers_max) {
        known_.clear();
        numbers_ = 0;
    }
    if (known_.emplace(business, numbers).second) numbers_ += numbers->size();
    return numbers;
}

Numbers Relations::of(const identity::Caller& caller) {
    if (caller.businesses.empty()) {
        static const auto nobody = std::make_shared<const std::vector<BusinessNumber>>();
        return nobody;
    }
    if (caller.businesses.size() == 1) return of(caller.businesses.front().business);
    std::vector<BusinessNumber> all;
    for (const identity::Membership& membership : caller.businesses) {
        const Numbers numbers = of(membership.business);
        all.insert(all.end(), numbers->begin(), numbers->end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return std::make_shared<const std::vector<BusinessNumber>>(std::move(all));
}

bool Relations::has(const identity::Caller& caller, BusinessNumber business) {
    return std::any_of(caller.businesses.begin(), caller.businesses.end(), [&](const identity::Membership& own) {
        return is_among(*of(own.business), business);
    });
}

void Relations::changed(BusinessNumber one, BusinessNumber other) {
    const std::lock_guard lock(in_use_);
    ++changes_;
    for (const BusinessNumber business : {one, other}) {
        const auto found = known_.find(business);
        if (found == known_.end()) continue;
        numbers_ -= found->second->size();
        known_.erase(found);
    }
}

}  // namespace comptoir::network
