#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "shared/api/business_query.h"
#include "wasm/app/route.h"

using namespace comptoir;
using namespace comptoir::app;

TEST_CASE("a route is read and written back the same") {
    for (const std::string text : {"/directory", "/directory?q=plomb%20lyo&open=now", "/about",
                                   "/business/b-1?q=caf%C3%A9", "/business/a%2Fb"}) {
        CAPTURE(text);
        CHECK(format_route(parse_route(text)) == text);
    }
}

TEST_CASE("a business page keeps the search beside it") {
    const Route route = parse_route("/business/b-1?q=plomb%20lyo");
    CHECK(route.screen == Screen::business);
    CHECK(route.business_id == "b-1");
    CHECK(parameter(route.parameters, "q") == "plomb lyo");
}

TEST_CASE("what is no route is the directory") {
    for (const std::string text :
         {"", "/", "directory", "/business/", "/business", "/admin", "https://elsewhere.example/about", "/%00", "?"}) {
        CAPTURE(text);
        CHECK(parse_route(text).screen == Screen::directory);
    }
}

TEST_CASE("a form's plus is a space, and a lone percent sign stays") {
    CHECK(percent_decode("plomb+lyo") == "plomb lyo");
    CHECK(percent_decode("100%") == "100%");
    CHECK(percent_decode("%zz%4") == "%zz%4");
}

TEST_CASE("bytes that are no text, or control characters, come out empty") {
    for (const std::string text : {"%FF", "%ED%A0%80", "%C0%80", "%00", "a%0Ab", "%1B", "%C2%85", "%7F"}) {
        CAPTURE(text);
        CHECK(percent_decode(text).empty());
    }
}

TEST_CASE("any printable text survives the way through an address") {
    rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7f));
        RC_ASSERT(percent_decode(percent_encoded(text)) == text);
        const Parameters parameters = {{"q", text + "é"}};
        RC_ASSERT(parse_parameters(format_parameters(parameters)) == parameters);
    });
}

TEST_CASE("any bytes can be parsed") {
    rc::check([](const std::string& bytes) { format_route(parse_route(bytes)); });
}
