// The API as a client meets it: real database, index and routes, without sockets.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "server/directory/directory_service.h"
#include "server/directory/list_answer.h"
#include "server/directory/routes.h"
#include "server/http/router.h"
#include "server/serve/service.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"
#include "shared/api/business_json.h"
#include "shared/api/tenant_profile.h"
#include "shared/api/trade_branch.h"
#include "tests/server/conforms.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr Point lyon{45'758'000, 4'835'000};

Business business(std::string name, std::string siren, std::string trade, std::string code, std::string commune,
                  Point point) {
    Business made{.audience = Audience::everyone, .legal_name = std::move(name)};
    made.register_id = {"FR", "siren", std::move(siren)};
    made.trade.code = std::move(trade);
    Place seat{.postcode = code.substr(0, 2) + "000"};
    seat.commune = {std::move(code), std::move(commune)};
    seat.point = point;
    made.places = {seat};
    return made;
}

// Two banks; the first knows three plumbers around Lyon, a baker in Paris and some that nobody may see.
struct Bank {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantRegistry tenants;
    ItemCache items{1000};
    AnswerCache answers{1'000'000};
    std::unique_ptr<IndexService> index;
    std::unique_ptr<DirectoryService> directory;
    std::unique_ptr<http::Router> router;
    TenantNumber bank = 0;
    TenantNumber other = 0;
    std::vector<std::string> said;  // by the index
    Business rivoire;
    std::string rivoire_id;
    std::string hidden_id;

    Bank() {
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
        write([&](db::Connection& connection) {
            businesses = std::move(BusinessStore::open(connection)).value();
            bank = *tenant_store::create(
                connection, {.name = "demo", .title = "Banque du Centre", .origins = {"https://bank.example"}}, 0);
            other = *tenant_store::create(connection, {.name = "other"}, 0);
        });
        rivoire = business("Plomberie Rivoire", "732829320", "43.22A", "69123", "Lyon", lyon);
        rivoire.description = "Dépannage et pompes à chaleur pour les professionnels.";
        rivoire.phone = "+33199000001";
        rivoire.email = "bonjour@rivoire.example";
        rivoire.field_audiences[static_cast<std::size_t>(Field::email)] = Audience::customers;
        rivoire.labels = {"RGE"};
        rivoire.languages = {"fr", "en"};
        rivoire_id = put(bank, rivoire);
        put(bank,
            business("Sanitaires Morel", "404833048", "43.22A", "69266", "Villeurbanne", {45'771'000, 4'890'000}));
        put(bank, business("Thermi Sud", "552100554", "43.22B", "69259", "Vénissieux", {45'697'000, 4'886'000}));
        put(bank, business("Fournil des Pentes", "542065479", "10.71C", "75056", "Paris", {48'856'000, 2'352'000}));
        Business hidden = business("Plomberie Secrète", "780129987", "43.22A", "69123", "Lyon", lyon);
        hidden.audience = Audience::customers;
        hidden_id = put(bank, hidden);
        put(other, business("Plomberie Ailleurs", "732829320", "43.22A", "69123", "Lyon", lyon));
        start();
    }

    void start() {
        CHECK_FALSE(tenants.refresh(*database).has_value());
        router.reset();
        directory.reset();
        index.reset();
        auto started = IndexService::start(
            {.database = *database,
             .businesses = *businesses,
             .knowledge = {tables::trade_list(), tables::vocabulary(), tables::gazetteer()},
             .data_folder = folder.path(),
             .say = [this](auto, auto event,
                           auto detail) { said.push_back(std::string(event) + ": " + std::string(detail)); },
             .on_change = [this](BusinessNumber number) { items.forget(number); },
             .on_poll = [] {}});
        REQUIRE(started);
        index = std::move(*started);
        directory = std::make_unique<DirectoryService>(
            DirectoryService::Parts{*database,
                                    *businesses,
                                    tenants,
                                    *index,
                                    items,
                                    answers,
                                    {tables::trade_list(), tables::vocabulary(), tables::gazetteer()}});
        auto routes = api_routes({.directory = directory.get()});
        router = std::make_unique<http::Router>(http::Router::Parts{
            .routes = std::move(routes),
            .may_read = [this](auto tenant, auto origin) { return tenants.may_read(tenant, origin); }});
    }

