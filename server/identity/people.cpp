#include "server/identity/people.h"

namespace comptoir::identity {

Result<People::Known, db::Error> People::caller(TenantNumber tenant, const TokenChecker::Checked& claims) {
    const Key key{tenant, claims->issuer, claims->subject};
    const std::uint64_t version = version_.load();
    bool is_said = false;  // this very token was taken in before
    {
        const std::lock_guard lock(in_use_);
        const auto found = entries_.find(key);
        is_said = found != entries_.end() && found->second.claims == claims;
        if (is_said && found->second.version == version) return found->second.caller;
    }
    auto read = database_.read([&](db::Connection& connection) {
        return people_store::find(connection, tenant, claims->issuer, claims->subject);
    });
    if (!read) return read.error();
    std::optional<Person> person = std::move(*read);
    if (!person || (!is_said && person->issued_s <= claims->issued_s)) {
        auto written =
            database_.write([&](db::Connection& connection) { return take_in(connection, tenant, *claims); });
        if (!written) return written.error();
        person = std::move(*written);
    }
    auto caller = std::make_shared<const Caller>(std::move(person->caller));
    const std::lock_guard lock(in_use_);
    if (entries_.size() >= remembered_max) entries_.clear();
    entries_[key] = {claims, caller, version};
    return caller;
}

Person People::take_in(db::Connection& connection, TenantNumber tenant, const Claims& claims) const {
    std::vector<BusinessNumber> mandates;
    for (const Mandate& mandate : claims.businesses)
        mandates.push_back(
            businesses_.find_or_add(connection, tenant, {mandate.country, mandate.scheme, mandate.register_id}));
    return people_store::take_in(connection, tenant, claims, mandates);
}

}  // namespace comptoir::identity
