// The whole API without sockets, as a test asks it: a bank `demo` that signs for its people, a bank `other` that signs
// for its own, a real database and real indexes in a folder of the test's own.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "server/serve/service.h"
#include "tests/server/identity/signer.h"
#include "tests/server/scratch_folder.h"

namespace comptoir {

inline constexpr std::int64_t api_start_s = 1'790'000'000;  // the clock of a new Api

// What a bank says of somebody; turned into the payload of a token.
struct Said {
    std::string subject = "marie";
    std::string tenant = "demo";
    std::string name = "Marie Duval";
    // SIREN and role of each business: {{"732829320", "owner"}}
    std::vector<std::pair<std::string, std::string>> businesses = {};
    std::string staff = {};            // "adviser", "moderator"
    std::string branch = {};           // of staff
    std::string business_branch = {};  // of each business
    std::string attested = {};         // of each business, as JSON; empty: nothing is said
};

struct Asked {
    std::string method = "GET";
    std::string path;  // with the query
    std::string token = {};
    std::string body = {};
    std::string if_match = {};
    std::string key = {};  // Idempotency-Key
    std::string content_type = "application/json";
    std::string if_none_match = {};
    std::string client = "192.0.2.1";
};

class Api {
public:
    Api();

    // Opens the service again, as after a restart. The clock goes on.
    void restart();

    http::Response ask(const Asked& asked);
    // The answer's body; fails the test unless the status is this one.
    nlohmann::json json(const Asked& asked, int status = 200);

    // A token of `said.tenant`'s bank, issued now, for five minutes.
    std::string token(const Said& said) const;
    // The bank's word that the subject's tokens count no more.
    std::string revocation(const std::string& subject) const;

    // Writes a business and waits until the index has it. Its id.
    std::string put(const Business& business, const std::string& tenant = "demo");
    // A listed business of this name and SIREN: a plumber in Lyon that everybody may see.
    static Business business(std::string name, std::string siren);
    // Waits until the index contains every change.
    void settle();

    ScratchFolder folder;
    std::atomic<std::int64_t> now_s = api_start_s;  // a thread of the service's own asks too
    Settings settings;  // for the next restart()
    identity::Signer signer{Algorithm::es256};
    identity::Signer other_signer{Algorithm::es256};
    std::unique_ptr<Service> service;
};

// A header of the answer; empty when it has none.
std::string header_of(const http::Response& response, std::string_view name);

}  // namespace comptoir
