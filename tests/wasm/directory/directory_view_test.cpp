// The directory's screen as a person meets it: by role and name, over the null host and a server of the test's own.
#include "wasm/directory/directory_view.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/page.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::Page;
using kit::State;

namespace {

const PlaceUnderstood lyon{"commune", "69123", "Lyon", "lyo", Point{45'764'000, 4'835'000}, 20'000};

// A page on which `text` was typed and answered.
void search(Page& page, const std::string& text, const std::string& body) {
    page.type(text);
    REQUIRE(page.answer("businesses?q=", body));
}

}  // namespace

TEST_CASE("before anything is typed the screen says what to type, and names trades that are there") {
    Page page;
    CHECK(page.has(kit::Role::heading, "Qui cherchez-vous ?"));
    page.answer("tenants/demo", to_json(TenantProfile{"demo", "Banque des Deux Rives", 2000}));
    page.answer("facets=true", plumbers_body(1, {.facets = Facets{.trades = {{"43.22A", "Plomberie", 30}}}}));
    page.press_button("Plomberie 30");
    CHECK(page.route() == R"({"route":"/directory?trade=43.22A","replace":true})");
    CHECK(page.answer("trade=43.22A", plumbers_body(3)));
    CHECK(page.has(kit::Role::heading, "3 entreprises"));
}

TEST_CASE("the start's trades wait for the number of businesses above them, whichever answer comes first") {
    Page page;
    page.answer("facets=true", plumbers_body(1, {.facets = Facets{.trades = {{"43.22A", "Plomberie", 30}}}}));
    CHECK_FALSE(page.has(kit::Role::heading, "Parcourir par activité"));
    page.answer("tenants/demo", to_json(TenantProfile{"demo", "Banque des Deux Rives", 2000}));
    CHECK(page.has(kit::Role::heading, "Parcourir par activité"));
}

TEST_CASE("one letter asks for another one, two letters search") {
    Page page;
    page.type("p");
    CHECK(page.says("Encore une lettre"));
    page.type("pl");
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=pl");
    CHECK(page.says("Recherche en cours"));
}

TEST_CASE("a row says who, how far, what trade and where, why it was found, and whether it is open") {
    Page page;
    page.type("plomb");
    page.answer("businesses?q=", list_body({.total = {1, true}}, {plumber()},
                                           {{.words = {"plomberie"}, .fields = {"description"}, .distance_m = 2300}}));
    CHECK(page.has(kit::Role::link, "Plomberie Rivoire"));
    CHECK(page.has(kit::Role::text, "2,3 km"));
    CHECK(page.has(kit::Role::text, "Plomberie, chauffage · Villeurbanne"));
    CHECK(page.has(kit::Role::mark, "plomb"));
    CHECK(page.has(kit::Role::text, "Ouvert jusqu’à 18 h 30"));
    CHECK(page.href("Plomberie Rivoire") == "/business/b-1?q=plomb");
}

TEST_CASE("a row has a check mark where the bank has checked who it is, and says so") {
    Business checked = plumber("b-1", "Plomberie 1");
    checked.attested = {{Fact::mandate, false, "2026-11-03"}};
    Page page;
    page.type("plomb");
    page.answer("businesses?q=", list_body({.total = {2, true}}, {checked, plumber("b-2", "Plomberie 2")}));
    int marks = 0;
    for (const kit::Node& node : page.tree().nodes) marks += page.name(node) == "Vérifié par la banque";
    CHECK(marks == 1);
    CHECK(page.has(kit::Role::link, "Plomberie 1"));
}

TEST_CASE("the words that were looked for are marked in a name, too, which is still said as one") {
    Page page;
    page.type("plomb");
    page.answer("businesses?q=", list_body({.total = {1, true}}, {plumber()}, {{}}));
    const kit::Node& link = page.node(kit::Role::link, "Plomberie Rivoire");
    std::string marked;
    for (const kit::Node& node : page.tree().nodes)
        if (node.role == kit::Role::mark && node.parent == link.id) marked += page.name(node);
    CHECK(marked == "Plomb");
}

TEST_CASE("a trade is called by its everyday name, in rows, chips and on the start screen") {
    const std::string label = "Travaux d'installation d'eau et de gaz en tous locaux";
    Business business = plumber();
    business.trade = {"NAFRev2", "43.22A", label, "Plomberie"};
    Page page;
    page.answer("tenants/demo", to_json(TenantProfile{"demo", "Banque des Deux Rives", 2000}));
    page.answer("facets=true", list_body({.facets = Facets{.trades = {{"43.22A", label, 30, "Plomberie"}}}}, {}));
    page.press_button("Plomberie 30");
    page.answer("trade=43.22A", list_body({.total = {1, true}}, {business}));
    CHECK(page.has(kit::Role::text, "Plomberie · Villeurbanne"));
    CHECK(page.has(kit::Role::button, "Plomberie"));
    CHECK_FALSE(page.says("Travaux"));
}

TEST_CASE("the number of results is shown at once, and said half a second after typing stopped") {
    Page page;
    search(page, "plomb", plumbers_body(20, {.total = {37, true}, .next = "c"}));
    CHECK(page.has(kit::Role::heading, "37 entreprises"));
    CHECK_FALSE(page.has(kit::Role::status, "37 entreprises"));
    page.pass(600);
    CHECK(page.has(kit::Role::status, "37 entreprises"));
}

TEST_CASE("more than can be counted is said as at least") {
    Page page;
    search(page, "sarl", plumbers_body(20, {.total = {1000, false}, .next = "c"}));
    CHECK(page.has(kit::Role::heading, "Au moins 1 000 entreprises"));
}

TEST_CASE("an address with a query shows no chip before its first answer, so that the place's moves none") {
    Page page(Page::Options{.route = "/directory?q=plomb%20lyo"});
    CHECK(page.says("Recherche en cours"));
    CHECK_FALSE(page.has(kit::Role::toggle, "Ouvert maintenant"));
    page.answer("businesses?q=", plumbers_body(3, {.place = lyon}));
    CHECK(page.has(kit::Role::toggle, "Ouvert maintenant"));
}

TEST_CASE("the place that was read is a chip; pressed, its words are words again") {
    Page page;
    search(page, "plomb lyo", plumbers_body(3, {.place = lyon}));
    page.press_button("Lyon · 20 km");
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=plomb%20lyo&place=none");
    page.answer("place=none", plumbers_body(1));
    CHECK_FALSE(page.has(kit::Role::button, "Lyon · 20 km"));
    page.type("plomb lyon");
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=plomb%20lyon");
}

TEST_CASE("words that were read as a place are not marked in the rows") {
    Page page;
    Business business = plumber();
    business.description = "Plomberie à Lyon";
    page.type("plomb lyo");
    page.answer("businesses?q=", list_body({.total = {1, true}, .place = lyon}, {business},
                                           {{.words = {"plomberie"}, .fields = {"description"}}}));
    CHECK(page.has(kit::Role::mark, "Plomb"));
    CHECK_FALSE(page.has(kit::Role::mark, "Lyo"));
}

TEST_CASE("open now is a switch of the search") {
    Page page;
    search(page, "plomb", plumbers_body(3));
    page.press(kit::Role::toggle, "Ouvert maintenant");
    CHECK(page.is(kit::Role::toggle, "Ouvert maintenant", State::pressed));
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=plomb&open=now");
    page.press(kit::Role::toggle, "Ouvert maintenant");
    CHECK_FALSE(page.is(kit::Role::toggle, "Ouvert maintenant", State::pressed));
}

TEST_CASE("the person's position is asked for on a press only, and stays out of the address") {
    Page page;
    search(page, "plomb", plumbers_body(3));
    CHECK(Page::host().told.size() > 0);
    for (const auto& told : Page::host().told) CHECK(told.what != host_tell_locate);
    page.press_button("Près de moi");
    CHECK(Page::host().told.back().what == host_tell_locate);
    CHECK(page.has(kit::Role::button, "Recherche de votre position…"));
    page.view().located(true, 45.767, 4.834);
    page.frame();
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=plomb&near=45.767%2C4.834");
    CHECK(page.route().find("45.7") == std::string::npos);
    page.press_button("Près de moi · 20 km");
    CHECK(page.has(kit::Role::button, "Près de moi"));
}

TEST_CASE("a position that is refused is said, with another way") {
    Page page;
    page.press_button("Près de moi");
    page.view().located(false, 0, 0);
    page.frame();
    CHECK(page.says("Votre position n’est pas disponible"));
}

TEST_CASE("distance is offered as an order only where there is somewhere to be far from") {
    Page page;
    search(page, "plomb", plumbers_body(3));
    CHECK_FALSE(page.has(kit::Role::option, "distance"));
    search(page, "plomb lyo", plumbers_body(3, {.place = lyon}));
    CHECK(page.has(kit::Role::option, "distance"));
    page.choose("Trier par", "distance");
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=plomb%20lyo&sort=distance");
}

TEST_CASE("when no business has all the words, the nearest say what they lack and what would give more") {
    Page page;
    BusinessList list{.place = lyon, .loosen = {{"word", "art", 4}, {"radius", "50", 2}}};
    page.type("ferronnier art lyo");
    page.answer("businesses?q=", list_body(list, {plumber("b-1", "Métallerie Faure"), plumber("b-2", "Atelier du Fer")},
                                           {{.missing = {"art"}}, {.missing = {"art"}}}));
    CHECK(page.has(kit::Role::heading, "Aucune entreprise n’a tous ces mots"));
    CHECK(page.has(kit::Role::text, "Sans « art »"));
    page.pass(600);
    CHECK(page.has(kit::Role::status, "Aucune entreprise n’a tous ces mots, 2 s’en approchent"));
    const kit::Node* way = page.find(kit::Role::button, "sans « art » 4");
    REQUIRE(way != nullptr);
    page.press_button("sans « art » 4");
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "ferronnier lyo");
    CHECK(page.asked().back().url == "tenants/demo/businesses?q=ferronnier%20lyo");
}

