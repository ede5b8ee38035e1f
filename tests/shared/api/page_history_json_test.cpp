#include "shared/api/page_history_json.h"

#include <doctest/doctest.h>

#include "shared/api/member_json.h"
#include "shared/api/page_draft_json.h"

using namespace comptoir;

TEST_CASE("the history of a page comes over the wire as it was, and what is no history is refused") {
    PageHistory history;
    history.items.push_back({.version = 2, .at = "2026-11-23T23:45:00Z", .by = "Anna \"A\" Weber", .restored = 1});
    history.items[0].changes.fields.set(static_cast<std::size_t>(Field::phone));
    history.items[0].changes.audiences.set(static_cast<std::size_t>(Field::photos));
    history.items[0].changes.listed = true;
    history.items.push_back({.version = 1, .at = "2026-11-23T23:40:00Z"});
    history.next = "1";
    CHECK(parse_page_history(to_json(history)) == history);
    for (const char* text : {"", "[]", "{}", R"({"items":7})"}) CHECK_FALSE(parse_page_history(text));
    const auto odd = parse_page_history(R"({"items":[{"version":"2","changed":["phone","new",7]},7]})");
    REQUIRE(odd);
    REQUIRE(odd->items.size() == 2);
    CHECK(odd->items[0].version == 0);
    CHECK(odd->items[0].changes.fields.count() == 1);
}

TEST_CASE("the people of a business come over the wire as they are; a code only to who invites") {
    PageMembers members;
    members.items = {{"p1", "Anna", Role::owner, true}, {"p2", "Paul", Role::editor, false}};
    members.invitations = {{"", Role::viewer, "2026-11-30T23:45:00Z", "Anna"}};
    CHECK(parse_page_members(to_json(members)) == members);
    CHECK_FALSE(parse_page_members("{}"));
    const auto unknown = parse_page_members(R"({"items":[{"id":"p","role":"king"}]})");
    REQUIRE(unknown);
    CHECK(unknown->items.empty());

    const PageInvitation made{"code", Role::editor, "2026-11-30T23:45:00Z", ""};
    CHECK(parse_page_invitation(to_json(made)) == made);
    CHECK_FALSE(parse_page_invitation(to_json(members.invitations[0])));
}

TEST_CASE("what was typed is stored and read back letter for letter, and what came later is laid over it") {
    page::Typed typed;
    typed.fields.set(static_cast<std::size_t>(Field::offers)).set(static_cast<std::size_t>(Field::places));
    typed.content.text(Field::offers) = "pain\n\n brioche";
    typed.content.places.resize(1);
    typed.content.places[0][static_cast<std::size_t>(page::PlaceText::monday)] = "8h-";
    typed.audiences.set(static_cast<std::size_t>(Field::phone));
    typed.content.audience(Field::phone) = Audience::connections;
    const auto stored = [](const page::Typed& each) {
        const JsonDocument document = parse_untrusted(to_json(each));
        return read_typed(document.root());
    };
    CHECK(stored(typed) == typed);
    CHECK(stored({}) == page::Typed{});

    page::Typed later;
    later.fields.set(static_cast<std::size_t>(Field::offers));  // emptied
    later.listed = true;
    later.content.listed = Audience::everyone;
    page::add(typed, later);
    CHECK(typed.content.text(Field::offers).empty());
    CHECK(typed.content.places.size() == 1);
    CHECK(typed.listed);
    CHECK(stored(typed) == typed);
}
