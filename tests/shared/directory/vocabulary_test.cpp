#include "shared/directory/vocabulary.h"

#include <doctest/doctest.h>

#include <string>

#include "server/tables/tables.h"
#include "shared/core/fold.h"

using namespace comptoir;

namespace {

const Vocabulary& words() {
    return tables::vocabulary();
}

// The code of the first sense; empty when the phrase is unknown.
std::string meant(std::string_view phrase) {
    const auto senses = words().find(folded(phrase));
    return senses.empty() ? "" : std::string(tables::trade_list().line(senses.front().trade).code);
}

Result<Vocabulary, TableError> parsed(std::string_view table) {
    return Vocabulary::parse(table, tables::trade_list());
}

}  // namespace

TEST_CASE("everyday words mean their trade") {
    const std::pair<const char*, const char*> expected[] = {
        {"plombier", "43.22A"},         {"chauffagiste", "43.22B"}, {"boulangerie", "10.71C"},
        {"boulanger", "10.71C"},        {"avocat", "69.10Z"},       {"jardinier", "81.30Z"},
        {"paysagiste", "81.30Z"},       {"traiteur", "56.21Z"},     {"imprimeur", "18.12Z"},
        {"expert-comptable", "69.20Z"}, {"garagiste", "45.20A"},    {"coiffeuse", "96.02A"},
        {"Électricien", "43.21A"},      {"kiné", "86.90E"},         {"auto-école", "85.53Z"},
        {"hairdresser", "96.02A"}};
    for (const auto& [phrase, code] : expected) {
        CAPTURE(phrase);
        CHECK(meant(phrase) == code);
    }
}

TEST_CASE("a plural that is not listed means what its singular means") {
    CHECK(meant("plombiers") == "43.22A");
    CHECK(meant("gâteaux") == meant("gâteau"));
    CHECK(meant("lunettes") == "47.78A");
}

TEST_CASE("an unknown word means no trade") {
    for (const char* phrase : {"", "zzz", "plom", "plombier lyon"}) CHECK(meant(phrase).empty());
}

TEST_CASE("senses come by falling weight, each trade once") {
    for (std::size_t index = 0; index < words().size(); ++index) {
        const auto senses = words().phrase(index).senses;
        CAPTURE(words().phrase(index).words);
        REQUIRE_FALSE(senses.empty());
        for (std::size_t at = 1; at < senses.size(); ++at) {
            CHECK(senses[at - 1].weight >= senses[at].weight);
            for (std::size_t before = 0; before < at; ++before) CHECK(senses[before].trade != senses[at].trade);
        }
    }
}

TEST_CASE("phrases are sorted, so that first letters are a range") {
    for (std::size_t index = 1; index < words().size(); ++index)
        CHECK(words().phrase(index - 1).words < words().phrase(index).words);
    const auto range = words().starting_with("plomb");
    REQUIRE(range.last > range.first);
    for (std::size_t index = range.first; index < range.last; ++index)
        CHECK(words().phrase(index).words.starts_with("plomb"));
    CHECK(words().starting_with("zzzz").first == words().starting_with("zzzz").last);
}

TEST_CASE("what a trade does means it less than its name") {
    const auto work = words().find("demoussage"), name = words().find("couvreur");
    REQUIRE_FALSE(work.empty());
    REQUIRE_FALSE(name.empty());
    CHECK(work.front().trade == name.front().trade);
    CHECK(work.front().weight * 5 == name.front().weight * 2);
}

TEST_CASE("there are words for the trades of small businesses") {
    CHECK(words().size() >= 900);
    // Sections in which a small business may be: all but public administration, households and embassies.
    for (const char* section : {"A", "C", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "P", "Q", "R", "S"}) {
        int phrases = 0;
        for (std::size_t index = 0; index < words().size(); ++index)
            if (tables::trade_list().is_within(words().phrase(index).senses.front().trade,
                                               tables::trade_list().find(section)))
                ++phrases;
        CAPTURE(section);
        CHECK(phrases >= 8);
    }
}

TEST_CASE("a line that names no trade, no weight or no word is refused with its number") {
    CHECK(parsed("# only a remark\n43.22A:100\tplombier\n").value().size() == 1);
    CHECK(parsed("43.22A:100\tplombier\n99.99Z:50\tx\n").error().line == 2);
    for (const char* line : {"43.22A\tplombier\n", "43.22A:0\tplombier\n", "43.22A:101\tplombier\n", "43.22A:100\n",
                             "43.22A:100\ta, ,b\n", "43.22A:100\ta\tb\tc\n"}) {
        CAPTURE(line);
        CHECK_FALSE(parsed(line));
    }
}
