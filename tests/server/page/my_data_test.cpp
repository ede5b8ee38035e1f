// Taking one's data along, and having it erased.
#include "tests/server/api.h"
#include "tests/server/files/picture_maker.h"

using namespace comptoir;
using nlohmann::json;

namespace {

const std::string siren = "732829320";
constexpr const char* me = "/api/v1/tenants/demo/me";

// Words that stand nowhere else: in texts, names and numbers of one business and one person.
const std::string name = "Marie Quetzalcoatl", subject = "subject-zyzzyva", phrase = "xylophage-du-levant";

struct Data {
    Api api;
    std::string id = api.put(Api::business("Plomberie Rivoire", siren));
    std::string owner = api.token({.subject = subject, .name = name, .businesses = {{siren, "owner"}}});
    std::string base = "/api/v1/tenants/demo/businesses/" + id;

    void type_and_publish() {
        for (int round = 0; round < 2; ++round) {
            write("PATCH", "/draft",
                  R"({"fields":{"description":")" + phrase + std::to_string(round) + R"("},"listed":"everyone"})");
            write("POST", "/publication", "{}");
        }
        write("PATCH", "/draft", R"({"fields":{"seeks":["<b>)" + phrase + R"( draft</b>"]}})");
    }
    void write(const std::string& method, const std::string& path, const std::string& body) {
        const std::string etag = api.ask({.path = base + "/draft", .token = owner}).etag;
        const auto response = api.ask({.method = method,
                                       .path = base + path,
                                       .token = owner,
                                       .body = body,
                                       .if_match = etag,
                                       .key = "k-" + method + etag.substr(1, 1)});
        REQUIRE(response.status == 200);
    }
    int erase(const std::string& token, const std::string& body = R"({"confirmed":true})") {
        return api.ask({.method = "POST", .path = std::string(me) + "/erasure", .token = token, .body = body}).status;
    }
    // Whether the text stands anywhere in a row of the database.
    bool stores(const std::string& text) {
        auto found = api.service->database().read([&](db::Connection& connection) {
            std::vector<std::string> tables;
            {
                db::Query query = connection.query("SELECT name FROM sqlite_schema WHERE type = 'table'");
                while (query.step()) tables.emplace_back(query.text());
            }
            for (const std::string& table : tables) {
                SQLite::Statement rows(connection.library(), "SELECT * FROM \"" + table + "\"");
                while (rows.executeStep())
                    for (int column = 0; column < rows.getColumnCount(); ++column)
                        if (rows.getColumn(column).getString().find(text) != std::string::npos) return true;
            }
            return false;
        });
        REQUIRE(found);
        return *found;
    }
};

}  // namespace

TEST_CASE("the export has all that was said, typed and published, as it was") {
    Data data;
    data.type_and_publish();
    const auto response = data.api.ask({.path = std::string(me) + "/export", .token = data.owner});
    REQUIRE(response.status == 200);
    CHECK(header_of(response, "Content-Disposition").find("attachment") == 0);
    const json all = json::parse(response.body);
    CHECK(header_of(response, "Cache-Control") == "no-store");
    CHECK(all["person"]["name"] == name);
    CHECK(all["person"]["subject"] == subject);
    REQUIRE(all["businesses"].size() == 1);
    const json& business = all["businesses"][0];
    CHECK(business["role"] == "owner");
    CHECK(business["page"]["description"] == phrase + "1");
    CHECK(business["own_word"]["audience"] == "everyone");
    CHECK(business["draft"]["fields"]["seeks"][0] == "<b>" + phrase + " draft</b>");
    REQUIRE(business["history"].size() == 2);
    CHECK(business["history"][0]["word"]["business"]["description"] == phrase + "0");
    CHECK(business["history"][0]["by"] == name);
}

