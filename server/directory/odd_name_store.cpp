#include "server/directory/odd_name_store.h"

#include "server/directory/look_alike.h"

namespace comptoir::odd_name_store {

void put(db::Connection& connection, TenantNumber tenant, BusinessNumber business, std::string_view name) {
    const char* const sql = is_odd(name) ? "INSERT OR IGNORE INTO odd_name (business, tenant) VALUES (?, ?)"
                                         : "DELETE FROM odd_name WHERE business = ? AND tenant = ?";
    connection.query(sql).bind(std::int64_t{business}).bind(std::int64_t{tenant}).run();
}

std::vector<BusinessNumber> list(db::Connection& connection, TenantNumber tenant, std::int64_t after, int limit) {
    std::vector<BusinessNumber> found;
    db::Query query =
        connection.query("SELECT business FROM odd_name WHERE tenant = ? AND business > ? ORDER BY business LIMIT ?");
    query.bind(std::int64_t{tenant}).bind(after).bind(std::int64_t{limit});
    while (query.step()) found.push_back(static_cast<BusinessNumber>(query.number()));
    return found;
}

}  // namespace comptoir::odd_name_store
