// A business's page, beside the list and alone.
#include "wasm/directory/business_view.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/page.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::Page;

namespace {

const Page::Options phone{.route = "/business/b-1", .width = 390, .height = 844};

void answer_page(Page& page, const Business& business = plumber()) {
    REQUIRE(page.answer("businesses/b-1", to_json(business)));
    page.answer("similar", plumbers_body(3, {}, 2));
}

}  // namespace

TEST_CASE("a page says all that the business shows") {
    Page page({.route = "/business/b-1"});
    answer_page(page);
    CHECK(page.has(kit::Role::heading, "Plomberie Rivoire"));
    for (const std::string words :
         {"Plomberie, chauffage · Villeurbanne · membre depuis 2014", "Ouvert jusqu’à 18 h 30", "RGE",
          "Dépannage plomberie", "Pompe à chaleur", "Un apprenti pour septembre", "14 rue Magenta",
          "69100 Villeurbanne", "RIVOIRE SARL", "732 829 320", "FR44732829320", "43.22A", "10 à 19 salariés",
          "lundi–vendredi", "8 h–12 h, 14 h–18 h 30", "dimanche"}) {
        CAPTURE(words);
        CHECK(page.says(words));
    }
}

TEST_CASE("one can call, write, look and go there by links that load nothing here") {
    Page page({.route = "/business/b-1"});
    answer_page(page);
    CHECK(page.href("Appeler") == "tel:+33465711234");
    CHECK(page.href("Écrire") == "mailto:contact@rivoire.example");
    CHECK(page.href("Site") == "https://www.rivoire.example/");
    CHECK(page.href("Itinéraire").find("https://www.openstreetmap.org/directions?to=45.767%2C4.88") == 0);
    CHECK(page.is(kit::Role::link, "Site", kit::State::external));
    CHECK(page.href("04 65 71 12 34") == "tel:+33465711234");
}

TEST_CASE("what a business does not say is not there, not even its heading") {
    Page page({.route = "/business/b-1"});
    answer_page(page, {.id = "b-1", .trade_name = "Plomberie Rivoire"});
    CHECK(page.has(kit::Role::heading, "Plomberie Rivoire"));
    for (const std::string absent :
         {"Appeler", "Écrire", "Site", "Itinéraire", "Nous proposons", "Nous recherchons", "Horaires", "Adresse",
          "Téléphone", "Coordonnées", "Autres établissements", "Effectif", "Informations légales"}) {
        CAPTURE(absent);
        CHECK_FALSE(page.says(absent));
    }
}

TEST_CASE("a page can be shared by its own address, and printed") {
    Page page({.route = "/business/b-1?q=plomb"});
    answer_page(page);
    page.press_button("Partager");
    CHECK(page.told(host_tell_share).find(R"("route":"/business/b-1"})") != std::string::npos);
    page.press_button("Imprimer");
    CHECK(Page::host().told.back().what == host_tell_print);
}

TEST_CASE("those nearby open in turn") {
    Page page({.route = "/business/b-1"});
    answer_page(page);
    REQUIRE(page.has(kit::Role::heading, "À proximité"));
    page.press_link("Plomberie 3");
    CHECK(page.route() == R"({"route":"/business/b-3","replace":false})");
    CHECK(page.asked().back().url == "tenants/demo/businesses/b-3");
}

TEST_CASE("other places of the business are listed") {
    Business business = plumber();
    business.places.push_back(
        {.name = "Agence de Bron", .address = "2 place Curial", .postcode = "69500", .commune = {"69029", "Bron"}});
    Page page({.route = "/business/b-1"});
    answer_page(page, business);
    CHECK(page.has(kit::Role::heading, "Autres établissements"));
    CHECK(page.says("2 place Curial, 69500 Bron"));
}

