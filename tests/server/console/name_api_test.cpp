// Names that look like another business's, over the API.
#include "tests/server/console/desk_of.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string deceiving = "Рlomberie Rivoire";  // with a Cyrillic letter

std::string compare(const std::string& name) {
    std::string query = "/look-alikes?name=";
    for (const char letter : name) {
        constexpr char digits[] = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(letter);
        query.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
    return query;
}

}  // namespace

TEST_CASE("an owner is warned of a name that looks like another's, not of the own and not of a namesake") {
    Desk desk;
    const std::string path = desk.page(compare(deceiving), desk.brest);
    const json found = desk.get(path, desk.neighbour);
    REQUIRE(found["items"].size() == 1);
    CHECK(found["items"][0]["id"] == desk.lyon);
    CHECK(desk.get(desk.page(compare(deceiving)), desk.owner)["items"].empty());
    CHECK(desk.get(desk.page(compare("Plomberie RIVOIRE"), desk.brest), desk.neighbour)["items"].empty());
    desk.get(path, desk.owner, 404);
    desk.get(path, "", 401);
}

TEST_CASE("staff is shown who bears a deceiving name, an adviser within the own branch, until it is another") {
    Desk desk;
    const std::string id = desk.api.put(Api::business(deceiving, "542065479"));
    const std::string path = Desk::at("desk/look-alikes");
    const json found = desk.get(path, desk.moderator);
    REQUIRE(found["items"].size() == 1);
    CHECK(found["items"][0]["id"] == id);
    CHECK(found["items"][0]["looks_like"][0]["id"] == desk.lyon);
    CHECK(desk.get(path, desk.adviser)["items"].empty());
    desk.api.put(Api::business("Plomberie Tout Autre", "542065479"));
    CHECK(desk.get(path, desk.moderator)["items"].empty());
    desk.get(path, desk.owner, 404);
}

TEST_CASE("a hidden business is not told of by the names that look like it") {
    Desk desk;
    Business hidden = Api::business("Plomberie Rivoire", desk_siren);
    hidden.audience = Audience::nobody;
    desk.api.put(hidden);
    CHECK(desk.get(desk.page(compare(deceiving), desk.brest), desk.neighbour)["items"].empty());
}
