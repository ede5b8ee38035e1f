#include "shared/api/body_reader.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {

// What is refused of a body that should hold a line of 1 to 5 characters, a number up to 9 and some words.
std::string refused(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    BodyReader body(document.root());
    body.text("line", {.characters_min = 1, .characters_max = 5});
    body.integer("number", 0, 9, 0);
    body.choice("kind", {"a", "b"}, false);
    body.flag("flag", false);
    body.texts("words", {.characters_max = 3}, 2);
    const auto problem = body.refusal();
    return problem ? problem->field + ": " + problem->detail : "";
}

}  // namespace

TEST_CASE("a body that is as described is taken") {
    CHECK(refused(R"({"line":"abcde","number":9,"kind":"b","flag":true,"words":["é","日本語"]})").empty());
    CHECK(refused(R"({"line":"x"})").empty());
}

TEST_CASE("what is not as described is refused by name, with what was expected") {
    const char* line = "line: text of 1 to 5 characters on one line, without control characters";
    CHECK(refused("[]") == ": a JSON object");
    CHECK(refused("{}") == line);
    CHECK(refused(R"({"line":""})") == line);
    CHECK(refused(R"({"line":7})") == line);
    CHECK(refused(R"({"line":"abcdef"})") == line);
    CHECK(refused(R"({"line":"a\nb"})") == line);
    CHECK(refused(R"({"line":"a\u0000b"})") == line);
    CHECK(refused(R"({"line":"a\u0085"})") == line);
    CHECK(refused(R"({"line":"x","number":10})") == "number: a whole number from 0 to 9");
    CHECK(refused(R"({"line":"x","number":1.5})") == "number: a whole number from 0 to 9");
    CHECK(refused(R"({"line":"x","kind":"c"})") == "kind: one of a, b");
    CHECK(refused(R"({"line":"x","flag":"true"})") == "flag: true or false");
    CHECK(refused(R"({"line":"x","words":"a"})") == "words: a list of at most 2");
    CHECK(refused(R"({"line":"x","words":["a","b","c"]})") == "words: a list of at most 2");
    CHECK(refused(R"({"line":"x","words":["a","long"]})").starts_with("words/1: text of up to 3"));
    CHECK(refused(R"({"line":"x","more":1})") == "more: one of the members line, number, kind, flag, words");
}
