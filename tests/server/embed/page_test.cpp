#include "server/embed/page.h"

#include <doctest/doctest.h>

#include "server/embed/address.h"

using comptoir::embed::parse_address;
using comptoir::embed::read_page;
using comptoir::embed::resolve;

TEST_CASE("the loader and the element are found however they are written") {
    const auto page = read_page(R"(<!DOCTYPE html><HTML><script
        TYPE=module SRC='https://network.example/widget/v1/comptoir.js?a=1&amp;b=2' integrity="sha384-x" crossOrigin></script>
        <Comptoir-Widget tenant=demo mode = "frame"/><meta http-equiv=content-security-policy content="default-src 'self'">)");
    REQUIRE(page.loaders.size() == 1);
    CHECK(page.loaders[0].get("src") == "https://network.example/widget/v1/comptoir.js?a=1&b=2");
    CHECK(page.loaders[0].has("crossorigin"));
    REQUIRE(page.widgets.size() == 1);
    CHECK(page.widgets[0].get("tenant") == "demo");
    CHECK(page.widgets[0].get("mode") == "frame");
    REQUIRE(page.policies.size() == 1);
    CHECK(page.policies[0] == "default-src 'self'");
}

TEST_CASE("what only looks like the element is not taken for it") {
    for (const char* html :
         {"<!-- <comptoir-widget tenant=x> -->", "<script>'<comptoir-widget tenant=x>'</script>",
          "<title><comptoir-widget></title>", "<p title='<comptoir-widget>'>", "a < b", "<", "<!--", "<p a='"}) {
        CAPTURE(html);
        CHECK(read_page(html).widgets.empty());
    }
}

TEST_CASE("a script that follows another is still found") {
    CHECK(read_page("<script>if (a < b) '</p>'</script><script src=/widget/v1/comptoir.js></script>").loaders.size() ==
          1);
}

TEST_CASE("an address is read as a browser reads it") {
    const auto base = parse_address("https://Bank.example:443/a/b?c#d");
    REQUIRE(base);
    CHECK(base->text() == "https://bank.example/a/b?c");
    CHECK(resolve(*base, "x.js")->text() == "https://bank.example/a/x.js");
    CHECK(resolve(*base, "../../api/v1/")->text() == "https://bank.example/api/v1/");
    CHECK(resolve(*base, "/x")->text() == "https://bank.example/x");
    CHECK(resolve(*base, "//network.example:8443/x")->text() == "https://network.example:8443/x");
    CHECK(resolve(*base, "?q")->text() == "https://bank.example/a/b?q");
}

TEST_CASE("what is no http address is refused") {
    for (const char* text : {"", "bank.example", "ftp://bank.example", "https://", "https://user@bank.example",
                             "http://a:0", "http://a:99999", "http://a:b", "file:///etc/passwd"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_address(text).has_value());
    }
}
