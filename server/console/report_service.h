// Reports of pages, from the notice over the decision to the answer to a complaint. Each method is the handler of one
// route.
#pragma once

#include <functional>

#include "server/console/report_quota.h"
#include "server/console/report_store.h"
#include "server/directory/business_store.h"
#include "server/directory/index_service.h"
#include "server/http/route.h"
#include "server/identity/gate.h"
#include "server/tenant/tenant_registry.h"
#include "shared/api/console_json.h"

namespace comptoir::console {

class ReportService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        const TenantRegistry& tenants;
        IndexService& index;
        identity::Connected is_connected = {};
        std::function<std::int64_t()> now_s;
    };
    explicit ReportService(Parts parts) : parts_(std::move(parts)) {}

    Answer report(const http::Request& request, const http::Arguments& values);
    // One's own, as their reporter.
    Answer mine(const http::Request& request) const;
    // What was decided against the page, for its owner.
    Answer decisions(const http::Request& request, const http::Arguments& values) const;
    // For an export: all that somebody reported, and all that was decided against a page that they own; arrays in JSON.
    std::string all_of_person(db::Connection& connection, const identity::Caller& caller) const;
    std::string all_against_owned(db::Connection& connection, const identity::Caller& caller) const;
    // By the owner where the path has a business, else by the reporter.
    Answer complain(const http::Request& request, const http::Arguments& values, ReportActor actor);

    // The desk's.
    Answer list(const http::Request& request, const http::Arguments& values) const;
    Answer take(const http::Request& request, const http::Arguments& values);
    Answer decide(const http::Request& request, const http::Arguments& values);

private:
    Reader reader_of(const identity::Caller* caller, BusinessNumber business) const;
    ReportView view_of(db::Connection& connection, const Report& report, ReportActor actor) const;
    http::Response answer_of(db::Connection& connection, const Report& report, ReportActor actor) const;
    // A step of staff on a report in their scope.
    using Step = std::function<std::optional<Problem>(db::Connection&, Report&)>;
    Answer at_desk(const http::Request& request, const http::Arguments& values, const Step& step);
    // Pauses or restores, as the decision says.
    void carry_out(db::Connection& connection, const Report& report, bool upheld, std::uint32_t person) const;
    std::int64_t now_ms() const { return parts_.now_s() * 1000; }

    Parts parts_;
    ReportQuota quota_;
};

// Without a service only the description is of use.
std::vector<http::Route> report_routes(ReportService* service);
std::span<const http::Schema> report_schemas();

}  // namespace comptoir::console
