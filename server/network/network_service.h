// A business's network: whom it asks, accepts, leaves and keeps in mind, and what its bell tells. Each method is the
// handler of one route.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/db/database.h"
#include "server/directory/index_service.h"
#include "server/directory/item_cache.h"
#include "server/http/route.h"
#include "server/identity/caller.h"
#include "server/network/connection_store.h"
#include "server/network/relations.h"
#include "server/tenant/tenant_registry.h"
#include "shared/api/network_json.h"

namespace comptoir::network {

class NetworkService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        const TenantRegistry& tenants;
        const IndexService& index;
        ItemCache& items;
        Relations& relations;
        std::function<std::int64_t()> now_s;
    };
    explicit NetworkService(Parts parts) : parts_(std::move(parts)) {}

    Answer ask(const http::Request& request, const http::Arguments& values);
    // Accept, decline, withdraw, remove, block, unblock.
    Answer act(ConnectionAction action, const http::Request& request, const http::Arguments& values);
    Answer list(const http::Request& request, const http::Arguments& values) const;
    Answer relation(const http::Request& request, const http::Arguments& values) const;
    Answer note(const http::Request& request, const http::Arguments& values);
    Answer contacts(const http::Request& request, const http::Arguments& values) const;
    Answer notices(const http::Request& request, const http::Arguments& values) const;
    Answer read_notices(const http::Request& request, const http::Arguments& values);

private:
    // The caller's business and another, as the path and an id name them.
    struct Pair {
        TenantNumber tenant = 0;
        BusinessNumber business = 0;
        BusinessNumber other = 0;  // a number that nobody has where the id is nobody's
        std::size_t seed = 0;
    };
    Result<Pair, Problem> pair(const http::Arguments& values, std::string_view other) const;
    // How the other shows, by what is between the two; null where it does not show at all. Takes the same steps, and no
    // query, for one that is hidden and for none.
    std::shared_ptr<const Item> shown(const Pair& pair, ConnectionView view) const;
    // The same for many.
    std::vector<std::shared_ptr<const Item>> shown(TenantNumber tenant,
                                                   const std::vector<StoredRelation>& relations) const;
    std::vector<std::shared_ptr<const Item>> items(std::span<const ItemCache::Wanted> wanted) const;
    Answer step(ConnectionAction action, const http::Request& request, const Pair& pair,
                const std::optional<std::string>& line);
    std::int64_t now_ms() const { return parts_.now_s() * 1000; }

    Parts parts_;
};

// Without a service only the description is of use.
std::vector<http::Route> network_routes(NetworkService* service);
std::span<const http::Schema> network_schemas();

// Of the bells of all businesses that a person speaks for. A step of ::read.
int unread(db::Connection& connection, const identity::Caller& caller);
// A page was published: its connections are told. A step of the write that publishes.
void tell_published(db::Connection& connection, BusinessNumber business, std::int64_t at_ms);

// All of a business's network, for its owners: {"connections","contacts","notices"}. A step of ::read.
std::string export_business(db::Connection& connection, const BusinessStore& businesses, BusinessNumber business);
// Forgets all of it. A step of ::write; gives what Relations::changed must be told of after the commit.
std::vector<BusinessNumber> erase_business(db::Connection& connection, BusinessNumber business);

}  // namespace comptoir::network
