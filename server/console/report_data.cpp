// What reports hold of a person, for those who take their data along.
#include <climits>

#include "server/console/report_service.h"

namespace comptoir::console {

std::string ReportService::all_of_person(db::Connection& connection, const identity::Caller& caller) const {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const Report& report : report_store::of_reporter(connection, caller.tenant, caller.person, INT_MAX))
        write_report(json, view_of(connection, report, ReportActor::reporter));
    json.end_array();
    return out;
}

std::string ReportService::all_against_owned(db::Connection& connection, const identity::Caller& caller) const {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const identity::Membership& membership : caller.businesses) {
        if (membership.role != Role::owner) continue;  // as Action::answer_decisions has it
        for (const Report& report : report_store::against(connection, membership.business, INT_MAX))
            write_report(json, view_of(connection, report, ReportActor::owner));
    }
    json.end_array();
    return out;
}

}  // namespace comptoir::console
