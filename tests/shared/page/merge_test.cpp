#include "shared/page/merge.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace comptoir;
using namespace comptoir::page;

namespace {

TypedPlace place(std::string number, std::string street) {
    TypedPlace made;
    made[static_cast<std::size_t>(PlaceText::register_id)] = std::move(number);
    made[static_cast<std::size_t>(PlaceText::address)] = std::move(street);
    return made;
}

// A few values a part, so that the three often agree.
Content random_content() {
    const auto word = [] { return *rc::gen::element<std::string>("", "a", "b"); };
    const auto audience = [] { return static_cast<Audience>(*rc::gen::inRange(0, 2)); };
    Content content;
    for (std::string& text : content.texts) text = word();
    for (Audience& chosen : content.audiences) chosen = audience();
    content.listed = audience();
    const int places = *rc::gen::inRange(0, 3);
    for (int index = 0; index < places; ++index) content.places.push_back(place(word(), word()));
    if (*rc::gen::arbitrary<bool>()) content.photos = {{word(), word()}};
    return content;
}

}  // namespace

TEST_CASE("what only one of two people changed is kept, whoever it was") {
    Content base;
    base.text(Field::phone) = "01";
    base.places = {place("732", "1 rue A"), place("", "2 rue B")};
    Content mine = base, theirs = base;
    mine.text(Field::phone) = "01 99";
    mine.places[0][static_cast<std::size_t>(PlaceText::monday)] = "08:00-12:00";
    theirs.text(Field::email) = "a@b.example";
    theirs.audience(Field::phone) = Audience::customers;
    theirs.places[0][static_cast<std::size_t>(PlaceText::address)] = "3 rue C";
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.is_clear());
    CHECK(merged.content.text(Field::phone) == "01 99");
    CHECK(merged.content.text(Field::email) == "a@b.example");
    CHECK(merged.content.audience(Field::phone) == Audience::customers);
    CHECK(merged.content.places[0][static_cast<std::size_t>(PlaceText::monday)] == "08:00-12:00");
    CHECK(merged.content.places[0][static_cast<std::size_t>(PlaceText::address)] == "3 rue C");
}

TEST_CASE("where both said something different the person is asked, and what was typed here is not lost") {
    Content base;
    base.places = {place("732", "1 rue A")};
    Content mine = base, theirs = base;
    mine.text(Field::description) = "mine";
    theirs.text(Field::description) = "theirs";
    mine.audience(Field::email) = Audience::customers;
    theirs.audience(Field::email) = Audience::nobody;
    mine.listed = Audience::customers;
    theirs.listed = Audience::everyone;
    mine.places.push_back(place("", "2 rue B"));
    theirs.places.push_back(place("", "3 rue C"));
    mine.photos = {{"f", "mine"}};
    theirs.photos = {{"f", "theirs"}};
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.texts == std::vector{Field::description, Field::places, Field::photos});
    CHECK(merged.audiences == std::vector{Field::email});
    CHECK(merged.listed);
    CHECK(merged.content == mine);
}

TEST_CASE("merging is clear when one side changed nothing, and gives the other side") {
    rc::check([] {
        const Content base = random_content(), changed = random_content();
        const Merged left = merge(base, changed, base), right = merge(base, base, changed);
        RC_ASSERT(left.is_clear());
        RC_ASSERT(left.content == changed);
        RC_ASSERT(right.is_clear());
        RC_ASSERT(right.content == changed);
    });
}

TEST_CASE("both sides find the same conflicts, and agree wherever there is none") {
    rc::check([] {
        const Content base = random_content(), mine = random_content(), theirs = random_content();
        const Merged here = merge(base, mine, theirs), there = merge(base, theirs, mine);
        RC_ASSERT(here.texts == there.texts);
        RC_ASSERT(here.audiences == there.audiences);
        RC_ASSERT(here.listed == there.listed);
        if (here.is_clear()) RC_ASSERT(here.content == there.content);
        for (int index = 0; index < field_count; ++index) {
            const Field field = static_cast<Field>(index);
            const bool mine_only = same(base, theirs, field);
            if (mine_only) RC_ASSERT(same(here.content, mine, field));
        }
    });
}
