// Finds names that look like another listed business's: for the owner before a page is published, and for the bank's
// staff. Asks the search index, which is as fast for a million businesses; nothing of it is made at start or kept in
// step.
#pragma once

#include <string_view>
#include <vector>

#include "server/directory/business_store.h"
#include "server/directory/index_service.h"
#include "server/http/route.h"
#include "shared/api/console_json.h"

namespace comptoir::console {

class NameWatch {
public:
    // All of them outlive it.
    NameWatch(db::Database& database, const BusinessStore& businesses, const IndexService& index)
        : database_(database), businesses_(businesses), index_(index) {}

    using Answer = Result<http::Response, Problem>;
    // For those who edit a page, before they publish a name.
    Answer compare(const http::Request& request, const http::Arguments& values) const;
    // For staff: the odd names that look like another's.
    Answer list(const http::Request& request, const http::Arguments& values) const;

    // Other businesses of the tenant that everybody may find and whose names look like this one; at most a few.
    Result<std::vector<Named>, db::Error> alike(TenantNumber tenant, BusinessNumber business,
                                                std::string_view name) const;

private:
    db::Database& database_;
    const BusinessStore& businesses_;
    const IndexService& index_;
};

// Without a watch only the description is of use.
std::vector<http::Route> name_routes(NameWatch* watch);
std::span<const http::Schema> name_schemas();

}  // namespace comptoir::console
