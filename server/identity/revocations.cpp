#include "server/identity/revocations.h"

#include <mutex>

#include "server/identity/people_store.h"

namespace comptoir::identity {

std::optional<db::Error> Revocations::refresh() {
    std::map<Key, std::int64_t> read;
    const auto done = database_.read([&](db::Connection& connection) {
        db::Query query = connection.query("SELECT tenant, issuer, subject, before_s FROM revocation");
        while (query.step()) {
            const auto tenant = static_cast<TenantNumber>(query.number());
            std::string issuer(query.text()), subject(query.text());
            read[{tenant, std::move(issuer), std::move(subject)}] = query.number();
        }
        return db::Nothing{};
    });
    if (!done) return done.error();
    const std::unique_lock lock(in_use_);
    before_s_ = std::move(read);
    return std::nullopt;
}

std::optional<db::Error> Revocations::add(TenantNumber tenant, const Revocation& revocation) {
    const auto done = database_.write([&](db::Connection& connection) {
        connection.query("DELETE FROM revocation WHERE before_s < ?").bind(revocation.issued_s - kept_s).run();
        connection
            .query(
                "INSERT INTO revocation (tenant, issuer, subject, before_s) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (tenant, issuer, subject) DO UPDATE SET before_s = max(before_s, excluded.before_s)")
            .bind(std::int64_t{tenant})
            .bind(revocation.issuer)
            .bind(revocation.subject)
            .bind(revocation.issued_s)
            .run();
        people_store::withdraw_mandates(connection, tenant, revocation.issuer, revocation.subject);
        return db::Nothing{};
    });
    if (!done) return done.error();
    return refresh();
}

bool Revocations::covers(TenantNumber tenant, const Claims& claims) const {
    const std::shared_lock lock(in_use_);
    if (before_s_.empty()) return false;
    const auto found = before_s_.find({tenant, claims.issuer, claims.subject});
    return found != before_s_.end() && claims.issued_s <= found->second;
}

}  // namespace comptoir::identity
