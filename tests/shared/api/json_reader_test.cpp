#include "shared/api/json_reader.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace comptoir;

TEST_CASE("members are asked for by name and kind; what is missing or of another kind is empty") {
    const JsonDocument document =
        parse_untrusted(R"({"name": "Rivoire", "count": 37, "open": true, "labels": ["RGE", 3, "AB"], "far": null})");
    const Json value = document.root();
    REQUIRE(value.is_object());
    CHECK(text_at(value, "name") == "Rivoire");
    CHECK(integer_at(value, "count") == 37);
    CHECK(flag_at(value, "open"));
    CHECK(texts_at(value, "labels") == std::vector<std::string>{"RGE", "AB"});
    CHECK(elements_at(value, "labels").size() == 3);
    CHECK(text_at(value, "count").empty());
    CHECK(integer_at(value, "name", -1) == -1);
    CHECK_FALSE(flag_at(value, "far"));
    CHECK(elements_at(value, "name").empty());
    CHECK(text_at(member_at(value, "nobody"), "name").empty());
    CHECK(member_at(value, "far").kind() == Json::Kind::null);
    CHECK(member_at(value, "nobody").kind() == Json::Kind::missing);
}

TEST_CASE("of two members with one name the last counts") {
    CHECK(integer_at(parse_untrusted(R"({"a": 1, "a": 2})").root(), "a") == 2);
}

TEST_CASE("escapes are read, and what is no text is refused") {
    CHECK(*parse_untrusted(R"("\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00")").root().text() == "\"\\/\b\f\n\r\té😀");
    for (const std::string bad : {R"("\ud83d")", R"("\ude00")", R"("\ud83d\u0041")", R"("\x")", R"("\u12")", "\"\n\"",
                                  "\"\xff\"", "\"", "\"\\"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_untrusted(bad));
    }
}

TEST_CASE("whole numbers are exact within 64 bits, others are decimals") {
    CHECK(parse_untrusted("9223372036854775807").root().integer() == INT64_MAX);
    CHECK(parse_untrusted("-9223372036854775807").root().integer() == -INT64_MAX);
    CHECK_FALSE(parse_untrusted("9223372036854775808").root().integer());
    CHECK_FALSE(parse_untrusted("1.0").root().integer());
    CHECK_FALSE(parse_untrusted("1e2").root().integer());
    for (const std::string text : {"45.767123", "-4.88", "0", "-0.000001", "1e-7", "12345678901234567890123", "0e999",
                                   "0.1234567890123456789012345"}) {
        CAPTURE(text);
        const double wanted = std::stod(text);
        CHECK(std::fabs(*parse_untrusted(text).root().number() - wanted) <= std::fabs(wanted) * 1e-14);
    }
    for (const std::string bad : {"01", "-", "+1", ".5", "1.", "1e", "1e400", "-1e400", "NaN", "0x1"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_untrusted(bad));
    }
}

TEST_CASE("depth, size and number of values have their limits") {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    CHECK(parse_untrusted(nested(32)));
    CHECK_FALSE(parse_untrusted(nested(33)));
    CHECK_FALSE(parse_untrusted(std::string(100'000, '[')));
    CHECK_FALSE(parse_untrusted("[1,2,3]", {.bytes_max = 6}));
    CHECK(parse_untrusted("[1,2,3]", {.elements_max = 4}));
    CHECK_FALSE(parse_untrusted("[1,2,3]", {.elements_max = 3}));
}

TEST_CASE("the same texts are JSON as for nlohmann's parser") {
    const auto agree = [](const std::string& text) {
        const bool wanted = nlohmann::json::accept(text);
        if (static_cast<bool>(parse_untrusted(text)) != wanted) RC_FAIL("disagree on: " + text);
    };
    rc::check([&] {
        agree(*rc::gen::container<std::string>(rc::gen::elementOf(std::string(R"({}[]":,0123eE.+-\utrfalsn )"))));
    });
    // Texts that are nearly right: parts in a likely order.
    const std::vector<std::string> parts = {"{",     "}",     "[", "]",           ",",
                                            ":",     "\"a\"", "1", "-2.5e3",      "true",
                                            "false", "null",  " ", "\"\\u00e9\"", "\"\\ud83d\\ude00\""};
    rc::check([&] {
        std::string text;
        for (const std::string& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)))
            text += part;
        agree(text);
    });
}
