#include "server/directory/change_log.h"

namespace comptoir::change_log {

void append(db::Connection& connection, TenantNumber tenant, BusinessNumber business) {
    db::Query insert = connection.query("INSERT INTO change (tenant, kind, id) VALUES (?, 'business', ?)");
    insert.bind(std::int64_t{tenant}).bind(std::int64_t{business}).run();
}

std::vector<Change> since(db::Connection& connection, std::int64_t seq, int limit) {
    std::vector<Change> changes;
    db::Query query = connection.query("SELECT seq, tenant, id FROM change WHERE seq > ? ORDER BY seq LIMIT ?");
    query.bind(seq).bind(std::int64_t{limit});
    while (query.step()) {
        Change& change = changes.emplace_back();
        change.seq = query.number();
        change.tenant = static_cast<TenantNumber>(query.number());
        change.business = static_cast<BusinessNumber>(query.number());
    }
    return changes;
}

std::int64_t last_seq(db::Connection& connection) {
    db::Query query = connection.query("SELECT coalesce(max(seq), 0) FROM change");
    query.step();
    return query.number();
}

}  // namespace comptoir::change_log
