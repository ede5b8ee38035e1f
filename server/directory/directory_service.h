// What the directory answers: from checked arguments to the bytes of an answer. Each method is the handler of one
// route.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/directory/answer_cache.h"
#include "server/directory/index_service.h"
#include "server/directory/item_cache.h"
#include "server/directory/readership.h"
#include "server/directory/reading_quota.h"
#include "server/directory/zone_clock.h"
#include "server/http/arguments.h"
#include "server/http/message.h"
#include "server/identity/caller.h"
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
        // The businesses that a caller speaks for and those connected with them; none: nobody is connected.
        std::function<std::shared_ptr<const std::vector<BusinessNumber>>(const identity::Caller&)> connections_of = {};
        ReadingQuota* quota = nullptr;  // none: everyone may read everything
    };
    explicit DirectoryService(Parts parts);

    Answer tenant(const http::Request& request, const http::Arguments& values) const;
    Answer list(const http::Request& request, const http::Arguments& values);
    Answer business(const http::Request& request, const http::Arguments& values) const;
    Answer similar(const http::Request& request, const http::Arguments& values) const;
    Answer trades(const http::Arguments& values) const;

    Readership readership_of(const http::Request& request) const;
    // The business by its public id, as far as the reader may see it. The same refusal, after the same steps and no
    // query, whether it is hidden, unlisted, another tenant's or nobody's.
    Result<StoredBusiness, Problem> seen(TenantNumber tenant, std::string_view id, const Readership& readership,
                                         const identity::Caller* caller) const;

private:
    // The items of the hits, as JSON separated by commas.
    Result<std::string, Problem> items_json(const search::SearchRequest& asked, const search::SearchAnswer& found,
                                            const Readership& readership) const;
    // The answer, or that the reader has read too much to have it.
    http::Response within_quota(const http::Request& request, TenantNumber tenant, ReadingQuota::Kind kind,
                                std::span<const BusinessNumber> businesses, http::Response response) const;
    std::string etag_of(AnswerStamp stamp, const Readership& readership) const;

    Parts parts_;
    ZoneClock clock_;
    const std::string start_;  // of ETags: versions count from each start anew
};

}  // namespace comptoir
