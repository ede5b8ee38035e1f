// A business's own page as its people and others meet it over HTTP.
#include <fstream>
#include <set>

#include "server/directory/change_log.h"
#include "tests/server/api.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string siren = "732829320";

// A bank with a plumber that everybody may see, its owner, and somebody else's people.
struct Page {
    Api api;
    std::string id = api.put(Api::business("Plomberie Rivoire", siren));
    std::string owner = api.token({.businesses = {{siren, "owner"}}});
    std::string base = "/api/v1/tenants/demo/businesses/" + id;

    std::string token(const std::string& subject, const std::string& role) {
        return api.token({.subject = subject, .name = subject, .businesses = {{siren, role}}});
    }
    json draft(const std::string& token) { return api.json({.path = base + "/draft", .token = token}); }
    std::string etag() {
        const auto response = api.ask({.path = base + "/draft", .token = owner});
        REQUIRE(response.status == 200);
        return response.etag;
    }
    http::Response patch(const std::string& token, const std::string& etag, const std::string& body) {
        return api.ask({.method = "PATCH", .path = base + "/draft", .token = token, .body = body, .if_match = etag});
    }
    // With the newest ETag.
    json type(const json& patched, int status = 200) {
        const auto response = patch(owner, etag(), patched.dump());
        CAPTURE(response.body);
        REQUIRE(response.status == status);
        return json::parse(response.body);
    }
    http::Response post(const std::string& path, const std::string& token, const std::string& body = "{}") {
        return api.ask({.method = "POST", .path = base + path, .token = token, .body = body, .if_match = etag()});
    }
    json publish(int status = 200) {
        const auto response = post("/publication", owner);
        CAPTURE(response.body);
        REQUIRE(response.status == status);
        return json::parse(response.body);
    }
    int found(const std::string& words) {
        return api.json({.path = "/api/v1/tenants/demo/businesses?q=" + words})["total"]["value"].get<int>();
    }
    json seen() { return api.json({.path = base}); }
};

}  // namespace

TEST_CASE("a draft begins as the page is known, and keeps what is typed letter for letter, valid or not") {
    Page page;
    const json first = page.draft(page.owner);
    CHECK(header_of(page.api.ask({.path = page.base + "/draft", .token = page.owner}), "Cache-Control") == "no-store");
    CHECK(first["version"] == 0);
    CHECK(first["fields"]["legal_name"] == "Plomberie Rivoire");
    CHECK(first["fields"]["places"][0]["commune"] == "Lyon");
    CHECK(first["listed"] == "everyone");
    CHECK_FALSE(first["published"]);
    CHECK(first["steps"].size() == 3);

    const json typed = page.type({{"fields", {{"phone", "01 99 0"}, {"trade_name", " Chez \"Élodie\" \U0001F527 "}}},
                                  {"audiences", {{"phone", "customers"}}}});
    CHECK(typed["version"] == 1);
    CHECK(typed["fields"]["phone"] == "01 99 0");
    CHECK(typed["fields"]["trade_name"] == " Chez \"Élodie\" \U0001F527 ");
    CHECK(typed["audiences"]["phone"] == "customers");
    CHECK(typed["changed"] == json({"trade_name", "phone"}));
    REQUIRE(typed["faults"].size() == 1);
    CHECK(typed["faults"][0]["field"] == "phone");
    CHECK(typed["faults"][0]["kind"] == "not_a_phone");
    CHECK(typed["changed_by"] == "Marie Duval");
    CHECK(page.seen()["name"] == "Plomberie Rivoire");  // nothing of it is published
    page.api.restart();
    CHECK(page.draft(page.owner)["fields"] == typed["fields"]);
}

TEST_CASE("what the register or the bank says is not typed by the business") {
    Page page;
    for (const char* field : {"legal_name", "register_id", "vat_id", "legal_form", "member_since", "hours", "owner"}) {
        CAPTURE(field);
        const json refused = page.type({{"fields", {{field, "x"}}}}, 400);
        CHECK(refused["field"] == "fields/" + std::string(field));
    }
}

