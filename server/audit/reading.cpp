#include "server/audit/reading.h"

namespace comptoir::audit {

namespace {

std::vector<Told> read_all(db::Query& query) {
    std::vector<Told> entries;
    while (query.step()) {
        Told& entry = entries.emplace_back();
        entry.seq = query.number();
        entry.at_ms = query.number();
        entry.actor = static_cast<std::uint32_t>(query.number());
        entry.act = query.text();
        entry.subject_kind = query.text();
        entry.subject = query.text();
        entry.detail = query.text();
    }
    return entries;
}

}  // namespace

std::vector<Told> list(db::Connection& connection, TenantNumber tenant, std::int64_t before, int limit,
                       const std::optional<Subject>& subject) {
    if (!subject) {
        db::Query query = connection.query(
            "SELECT seq, at_ms, actor, act, subject_kind, subject, detail FROM audit WHERE tenant = ? AND seq < ? "
            "ORDER BY seq DESC LIMIT ?");
        query.bind(std::int64_t{tenant}).bind(before).bind(std::int64_t{limit});
        return read_all(query);
    }
    db::Query query = connection.query(
        "SELECT seq, at_ms, actor, act, subject_kind, subject, detail FROM audit WHERE tenant = ? AND seq < ? "
        "AND subject_kind = ? AND subject = ? ORDER BY seq DESC LIMIT ?");
    query.bind(std::int64_t{tenant}).bind(before).bind(console::subject_kind_word(subject->kind)).bind(subject->id);
    query.bind(std::int64_t{limit});
    return read_all(query);
}

}  // namespace comptoir::audit
