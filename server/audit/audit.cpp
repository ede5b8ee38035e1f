#include "server/audit/audit.h"

#include <chrono>

#include "server/audit/chain.h"

namespace comptoir::audit {

namespace {

struct Head {
    std::int64_t seq = 0;
    std::string link;
};

// Each tenant has one from its first moment on; without it the trail must not go on as if nothing were missing.
Head head_of(db::Connection& connection, TenantNumber tenant) {
    db::Query query = connection.query("SELECT seq, link FROM audit_head WHERE tenant = ?");
    query.bind(std::int64_t{tenant});
    if (!query.step()) throw SQLite::Exception("the head of an audit trail is gone; restore a backup", SQLITE_CORRUPT);
    Head head;
    head.seq = query.number();
    head.link = query.text();
    return head;
}

}  // namespace

Subject person(std::uint32_t number) {
    return {console::SubjectKind::person, std::to_string(number)};
}

Subject business(BusinessNumber number) {
    return {console::SubjectKind::business, std::to_string(number)};
}

Subject tenant(TenantNumber number) {
    return {console::SubjectKind::tenant, std::to_string(number)};
}

Subject issuer(const std::string& name) {
    return {console::SubjectKind::issuer, name};
}

Subject report(std::int64_t number) {
    return {console::SubjectKind::report, std::to_string(number)};
}

void append(db::Connection& connection, const Entry& entry) {
    const Head head = head_of(connection, entry.tenant);
    const Row row{.tenant = entry.tenant,
                  .seq = head.seq + 1,
                  .at_ms = entry.at_ms,
                  .actor = entry.actor,
                  .act = console::act_word(entry.act),
                  .subject_kind = console::subject_kind_word(entry.subject.kind),
                  .subject = entry.subject.id,
                  .detail = entry.detail};
    const std::string link = link_of(head.link, row);
    connection
        .query(
            "INSERT INTO audit (tenant, seq, at_ms, actor, act, subject_kind, subject, detail, link) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.tenant)
        .bind(row.seq)
        .bind(row.at_ms)
        .bind(row.actor)
        .bind(row.act)
        .bind(row.subject_kind)
        .bind(row.subject)
        .bind(row.detail)
        .bind_blob(link)
        .run();
    connection.query("UPDATE audit_head SET seq = ?, link = ? WHERE tenant = ?")
        .bind(row.seq)
        .bind_blob(link)
        .bind(row.tenant)
        .run();
}

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace comptoir::audit
