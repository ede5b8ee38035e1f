// Reports of pages over the API: who may, who is told what, and what a decision does.
#include "tests/server/console/desk_of.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const json good = {{"kind", "false_identity"}, {"text", "Ce n’est pas notre entreprise."}, {"good_faith", true}};
const json uphold = {{"decision", "uphold"},
                     {"measure", "pause"},
                     {"ground", "terms"},
                     {"reference", "Conditions, article 4"},
                     {"facts", "La page reprend la marque d’un autre."}};
const json reject = {{"decision", "reject"}, {"facts", "Rien ne contredit les règles."}};
const json complaint = {{"text", "La décision se trompe : lisez encore."}};

struct Reporting : Desk {
    std::string send(const std::string& token, const json& body = good) {
        return post(page("/reports"), token, body, 201)["id"];
    }
    json step(const std::string& id, const std::string& what, const json& body = {}, int status = 200) {
        const std::string path = at("desk/reports/" + id + "/" + what);
        return api.json({.method = "POST", .path = path, .token = adviser, .body = body.is_null() ? "" : body.dump()},
                        status);
    }
    std::string decided(const std::string& reporter, const json& decision) {
        const std::string id = send(reporter);
        step(id, "take");
        step(id, "decisions", decision);
        return id;
    }
    json mine() { return get(at("reports"), neighbour)["items"]; }
    json told_owner() { return get(page("/reports"), owner)["items"]; }
};

}  // namespace

TEST_CASE("anybody may report a page that they can see, a visitor too; nobody one that is hidden") {
    Reporting desk;
    CHECK(desk.post(desk.page("/reports"), "", good, 201)["state"] == "received");
    const std::string id = desk.send(desk.neighbour);
    REQUIRE(desk.mine().size() == 1);
    CHECK(desk.mine()[0]["id"] == id);
    CHECK(desk.mine()[0]["text"] == good["text"]);
    Business hidden = Api::business("Plomberie Discrète", "542065479");
    hidden.audience = Audience::customers;
    const std::string customers_only = desk.api.put(hidden);
    desk.post(desk.page("/reports", customers_only), "", good, 404);
    desk.post(desk.page("/reports", customers_only), desk.neighbour, good, 201);
    desk.post(desk.page("/reports", std::string(22, 'A')), desk.neighbour, good, 404);
}

TEST_CASE("a report says what, in words, and in good faith") {
    Reporting desk;
    for (const auto& [field, value] : {std::pair<std::string, json>{"kind", "boring"},
                                       {"kind", 1},
                                       {"text", "court"},
                                       {"text", std::string(3001, 'x')},
                                       {"good_faith", false},
                                       {"good_faith", "yes"},
                                       {"more", 1}}) {
        json body = good;
        body[field] = value;
        CAPTURE(body);
        CHECK(desk.post(desk.page("/reports"), "", body, 400)["field"] == field);
    }
}

TEST_CASE("who sends many reports waits, and others do not") {
    Reporting desk;
    for (int sent = 0; sent < 10; ++sent) desk.send("");
    const http::Response refused = desk.api.ask({.method = "POST", .path = desk.page("/reports"), .body = good.dump()});
    CHECK(refused.status == 429);
    CHECK(header_of(refused, "Retry-After") == "3600");
    CHECK(desk.api.ask({.method = "POST", .path = desk.page("/reports"), .body = good.dump(), .client = "192.0.2.9"})
              .status == 201);
    desk.send(desk.neighbour);
    desk.api.now_s += 3600;
    desk.send("");
}

TEST_CASE("an upheld report pauses the page, tells the owner why and the reporter that, and keeps it in the trail") {
    Reporting desk;
    const std::string id = desk.decided(desk.neighbour, uphold);
    CHECK(desk.last_act() == "report_decided");
    desk.get(desk.page(), "", 404);
    const json told = desk.told_owner();
    REQUIRE(told.size() == 1);
    CHECK(told[0]["decision"]["reference"] == "Conditions, article 4");
    CHECK(told[0]["decision"]["facts"] == uphold["facts"]);
    CHECK(told[0]["decision"]["automated"] == false);
    CHECK(told[0].contains("complain_until"));
    CHECK_FALSE(told[0].contains("reporter"));
    CHECK_FALSE(told[0].contains("text"));
    CHECK(desk.mine()[0]["state"] == "upheld");
    CHECK_FALSE(desk.mine()[0].contains("complain_until"));
}