    template <typename Step>
    void write(Step step) {
        auto done = database->write([&](db::Connection& connection) {
            step(connection);
            return db::Nothing{};
        });
        if (!done) FAIL(done.error().detail);
    }

    // The id it got.
    std::string put(TenantNumber tenant, const Business& business) {
        std::string id;
        write([&](db::Connection& connection) {
            id = businesses->ids().id_of(tenant, businesses->put(connection, tenant, business));
        });
        return id;
    }

    http::Response ask(const std::string& address, std::string_view if_none_match = {}) {
        const std::size_t mark = std::min(address.find('?'), address.size());
        const std::string_view all = address;
        return router->answer({.method = "GET",
                               .path = all.substr(0, mark),
                               .query = mark < all.size() ? all.substr(mark + 1) : std::string_view(),
                               .if_none_match = if_none_match});
    }
    BusinessList list(const BusinessQuery& query, std::string_view tenant = "demo") {
        const auto response = ask(businesses_path(tenant, query));
        CAPTURE(response.body);
        REQUIRE(response.status == 200);
        const auto parsed = parse_business_list(response.body);
        REQUIRE(parsed);
        return *parsed;
    }
    std::vector<std::string> names(const BusinessQuery& query, std::string_view tenant = "demo") {
        std::vector<std::string> found;
        for (const BusinessItem& item : list(query, tenant).items) found.push_back(item.name);
        return found;
    }
};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

json parsed(const std::string& text) {
    return json::parse(text, nullptr, false);
}

}  // namespace

TEST_CASE("what is typed finds, and each result says why it is there") {
    Bank bank;
    const BusinessList found = bank.list({.text = "plomb lyo"});
    REQUIRE_FALSE(found.items.empty());
    CHECK(found.items.front().name == "Plomberie Rivoire");
    CHECK(found.items.front().id == bank.rivoire_id);
    CHECK(found.items.front().register_id == bank.rivoire.register_id);
    CHECK(found.items.front().trade.code == "43.22A");
    CHECK_FALSE(found.items.front().trade.label.empty());
    CHECK(found.items.front().trade.name == "Plomberie");
    CHECK(found.items.front().place.commune.name == "Lyon");
    CHECK_FALSE(found.items.front().why.words.empty());
    CHECK(found.items.front().why.distance_m.has_value());
    REQUIRE(found.place);
    CHECK(found.place->code == "69123");
    CHECK(found.total.exact);
}

TEST_CASE("nobody's and customers' businesses are not found, counted or opened, and the refusal tells nothing") {
    Bank bank;
    CHECK_FALSE(has(bank.names({.text = "plomberie"}), "Plomberie Secrète"));
    CHECK(bank.list({.text = "secrete"}).total.value == 0);
    const auto hidden = bank.ask(business_path("demo", bank.hidden_id));
    const auto nobody = bank.ask(business_path("demo", std::string(22, 'A')));
    const auto elsewhere = bank.ask(business_path("other", bank.rivoire_id));
    for (const auto* response : {&hidden, &nobody, &elsewhere}) {
        CHECK(response->status == 404);
        auto problem = parse_problem(response->body);
        REQUIRE(problem);
        problem->request_id.clear();
        auto first = parse_problem(hidden.body);
        first->request_id.clear();
        CHECK(to_json(*problem) == to_json(*first));
    }
}

TEST_CASE("a field that is not for visitors is in no answer, and its words find nothing") {
    Bank bank;
    const auto response = bank.ask(business_path("demo", bank.rivoire_id));
    REQUIRE(response.status == 200);
    const auto page = parse_business(response.body);
    REQUIRE(page);
    CHECK(page->phone == bank.rivoire.phone);
    CHECK(page->email.empty());
    CHECK(response.body.find("bonjour") == std::string::npos);
    CHECK(bank.list({.text = "bonjour"}).total.value == 0);
}

TEST_CASE("nothing crosses from one tenant to another") {
    Bank bank;
    CHECK(bank.names({.text = "plomberie"}, "other") == std::vector<std::string>{"Plomberie Ailleurs"});
    CHECK_FALSE(has(bank.names({.text = "plomberie"}), "Plomberie Ailleurs"));
    CHECK(bank.ask(businesses_path("nobank", {.text = "plomberie"})).status == 404);
}