TEST_CASE("nothing found says what to try") {
    Page page;
    search(page, "zzzz", list_body({}, {}));
    CHECK(page.has(kit::Role::heading, "Aucune entreprise trouvée"));
    CHECK(page.says("Essayez un mot plus courant"));
}

TEST_CASE("each failure says what to do; the text stays, and a retry asks again") {
    struct Row {
        int status;
        std::string body, words;
    };
    for (const Row& row : {Row{500, "", "Le service rencontre un problème"}, Row{429, "", "trop de demandes"},
                           Row{400, "", "Simplifiez le texte"}, Row{404, "", "Cet annuaire n’existe pas"},
                           Row{200, "<html>", "illisible"}, Row{504, "", "trop de temps"}}) {
        CAPTURE(row.status);
        Page page;
        page.type("plomb");
        page.answer("businesses?q=", row.body, row.status);
        CHECK(page.says(row.words));
        CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "plomb");
        const std::size_t asked = page.asked().size();
        page.press_button("Réessayer");
        CHECK(page.asked().size() == asked + 1);
        page.answer("businesses?q=", plumbers_body(3));
        CHECK(page.has(kit::Role::heading, "3 entreprises"));
    }
}

TEST_CASE("off-line is told from a slow answer, and nothing typed is lost") {
    Page page;
    page.type("plomb");
    Page::host().now_ms += 1000;
    page.answer("businesses?q=", "", 0);
    CHECK(page.says("hors ligne"));
    page.type("plombi");
    Page::host().now_ms += 9000;
    page.answer("businesses?q=", "", 0);
    CHECK(page.says("trop de temps"));
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "plombi");
}

