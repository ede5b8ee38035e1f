#include "shared/api/page_json.h"

#include <doctest/doctest.h>

using namespace comptoir;
using page::Content;
using page::PlaceText;

namespace {

Content applied(const std::string& patch, Content content) {
    const JsonDocument document = parse_untrusted(patch);
    REQUIRE(document);
    apply_patch(document.root(), content);
    return content;
}

Content typed() {
    Content content;
    content.text(Field::trade_name) = "Le  Fournil \"d'Élodie\" ";
    content.text(Field::offers) = "pain\n\nbrioche\n";
    content.text(Field::phone) = "01 99 0";
    content.places.resize(2);
    content.places[1][static_cast<std::size_t>(PlaceText::monday)] = "8:0";
    content.places[1][static_cast<std::size_t>(PlaceText::exceptions)] = "2026-12-25 off\n2026-12-";
    content.photos = {{"abc", "La vitrine 🥖"}, {"", ""}};
    content.audience(Field::phone) = Audience::connections;
    content.listed = Audience::everyone;
    return content;
}

}  // namespace

TEST_CASE("a patch says what was changed, letter for letter, and nothing else") {
    const Content base, mine = typed();
    CHECK(patch_json(mine, mine) == R"({"fields":{},"audiences":{}})");
    CHECK(applied(patch_json(base, mine), base) == mine);
    CHECK(applied(patch_json(mine, base), mine) == base);
    Content more = mine;
    more.text(Field::phone) += "0";
    CHECK(patch_json(mine, more) == R"({"fields":{"phone":"01 99 00"},"audiences":{}})");
}

TEST_CASE("a draft is read with what the server says of it") {
    const auto draft = parse_draft(
        R"({"version":7,"fields":{"trade_name":"Fournil","offers":["pain",""],"places":[{"postcode":"69001"}]},)"
        R"("audiences":{"phone":"customers"},"listed":"nobody","published":true,"changed":["offers"],)"
        R"("audiences_changed":["phone"],"listed_changed":true,)"
        R"("faults":[{"field":"places","kind":"not_hours","item":0,"part":"monday","expected":"x"},{"field":"phone","kind":"new"}],)"
        R"("steps":["hours","logo"],"complete_percent":70,"trade_label":"Boulangerie","changed_at":"2026-11-23T23:45:00Z","changed_by":"Anna"})");
    REQUIRE(draft);
    CHECK(draft->version == 7);
    CHECK(draft->content.text(Field::trade_name) == "Fournil");
    CHECK(draft->content.text(Field::offers) == "pain\n");
    CHECK(draft->content.places.size() == 1);
    CHECK(draft->content.audience(Field::phone) == Audience::customers);
    CHECK(draft->published);
    CHECK(draft->changed == std::vector{Field::offers});
    CHECK(draft->audiences_changed == std::vector{Field::phone});
    CHECK(draft->listed_changed);
    REQUIRE(draft->faults.size() == 1);  // one of a kind that this widget does not know is left out
    CHECK(draft->faults[0] == page::Fault{Field::places, page::FaultKind::not_hours, 0, PlaceText::monday});
    CHECK(draft->steps == std::vector{Field::hours, Field::logo});
    CHECK(draft->complete_percent == 70);
    CHECK(draft->changed_by == "Anna");
}

TEST_CASE("what is no draft is refused; what is of another type inside is empty") {
    for (const char* text : {"", "[]", "{}", R"({"version":"7"})", R"({"version":-1})"}) CHECK_FALSE(parse_draft(text));
    const auto draft = parse_draft(
        R"({"version":1,"fields":{"phone":7,"offers":"x","places":{},"photos":[3]},"audiences":[],"listed":"all","faults":[7],"complete_percent":900})");
    REQUIRE(draft);
    CHECK(draft->content.text(Field::phone).empty());
    CHECK(draft->content.places.empty());
    CHECK(draft->content.listed == Audience::nobody);
    CHECK(draft->complete_percent == 100);
}
