// What the bank's staff looks up and does beside reports. Each method is the handler of one route; the policy has let
// the person in, an adviser to businesses of the own branch alone.
#pragma once

#include <functional>

#include "server/console/desk_store.h"
#include "server/directory/business_store.h"
#include "server/directory/index_service.h"
#include "server/http/route.h"
#include "shared/api/console_json.h"

namespace comptoir::console {

class DeskService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        IndexService& index;
        std::function<std::int64_t()> now_s;
    };
    explicit DeskService(Parts parts) : parts_(std::move(parts)) {}

    Answer businesses(const http::Request& request, const http::Arguments& values) const;
    Answer people(const http::Request& request, const http::Arguments& values);
    // A page as its owner or a visitor sees it, with what only staff is told. Kept in the audit trail.
    Answer page(const http::Request& request, const http::Arguments& values);
    Answer pause(const http::Request& request, const http::Arguments& values);
    Answer restore(const http::Request& request, const http::Arguments& values);
    Answer attest(const http::Request& request, const http::Arguments& values);
    Answer audit_trail(const http::Request& request, const http::Arguments& values) const;

private:
    using Step = std::function<std::optional<Problem>(db::Connection&, const StoredBusiness&)>;
    // A step on the path's business; answers with how it stands then.
    Answer act(const http::Request& request, const http::Arguments& values, const Step& step);
    DeskBusinessView view_of(db::Connection& connection, const StoredBusiness& business) const;
    Named business_named(db::Connection& connection, BusinessNumber number) const;
    std::int64_t now_ms() const { return parts_.now_s() * 1000; }

    Parts parts_;
};

// Without a service only the description is of use.
std::vector<http::Route> desk_routes(DeskService* service);
std::span<const http::Schema> desk_schemas();

}  // namespace comptoir::console