TEST_CASE("the next page is asked for near the end of the list, and a failed one leaves the list") {
    Page page;
    search(page, "plomb", plumbers_body(20, {.total = {30, true}, .next = "c1"}));
    for (const kit::Node& node : page.tree().nodes)
        if (node.role == kit::Role::scroll && page.name(node) == "Résultats") {
            page.act(node.id, kit::Action::scroll, {}, 1800);
            break;
        }
    REQUIRE(page.asked().back().url == "tenants/demo/businesses?q=plomb&cursor=c1");
    page.answer("cursor=c1", "", 503);
    CHECK(page.says("La suite n’a pas pu être chargée."));
    CHECK(page.has(kit::Role::link, "Plomberie 20"));
    page.press_button("Réessayer");
    page.answer("cursor=c1", plumbers_body(10, {.total = {30, true}}, 21));
    CHECK_FALSE(page.says("La suite n’a pas pu être chargée."));
    CHECK(page.node(kit::Role::listitem, "").set_size == 30);
}

TEST_CASE("where the list ends before the businesses do, it says so at its end") {
    Page page;
    search(page, "sarl", plumbers_body(3, {.total = {1000, false}, .narrow = true}));
    CHECK(page.says("La liste s’arrête à 3."));
}

TEST_CASE("Escape in the box clears it, and returns to the start") {
    Page page;
    search(page, "plomb", plumbers_body(3));
    page.act(page.node(kit::Role::searchbox, "Rechercher une entreprise").id, kit::Action::dismiss);
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise").empty());
    CHECK(page.has(kit::Role::heading, "Qui cherchez-vous ?"));
    CHECK(page.route() == R"({"route":"/directory","replace":true})");
}

