#include "shared/core/fold.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace comptoir;

TEST_CASE("case, accents and ligatures do not count") {
    CHECK(folded("ÉLECTRICITÉ Générale") == "electricite generale");
    CHECK(folded("Œuvre d'art, Cæsar, Straße") == "oeuvre art caesar strasse");
    CHECK(folded("e\xCC\x81lectricite\xCC\x81") == "electricite");  // letters followed by combining accents
    CHECK(folded("Ｐｌｏｍｂ") == "plomb");
}

TEST_CASE("an elided article goes, whichever apostrophe was typed") {
    CHECK(folded("l'atelier") == "atelier");
    CHECK(folded("L’Atelier d’Élodie") == "atelier elodie");
    CHECK(folded("jusqu'à l'aube") == "a aube");
    CHECK(folded("L'Isle-d'Abeau") == "isle abeau");
}

TEST_CASE("a letter that elides nothing stays") {
    CHECK(folded("O'Neil") == "o neil");
    CHECK(folded("aujourd'hui") == "aujourd hui");
    CHECK(folded("l'") == "l");
    CHECK(folded("l' atelier") == "l atelier");
}

TEST_CASE("dots between single letters go, other dots part words") {
    CHECK(folded("S.A.R.L. Dupont") == "sarl dupont");
    CHECK(folded("J.Dupont") == "j dupont");
    CHECK(folded("43.22A") == "43 22a");
    CHECK(folded("M. Martin") == "m martin");
}

TEST_CASE("signs of query languages are only separators") {
    CHECK(folded("\"a-b\" NEAR(x,*) secret:x & Fils") == "a b near x secret x fils");
    CHECK(folded("  \t\n ") == "");
}

TEST_CASE("letters of other scripts stay, in lower case where they have one") {
    CHECK(folded("ΑΘΗΝΑ Москва") == "αθηνα москва");
    CHECK(folded("東京") == "東京");
}

TEST_CASE("each word says where it came from") {
    FoldedText text;
    fold("Chez l'Été bleu", text);
    REQUIRE(text.words.size() == 3);
    CHECK(text.word(1) == "ete");
    CHECK(std::string("Chez l'Été bleu")
              .substr(text.words[1].source_begin, text.words[1].source_end - text.words[1].source_begin) == "Été");
}

TEST_CASE("the last word is whole when something follows it") {
    FoldedText text;
    fold("plomb", text);
    CHECK_FALSE(text.last_word_is_whole);
    fold("plomb ", text);
    CHECK(text.last_word_is_whole);
}

TEST_CASE("folding takes any bytes, is the same when done twice, and its words lie within its text") {
    CHECK(rc::check([](const std::string& bytes) {
        FoldedText text;
        fold(bytes, text);
        std::string joined;
        for (std::size_t index = 0; index < text.words.size(); ++index) {
            RC_ASSERT(!text.word(index).empty());
            RC_ASSERT(text.words[index].source_begin < text.words[index].source_end);
            RC_ASSERT(text.words[index].source_end <= bytes.size());
            joined += (joined.empty() ? "" : " ") + std::string(text.word(index));
        }
        RC_ASSERT(joined == text.text);
        RC_ASSERT(folded(text.text) == text.text);
    }));
}
