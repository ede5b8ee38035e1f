#include "wasm/directory/highlights.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace comptoir::directory;

namespace {

// The text with [brackets] around what is marked.
std::string marked(const std::string& text, const std::vector<comptoir::kit::Highlight>& highlights) {
    std::string result;
    std::size_t at = 0;
    for (const auto& highlight : highlights) {
        result += text.substr(at, highlight.at - at) + '[' + text.substr(highlight.at, highlight.bytes) + ']';
        at = highlight.at + highlight.bytes;
    }
    return result + text.substr(at);
}

std::string marked(const std::string& typed, const std::vector<std::string>& met, const std::string& text) {
    return marked(text, Matches(typed, met).in(text));
}

}  // namespace

TEST_CASE("the beginning that was typed is marked in a longer word") {
    CHECK(marked("plomb", {"plomberie"}, "Dépannage plomberie, plombier") == "Dépannage [plomb]erie, [plomb]ier");
}

TEST_CASE("case, accents and ligatures do not matter, and whole letters are marked") {
    CHECK(marked("elec", {}, "Électricité") == "[Élec]tricité");
    CHECK(marked("oeuv", {}, "Œuvre") == "[Œuv]re");
    CHECK(marked("o", {"oeuvre"}, "Œuvre") == "[Œuvre]");
}

TEST_CASE("a word that a typing error was corrected to is marked whole") {
    CHECK(marked("plonberie", {"plomberie"}, "Plomberie neuve") == "[Plomberie] neuve");
}

TEST_CASE("an elided article is not part of the word") {
    CHECK(marked("atelier", {}, "L’atelier d’Élodie") == "L’[atelier] d’Élodie");
}

TEST_CASE("one typed letter marks nothing by itself") {
    CHECK(marked("p", {}, "Plomberie") == "Plomberie");
}

TEST_CASE("an excerpt is the first text with something to mark, begun shortly before it") {
    const Matches matches("pompe", {});
    const std::string offers = "Entretien, Pompe à chaleur";
    CHECK(excerpt_of(matches, {"Dépannage", offers}).text == offers);
    CHECK(excerpt_of(matches, {"", "Dépannage"}).text == "Dépannage");
    const std::string far =
        "Une entreprise familiale fondée au siècle dernier au pied de la colline, qui pose une pompe";
    const Excerpt excerpt = excerpt_of(matches, {far});
    CHECK(marked(excerpt.text, excerpt.highlights) == "… dernier au pied de la colline, qui pose une [pompe]");
    CHECK(excerpt_of(matches, {}).text.empty());
}

TEST_CASE("marks lie in order within any text") {
    rc::check([](const std::string& typed, const std::vector<std::string>& met, const std::string& text) {
        std::size_t at = 0;
        for (const auto& highlight : Matches(typed, met).in(text)) {
            RC_ASSERT(highlight.at >= at);
            RC_ASSERT(highlight.bytes > 0);
            at = highlight.at + highlight.bytes;
        }
        RC_ASSERT(at <= text.size());
    });
}

TEST_CASE("the small words of a trade's label are not marked") {
    CHECK(marked("plomb", {"installation", "eau", "de", "et"}, "Installation et entretien, pose de lavabos") ==
          "[Installation] et entretien, pose de lavabos");
}
