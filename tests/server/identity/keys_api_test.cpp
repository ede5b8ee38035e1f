// A bank's published keys on bad days, as the people of the bank meet them: gone, changed, hostile.
#include "tests/server/api.h"

using namespace comptoir;
using identity::Signer;

namespace {

constexpr const char* me = "/api/v1/tenants/demo/me";
constexpr const char* published = "demo.jwks";
constexpr std::int64_t hour_s = 3600;

int status(Api& api, const Signer& signer) {
    api.signer = signer;
    return api.ask({.path = me, .token = api.token({})}).status;
}

std::string key_set(const std::vector<Signer>& signers) {
    std::string keys;
    for (const Signer& signer : signers) keys += (keys.empty() ? "" : ",") + signer.key_json();
    return "{\"keys\":[" + keys + "]}";
}

}  // namespace

TEST_CASE("a bank whose keys can't be had goes on with those that are known, for as long as it takes") {
    Api api;
    const Signer known = api.signer;
    CHECK(status(api, known) == 200);
    std::filesystem::remove(api.folder / published);
    for (int hour = 0; hour < 48; ++hour) {
        api.now_s += hour_s;
        CHECK(status(api, known) == 200);
    }
    api.restart();  // what was known is not any more
    CHECK(status(api, known) == 401);
    CHECK(api.ask({.path = "/api/v1/tenants/demo"}).status == 200);
    api.folder.write(published, known.key_set_json());
    api.now_s += 60;
    CHECK(status(api, known) == 200);
}

TEST_CASE("keys change with an overlap and without a restart, and the old one's word ends") {
    Api api;
    const Signer old = api.signer, next(Algorithm::es256, "k2");
    CHECK(status(api, old) == 200);
    CHECK(status(api, next) == 401);
    api.folder.write(published, key_set({old, next}));
    api.now_s += 60;  // the last look was at the unknown key
    CHECK(status(api, next) == 200);
    CHECK(status(api, old) == 200);
    api.folder.write(published, key_set({next}));
    api.now_s += 300;
    CHECK(status(api, next) == 200);
    CHECK(status(api, old) == 401);
}

TEST_CASE("a hostile key set is not taken, not even the good key in it, and harms nobody who is known") {
    const Signer thief(Algorithm::es256, "thief");
    std::string many;
    for (int number = 0; number < 10'000; ++number)
        many += R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA","kid":"n)" + std::to_string(number) + "\"},";
    const std::string thiefs = thief.key_json();
    for (const std::string& hostile :
         {std::string(10'000'000, ' ') + key_set({thief}), "{\"keys\":[" + many + thiefs + "]}",
          std::string(100'000, '['), "{\"keys\":[" + thiefs + "," + thiefs + "]}", std::string(),
          std::string("null")}) {
        CAPTURE(hostile.substr(0, 40));
        CAPTURE(hostile.size());
        Api api;
        const Signer known = api.signer;
        CHECK(status(api, known) == 200);
        api.folder.write(published, hostile);
        api.now_s += hour_s;
        CHECK(status(api, thief) == 401);
        CHECK(status(api, known) == 200);
        api.folder.write(published, key_set({known, thief}));
        api.now_s += 60;
        CHECK(status(api, thief) == 200);
    }
}
