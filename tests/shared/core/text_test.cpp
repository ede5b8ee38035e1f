#include "shared/core/text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace comptoir;

TEST_CASE("text is trimmed, its spaces single, its line ends and controls gone") {
    CHECK(*clean_text("  Le \t Fournil\r\n d'\xC3\x89lodie ", 100) == "Le Fournil d'\xC3\x89lodie");
    CHECK(*clean_text("a\xC2\xA0\xE2\x80\xAF"
                      "b",
                      100) == "a b");
    CHECK(*clean_text(std::string_view("a\0b", 3), 100) == "a b");
    CHECK(*clean_text("", 100) == "");
    CHECK(*clean_text(" \n ", 100) == "");
}

TEST_CASE("characters that would turn or hide what is read are taken away") {
    CHECK(*clean_text("BANQUE\xE2\x80\xAE"
                      "EUQNAB",
                      100) == "BANQUEEUQNAB");
    CHECK(*clean_text("\xEF\xBB\xBFnom\xE2\x80\x8B", 100) == "nom");
}

TEST_CASE("length is counted in characters, and one too many is refused") {
    const std::string five = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";
    CHECK(clean_text(five, 5));
    CHECK(clean_text(five, 4).error() == TextFault::too_long);
    CHECK(clean_text("abcde", 4).error() == TextFault::too_long);
}

TEST_CASE("bytes that are not UTF-8 are refused: cut, over-long, surrogates, beyond the last") {
    for (const char* bytes : {"\xC3", "a\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "caf\xE9"}) {
        CHECK(clean_text(bytes, 100).error() == TextFault::not_utf8);
        CHECK_FALSE(is_valid_utf8(bytes));
    }
}

TEST_CASE("Windows-1252 becomes the same letters, the euro sign and quotes included") {
    CHECK(from_windows_1252("Soci\xE9t\xE9 \x80 \x93ok\x94 \x9C") == "Société € “ok” œ");
    CHECK(from_windows_1252("\x81") == "\xEF\xBF\xBD");
}

TEST_CASE("clean text is clean: cleaning again changes nothing, whatever the bytes were") {
    rc::check("any bytes", [](const std::string& bytes) {
        const auto once = clean_text(from_windows_1252(bytes), 1'000);
        RC_PRE(static_cast<bool>(once));
        RC_ASSERT(is_valid_utf8(*once));
        RC_ASSERT(*clean_text(*once, 1'000) == *once);
        RC_ASSERT(std::none_of(once->begin(), once->end(), [](char letter) { return letter >= 0 && letter < ' '; }));
    });
}

TEST_CASE("what was typed is trimmed of spaces alone, and its control and unseen characters are found") {
    CHECK(trimmed(" \u00A0\u3000a \u202F b\n\t ") == "a \u202F b");
    CHECK(trimmed("\u00A0 \n").empty());
    CHECK(trimmed("\x1B[31m") == "\x1B[31m");
    CHECK(trimmed("\xFF ") == "\xFF");
    for (const char* text : {"a\x07", "\x7F", "\u0085", "\u2028", "\xFF", "a\r"}) CHECK(has_control(text, true));
    CHECK(has_control("a\nb"));
    CHECK_FALSE(has_control("a\nb", true));
    CHECK_FALSE(has_control("מאפייה 👨‍👩‍👦 \u00A0"));
    for (const char* text : {"\u200B", "a\u202E", "\uFEFF", "\u2066"}) CHECK(has_unseen(text));
    CHECK_FALSE(has_unseen("👨‍👩‍👦"));
    CHECK(characters("é👦\xFF") == 3);
}
