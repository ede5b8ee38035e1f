#include "server/demo/signing_key.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "server/identity/key_set.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using demo::SigningKey;

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the portal's key is made once, for its owner's eyes alone, and its public half published beside it") {
    const ScratchFolder folder;
    const auto first = SigningKey::open(folder.path() / "portal", "bank");
    REQUIRE(first);
    const auto secret = folder.path() / "portal" / "bank.pem";
    CHECK(std::filesystem::status(secret).permissions() == std::filesystem::perms(0600));
    const std::string pem = text_of(secret), published = text_of(first->published());
    CHECK(first->published().is_absolute());
    CHECK(published.find("\"d\"") == std::string::npos);
    REQUIRE(identity::KeySet::read(published, Algorithm::es256));
    const auto again = SigningKey::open(folder.path() / "portal", "bank");
    REQUIRE(again);
    CHECK(text_of(secret) == pem);
    CHECK(text_of(again->published()) == published);
}

TEST_CASE("a key that can't be read is said, and not written over") {
    const ScratchFolder folder;
    std::ofstream(folder.path() / "bank.pem") << "nonsense";
    CHECK_FALSE(SigningKey::open(folder.path(), "bank"));
    CHECK(text_of(folder.path() / "bank.pem") == "nonsense");
}