TEST_CASE("how far it is, is told from the place that was searched around") {
    Page page({.route = "/business/b-1?q=plomb%20lyo"});
    page.answer("businesses?q=", plumbers_body(3, {.place = PlaceUnderstood{"commune", "69123", "Lyon", "lyo",
                                                                            Point{45'764'000, 4'835'000}, 20'000}}));
    answer_page(page);
    CHECK(page.says("à 3,5 km de Lyon"));
}

TEST_CASE("on a phone the page is alone, with a way back") {
    Page page(phone);
    answer_page(page);
    CHECK_FALSE(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
    page.press_button("Retour à l’annuaire");
    CHECK(page.route() == R"({"route":"/directory","replace":false})");
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
}

TEST_CASE("Escape on a page leads back to the list: in its place on a phone, beside it on a wide screen") {
    for (const float width : {390.f, 1280.f}) {
        CAPTURE(width);
        Page page({.width = width, .height = 844});
        page.type("plomb");
        page.answer("businesses?q=", plumbers_body(3));
        page.ui().link("Plomberie 2").press();
        page.answer("businesses/b-2", to_json(plumber("b-2", "Plomberie 2")));
        const kit::Node* heard = page.find(kit::Role::heading, "Plomberie 2");
        while (heard && (heard->actions & kit::bit(kit::Action::dismiss)) == 0) heard = page.tree().find(heard->parent);
        REQUIRE(heard != nullptr);
        page.act(heard->id, kit::Action::dismiss);
        CHECK(page.ui().link("Plomberie 2").has_focus());
        CHECK(page.has(kit::Role::heading, "Plomberie 2") == (width == 1280));
    }
}

TEST_CASE("the first thing one can do is the main one, whatever the business has left out") {
    const auto main_action = [](const Business& business) {
        Page page({.route = "/business/b-1"});
        answer_page(page, business);
        std::string names;
        for (const kit::Node& node : page.tree().nodes)
            if (node.role == kit::Role::link && node.flow == kit::Flow::primary) names += page.name(node);
        return names;
    };
    Business business = plumber();
    CHECK(main_action(business) == "Appeler");
    business.phone.clear();
    CHECK(main_action(business) == "Écrire");
    business.email.clear();
    CHECK(main_action(business) == "Site");
    business.website.clear();
    CHECK(main_action(business) == "Itinéraire");
}

TEST_CASE("the everyday name of a trade stands in the head, its official label among the legal facts") {
    Business business = plumber();
    business.trade = {"NAFRev2", "43.22A", "Travaux d'installation d'eau", "Plomberie"};
    Page page({.route = "/business/b-1"});
    answer_page(page, business);
    CHECK(page.says("Plomberie · Villeurbanne"));
    CHECK(page.says("Travaux d’installation d’eau (43.22A)"));
}

TEST_CASE("a page opened from the results leads back to them") {
    Page page({.width = 390, .height = 844});
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    page.press_link("Plomberie 2");
    CHECK(page.route() == R"({"route":"/business/b-2?q=plomb","replace":false})");
    page.answer("businesses/b-2", to_json(plumber("b-2", "Plomberie 2")));
    page.press_button("Retour aux résultats");
    CHECK(page.has(kit::Role::heading, "3 entreprises"));
}

TEST_CASE("on a wide widget the list stays beside the page, and the row is the current one") {
    Page page;
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    CHECK(page.has(kit::Role::heading, "Choisissez une entreprise"));
    page.press_link("Plomberie 2");
    page.answer("businesses/b-2", to_json(plumber("b-2", "Plomberie 2")));
    CHECK(page.has(kit::Role::heading, "Plomberie 2"));
    CHECK(page.is(kit::Role::link, "Plomberie 2", kit::State::current));
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
}

TEST_CASE("a page that is gone, and one that failed, are told apart") {
    Page gone({.route = "/business/b-1"});
    gone.answer("businesses/b-1", "", 404);
    CHECK(gone.has(kit::Role::heading, "Cette page n’existe pas ou plus"));
    CHECK_FALSE(gone.has(kit::Role::button, "Réessayer"));

    Page failed({.route = "/business/b-1"});
    failed.answer("businesses/b-1", "", 500);
    CHECK(failed.says("La page n’a pas pu être chargée"));
    failed.press_button("Réessayer");
    answer_page(failed);
    CHECK(failed.has(kit::Role::heading, "Plomberie Rivoire"));
}

TEST_CASE("a website that is no web address is not a link") {
    Business business = plumber();
    business.website = "javascript:alert(1)";
    Page page({.route = "/business/b-1"});
    answer_page(page, business);
    CHECK_FALSE(page.has(kit::Role::link, "Site"));
    for (const kit::Node& node : page.tree().nodes)
        CHECK(page.tree().attribute(node, kit::Attribute::href).find("javascript") == std::string_view::npos);
}

TEST_CASE("a page says what the bank has checked, who did and when, and what not") {
    Business business = plumber();
    business.attested = {{Fact::registration, false, "2026-11-03"},
                         {Fact::account_holder, true, "2026-11-04"},
                         {Fact::customer_since, false, "2026-11-05", 2014}};
    business.not_attested = {Fact::mandate, Fact::trade};
    Page page({.route = "/business/b-1"});
    page.answer("tenants/demo", to_json(TenantProfile{.id = "demo", .name = "Banque des Deux Rives"}));
    answer_page(page, business);
    CHECK(page.has(kit::Role::text, "Vérifié par Banque des Deux Rives : SIREN, titulaire du compte"));
    CHECK(page.has(kit::Role::heading, "Ce que la banque a vérifié"));
    const std::string day_3 = "jour " + std::to_string(*parse_day("2026-11-03"));
    const std::vector<std::string> said = {
        "SIREN 732 829 320",
        "Titulaire du compte",
        "Client depuis 2014",
        "par Banque des Deux Rives, le " + day_3,
        "par un conseiller de Banque des Deux Rives, le jour " + std::to_string(*parse_day("2026-11-04")),
        "Non vérifié : mandat de son représentant, activité"};
    for (const std::string& words : said) {
        CAPTURE(words);
        CHECK(page.says(words));
    }
}

TEST_CASE("a year or a trade that was checked gives no check mark: it says nothing of who the business is") {
    Business business = plumber();
    business.attested = {{Fact::customer_since, false, "2026-11-05", 2014}, {Fact::trade, false, "2026-11-05"}};
    Page page({.route = "/business/b-1"});
    answer_page(page, business);
    CHECK_FALSE(page.says("Vérifié par"));
    CHECK(page.says("Activité · Plomberie, chauffage"));
}

TEST_CASE("while the bank's name is not known, the page still says that it was the bank") {
    Business business = plumber();
    business.attested = {{Fact::registration, false, "2026-11-03"}};
    Page page(phone);
    answer_page(page, business);
    CHECK(page.has(kit::Role::text, "Vérifié par votre banque"));
}