TEST_CASE("the filters count what each would leave, narrow the search while open, and can be taken back") {
    Page page;
    search(page, "plomb", plumbers_body(3));
    page.press_button("Filtres");
    REQUIRE(page.has(kit::Role::dialog, "Filtrer les entreprises"));
    page.answer("api", "");
    page.answer("trades", to_json(std::vector<TradeEntry>{{"F", "Construction", true}, {"C", "Industrie", true}}));
    page.answer("facets=true", plumbers_body(1, {.total = {3, true},
                                                 .facets = Facets{.trades = {{"F", "Construction", 3}},
                                                                  .languages = {{"fr", "", 3}},
                                                                  .labels = {{"RGE", "", 2}},
                                                                  .open_now = 1}}));
    CHECK(page.has(kit::Role::button, "Voir 3 entreprises"));
    CHECK(page.has(kit::Role::button, "Construction 3"));
    CHECK_FALSE(page.has(kit::Role::button, "Industrie"));
    page.press(kit::Role::checkbox, "RGE 2");
    CHECK(page.asked().back().url.find("label=RGE") != std::string::npos);
    page.press_button("Construction 3");
    CHECK(page.route() == R"({"route":"/directory?q=plomb&trade=F&label=RGE","replace":true})");
    page.press_button("Tout effacer");
    CHECK(page.route() == R"({"route":"/directory?q=plomb","replace":true})");
    page.press_button("Fermer");
    CHECK_FALSE(page.has(kit::Role::dialog, "Filtrer les entreprises"));
}

TEST_CASE("what the panel has set stands as chips that take it back") {
    Page page({.route = "/directory?q=plomb&trade=43.22A&label=RGE&language=fr"});
    page.answer("businesses?q=", plumbers_body(3));
    CHECK(page.has(kit::Role::button, "Plomberie, chauffage"));
    CHECK(page.has(kit::Role::button, "Filtres (3)"));
    page.press_button("RGE");
    CHECK(page.route() == R"({"route":"/directory?q=plomb&trade=43.22A&language=fr","replace":true})");
}

TEST_CASE("in English everything is English") {
    Page page({.route = "/directory?q=plomb", .locale = "en"});
    page.answer("businesses?q=", plumbers_body(3));
    CHECK(page.has(kit::Role::heading, "3 businesses"));
    CHECK(page.has(kit::Role::text, "Open until 18:30"));
    CHECK_FALSE(page.says("entreprise"));
    CHECK_FALSE(page.says("Ouvert"));
}

TEST_CASE("an answer changes nothing of the box, whatever was typed meanwhile") {
    Page page;
    page.type("plomb");
    const std::uint32_t first = page.asked().back().request;
    page.type("plombi");
    page.view().answered({first, 200, plumbers_body(9)});
    page.frame();
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "plombi");
    CHECK_FALSE(page.has(kit::Role::heading, "9 entreprises"));
}
