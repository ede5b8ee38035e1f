// What the directory answers: from checked arguments to the bytes of an answer. Each method is the handler of one
// route.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/directory/answer_cache.h"
#include "server/directory/index_service.h"
#include "server/directory/item_cache.h"
#include "server/directory/zone_clock.h"
#include "server/http/arguments.h"
#include "server/http/message.h"
#include "server/tenant/tenant_registry.h"
#include "shared/api/business_query.h"

namespace comptoir {

class DirectoryService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them, and what the knowledge refers to, must outlive the service.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        const TenantRegistry& tenants;
        const IndexService& index;
        ItemCache& items;
        AnswerCache& answers;
        search::Knowledge knowledge;
    };
    explicit DirectoryService(Parts parts);

    Answer tenant(const http::Arguments& values) const;
    Answer list(const http::Request& request, const http::Arguments& values);
    Answer business(const http::Arguments& values) const;
    Answer similar(const http::Arguments& values) const;
    Answer trades(const http::Arguments& values) const;

private:
    // The items of the hits, as JSON separated by commas.
    Result<std::string, Problem> items_json(const search::SearchRequest& asked,
                                            const search::SearchAnswer& found) const;
    std::string etag_of(AnswerStamp stamp) const;
    // What a visitor may see; the same refusal whether it is hidden, unlisted, another tenant's or nobody's.
    Result<Business, Problem> seen(const http::Arguments& values, const Tenant& tenant) const;

    Parts parts_;
    ZoneClock clock_;
    const std::string start_;  // of ETags: versions count from each start anew
};

}  // namespace comptoir
