#include "shared/api/own_word_json.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {

OwnWord word() {
    OwnWord made;
    for (const Field field : {Field::trade_name, Field::places, Field::photos})
        made.says.set(static_cast<std::size_t>(field));
    made.business.trade_name = "Le \"Fournil\" \U0001F956";
    made.business.description = "Une ligne.\nUne autre.";
    made.business.audience = Audience::customers;
    made.business.field_audiences[static_cast<std::size_t>(Field::photos)] = Audience::nobody;
    made.business.photos = {{"0123456789abcdef", "La vitrine"}};
    Place place{.register_id = "73282932000074", .postcode = "69001"};
    place.hours.known = true;
    place.hours.week[0] = {{480, 720}};
    made.business.places = {place};
    made.dropped_places = {"73282932000082"};
    return made;
}

}  // namespace

TEST_CASE("what a business says of itself comes back as it was written") {
    for (const OwnWord& each : {word(), OwnWord{}}) {
        const auto read = parse_own_word(to_json(each));
        REQUIRE(read);
        CHECK(*read == each);
    }
}

TEST_CASE("a word with anything unknown or missing is refused: what it hides must not be shown") {
    const std::string whole = to_json(word());
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"customers\"", "\"customer\""},
                                   {"\"photos\":\"nobody\"", "\"photos\":7"},
                                   {"\"audience\":", "\"audiense\":"},
                                   {"\"audiences\":{", "\"other\":{"},
                                   {"\"trade_name\",", "\"trade\\u0000name\","},
                                   {"\"dropped_places\":", "\"dropped\":"},
                                   {"\"business\":{", "\"businesses\":{"}}) {
        CAPTURE(from);
        std::string damaged = whole;
        REQUIRE(damaged.find(from) != std::string::npos);
        damaged.replace(damaged.find(from), from.size(), to);
        CHECK_FALSE(parse_own_word(damaged));
    }
    CHECK_FALSE(parse_own_word(whole.substr(0, whole.size() - 1)));
    CHECK_FALSE(parse_own_word("{}"));
}