TEST_CASE("the export has one's own reports, what was decided against one's pages, and pictures that nothing names") {
    Data data;
    const std::string other = data.api.put(Api::business("Boulangerie Mercier", "552100554"));
    const std::string directory = "/api/v1/tenants/demo/businesses/";
    const std::string report = R"({"kind":"false_identity","text":")" + phrase + R"( reported","good_faith":true})";
    data.api.json({.method = "POST", .path = directory + other + "/reports", .token = data.owner, .body = report}, 201);
    const std::string reported =
        data.api.json({.method = "POST", .path = directory + data.id + "/reports", .body = report}, 201)["id"];
    const std::string moderator = data.api.token({.subject = "moderator", .staff = "moderator"});
    const std::string desk = "/api/v1/tenants/demo/desk/reports/" + reported;
    data.api.json({.method = "POST", .path = desk + "/take", .token = moderator});
    data.api.json({.method = "POST",
                   .path = desk + "/decisions",
                   .token = moderator,
                   .body = R"({"decision":"uphold","ground":"terms","reference":"4","facts":"it was decided so"})"});
    const std::string file = data.api.json({.method = "POST",
                                            .path = data.base + "/pictures?kind=logo",
                                            .token = data.owner,
                                            .body = pictures::png(pictures::quarters(40, 30)),
                                            .content_type = "image/png"},
                                           201)["file"];

    const json all = data.api.json({.path = std::string(me) + "/export", .token = data.owner});
    REQUIRE(all["person"]["reports"].size() == 1);
    CHECK(all["person"]["reports"][0]["text"] == phrase + " reported");
    REQUIRE(all["person"]["decisions"].size() == 1);
    CHECK(all["person"]["decisions"][0]["decision"]["facts"] == "it was decided so");
    CHECK_FALSE(all["person"]["decisions"][0].contains("text"));  // another's words
    REQUIRE(all["businesses"][0]["pictures"].size() == 1);
    CHECK(all["businesses"][0]["pictures"][0]["file"] == file);
    CHECK(all["businesses"][0]["pictures"][0]["width"] == 40);

    const std::string viewer = data.api.token({.subject = "vera", .businesses = {{siren, "viewer"}}});
    CHECK(data.api.json({.path = std::string(me) + "/export", .token = viewer})["person"]["decisions"].empty());
}

TEST_CASE("the readable export shows the same, with nothing of it as markup") {
    Data data;
    data.type_and_publish();
    const auto ask = [&](const std::string& language) {
        return data.api.ask(
            {.path = std::string(me) + "/export?format=html&language=" + language, .token = data.owner});
    };
    const auto french = ask("fr");
    REQUIRE(french.status == 200);
    CHECK(french.media_type == "text/html; charset=utf-8");
    CHECK(french.body.find("<html lang=\"fr\">") != std::string::npos);
    CHECK(french.body.find("Mes données") != std::string::npos);
    CHECK(french.body.find("&lt;b&gt;" + phrase) != std::string::npos);
    CHECK(french.body.find("<b>") == std::string::npos);
    CHECK(french.body.find(phrase + "0") != std::string::npos);
    CHECK(ask("en").body.find("My businesses") != std::string::npos);
    CHECK(ask("de").status == 400);
}

TEST_CASE("an erasure leaves no word of the person nor of the page in any row, and the page is for nobody") {
    Data data;
    data.type_and_publish();
    REQUIRE(data.stores(name));
    REQUIRE(data.stores(phrase));
    const std::string pseudonym = data.api.json({.path = me, .token = data.owner})["id"];
    CHECK(data.erase(data.owner) == 204);
    for (const std::string& text : {name, subject, phrase, pseudonym}) {
        CAPTURE(text);
        CHECK_FALSE(data.stores(text));
    }
    CHECK(data.api.ask({.path = data.base}).status == 404);
    CHECK(data.api.json({.path = "/api/v1/tenants/demo/businesses?q=rivoire"})["total"]["value"] == 0);
    data.api.put(Api::business("Plomberie Rivoire", siren));  // the bank's next file does not list it again
    CHECK(data.api.ask({.path = data.base}).status == 404);
}

