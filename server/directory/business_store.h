// Businesses and their places in the database. What is kept is what was said of them; whether a business is listed, and
// under which name and trade, is worked out when it is read (shared/directory/business_facts.h).
//
// Functions that take a connection are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/directory/business.h"
#include "shared/directory/business_facts.h"

namespace comptoir {

struct StoredBusiness {
    BusinessNumber number = 0;
    TenantNumber tenant = 0;
    // False: it waits for a name, is closed, is paused, or its register wants it hidden. Never shown, never indexed.
    bool listed = false;
    Business business;  // with its public id; trade labels are the caller's
};

// One for the program: it holds the key of the public ids. May be used by several threads.
class BusinessStore {
public:
    static Result<std::unique_ptr<BusinessStore>, db::Error> open(db::Connection& connection);

    // By row; nothing when there is none.
    std::optional<StoredBusiness> find(db::Connection& connection, BusinessNumber number) const;
    // By public id; nothing when the tenant has no such business.
    std::optional<StoredBusiness> find(db::Connection& connection, TenantNumber tenant, std::string_view id) const;
    // In the order asked for; rows that are not there are left out.
    std::vector<StoredBusiness> find_many(db::Connection& connection, std::span<const BusinessNumber> numbers) const;
    // Each business of all tenants, by ascending number from `first` on, until `visit` returns false.
    void each(db::Connection& connection, BusinessNumber first,
              const std::function<bool(const StoredBusiness&)>& visit) const;

    // Writes the business as given, places too: a new row where business.register_id is new to the tenant (its id is
    // then chosen here), else instead of what was known of it. Returns the row. Unchanged: writes nothing, not even a
    // change.
    BusinessNumber put(db::Connection& connection, TenantNumber tenant, const Business& business) const;
    // The row of a business that is known by its register number alone, made where there is none: unlisted, with
    // nothing said of it.
    BusinessNumber find_or_add(db::Connection& connection, TenantNumber tenant, const RegisterId& id) const;
    // Forgets it wholly. False when the tenant has no such business.
    bool remove(db::Connection& connection, TenantNumber tenant, BusinessNumber number) const;

    // Adds what one row of an import says to what is known (shared/directory/business_facts.h).
    Merged merge(db::Connection& connection, TenantNumber tenant, const RowFacts& row) const;
    // Would it? Writes nothing.
    bool would_change(db::Connection& connection, TenantNumber tenant, const RowFacts& row) const;

    // What the business says of itself; nothing when it never did.
    std::optional<OwnWord> own_word(db::Connection& connection, BusinessNumber number) const;
    // From now on it says this; nothing: nothing any more.
    void set_own_word(db::Connection& connection, TenantNumber tenant, BusinessNumber number,
                      const std::optional<OwnWord>& word) const;

    const PublicIds& ids() const { return ids_; }

    explicit BusinessStore(const PublicIds::Key& key) : ids_(key) {}

private:
    // Tells the index, and ends what the bank checked of facts that are others now.
    void changed(db::Connection& connection, TenantNumber tenant, BusinessNumber number) const;

    PublicIds ids_;
};

}  // namespace comptoir