TEST_CASE("filters narrow the list, and sorting orders it") {
    Bank bank;
    CHECK(bank.names({.trades = {"10"}}) == std::vector<std::string>{"Fournil des Pentes"});
    CHECK(bank.names({.labels = {"RGE"}}) == std::vector<std::string>{"Plomberie Rivoire"});
    CHECK(bank.names({.language = "en"}) == std::vector<std::string>{"Plomberie Rivoire"});
    CHECK(bank.names({.trades = {"43"}, .near = lyon, .radius_km = 6, .sort = SortOrder::distance}) ==
          std::vector<std::string>{"Plomberie Rivoire", "Sanitaires Morel"});
    CHECK(bank.names({.trades = {"43"}, .sort = SortOrder::name}) ==
          std::vector<std::string>{"Plomberie Rivoire", "Sanitaires Morel", "Thermi Sud"});
    CHECK(bank.names({.open_now = true}).empty());  // nobody said when
}

TEST_CASE("facets carry labels and counts, from the sections down to what is filtered") {
    Bank bank;
    const BusinessList found = bank.list({.trades = {"F"}, .facets = true});
    REQUIRE(found.facets);
    const auto count = [&](const std::string& code) {
        for (const Facet& facet : found.facets->trades)
            if (facet.code == code) return facet.count;
        return 0;
    };
    CHECK(count("F") == 3);
    CHECK(count("43") == 3);
    CHECK(found.facets->trades.front().label == "Construction");
    CHECK(found.facets->trades.front().name == "Bâtiment et travaux");
    CHECK_FALSE(bank.list({.trades = {"F"}}).facets.has_value());
}

TEST_CASE("pages follow each other without gap or repetition, and a cursor serves its own query only") {
    Bank bank;
    BusinessQuery query{.trades = {"43"}, .sort = SortOrder::name, .limit = 1};
    std::vector<std::string> seen;
    for (int page = 0; page < 3; ++page) {
        const BusinessList found = bank.list(query);
        REQUIRE(found.items.size() == 1);
        seen.push_back(found.items.front().name);
        query.cursor = found.next;
        CHECK(found.next.empty() == (page == 2));
        if (!found.next.empty()) {
            BusinessQuery changed = query;
            changed.sort = SortOrder::newest;
            CHECK(bank.ask(businesses_path("demo", changed)).status == 400);
        }
    }
    CHECK(seen == std::vector<std::string>{"Plomberie Rivoire", "Sanitaires Morel", "Thermi Sud"});
    for (const char* cursor : {"x", "1", "0.0", "-1.0", "1.", ".1", "ffffffff.1", "201.1", "1.zzzz"}) {
        CAPTURE(cursor);
        BusinessQuery bad{.text = "plomb", .cursor = cursor};
        const auto response = bank.ask(businesses_path("demo", bad));
        CHECK(response.status == 400);
        const auto problem = parse_problem(response.body);
        REQUIRE(problem);
        CHECK(problem->field == "cursor");
    }
}

TEST_CASE("search text is never a query language, whatever is typed") {
    Bank bank;
    for (const char* text : {"\"", "*", "NEAR(", "a-b", "l'atelier", "secret:x", "AND", "plomb\" OR \"x", "%", "_",
                             "\\", "';--", "((((", "🛠", "ﬁ",
                             "\xE2\x80\xAE"
                             "abc",
                             ""}) {
        CAPTURE(text);
        CHECK(bank.ask(businesses_path("demo", {.text = text})).status == 200);
    }
    const auto response = bank.ask(businesses_path("demo", {.text = std::string(5000, 'a')}));
    CHECK(response.status == 400);
    CHECK(parse_problem(response.body)->field == "q");
}

