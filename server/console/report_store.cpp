#include "server/console/report_store.h"

namespace comptoir::console::report_store {

namespace {

// Of every query that gives reports, in the order in which they are read.
#define COMPTOIR_REPORT_COLUMNS                                                                      \
    "number, id, tenant, business, reporter, kind, text, state, received_ms, taken_ms, decided_ms, " \
    "complained_ms, closed_ms, upheld_first, measure, ground, reference, facts, complaint, answer"

std::vector<Report> read_all(db::Query& query) {
    std::vector<Report> reports;
    while (query.step()) {
        Report& report = reports.emplace_back();
        report.number = query.number();
        report.id = query.text();
        report.tenant = static_cast<TenantNumber>(query.number());
        report.business = static_cast<BusinessNumber>(query.number());
        report.reporter = static_cast<std::uint32_t>(query.maybe_number().value_or(0));
        report.kind = static_cast<ReportKind>(query.number());
        report.text = query.text();
        report.state = static_cast<ReportState>(query.number());
        report.received_ms = query.number();
        for (std::int64_t* time_ms : {&report.taken_ms, &report.decided_ms, &report.complained_ms, &report.closed_ms})
            *time_ms = query.maybe_number().value_or(0);
        report.upheld_first = query.number() != 0;
        report.measure = static_cast<Measure>(query.maybe_number().value_or(0));
        report.ground = static_cast<Ground>(query.maybe_number().value_or(0));
        for (std::string* text : {&report.reference, &report.facts, &report.complaint, &report.answer})
            *text = query.text();
    }
    return reports;
}

void bind_time(db::Query& query, std::int64_t time_ms) {
    if (time_ms == 0)
        query.bind_null();
    else
        query.bind(time_ms);
}

}  // namespace

Report add(db::Connection& connection, Report report) {
    {
        db::Query insert = connection.query(
            "INSERT INTO report (tenant, id, business, reporter, kind, text, state, received_ms) "
            "VALUES (?, lower(hex(randomblob(11))), ?, ?, ?, ?, 0, ?)");
        insert.bind(std::int64_t{report.tenant}).bind(std::int64_t{report.business});
        if (report.reporter == 0)
            insert.bind_null();
        else
            insert.bind(std::int64_t{report.reporter});
        insert.bind(static_cast<std::int64_t>(report.kind)).bind(report.text).bind(report.received_ms).run();
    }
    report.number = connection.last_insert_number();
    db::Query query = connection.query("SELECT id FROM report WHERE number = ?");
    query.bind(report.number);
    query.step();
    report.id = query.text();
    return report;
}

std::optional<Report> find(db::Connection& connection, TenantNumber tenant, std::string_view id) {
    db::Query query = connection.query("SELECT " COMPTOIR_REPORT_COLUMNS " FROM report WHERE id = ? AND tenant = ?");
    query.bind(id).bind(std::int64_t{tenant});
    std::vector<Report> found = read_all(query);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void update(db::Connection& connection, const Report& report) {
    db::Query query = connection.query(
        "UPDATE report SET state = ?, taken_ms = ?, decided_ms = ?, complained_ms = ?, closed_ms = ?, upheld_first = "
        "?, measure = ?, "
        "ground = ?, reference = ?, facts = ?, complaint = ?, answer = ? WHERE number = ?");
    query.bind(static_cast<std::int64_t>(report.state));
    for (const std::int64_t time_ms : {report.taken_ms, report.decided_ms, report.complained_ms, report.closed_ms})
        bind_time(query, time_ms);
    query.bind(std::int64_t{report.upheld_first});
    query.bind(static_cast<std::int64_t>(report.measure)).bind(static_cast<std::int64_t>(report.ground));
    query.bind(report.reference).bind(report.facts).bind(report.complaint).bind(report.answer);
    query.bind(report.number).run();
}

std::vector<Report> for_desk(db::Connection& connection, TenantNumber tenant, bool open, std::string_view branch,
                             std::int64_t before, int limit) {
    db::Query query = connection.query("SELECT " COMPTOIR_REPORT_COLUMNS
                                       " FROM report WHERE tenant = ? AND (state IN (0, 1, 4, 5)) = ? AND number < ? "
                                       "AND (? = '' OR EXISTS (SELECT 1 FROM business_branch WHERE "
                                       "business_branch.business = report.business AND branch = ?)) "
                                       "ORDER BY number DESC LIMIT ?");
    query.bind(std::int64_t{tenant}).bind(std::int64_t{open}).bind(before).bind(branch).bind(branch);
    query.bind(std::int64_t{limit});
    return read_all(query);
}

std::vector<Report> of_reporter(db::Connection& connection, TenantNumber tenant, std::uint32_t person, int limit) {
    db::Query query = connection.query("SELECT " COMPTOIR_REPORT_COLUMNS
                                       " FROM report WHERE reporter = ? AND tenant = ? ORDER BY number DESC LIMIT ?");
    query.bind(std::int64_t{person}).bind(std::int64_t{tenant}).bind(std::int64_t{limit});
    return read_all(query);
}

std::vector<Report> against(db::Connection& connection, BusinessNumber business, int limit) {
    db::Query query = connection.query("SELECT " COMPTOIR_REPORT_COLUMNS
                                       " FROM report WHERE business = ? AND upheld_first = 1 "
                                       "ORDER BY number DESC LIMIT ?");
    query.bind(std::int64_t{business}).bind(std::int64_t{limit});
    return read_all(query);
}

}  // namespace comptoir::console::report_store
