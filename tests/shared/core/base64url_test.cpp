#include "shared/core/base64url.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace comptoir;

TEST_CASE("RFC 4648's examples, without their padding") {
    const std::pair<const char*, const char*> examples[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff", "-_8"}};
    for (const auto& [bytes, text] : examples) {
        CHECK(to_base64url(bytes) == text);
        CHECK(read_base64url(text) == bytes);
    }
}

TEST_CASE("each sequence of bytes has one text, and only that is read") {
    rc::check([](const std::string& bytes) { RC_ASSERT(read_base64url(to_base64url(bytes)) == bytes); });
    rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("AQZaz09-_+/= \n")));
        const auto bytes = read_base64url(text);
        if (bytes) RC_ASSERT(to_base64url(*bytes) == text);
    });
    for (const std::string bad : {"Zg==", "Zg=", "Zh", "Zm9", "Z", "Zm9v\n", "Zm8+", " Zm9v"}) {
        CAPTURE(bad);
        CHECK_FALSE(read_base64url(bad));
    }
}