TEST_CASE("a patch that is not as described is refused whole, with the member and what was expected") {
    Page page;
    const struct {
        std::string body, field;
    } cases[] = {
        {R"([])", ""},
        {R"({"field":{}})", "field"},
        {R"({"fields":[]})", "fields"},
        {R"({"fields":{"phone":7}})", "fields/phone"},
        {R"({"fields":{"phone":"a\u0000b"}})", "fields/phone"},
        {R"({"fields":{"trade_name":"a\nb"}})", "fields/trade_name"},
        {R"({"fields":{"offers":"pain"}})", "fields/offers"},
        {R"({"fields":{"offers":["pain",7]}})", "fields/offers/1"},
        {R"({"fields":{"places":[{"street":"x"}]}})", "fields/places/0/street"},
        {R"({"fields":{"places":[{"monday":"8\n9"}]}})", "fields/places/0/monday"},
        {R"({"fields":{"photos":[{"alt":"x"}]}})", "fields/photos/0/file"},
        {R"({"audiences":{"phone":"friends"}})", "audiences/phone"},
        {R"({"audiences":{"telephone":"everyone"}})", "audiences/telephone"},
        {R"({"listed":"public"})", "listed"},
        {R"({"fields":{"description":")" + std::string(20'001, 'a') + R"("}})", "fields/description"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.body.substr(0, 80));
        const auto response = page.patch(page.owner, "\"0\"", each.body);
        REQUIRE(response.status == 400);
        const json problem = json::parse(response.body);
        CHECK(problem.value("field", "") == each.field);
        CHECK(problem["detail"] != "");
    }
    for (const std::string& body :
         {std::string(R"({"fields":{"phone":"\ud800"}})"), std::string("{"), std::string(100'000, '['),
          std::string(R"({"listed":"nobody","listed":"everyone"})")})
        CHECK(page.patch(page.owner, "\"0\"", body).status == 400);
    CHECK(page.patch(page.owner, "\"0\"", std::string(1'000'001, ' ')).status == 400);
    CHECK(page.draft(page.owner)["version"] == 0);
}

TEST_CASE("of two people who edit at once the second is shown what the first did, and loses nothing") {
    Page page;
    const std::string paul = page.token("paul", "editor"), etag = page.etag();
    CHECK(page.patch(page.owner, etag, R"({"fields":{"phone":"01 99 00 12 34"}})").status == 200);
    const auto second = page.patch(paul, etag, R"({"fields":{"email":"a@b.example"}})");
    REQUIRE(second.status == 412);
    CHECK(second.media_type == problem_media_type);
    const json now = json::parse(second.body);
    CHECK(now["type"] == "urn:comptoir:problem:changed_meanwhile");
    CHECK(now["fields"]["phone"] == "01 99 00 12 34");
    CHECK(now["fields"]["email"] == "");
    CHECK(now["changed_by"] == "Marie Duval");
    CHECK(page.patch(paul, second.etag, R"({"fields":{"email":"a@b.example"}})").status == 200);
    const json both = page.draft(page.owner);
    CHECK(both["fields"]["phone"] == "01 99 00 12 34");
    CHECK(both["fields"]["email"] == "a@b.example");
    CHECK(both["changed_by"] == "paul");
    for (const char* wrong : {"\"0\"", "W/\"1\"", "W/", "*", "2", "\"2\", \"3\""})
        CHECK(page.patch(paul, wrong, R"({"fields":{}})").status == 412);
    const auto none = page.patch(paul, "", R"({"fields":{}})");
    CHECK(none.status == 428);
    CHECK(json::parse(none.body)["type"] == "urn:comptoir:problem:if_match_missing");
}

TEST_CASE("an ETag that the proxy called weak, because it compressed the answer, names its version all the same") {
    Page page;
    CHECK(page.patch(page.owner, "W/\"0\"", R"({"fields":{"phone":"01 99 00 12 34"}})").status == 200);
    CHECK(page.patch(page.owner, "W/\"0\"", R"({"fields":{"phone":""}})").status == 412);
    CHECK(page.patch(page.owner, "W/\"1\"", R"({"fields":{"phone":"01 99 00 12 35"}})").status == 200);
}

TEST_CASE("the same write sent twice with its key is done once; a refused one may be sent again") {
    Page page;
    const Asked asked{.method = "PATCH",
                      .path = page.base + "/draft",
                      .token = page.owner,
                      .body = R"({"fields":{"phone":"1"}})",
                      .if_match = "\"0\"",
                      .key = "k1"};
    const auto first = page.api.ask(asked), again = page.api.ask(asked);
    CHECK(first.status == 200);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(again.etag == first.etag);
    Asked stale = asked;
    stale.key = "k2";
    CHECK(page.api.ask(stale).status == 412);
    CHECK(page.api.ask(stale).status == 412);
    CHECK(page.draft(page.owner)["version"] == 1);
}

TEST_CASE("what is published is seen and found at the next request, and only by whom it is for") {
    Page page;
    page.type({{"fields", {{"trade_name", "Zinguerie Zélée"}, {"phone", "01 99 00 12 34"}, {"email", "a@b.example"}}},
               {"audiences", {{"email", "customers"}}}});
    const json published = page.publish();
    CHECK(published["published"]);
    CHECK(published["changed"].empty());
    CHECK(published["version"] == 2);
    CHECK(page.seen()["name"] == "Zinguerie Zélée");
    CHECK(page.seen()["phone"] == "+33199001234");
    CHECK_FALSE(page.seen().contains("email"));
    CHECK(page.found("zinguerie") == 1);

    page.type({{"listed", "nobody"}});
    CHECK(page.found("zinguerie") == 1);
    page.publish();
    CHECK(page.api.ask({.path = page.base}).status == 404);
    CHECK(page.found("zinguerie") == 0);
    CHECK(page.draft(page.owner)["fields"]["trade_name"] == "Zinguerie Zélée");
    page.api.restart();
    CHECK(page.api.ask({.path = page.base}).status == 404);
    CHECK(page.found("zinguerie") == 0);
}

TEST_CASE("an import changes nothing that the business said, nor whom it is shown to") {
    Page page;
    page.type({{"fields", {{"phone", "01 99 00 12 34"}}}, {"listed", "customers"}});
    page.publish();
    Business imported = Api::business("PLOMBERIE RIVOIRE ET FILS", siren);
    imported.phone = "+33199009999";
    page.api.put(imported);
    CHECK(page.api.ask({.path = page.base}).status == 404);
    const json draft = page.draft(page.owner);
    CHECK(draft["fields"]["legal_name"] == "PLOMBERIE RIVOIRE ET FILS");
    CHECK(draft["fields"]["phone"] == "+33199001234");
    CHECK(draft["listed"] == "customers");
}

TEST_CASE("a draft that is not valid is not published, and the answer says where it is wrong") {
    Page page;
    page.type({{"fields", {{"phone", "01 99 0"}, {"places", {{{"commune", "Syldavie"}}}}}}});
    const json refused = page.publish(409);
    CHECK(refused["type"] == "urn:comptoir:problem:page_not_ready");
    CHECK(refused["faults"].size() == 2);
    CHECK(refused["fields"]["phone"] == "01 99 0");
    CHECK(refused["version"] == 1);
    CHECK_FALSE(page.draft(page.owner)["published"]);
    CHECK(page.api.json({.path = page.base + "/history", .token = page.owner})["items"].empty());
}

TEST_CASE("the history tells who published what and when, and an older version comes back as a new one") {
    Page page;
    page.type({{"fields", {{"phone", "01 99 00 12 34"}}}});
    page.publish();
    page.api.now_s += 60;
    const std::string paul = page.token("paul", "editor");
    page.owner = page.token("marie", "owner");
    page.type({{"fields", {{"phone", "01 99 00 99 99"}}}, {"audiences", {{"phone", "nobody"}}}});
    CHECK(page.post("/publication", paul).status == 200);
    page.publish();  // nothing is new: no version
    json history = page.api.json({.path = page.base + "/history", .token = page.owner})["items"];
    REQUIRE(history.size() == 2);
    CHECK(history[0]["version"] == 2);
    CHECK(history[0]["by"] == "paul");
    CHECK(history[0]["at"] == "2026-09-21T14:14:20Z");
    CHECK(history[0]["changed"] == json({"phone"}));
    CHECK(history[0]["audiences_changed"] == json({"phone"}));
    CHECK_FALSE(page.seen().contains("phone"));

    page.type({{"fields", {{"email", "half@"}}}});
    CHECK(page.post("/history/1/restoration", page.owner).status == 200);
    CHECK(page.seen()["phone"] == "+33199001234");
    CHECK(page.draft(page.owner)["fields"]["email"] == "half@");  // what is being typed stays
    history = page.api.json({.path = page.base + "/history", .token = page.owner})["items"];
    REQUIRE(history.size() == 3);
    CHECK(history[0]["restored"] == 1);
    CHECK(page.post("/history/7/restoration", page.owner).status == 404);
    CHECK(page.post("/history/0/restoration", page.owner).status == 404);
}

TEST_CASE("a long history comes in pages, each publication once") {
    Page page;
    for (int version = 1; version <= 23; ++version) {
        page.type({{"fields", {{"description", std::to_string(version)}}}});
        page.publish();
    }
    std::set<int> versions;
    std::string cursor;
    for (int pages = 0; pages < 2; ++pages) {
        const json list = page.api.json(
            {.path = page.base + "/history" + (cursor.empty() ? "" : "?cursor=" + cursor), .token = page.owner});
        for (const json& item : list["items"]) versions.insert(item["version"].get<int>());
        cursor = list.value("next", "");
    }
    CHECK(versions.size() == 23);
    CHECK(cursor.empty());
}

TEST_CASE("the preview shows the draft as each reader would see it, before anything is published") {
    Page page;
    page.type({{"fields", {{"phone", "01 99 00 12 34"}, {"email", "half@"}, {"description", "Du zinc."}}},
               {"audiences", {{"phone", "connections"}, {"description", "customers"}}}});
    const auto as = [&](const std::string& who) {
        return page.api.json({.path = page.base + "/preview?as=" + who, .token = page.owner});
    };
    CHECK(as("everyone")["visible"]);
    CHECK_FALSE(as("everyone")["business"].contains("description"));
    CHECK(as("customers")["business"]["description"] == "Du zinc.");
    CHECK_FALSE(as("customers")["business"].contains("phone"));
    CHECK(as("connections")["business"]["phone"] == "+33199001234");
    CHECK_FALSE(as("connections")["business"].contains("email"));  // not valid yet
    page.type({{"listed", "connections"}});
    CHECK_FALSE(as("customers")["visible"]);
    CHECK(as("connections")["visible"]);
    CHECK_FALSE(page.seen().contains("phone"));
}

TEST_CASE("viewers look, editors edit, and others are not told that there is a page") {
    Page page;
    const std::string viewer = page.token("v", "viewer"), editor = page.token("e", "editor");
    const std::string stranger = page.api.token({.subject = "s", .businesses = {{"552100554", "owner"}}});
    const std::string elsewhere =
        page.api.token({.subject = "marie", .tenant = "other", .businesses = {{siren, "owner"}}});
    const auto status = [&](const std::string& token, const std::string& method, const std::string& path) {
        return page.api
            .ask({.method = method,
                  .path = page.base + path,
                  .token = token,
                  .body = method == "GET" ? "" : "{}",
                  .if_match = "\"0\""})
            .status;
    };
    for (const char* path : {"/draft", "/history", "/preview", "/members"}) {
        CAPTURE(path);
        CHECK(status(viewer, "GET", path) == 200);
        CHECK(status(stranger, "GET", path) == 404);
        CHECK(status(elsewhere, "GET", path) == 401);
        CHECK(status("", "GET", path) == 401);
    }
    CHECK(status(viewer, "PATCH", "/draft") == 403);
    CHECK(status(editor, "PATCH", "/draft") == 200);
    CHECK(status(stranger, "PATCH", "/draft") == 404);
    CHECK(status(viewer, "POST", "/publication") == 403);
    CHECK(status(stranger, "POST", "/publication") == 404);
    CHECK(status(editor, "POST", "/invitations") == 403);
}

TEST_CASE("a newcomer's page begins empty, for nobody, and is published from nothing") {
    Page page;
    const std::string token = page.api.token({.subject = "new", .businesses = {{"552100554", "owner"}}});
    const json me = page.api.json({.path = "/api/v1/tenants/demo/me", .token = token});
    page.owner = token;
    page.base = "/api/v1/tenants/demo/businesses/" + me["businesses"][0]["id"].get<std::string>();
    const json draft = page.draft(token);
    CHECK(draft["listed"] == "nobody");
    CHECK(draft["complete_percent"] == 0);
    CHECK(draft["steps"][0] == "trade_name");
    CHECK(page.publish(409)["field"] == "fields/trade_name");
    page.type({{"fields",
                {{"trade_name", "Atelier Neuf"},
                 {"trade", "43.22A"},
                 {"places", {{{"postcode", "69001"}, {"commune", "Lyon"}, {"monday", "8h-12h"}}}}}},
               {"listed", "everyone"}});
    page.publish();
    CHECK(page.seen()["name"] == "Atelier Neuf");
    CHECK(page.seen()["places"][0]["point"]["latitude"].is_number());
    CHECK(page.found("atelier+neuf") == 1);
}

TEST_CASE("every text is kept letter for letter in the draft and on the page, or refused by field and expectation") {
    Page page;
    std::vector<std::string> texts = {"undefined",
                                      "NULL",
                                      "-1",
                                      "0x0",
                                      "1;DROP TABLE users",
                                      "' OR 1=1 -- 1",
                                      "<script>alert(1)</script>",
                                      "\\\"",
                                      "$HOME",
                                      "%n%s",
                                      "{{7*7}}",
                                      "../../../etc/passwd",
                                      "Ω≈ç√∫˜µ≤≥÷",
                                      "田中さんにあげて下さい",
                                      "𠜎𠜱𠝹𠱓",
                                      "👨‍👩‍👦 0️⃣",
                                      "مُنَاقَشَةُ سُبُلِ",
                                      "בְּרֵאשִׁית",
                                      "Ṱ̺̺̕o͞ ̷i̲̬",
                                      "ﷺ",
                                      "１２３",
                                      "\u00AD",
                                      "ˈɐnbᴉlɐ",
                                      "\u202Etest",
                                      "\uFEFF",
                                      "\u200Btest",
                                      "test\u2060",
                                      "\uFFFE",
                                      "\u2029",
                                      "a\u0007b",
                                      "\x7F",
                                      "\u0085"};
    if (std::ifstream file("../shared/data/naughty-strings.json"); file)
        for (const json& text : json::parse(file)) texts.push_back(text);
    int kept = 0, refused = 0;
    for (const std::string& text : texts) {
        const std::string padded = "a" + text + "z";  // spaces at the ends are no letters of the page
        CAPTURE(padded);
        const json patched = {{"fields", {{"trade_name", padded}}}};
        const auto response = page.patch(page.owner, page.etag(), patched.dump());
        if (response.status == 400) {
            ++refused;
            const json problem = json::parse(response.body);
            CHECK(problem["field"] == "fields/trade_name");
            CHECK(problem["detail"] != "");
            continue;
        }
        REQUIRE(response.status == 200);
        const json draft = json::parse(response.body);
        CHECK(draft["fields"]["trade_name"] == padded);
        if (draft["faults"].empty()) {
            ++kept;
            page.publish();
            CHECK(page.seen()["name"] == padded);
        } else {
            ++refused;
            CHECK(draft["faults"][0]["field"] == "trade_name");
            CHECK(draft["faults"][0]["expected"] != "");
            page.publish(409);
        }
    }
    CHECK(kept > 15);
    CHECK(refused > 5);
}
