// The people of the demo's banks, as web/portal/people.json has them.
#include "server/demo/people.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "server/demo/banks.h"
#include "server/sample/sample_number.h"
#include "shared/api/claims.h"

using namespace comptoir;
using namespace comptoir::demo;

namespace {

constexpr std::int64_t now_s = 1'790'000'000;

std::vector<BankPerson> people_of(const char* tenant, SampleShare share = {0, 500}) {
    auto people = read_people("web/portal/people.json", tenant, share);
    REQUIRE(people);
    return std::move(*people);
}

Claims claims_of(const BankPerson& person) {
    auto claims = read_claims(token_payload(person, {"https://bank.example", "comptoir", "demo"}, now_s), "comptoir");
    INFO(person.id);
    REQUIRE(claims);
    CHECK_FALSE(check_times(*claims, now_s));
    return std::move(*claims);
}

}  // namespace

TEST_CASE("the first bank has someone of each kind that the network tells apart") {
    std::set<std::string> kinds, branches;
    for (const BankPerson& person : people_of("deux-rives")) {
        const Claims claims = claims_of(person);
        CHECK(claims.subject == person.id);
        if (claims.businesses.size() == 1) kinds.emplace(role_word(claims.businesses[0].role));
        if (claims.businesses.size() == 3) kinds.emplace("three businesses");
        if (claims.staff != StaffRole::none) kinds.emplace(staff_role_word(claims.staff));
        if (claims.staff == StaffRole::adviser) branches.insert(claims.branch);
        if (person.as_text) kinds.emplace("text");
    }
    CHECK(kinds ==
          std::set<std::string>{"owner", "editor", "viewer", "three businesses", "adviser", "moderator", "text"});
    CHECK(branches.size() == 2);
    const auto second = people_of("estuaire");
    CHECK(claims_of(second.front()).businesses.at(0).role == Role::owner);
}

TEST_CASE("each adviser's branch looks after a business of the people's") {
    const auto people = people_of("deux-rives");
    for (const BankPerson& adviser : people) {
        if (adviser.staff != StaffRole::adviser) continue;
        CAPTURE(adviser.branch);
        CHECK(std::any_of(people.begin(), people.end(), [&](const BankPerson& person) {
            return !person.businesses.empty() && person.businesses[0].branch == adviser.branch;
        }));
    }
}

TEST_CASE("businesses are those of the bank's own sample, also of a small one; the newcomer's is nobody else's") {
    for (const SampleShare share : {SampleShare{0, 500}, SampleShare{500, 250}, SampleShare{20, 1}}) {
        std::set<std::string> sample;
        for (std::uint32_t i = 0; i < share.count; ++i) sample.insert(sample::siren_of(share.first + i));
        int new_ones = 0;
        for (const BankPerson& person : people_of("deux-rives", share))
            for (const auto& business : person.businesses) new_ones += sample.count(business.siren) == 0;
        CHECK(new_ones == 1);
    }
    // Sample numbers begin with 28 or 29 (sample_number.h).
    for (const BankPerson& person : people_of("deux-rives"))
        if (person.id == "elodie") CHECK(person.businesses.at(0).siren.substr(0, 2) == "27");
}

TEST_CASE("a bank without people is said") {
    CHECK_FALSE(read_people("web/portal/people.json", "nobank", {}));
    CHECK_FALSE(read_people("web/portal/none.json", "estuaire", {}));
}
