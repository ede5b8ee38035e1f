// Reading what the routes of the desk and of reports answer (written by shared/api/console_json.h), and the bodies that
// are sent to them. Each parse_* gives nothing when `text` is no such answer; what is of a later version is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/console_json.h"
#include "shared/directory/business.h"

namespace comptoir::console {

// A page of a list, to be gone on with.
template <typename Item>
struct Listed {
    std::vector<Item> items;
    std::string next;  // a cursor; empty: there is no more
};

// A business whose name has letters that deceive, and those that it would be taken for.
struct LookAlike {
    Named business;
    std::vector<Named> looks_like;
};

// One business as staff sees it.
struct DeskPageView {
    DeskBusinessView business;
    std::vector<PersonRoleView> people;
    std::optional<Business> page;  // nothing: there is nothing to see
};

std::optional<ReportView> parse_report(std::string_view text);
std::optional<Listed<ReportView>> parse_report_list(std::string_view text);
std::optional<Listed<AuditView>> parse_audit_list(std::string_view text);
std::optional<Listed<DeskPersonView>> parse_desk_people(std::string_view text);
std::optional<Listed<DeskBusinessView>> parse_desk_businesses(std::string_view text);
std::optional<Listed<LookAlike>> parse_look_alikes(std::string_view text);
std::optional<DeskPageView> parse_desk_page(std::string_view text);

// What the person before the screen decides about a report.
struct NewDecision {
    bool upheld = false;
    Measure measure = Measure::none;
    Ground ground = Ground::terms;
    std::string reference;
    std::string facts;
};
// What staff says of a fact.
struct NewAttestation {
    Fact fact = Fact::registration;
    bool revokes = false;
    int year = 0;  // of customer_since
    std::string reason;
};
std::string report_body(ReportKind kind, std::string_view text);
std::string complaint_body(std::string_view text);
std::string decision_body(const NewDecision& decision);
std::string reason_body(std::string_view reason);
std::string attestation_body(const NewAttestation& attestation);

}  // namespace comptoir::console
