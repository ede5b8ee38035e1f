// The people of the running server: from a token's claims to the caller, without asking the database each time.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/identity/people_store.h"
#include "server/identity/token_checker.h"

namespace comptoir::identity {

// May be used by many threads.
class People {
public:
    // Both outlive it.
    People(db::Database& database, const BusinessStore& businesses) : database_(database), businesses_(businesses) {}

    using Known = std::shared_ptr<const Caller>;
    // Takes in what the bank says when it says something new.
    Result<Known, db::Error> caller(TenantNumber tenant, const TokenChecker::Checked& claims);

    // Memberships or people were changed: what is remembered is read again. To be called after each such write.
    void changed() { version_.fetch_add(1); }

    static constexpr std::size_t remembered_max = 100'000;

private:
    struct Entry {
        TokenChecker::Checked claims;
        Known caller;
        std::uint64_t version = 0;
    };
    Person take_in(db::Connection& connection, TenantNumber tenant, const Claims& claims) const;

    using Key = std::tuple<TenantNumber, std::string, std::string>;  // tenant, issuer, subject

    db::Database& database_;
    const BusinessStore& businesses_;
    std::atomic<std::uint64_t> version_ = 1;
    std::mutex in_use_;
    std::map<Key, Entry> entries_;
};

}  // namespace comptoir::identity
