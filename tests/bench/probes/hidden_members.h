// A bank's directory of which half is hidden from somebody, for probes: who is hidden from whom, one member who reads
// it with connections of its own, and another bank's businesses in the same database.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/directory/business.h"
#include "tests/server/identity/signer.h"

namespace comptoir::bench {

inline constexpr std::uint32_t sorts = 6;  // of businesses, in turn
inline constexpr TenantNumber tenant = 1, other_tenant = 2;
inline constexpr std::int64_t now_s = 1'790'000'000;

// Numbers and register numbers of some businesses.
struct Businesses {
    std::vector<BusinessNumber> numbers;
    std::vector<std::string> sirens;

    void add(BusinessNumber number, const Business& business) {
        numbers.push_back(number);
        sirens.push_back(business.register_id.id.substr(0, 9));
    }
    void add(const Businesses& others) {
        numbers.insert(numbers.end(), others.numbers.begin(), others.numbers.end());
        sirens.insert(sirens.end(), others.sirens.begin(), others.sirens.end());
    }
    void shuffle(std::mt19937& random) {
        std::shuffle(numbers.begin(), numbers.end(), random);
        std::shuffle(sirens.begin(), sirens.end(), random);
    }
    BusinessNumber number(std::size_t at) const { return numbers[at % numbers.size()]; }
    const std::string& siren(std::size_t at) const { return sirens[at % sirens.size()]; }
};

struct HiddenMembers {
    Businesses from_all, from_visitors, from_strangers;  // seen by nobody, by customers, by connections alone
    Businesses seen;                                     // by everyone; the first is the reading member's own
    Businesses elsewhere;                                // another bank's

    // Writes `size` businesses of the sample, and the keys' file as the bank's issuer's. False when the database
    // refuses.
    bool write(db::Connection& connection, const identity::Signer& signer, const std::string& keys, std::uint32_t size);
    // The reading member's, as its bank signs it.
    std::string token(const identity::Signer& signer) const;
};

}  // namespace comptoir::bench