TEST_CASE("the owner complains, and a decision that is overturned brings the page back") {
    Reporting desk;
    const std::string id = desk.decided(desk.neighbour, uphold);
    const std::string path = desk.page("/reports/" + id + "/complaints");
    desk.post(path, desk.neighbour, complaint, 404);
    desk.post(Desk::at("reports/" + id + "/complaints"), desk.neighbour, complaint, 409);
    CHECK(desk.post(path, desk.owner, complaint)["state"] == "upheld_disputed");
    desk.post(path, desk.owner, complaint, 409);
    CHECK_FALSE(desk.mine()[0].contains("complaint"));
    desk.step(id, "decisions", reject);
    CHECK(desk.last_act() == "complaint_decided");
    CHECK(desk.get(desk.page(), "")["name"] == "Plomberie Rivoire");
    CHECK(desk.told_owner()[0]["answer"]["text"] == reject["facts"]);
    desk.step(id, "decisions", uphold, 409);
}

TEST_CASE("the reporter complains of a rejection, and the owner hears of it only when the page is found at fault") {
    Reporting desk;
    const std::string id = desk.decided(desk.neighbour, reject);
    CHECK(desk.told_owner().empty());
    desk.post(desk.page("/reports/" + id + "/complaints"), desk.owner, complaint, 404);
    CHECK(desk.post(Desk::at("reports/" + id + "/complaints"), desk.neighbour, complaint)["state"] ==
          "rejected_disputed");
    CHECK(desk.told_owner().empty());
    desk.step(id, "decisions", uphold);
    REQUIRE(desk.told_owner().size() == 1);
    CHECK_FALSE(desk.told_owner()[0].contains("complaint"));
    desk.post(desk.page("/reports/" + id + "/complaints"), desk.owner, complaint);
}

TEST_CASE("a complaint has its time") {
    Reporting desk;
    const std::string id = desk.decided(desk.neighbour, reject);
    desk.api.now_s += 185 * 24 * 3600;
    desk.neighbour = desk.api.token({.subject = "paul", .name = "Paul Morel"});
    CHECK(desk.post(Desk::at("reports/" + id + "/complaints"), desk.neighbour, complaint, 409)["type"]
              .get<std::string>()
              .ends_with("too_late"));
}

TEST_CASE("the desk takes a report before it decides, gives reasons, and sees the own branch's alone") {
    Reporting desk;
    const std::string id = desk.send(desk.neighbour);
    CHECK(desk.get(Desk::at("desk/reports"), desk.adviser)["items"][0]["reporter"]["name"] == "Paul Morel");
    desk.step(id, "decisions", uphold, 409);
    desk.step(id, "take");
    desk.step(id, "take", {}, 409);
    for (const char* missing : {"facts", "ground", "reference", "decision"}) {
        json body = uphold;
        body.erase(missing);
        CAPTURE(missing);
        desk.step(id, "decisions", body, 400);
    }
    desk.step(id, "decisions", {{"decision", "reject"}, {"measure", "pause"}, {"facts", "Rien à redire."}}, 400);
    desk.step(id, "decisions", reject);
    CHECK(desk.get(Desk::at("desk/reports"), desk.adviser)["items"].empty());
    CHECK(desk.get(Desk::at("desk/reports?state=closed"), desk.adviser)["items"].size() == 1);
    const std::string elsewhere = desk.post(desk.page("/reports", desk.brest), desk.owner, good, 201)["id"];
    CHECK(desk.get(Desk::at("desk/reports"), desk.adviser)["items"].empty());
    CHECK(desk.get(Desk::at("desk/reports"), desk.moderator)["items"].size() == 1);
    desk.step(elsewhere, "take", {}, 404);
    desk.get(Desk::at("desk/reports"), desk.owner, 404);
}

TEST_CASE("a report that is sent again with its key is received once") {
    Reporting desk;
    const Asked asked{
        .method = "POST", .path = desk.page("/reports"), .token = desk.neighbour, .body = good.dump(), .key = "r-1"};
    const json first = desk.api.json(asked, 201);
    CHECK(desk.api.json(asked, 201) == first);
    CHECK(desk.mine().size() == 1);
}
