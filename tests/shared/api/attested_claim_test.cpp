// What a bank's token may say that it has checked of a business.
#include <doctest/doctest.h>

#include "shared/api/business_json.h"
#include "shared/api/claims.h"

using namespace comptoir;

namespace {

std::optional<Mandate> mandate(const std::string& attested) {
    const std::string json =
        R"({"iss":"i","aud":"comptoir","sub":"s","tenant":"demo","name":"Marie","iat":1,"exp":2,"businesses":[)"
        R"({"register":{"id":"732829320"},"role":"owner")" +
        (attested.empty() ? "" : ",\"attested\":" + attested) + "}]}";
    const auto claims = read_claims(json, "comptoir");
    if (!claims) return std::nullopt;
    return claims->businesses.at(0);
}

}  // namespace

TEST_CASE("a token says what was checked, whole, or nothing") {
    const auto all = mandate(R"({"registration":true,"account_holder":false,"customer_since":2011,"trade":"43.22A"})");
    REQUIRE(all);
    CHECK(all->attested == AttestedClaim{true, false, 2011, "43.22A"});
    REQUIRE(mandate("{}"));
    CHECK(mandate("{}")->attested == AttestedClaim{});
    REQUIRE(mandate(""));
    CHECK_FALSE(mandate("")->attested);
}

TEST_CASE("a token that vouches in another way than agreed is refused as a whole") {
    for (const char* attested :
         {"true", "[]", "null", R"({"registration":1})", R"({"registration":"true"})", R"({"account_holder":null})",
          R"({"customer_since":"2011"})", R"({"customer_since":1799})", R"({"customer_since":2201})",
          R"({"customer_since":2011.5})", R"({"trade":""})", R"({"trade":7})", R"({"trade":"123456789"})",
          R"({"trade":" 43"})", R"({"fame":true})", R"({"registration":true,"registration":true})"}) {
        CAPTURE(attested);
        CHECK_FALSE(mandate(attested));
    }
}

TEST_CASE("what was checked and what was not is read as it is written") {
    Business business{.id = "x"};
    business.attested = {{Fact::registration, false, "2026-11-23", 0},
                         {Fact::customer_since, true, "2026-11-24", 2011}};
    business.not_attested = {Fact::trade};
    const auto read = parse_business(to_json(business));
    REQUIRE(read);
    CHECK(read->attested == business.attested);
    CHECK(read->not_attested == business.not_attested);
}
