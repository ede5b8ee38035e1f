// The people of a demo bank, of whom one is signed in at its portal; web/portal/people.json says who they are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/policy/role.h"

namespace comptoir::demo {

struct BankPerson {
    struct Business {
        std::string siren;
        Role role = Role::none;
        std::string branch;
    };

    std::string id;  // "claire": what the bank calls the person, in its tokens too
    std::string name;
    bool as_text = false;  // wants the network as text
    std::vector<Business> businesses;
    StaffRole staff = StaffRole::none;
    std::string branch;  // of an adviser
};

// A bank's part of the sample: numbers `first` to `first` + `count` - 1.
struct SampleShare {
    std::uint32_t first = 0;
    std::uint32_t count = 1;
};

// The people of `tenant`, and their businesses among its sample, as far as it reaches. Refuses with a sentence.
Result<std::vector<BankPerson>, std::string> read_people(const std::filesystem::path& file, const std::string& tenant,
                                                         SampleShare share);

// What the bank's token says of a person: at `now_s`, for five minutes.
struct TokenPlaces {
    std::string issuer;
    std::string audience;
    std::string tenant;
};
std::string token_payload(const BankPerson& person, const TokenPlaces& places, std::int64_t now_s);

}  // namespace comptoir::demo
