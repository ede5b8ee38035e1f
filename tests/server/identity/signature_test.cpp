// Signatures against the examples of the standards, and the keys that are refused.
#include "server/identity/signature.h"

#include <doctest/doctest.h>

#include "shared/core/base64url.h"
#include "tests/server/identity/signer.h"

using namespace comptoir;
using namespace comptoir::identity;

namespace {

std::string bytes(std::string_view text) {
    return read_base64url(text).value();
}

}  // namespace

TEST_CASE("RFC 7515's example of ES256 is taken, and none of its changed bytes") {
    const auto key = PublicKey::p256(bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                                     bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
    REQUIRE(key);
    const std::string text =
        "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const std::string signature =
        bytes("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    CHECK(key->verifies(text, signature));
    CHECK_FALSE(key->verifies(text + " ", signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(key->verifies(text, changed));
    }
    CHECK_FALSE(key->verifies(text, signature + signature));
    CHECK_FALSE(key->verifies(text, ""));
    CHECK_FALSE(key->verifies(text, std::string(64, '\0')));  // r = s = 0
}

TEST_CASE("RFC 8037's example of Ed25519 is taken, and none of its changed bytes") {
    const auto key = PublicKey::ed25519(bytes("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
    REQUIRE(key);
    const std::string text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    const std::string signature =
        bytes("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    CHECK(key->verifies(text, signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(key->verifies(text, changed));
    }
}

TEST_CASE("keys that are weak, or no keys, are refused") {
    CHECK_FALSE(PublicKey::rsa(std::string(128, '\xff'), "\x01\x00\x01"));                  // 1024 bits
    CHECK_FALSE(PublicKey::rsa(std::string(256, '\xfe'), std::string("\x01\x00\x01", 3)));  // even
    CHECK_FALSE(PublicKey::rsa(std::string(256, '\xff'), std::string("\x01", 1)));
    CHECK_FALSE(PublicKey::rsa(std::string(10'000, '\xff'), std::string("\x01\x00\x01", 3)));
    CHECK_FALSE(PublicKey::p256(std::string(32, '\1'), std::string(32, '\1')));  // not on the curve
    CHECK_FALSE(PublicKey::p256(std::string(31, '\1'), std::string(32, '\1')));
    CHECK_FALSE(PublicKey::p256("", ""));
    CHECK_FALSE(PublicKey::ed25519(std::string(31, '\1')));
    CHECK_FALSE(parse_algorithm("none"));
    CHECK_FALSE(parse_algorithm("HS256"));
    CHECK_FALSE(parse_algorithm("es256"));
}
