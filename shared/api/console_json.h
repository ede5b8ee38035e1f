// What the bank's staff, reporters and owners are told of reports, people, businesses and the audit trail.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/json_writer.h"
#include "shared/console/report.h"
#include "shared/directory/business.h"
#include "shared/policy/role.h"

namespace comptoir::console {

// Somebody or something by name; an empty id: nobody is told who.
struct Named {
    std::string id;
    std::string name;
};

// Times are seconds since 1970 UTC; 0: not yet.
struct ReportView {
    std::string id;
    Named business;
    Named reporter;  // for staff
    ReportKind kind = ReportKind::other;
    std::string text;  // for staff and the reporter
    ReportState state = ReportState::received;
    std::int64_t received_s = 0, taken_s = 0, decided_s = 0, complained_s = 0, closed_s = 0;
    Measure measure = Measure::none;
    Ground ground = Ground::terms;
    std::string reference;
    std::string facts;
    std::string complaint;
    std::string answer;
    std::int64_t complain_until_s = 0;  // 0: whoever reads this may not complain now
};
// {"id","business":{"id","name"},"reporter","kind","text","state","received_at","taken_at","decision":{"at","measure",
//  "ground","reference","facts","automated":false},"complaint":{"at","text"},"answer":{"at","text"},"complain_until"}
void write_report(JsonWriter& json, const ReportView& report);

struct AuditView {
    std::int64_t seq = 0;
    std::int64_t at_s = 0;
    Named actor;  // nobody: the bank or the operator
    std::string act;
    std::string subject_kind;
    Named subject;
    Named person;  // whose right it is, where the subject is a business
    std::string detail;
};
// {"seq","at","actor":{"id","name"},"act","subject":{"kind","id","name"},"person","detail"}
void write_audit(JsonWriter& json, const AuditView& entry);

struct PersonRoleView {
    Named who;  // the person of a business, or the business of a person
    Role role = Role::none;
};

struct DeskPersonView {
    Named person;
    StaffRole staff = StaffRole::none;
    std::string branch;
    std::vector<PersonRoleView> businesses;
};
void write_desk_person(JsonWriter& json, const DeskPersonView& person);

struct DeskBusinessView {
    Named business;
    std::string register_id;
    std::string branch;
    Audience audience = Audience::nobody;
    bool listed = false;
    std::string paused_because;  // empty: it is not paused
    std::int64_t paused_s = 0;
};
void write_desk_business(JsonWriter& json, const DeskBusinessView& business);

// The members of `named` as {"id","name"}; nothing where the id is empty.
void write_named(JsonWriter& json, std::string_view key, const Named& named);

}  // namespace comptoir::console
