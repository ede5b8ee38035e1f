// Tokens as banks sign them, and as others would like to.
#include "server/identity/token_checker.h"

#include <doctest/doctest.h>

#include <chrono>
#include <future>

#include "shared/core/base64url.h"
#include "tests/server/identity/signer.h"

using namespace comptoir;
using namespace comptoir::identity;

namespace {

constexpr std::int64_t now_s = 1'700'000'000;

std::string payload(std::string_view more = {}, std::int64_t issued_s = now_s, std::int64_t life_s = 300) {
    return R"({"iss":"https://bank.example","aud":"comptoir","sub":"p-1","tenant":"demo","name":"Anne Rivoire","iat":)" +
           std::to_string(issued_s) + ",\"exp\":" + std::to_string(issued_s + life_s) + std::string(more) + "}";
}

// A bank with one key, and a checker that knows it. The key set can be changed as the bank would.
struct Bank {
    Signer signer{Algorithm::es256};
    std::vector<Issuer> issuers{{"https://bank.example", "comptoir", Algorithm::es256, "/keys.json"}};
    std::string key_set = signer.key_set_json();
    bool answers = true;
    int fetches = 0;
    TokenChecker checker{[this](const std::string&) -> Result<KeysText, std::string> {
        ++fetches;
        if (!answers) return std::string("no answer");
        return KeysText{key_set};
    }};

    std::string said(std::string_view token, std::int64_t at_s = now_s, std::string_view tenant = "demo") {
        const auto checked = checker.check(tenant, issuers, token, at_s);
        return std::string(checked ? "taken" : token_fault_word(checked.error()));
    }
};

}  // namespace

TEST_CASE("a token says who the person is, for which businesses, and as what at the bank") {
    Bank bank;
    const auto checked =
        bank.checker.check("demo", bank.issuers,
                           bank.signer.token(payload(
                               R"(,"businesses":[{"register":{"id":"732 829 320"},"role":"owner"},)"
                               R"({"register":{"country":"BE","scheme":"kbo","id":"0403.019.261"},"role":"viewer"}],)"
                               R"("staff":{"role":"adviser","branch":"Lyon 3"},"unknown":{"a":[1]})")),
                           now_s);
    REQUIRE(checked);
    const Claims& claims = **checked;
    CHECK(claims.subject == "p-1");
    CHECK(claims.name == "Anne Rivoire");
    REQUIRE(claims.businesses.size() == 2);
    CHECK(claims.businesses[0] == Mandate{"FR", "siren", "732829320", Role::owner});
    CHECK(claims.businesses[1].role == Role::viewer);
    CHECK(claims.staff == StaffRole::adviser);
    CHECK(claims.branch == "Lyon 3");
}

TEST_CASE("a token counts from its issue to its end, give or take a minute, and lives five minutes at most") {
    Bank bank;
    const std::string token = bank.signer.token(payload());
    CHECK(bank.said(token) == "taken");
    CHECK(bank.said(token, now_s - 60) == "taken");
    CHECK(bank.said(token, now_s - 61) == "not_yet");
    CHECK(bank.said(token, now_s + 359) == "taken");
    CHECK(bank.said(token, now_s + 360) == "expired");
    CHECK(bank.said(bank.signer.token(payload("", now_s, 301))) == "too_long_lived");
    CHECK(bank.said(bank.signer.token(payload(",\"nbf\":" + std::to_string(now_s + 61)))) == "not_yet");
    CHECK(bank.said(bank.signer.token(payload("", now_s * 1000))) == "malformed");
}

TEST_CASE("what is not signed by the tenant's issuer, with its algorithm and key, is refused") {
    Bank bank;
    const Signer stranger(Algorithm::es256), other(Algorithm::rs256);
    const std::string good = bank.signer.token(payload());
    const std::string signed_text = good.substr(0, good.rfind('.'));
    CHECK(bank.said(stranger.token(payload())) == "wrong_signature");
    CHECK(bank.said(other.token(payload())) == "wrong_algorithm");
    CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"none","kid":"k1"})")) == "wrong_algorithm");
    CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"HS256","kid":"k1"})")) == "wrong_algorithm");
    CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"ES256","alg":"ES256","kid":"k1"})")) == "malformed");
    CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"ES256"})")) == "unknown_key");
    CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"ES256","kid":"k2"})")) == "unknown_key");
    for (const std::string member : {"jku", "jwk", "x5u", "x5c", "crit", "zip", "enc", "b64"})
        CHECK(bank.said(bank.signer.token(payload(), R"({"alg":"ES256","kid":"k1",")" + member + "\":\"x\"}")) ==
              "forbidden_header");
    CHECK(bank.said(to_base64url(R"({"alg":"none"})") + "." + to_base64url(payload()) + ".") == "wrong_algorithm");
    CHECK(bank.said(signed_text + ".") == "wrong_signature");
    CHECK(bank.said(good + "=") == "malformed");
    CHECK(bank.said(good + ".") == "malformed");
    CHECK(bank.said(good + "." + good) == "malformed");
    CHECK(bank.said("") == "malformed");
    CHECK(bank.said(std::string(token_bytes_max + 1, 'a')) == "malformed");
    CHECK(bank.said(good, now_s, "other") == "wrong_tenant");
    bank.issuers[0].audience = "another";
    CHECK(bank.said(bank.signer.token(payload(",\"x\":1"))) == "wrong_audience");
    bank.issuers[0].name = "https://other.example";
    CHECK(bank.said(good) == "unknown_issuer");  // though it was taken before
}

