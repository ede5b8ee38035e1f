// What the bank's staff sees and does at the desk, over the API.
#include "tests/server/console/desk_of.h"

using namespace comptoir;
using nlohmann::json;

namespace {

std::vector<std::string> names(const json& list) {
    std::vector<std::string> found;
    for (const json& item : list["items"]) found.push_back(item["name"]);
    return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a moderator finds every business of the bank, an adviser those of the own branch") {
    Desk desk;
    const std::string all = Desk::at("desk/businesses");
    CHECK(names(desk.get(all, desk.moderator)) == Names{"Plomberie Rivoire", "Sanitaires Morel"});
    CHECK(names(desk.get(all, desk.adviser)) == Names{"Plomberie Rivoire"});
    CHECK(names(desk.get(all + "?q=552100554", desk.moderator)) == Names{"Sanitaires Morel"});
    CHECK(names(desk.get(all + "?q=552100554", desk.adviser)).empty());
    CHECK(names(desk.get(all + "?q=%25", desk.moderator)).empty());
    desk.get(all, desk.owner, 404);
    desk.get(all, "", 401);
}

TEST_CASE("staff finds people with what they may do, an adviser within the own branch, and that it was done is kept") {
    Desk desk;
    const json people = desk.get(Desk::at("desk/people?q=Marie"), desk.moderator);
    REQUIRE(people["items"].size() == 1);
    CHECK(people["items"][0]["businesses"][0]["name"] == "Plomberie Rivoire");
    CHECK(people["items"][0]["businesses"][0]["role"] == "owner");
    CHECK(desk.last_act() == "people_searched");
    CHECK(names(desk.get(Desk::at("desk/people"), desk.adviser)) == Names{"Marie Duval"});
    CHECK(names(desk.get(Desk::at("desk/people?q=Paul"), desk.adviser)).empty());
}

TEST_CASE("a list of the desk goes on where its page ended") {
    Desk desk;
    for (int number = 0; number < 25; ++number)
        desk.api.json({.path = Desk::at("me"),
                       .token = desk.api.token({.subject = "p" + std::to_string(number), .name = "Jean Untel"})});
    const json first = desk.get(Desk::at("desk/people?q=Untel"), desk.moderator);
    CHECK(first["items"].size() == 20);
    const json second =
        desk.get(Desk::at("desk/people?q=Untel&cursor=" + first["next"].get<std::string>()), desk.moderator);
    CHECK(second["items"].size() == 5);
    CHECK(second["next"].is_null());
}

TEST_CASE("a paused business is found by nobody, answers like one that is not there, and comes back as it was") {
    Desk desk;
    const json before = desk.get(desk.page(), "");
    desk.post(desk.page("/desk/pause"), desk.adviser, {{"reason", "Vérification en cours"}});
    CHECK(desk.last_act() == "business_paused");
    desk.get(desk.page(), "", 404);
    const auto count = [&] { return desk.get(Desk::at("businesses?q=Rivoire"), "")["items"].size(); };
    CHECK(count() == 0);
    CHECK(desk.get(Desk::at("me"), desk.owner)["businesses"][0]["published"] == false);
    const json shown = desk.get(desk.page("/desk?as=owner"), desk.adviser);
    CHECK(shown["desk"]["paused"]["reason"] == "Vérification en cours");
    CHECK(shown["page"]["name"] == "Plomberie Rivoire");
    CHECK(desk.get(desk.page("/desk?as=visitor"), desk.adviser)["page"].is_null());
    desk.post(desk.page("/desk/pause"), desk.adviser, {{"reason", "Encore"}}, 409);
    desk.api.restart();
    desk.get(desk.page(), "", 404);
    CHECK(count() == 0);

    desk.post(desk.page("/desk/restore"), desk.adviser, {{"reason", "Tout est en ordre"}});
    CHECK(desk.last_act() == "business_restored");
    CHECK(desk.get(desk.page(), "") == before);
    CHECK(count() == 1);
    desk.post(desk.page("/desk/restore"), desk.adviser, {{"reason", "Encore"}}, 409);
}

TEST_CASE("an absent business and a paused one are answered alike") {
    Desk desk;
    desk.post(desk.page("/desk/pause"), desk.moderator, {{"reason", "Vérification en cours"}});
    const auto answer = [&](const std::string& id) {
        http::Response response = desk.api.ask({.path = desk.page("", id)});
        std::erase_if(response.headers, [](const auto& header) { return header.first == "X-Request-Id"; });
        json body = json::parse(response.body);
        body.erase("request_id");
        return std::tuple(response.status, response.headers, body);
    };
    CHECK(answer(desk.lyon) == answer(std::string(22, 'A')));
}

TEST_CASE("nobody pauses without a reason, outside the own branch, or without working for the bank") {
    Desk desk;
    for (const json& body : {json::object(), json{{"reason", ""}}, json{{"reason", "ok"}}, json{{"reason", 7}},
                             json{{"reason", "assez long"}, {"more", 1}}, json{{"reason", std::string(501, 'x')}}}) {
        CAPTURE(body);
        desk.post(desk.page("/desk/pause"), desk.adviser, body, 400);
    }
    const json good = {{"reason", "Vérification en cours"}};
    desk.post(desk.page("/desk/pause", desk.brest), desk.adviser, good, 403);
    desk.post(desk.page("/desk/pause"), desk.owner, good, 404);
    desk.post(desk.page("/desk/pause"), desk.neighbour, good, 404);
    desk.post(desk.page("/desk/pause", std::string(22, 'A')), desk.moderator, good, 404);
    CHECK(desk.get(desk.page(), "")["name"] == "Plomberie Rivoire");
}

TEST_CASE("staff that looks at a page leaves a trace, and sees all that its owner does") {
    Desk desk;
    Business hidden = Api::business("Plomberie Discrète", "542065479");
    hidden.audience = Audience::nobody;
    hidden.phone = "+33478000000";
    const std::string id = desk.api.put(hidden);
    const json shown = desk.get(desk.page("/desk", id), desk.moderator);
    CHECK(shown["page"]["phone"] == "+33478000000");
    CHECK(shown["page"]["trade"]["label"] != "");
    CHECK(desk.last_act() == "page_looked_at");
    CHECK(desk.get(desk.page("/desk?as=visitor", id), desk.moderator)["page"].is_null());
    const json entry = desk.get(Desk::at("desk/audit?about=" + id), desk.moderator)["items"][0];
    CHECK(entry["actor"]["name"] == "Max Petit");
    CHECK(entry["subject"]["id"] == id);
    CHECK(entry["detail"] == "as=visitor");
}

TEST_CASE("the audit trail is a moderator's to read, page by page, with names instead of numbers") {
    Desk desk;
    desk.get(Desk::at("desk/audit"), desk.adviser, 403);
    desk.get(Desk::at("desk/audit"), desk.owner, 404);
    for (int time = 0; time < 25; ++time) desk.get(desk.page("/desk"), desk.moderator);
    const json first = desk.get(Desk::at("desk/audit"), desk.moderator);
    REQUIRE(first["items"].size() == 20);
    const json second = desk.get(Desk::at("desk/audit?cursor=" + first["next"].get<std::string>()), desk.moderator);
    CHECK(second["items"][0]["seq"] == first["items"][19]["seq"].get<int>() - 1);
    bool is_told = false;
    for (std::string cursor = "2000000000"; !cursor.empty();) {
        const json list = desk.get(Desk::at("desk/audit?cursor=" + cursor), desk.moderator);
        for (const json& entry : list["items"])
            if (entry["act"] == "role_said" && entry["person"]["name"] == "Marie Duval") {
                is_told = true;
                CHECK(entry["subject"]["name"] == "Plomberie Rivoire");
                CHECK(entry["detail"] == "role=owner");
            }
        cursor = list["next"].is_null() ? "" : list["next"].get<std::string>();
    }
    CHECK(is_told);
}

TEST_CASE("one bank's desk knows nothing of another's") {
    Desk desk;
    const std::string stranger =
        desk.api.token({.subject = "eve", .tenant = "other", .name = "Eve Roux", .staff = "moderator"});
    const std::string there = "/api/v1/tenants/other/";
    CHECK(desk.get(there + "desk/businesses", stranger)["items"].empty());
    CHECK(desk.get(there + "desk/people?q=Marie", stranger)["items"].empty());
    desk.get(there + "businesses/" + desk.lyon + "/desk", stranger, 404);
    desk.get(there + "desk/audit?about=" + desk.lyon, stranger, 404);
    desk.get(Desk::at("desk/businesses"), stranger, 401);
    const json audit = desk.get(there + "desk/audit", stranger);
    for (const json& entry : audit["items"])
        CHECK(entry.value("actor", json::object()).value("name", "") != "Marie Duval");
}
