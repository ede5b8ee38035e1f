#include "server/directory/pause_store.h"

#include "server/audit/audit.h"
#include "server/directory/change_log.h"

namespace comptoir::pause_store {

namespace {

void record(db::Connection& connection, TenantNumber tenant, BusinessNumber business, console::Act act,
            const Pause& why) {
    change_log::append(connection, tenant, business);
    audit::append(connection, {.tenant = tenant,
                               .at_ms = why.at_ms,
                               .actor = why.person,
                               .act = act,
                               .subject = audit::business(business),
                               .detail = why.reason});
}

}  // namespace

std::optional<Pause> find(db::Connection& connection, BusinessNumber business) {
    db::Query query = connection.query("SELECT reason, person, at_ms FROM pause WHERE business = ?");
    query.bind(std::int64_t{business});
    if (!query.step()) return std::nullopt;
    Pause pause;
    pause.reason = query.text();
    pause.person = static_cast<std::uint32_t>(query.number());
    pause.at_ms = query.number();
    return pause;
}

bool pause(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Pause& why) {
    if (find(connection, business)) return false;
    connection.query("INSERT INTO pause (business, reason, person, at_ms) VALUES (?, ?, ?, ?)")
        .bind(std::int64_t{business})
        .bind(why.reason)
        .bind(std::int64_t{why.person})
        .bind(why.at_ms)
        .run();
    record(connection, tenant, business, console::Act::business_paused, why);
    return true;
}

bool restore(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Pause& why) {
    if (!find(connection, business)) return false;
    connection.query("DELETE FROM pause WHERE business = ?").bind(std::int64_t{business}).run();
    record(connection, tenant, business, console::Act::business_restored, why);
    return true;
}

}  // namespace comptoir::pause_store