TEST_CASE(
    "whatever one has written anywhere is in the export, and after an erasure in no row but a report's, which names "
    "nobody") {
    Data data;
    data.type_and_publish();
    const std::string other = data.api.put(Api::business("Boulangerie Mercier", "552100554"));
    const std::string directory = "/api/v1/tenants/demo/businesses/";
    const auto send = [&](const std::string& method, const std::string& path, const json& body, const char* key) {
        const auto response = data.api.ask(
            {.method = method, .path = directory + path, .token = data.owner, .body = body.dump(), .key = key});
        CAPTURE(response.body);
        REQUIRE(response.status < 300);
    };
    const std::string note = "note-zythum", line = "line-zugzwang", reported = "report-zetetic";
    send("PUT", data.id + "/contacts/" + other, {{"note", note}, {"saved", true}}, "");
    send("POST", data.id + "/connections", {{"business", other}, {"line", line}}, "asked");
    send("POST", other + "/reports", {{"kind", "other"}, {"text", reported}, {"good_faith", true}}, "reported");
    const std::string all = data.api.ask({.path = std::string(me) + "/export", .token = data.owner}).body;
    for (const std::string& text :
         {phrase + "0", phrase + "1", phrase + " draft", note, line, reported, name, subject}) {
        CAPTURE(text);
        CHECK(all.find(text) != std::string::npos);
    }
    CHECK(data.erase(data.owner) == 204);
    for (const std::string& text : {phrase, note, line, name, subject}) {
        CAPTURE(text);
        CHECK_FALSE(data.stores(text));
    }
    CHECK(data.stores(reported));
    const std::string moderator = data.api.token({.subject = "moderator", .staff = "moderator"});
    const json report = data.api.json({.path = "/api/v1/tenants/demo/desk/reports", .token = moderator})["items"][0];
    CHECK(report["text"] == reported);
    CHECK(report.value("/reporter/name"_json_pointer, "") == "");
}

TEST_CASE("who comes back after an erasure is a newcomer: no history, no draft, another id") {
    Data data;
    data.type_and_publish();
    const std::string before = data.api.json({.path = me, .token = data.owner})["id"];
    CHECK(data.erase(data.owner) == 204);
    data.api.now_s += 10;
    const std::string again = data.api.token({.subject = subject, .name = name, .businesses = {{siren, "owner"}}});
    CHECK(data.api.json({.path = me, .token = again})["id"] != before);
    const json draft = data.api.json({.path = data.base + "/draft", .token = again});
    CHECK(draft["version"] == 0);
    CHECK(draft["fields"]["description"] == "");
    CHECK(draft["listed"] == "nobody");
    CHECK(data.api.json({.path = data.base + "/history", .token = again})["items"].empty());
}

TEST_CASE("a business that has another owner keeps its page, and what the person did there names nobody") {
    Data data;
    data.type_and_publish();
    const std::string paul = data.api.token({.subject = "paul", .name = "Paul", .businesses = {{siren, "owner"}}});
    CHECK(data.api.ask({.path = me, .token = paul}).status == 200);
    CHECK(data.erase(data.owner) == 204);
    CHECK(data.api.json({.path = data.base})["description"] == phrase + "1");
    const json history = data.api.json({.path = data.base + "/history", .token = paul})["items"];
    REQUIRE(history.size() == 2);
    CHECK_FALSE(history[0].contains("by"));
    CHECK_FALSE(data.stores(name));
    CHECK_FALSE(data.stores(subject));
}

TEST_CASE("an erasure wants to be meant, and to be one's own") {
    Data data;
    data.type_and_publish();
    for (const char* body :
         {"{}", R"({"confirmed":false})", R"({"confirmed":"true"})", R"({"confirmed":true,"person":"paul"})"})
        CHECK(data.erase(data.owner, body) == 400);
    CHECK(data.erase("") == 401);
    CHECK(data.stores(name));
}
