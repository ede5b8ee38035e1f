// Reports of pages in the database.
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/console/report.h"

namespace comptoir::console {

struct Report {
    std::int64_t number = 0;
    std::string id;  // opaque
    TenantNumber tenant = 0;
    BusinessNumber business = 0;
    std::uint32_t reporter = 0;  // a person's number; 0: a visitor
    ReportKind kind = ReportKind::other;
    std::string text;
    ReportState state = ReportState::received;
    // Since 1970 UTC; 0: not yet.
    std::int64_t received_ms = 0, taken_ms = 0, decided_ms = 0, complained_ms = 0, closed_ms = 0;
    // The statement of reasons.
    bool upheld_first = false;  // the decision went against the page, whatever became of it: its owner is told
    Measure measure = Measure::none;
    Ground ground = Ground::terms;
    std::string reference;  // the law's or the terms' article
    std::string facts;      // on which the decision rests
    std::string complaint;
    std::string answer;  // to the complaint
};

namespace report_store {

// Chooses number and id.
Report add(db::Connection& connection, Report report);
std::optional<Report> find(db::Connection& connection, TenantNumber tenant, std::string_view id);
// Writes what follows from the decision and after: state, times, statement, complaint, answer.
void update(db::Connection& connection, const Report& report);

// All in order of number, newest first, below `before`. An adviser's `branch` narrows the list to businesses of it; a
// moderator's is empty.
std::vector<Report> for_desk(db::Connection& connection, TenantNumber tenant, bool open, std::string_view branch,
                             std::int64_t before, int limit);
// The newest of them first, `limit` at most.
std::vector<Report> of_reporter(db::Connection& connection, TenantNumber tenant, std::uint32_t person, int limit = 100);
// Those of which the owner is told, as above.
std::vector<Report> against(db::Connection& connection, BusinessNumber business, int limit = 100);

}  // namespace report_store
}  // namespace comptoir::console
