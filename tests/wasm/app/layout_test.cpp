// Every screen, at every width and text size, keeps the rules of layout; also with names that are long, or written from
// right to left.
#include <doctest/doctest.h>

#include <functional>

#include "tests/wasm/app/page.h"
#include "tests/wasm/directory/answers.h"
#include "tests/wasm/driver/layout_check.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::Page;

namespace {

const std::string long_name =
    "Société lyonnaise de plomberie, de chauffage, de climatisation, de ventilation et d’entretien des réseaux "
    "collectifs "
    "Donaudampfschifffahrtsgesellschaftskapitän";
const std::string right_to_left = "شركة السباكة الحديثة في ليون";
const PlaceUnderstood lyon{"commune", "69123", "Lyon", "lyo", Point{45'764'000, 4'835'000}, 20'000};

Business named(const std::string& id, const std::string& name) {
    Business business = plumber(id, name);
    business.legal_name = name;
    business.description = name;
    business.email = "une-adresse-electronique-particulierement-longue@entreprise-de-plomberie-lyonnaise.example";
    business.website = "https://www.une-entreprise-de-plomberie-lyonnaise-au-nom-particulierement-long.example/";
    business.offers = {name, "Entretien"};
    business.places.front().address = name;
    business.places.push_back(business.places.front());
    return business;
}

std::string results_body() {
    return list_body(
        {.total = {1000, false}, .place = lyon, .loosen = {{"word", "plomb", 4}, {"radius", "50", 2}}, .narrow = true},
        {plumber(), named("b-2", long_name), named("b-3", right_to_left)},
        {{.distance_m = 2300}, {.missing = {"plomb", "art"}, .distance_m = 1'234'567}, {.missing = {right_to_left}}});
}

struct Shown {
    std::string name, route;
    std::function<void(Page&)> prepare;
};

void open_filters(Page& page) {
    page.answer("businesses?q=", results_body());
    page.press_button("Filtres");
    page.answer("trades", to_json(std::vector<TradeEntry>{{"F", long_name, true}, {"C", "Industrie", true}}));
    page.answer("facets=true", list_body({.total = {3, true},
                                          .facets = Facets{.trades = {{"F", "", 3}, {"C", "", 2}},
                                                           .languages = {{"fr", "", 3}},
                                                           .labels = {{"RGE", "", 2}, {long_name, "", 1}},
                                                           .open_now = 1}},
                                         {}));
}

const Shown scenes[] = {
    {"start", "/directory",
     [](Page& page) {
         page.answer("tenants/demo", to_json(TenantProfile{"demo", long_name, 2000}));
     }},
    {"loading", "/directory?q=plomb", [](Page&) {}},
    {"results", "/directory?q=plomb", [](Page& page) { page.answer("businesses?q=", results_body()); }},
    {"nothing", "/directory?q=plomb", [](Page& page) { page.answer("businesses?q=", list_body({}, {})); }},
    {"failure", "/directory?q=plomb", [](Page& page) { page.answer("businesses?q=", "", 500); }},
    {"filters", "/directory?q=plomb", open_filters},
    {"page", "/business/b-1", [](Page& page) { page.answer("businesses/b-1", to_json(plumber())); }},
    {"page with a long name", "/business/b-2",
     [](Page& page) {
         page.answer("businesses/b-2", to_json(named("b-2", long_name)));
         page.answer("similar", results_body());
     }},
    {"page from right to left", "/business/b-3",
     [](Page& page) { page.answer("businesses/b-3", to_json(named("b-3", right_to_left))); }},
    {"page gone", "/business/b-9", [](Page& page) { page.answer("businesses/b-9", "", 404); }},
    {"about", "/about", [](Page&) {}},
};

std::string joined(const std::vector<std::string>& problems) {
    std::string all;
    for (const std::string& problem : problems) all += problem + "; ";
    return all;
}

}  // namespace

TEST_CASE("every screen keeps the rules of layout at every width, text size and language") {
    for (const Shown& scene : scenes) {
        for (const float width : {320.f, 390.f, 768.f, 860.f, 1280.f}) {
            for (const float scale : {1.f, 2.f}) {
                CAPTURE(scene.name);
                CAPTURE(width);
                CAPTURE(scale);
                Page page({.route = scene.route, .width = width, .height = 800});
                page.ui().resize(width, 800, scale);
                scene.prepare(page);
                CHECK(joined(testing::shared_ids(page.tree())) == "");
                CHECK(joined(testing::nameless(page.tree())) == "");
                CHECK(joined(testing::overlaps(page.tree())) == "");
                CHECK(joined(testing::outside_parent(page.tree())) == "");
                CHECK(joined(testing::too_small(page.tree())) == "");
            }
        }
    }
}

TEST_CASE("a screen that shows nothing that changes with time asks for no frame") {
    for (const Shown& scene : scenes) {
        if (scene.name == "results" || scene.name == "filters" || scene.name.find("page") == 0)
            continue;  // they say what is open
        CAPTURE(scene.name);
        Page page({.route = scene.route});
        scene.prepare(page);
        page.pass(1000);  // what is to be said has been said
        CHECK(page.ui().is_idle());
    }
}