TEST_CASE("a claim that is missing, doubled or of another kind makes no token") {
    Bank bank;
    for (
        const std::string bad : {
            R"({"iss":"https://bank.example"})",
            R"([])",
            R"("text")",
            R"({"iss":"https://bank.example","aud":"comptoir","sub":"","tenant":"demo","name":"A","iat":1700000000,"exp":1700000300})",
            R"({"iss":"https://bank.example","aud":"comptoir","sub":"p","tenant":"demo","name":7,"iat":1700000000,"exp":1700000300})",
            R"({"iss":"https://bank.example","aud":"comptoir","sub":"p","tenant":"demo","name":"A","iat":"1700000000","exp":1700000300})",
            R"({"iss":"https://bank.example","aud":"comptoir","sub":"p","sub":"q","tenant":"demo","name":"A","iat":1700000000,"exp":1700000300})",
        })
        CHECK(bank.said(bank.signer.token(bad)) == "malformed");
    for (const std::string bad : {
             R"(,"businesses":{})",
             R"(,"businesses":[{"register":{"id":"732829321"},"role":"owner"}])",
             R"(,"businesses":[{"register":{"id":"732829320"},"role":"boss"}])",
             R"(,"businesses":[{"register":{"id":"732829320"}}])",
             R"(,"staff":{"role":"adviser"})",
             R"(,"staff":{"role":"king","branch":"Lyon"})",
             R"(,"staff":"adviser")",
             R"(,"nbf":"soon")",
         })
        CHECK(bank.said(bank.signer.token(payload(bad))) == "malformed");
    CHECK(bank.said(bank.signer.token(payload(",\"name\":\"B\""))) == "malformed");
}

TEST_CASE("an unknown key is asked for once a minute, and known keys outlive the issuer's silence") {
    Bank bank;
    const Signer next(Algorithm::es256, "k2");
    CHECK(bank.said(bank.signer.token(payload())) == "taken");
    CHECK(bank.fetches == 1);
    bank.key_set = "{\"keys\":[" + bank.signer.key_json() + "," + next.key_json() + "]}";
    CHECK(bank.said(next.token(payload()), now_s + 59) == "unknown_key");
    CHECK(bank.fetches == 1);
    CHECK(bank.said(next.token(payload()), now_s + 60) == "taken");
    CHECK(bank.fetches == 2);
    bank.answers = false;
    CHECK(bank.said(bank.signer.token(payload(",\"n\":1")), now_s + 200) == "taken");
    CHECK(bank.said(bank.signer.token(payload(",\"n\":2", now_s + 400)), now_s + 400) == "taken");
    CHECK(bank.fetches == 3);
}

TEST_CASE("a key that the issuer took away is not taken for longer than five minutes") {
    Bank bank;
    const Signer next(Algorithm::es256, "k2");
    CHECK(bank.said(bank.signer.token(payload())) == "taken");
    bank.key_set = next.key_set_json();
    CHECK(bank.said(bank.signer.token(payload("", now_s + 299)), now_s + 299) == "taken");
    CHECK(bank.said(bank.signer.token(payload("", now_s + 300)), now_s + 300) == "unknown_key");
}

TEST_CASE("keys that never came are said, and asked for again") {
    Bank bank;
    bank.answers = false;
    CHECK(bank.said(bank.signer.token(payload())) == "keys_unavailable");
    bank.answers = true;
    CHECK(bank.said(bank.signer.token(payload()), now_s + 30) == "keys_unavailable");
    CHECK(bank.said(bank.signer.token(payload()), now_s + 60) == "taken");
}

TEST_CASE("who comes while the issuer's first keys are on their way waits for them and is not refused") {
    const Signer signer(Algorithm::es256);
    std::promise<void> fetching, other_is_refused;
    TokenChecker checker([&](const std::string&) -> Result<KeysText, std::string> {
        fetching.set_value();
        // As long as somebody who does not wait needs to be refused.
        other_is_refused.get_future().wait_for(std::chrono::milliseconds(50));
        return KeysText{signer.key_set_json()};
    });
    const std::vector<Issuer> issuers{{"https://bank.example", "comptoir", Algorithm::es256, "/keys.json"}};
    const auto is_taken = [&](const char* more) {
        return bool(checker.check("demo", issuers, signer.token(payload(more)), now_s));
    };
    auto first = std::async(std::launch::async, is_taken, "");
    fetching.get_future().wait();
    CHECK(is_taken(",\"n\":2"));
    other_is_refused.set_value();
    CHECK(first.get());
}

TEST_CASE("hostile key sets are refused whole") {
    const Signer signer(Algorithm::es256);
    CHECK(KeySet::read(signer.key_set_json(), Algorithm::es256));
    CHECK_FALSE(KeySet::read(signer.key_set_json(), Algorithm::rs256));
    CHECK_FALSE(KeySet::read("{}", Algorithm::es256));
    CHECK_FALSE(KeySet::read("{\"keys\":[" + signer.key_json() + "," + signer.key_json() + "]}", Algorithm::es256));
    CHECK_FALSE(KeySet::read(std::string(10'000'000, ' ') + signer.key_set_json(), Algorithm::es256));
    std::string many;
    for (int number = 0; number < 101; ++number)
        many += (number ? "," : "") + Signer(Algorithm::eddsa, "k" + std::to_string(number)).key_json();
    CHECK_FALSE(KeySet::read("{\"keys\":[" + many + "]}", Algorithm::eddsa));
    std::string with_secret = signer.key_json();
    with_secret.insert(1, R"("d":"AA",)");
    CHECK_FALSE(KeySet::read("{\"keys\":[" + with_secret + "]}", Algorithm::es256));
}