TEST_CASE("a change is found as soon as it is read, and a removal is gone") {
    Bank bank;
    const auto until = [&](auto condition) {
        for (int round = 0; round < 500 && !condition(); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return condition();
    };
    const auto before = bank.ask(businesses_path("demo", {.text = "rivoire"}));
    Business renamed = bank.rivoire;
    renamed.legal_name = "Zinguerie Rivoire";
    bank.put(bank.bank, renamed);
    CHECK(until([&] { return bank.names({.text = "zinguerie"}) == std::vector<std::string>{"Zinguerie Rivoire"}; }));
    CHECK(bank.ask(businesses_path("demo", {.text = "rivoire"}), before.etag).status == 200);
    renamed.audience = Audience::nobody;
    bank.put(bank.bank, renamed);
    CHECK(until([&] { return bank.names({.text = "zinguerie"}).empty(); }));
    CHECK(bank.ask(business_path("demo", bank.rivoire_id)).status == 404);
}

TEST_CASE("an answer that did not change is not sent again") {
    Bank bank;
    for (const std::string& path :
         {businesses_path("demo", {.text = "plomb"}), businesses_path("demo", {.text = "plomb", .facets = true}),
          business_path("demo", bank.rivoire_id), similar_path("demo", bank.rivoire_id), trades_path("F")}) {
        CAPTURE(path);
        const auto first = bank.ask(path);
        REQUIRE(first.status == 200);
        REQUIRE_FALSE(first.etag.empty());
        const auto second = bank.ask(path, first.etag);
        CHECK(second.status == 304);
        CHECK(second.body.empty());
    }
}

TEST_CASE("a question asked before is answered from memory, each tenant's by itself, until a change") {
    Bank bank;
    const auto before = bank.ask(businesses_path("demo", {.text = "plomb"}));
    REQUIRE(before.status == 200);
    const auto again = bank.ask("/api/v1/tenants/demo/businesses?limit=20&q=plomb");  // the same question
    CHECK(bank.answers.counts().hits == 1);
    CHECK(again.body == before.body);
    CHECK(again.etag == before.etag);
    CHECK(bank.names({.text = "plomb"}, "other") == std::vector<std::string>{"Plomberie Ailleurs"});
    CHECK(bank.ask(businesses_path("demo", {.text = "plomb", .limit = 1})).body != before.body);
    CHECK(bank.answers.counts().hits == 1);

    bank.put(bank.bank, business("Plomberie Nouvelle", "333333334", "43.22A", "69123", "Lyon", lyon));
    bank.index->nudge();
    for (int round = 0; round < 500 && !has(bank.names({.text = "plomb"}), "Plomberie Nouvelle"); ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(has(bank.names({.text = "plomb"}), "Plomberie Nouvelle"));
}

TEST_CASE("similar businesses are of the same trade and near, without the one itself") {
    Bank bank;
    const auto response = bank.ask(similar_path("demo", bank.rivoire_id));
    REQUIRE(response.status == 200);
    const auto list = parse_business_list(response.body);
    REQUIRE(list);
    std::vector<std::string> names;
    for (const BusinessItem& item : list->items) names.push_back(item.name);
    CHECK(has(names, "Sanitaires Morel"));
    CHECK_FALSE(has(names, "Plomberie Rivoire"));
    CHECK_FALSE(has(names, "Fournil des Pentes"));
    CHECK_FALSE(has(names, "Plomberie Secrète"));
}

TEST_CASE("the list of trades is walked level by level") {
    Bank bank;
    const auto branch = [&](const std::string& parent) {
        return parse_trade_branch(bank.ask(trades_path(parent)).body).value();
    };
    CHECK(branch("").size() == 21);
    const auto leaves = branch("43.22");
    REQUIRE(leaves.size() == 2);
    CHECK(leaves.front().code == "43.22A");
    CHECK(leaves.front().name == "Plomberie");
    CHECK_FALSE(leaves.front().has_children);
    CHECK(branch("F").front().has_children);
    CHECK(bank.ask(trades_path("99.99Z")).status == 404);
}

TEST_CASE("trades are offered for the beginning of an everyday word") {
    Bank bank;
    const auto meant = parse_trade_branch(bank.ask(trades_meant_path("plomb")).body).value();
    REQUIRE_FALSE(meant.empty());
    CHECK(meant.front().code == "43.22A");
    CHECK(parse_trade_branch(bank.ask(trades_meant_path("xqzw")).body).value().empty());
    CHECK(bank.ask(trades_meant_path(std::string(trade_words_characters_max + 1, 'a'))).status == 400);
}

TEST_CASE("what everybody may know of a tenant counts only what everybody may find") {
    Bank bank;
    const auto profile = parse_tenant_profile(bank.ask(tenant_path("demo")).body);
    REQUIRE(profile);
    CHECK(profile->id == "demo");
    CHECK(profile->name == "Banque du Centre");
    CHECK(parse_tenant_profile(bank.ask(tenant_path("other")).body)->name == "other");  // was given none
    CHECK(profile->businesses == 4);
}

TEST_CASE("the next start takes the snapshot and what changed since; a damaged one is said and replaced") {
    Bank bank;
    bank.put(bank.bank, business("Zinguerie Nouvelle", "333333334", "43.91A", "69123", "Lyon", lyon));
    bank.start();
    CHECK(bank.said.empty());
    CHECK(has(bank.names({.text = "zinguerie"}), "Zinguerie Nouvelle"));
    CHECK(has(bank.names({.text = "plomberie"}), "Plomberie Rivoire"));

    const auto file = bank.folder.path() / "index" / (std::to_string(bank.bank) + ".snapshot");
    REQUIRE(std::filesystem::exists(file));
    const auto size = std::filesystem::file_size(file);
    const auto damage = [&](auto how) {
        bank.said.clear();
        how();
        bank.start();
        CHECK(bank.said.size() == 1);
        CHECK(has(bank.names({.text = "plomberie"}), "Plomberie Rivoire"));
        bank.said.clear();
        bank.start();  // what replaced it is whole
        CHECK(bank.said.empty());
    };
    damage([&] { std::filesystem::resize_file(file, size / 2); });
    damage([&] { std::ofstream(file, std::ios::binary) << "not a snapshot"; });
    damage([&] {
        std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
        bytes.seekp(static_cast<std::streamoff>(size / 2));
        bytes.put('\xA5').put('\x5A').put('\xA5');
    });
}

TEST_CASE("every route is described, and every answer is as described") {
    Bank bank;
    const auto document = parsed(bank.ask("/api/v1/openapi.json").body);
    REQUIRE(document.is_object());
    CHECK(document["openapi"] == "3.1.0");
    CHECK(parsed(api_document()) == document);

    std::set<std::string> described;
    for (const auto& [path, methods] : document["paths"].items())
        for (const auto& [method, operation] : methods.items()) described.insert(operation["operationId"]);
    std::set<std::string> served;
    for (const http::Route& route : api_routes({})) served.emplace(route.operation);
    CHECK(described == served);

    const std::pair<std::string, std::string> answers[] = {
        {tenant_path("demo"), "Tenant"},
        {businesses_path("demo", {.text = "plomb lyo", .facets = true}), "BusinessList"},
        {businesses_path("demo", {.text = "plombier zinguerie introuvable lyon"}), "BusinessList"},
        {business_path("demo", bank.rivoire_id), "Business"},
        {similar_path("demo", bank.rivoire_id), "BusinessList"},
        {trades_path("F"), "TradeBranch"},
        {"/api/v1/openapi.json", "Description"},
        {"/api/v1/nothing", "Problem"},
        {businesses_path("demo", {.text = std::string(300, 'x')}), "Problem"},
    };
    for (const auto& [path, schema] : answers) {
        CAPTURE(path);
        const auto body = parsed(bank.ask(path).body);
        REQUIRE(body.is_object());
        conforms(body, document["components"]["schemas"].at(schema), document, schema);
    }
}

TEST_CASE("each parameter's example is accepted, and each route refuses what it does not know") {
    Bank bank;
    for (const http::Route& route : directory_routes(nullptr)) {
        std::string path(route.path);
        for (const auto& [name, value] :
             {std::pair<std::string, std::string>{"{tenant}", "demo"}, {"{business}", bank.rivoire_id}})
            if (const std::size_t at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
        CAPTURE(path);
        CHECK(bank.ask(path).status == 200);
        const auto response = bank.ask(path + "?colour=red");
        CHECK(response.status == 400);
        CHECK(parse_problem(response.body)->field == "colour");
        for (const http::Parameter& parameter : route.parameters) {
            if (parameter.in_path) continue;
            CAPTURE(parameter.name);
            std::string value(parameter.example);
            if (!parameter.choices.empty()) value = parameter.choices.front();
            if (parameter.kind == http::ParameterKind::integer) value = std::to_string(parameter.minimum);
            if (parameter.name == "cursor") continue;
            REQUIRE_FALSE(value.empty());
            CHECK(bank.ask(path + "?" + std::string(parameter.name) + "=" + percent_encoded(value)).status == 200);
        }
    }
}
