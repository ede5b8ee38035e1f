// The whole widget: start, routes both ways, languages, and the about screen.
#include "wasm/app/session.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/page.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::Page;

TEST_CASE("a widget asks for its words and its first search at once") {
    Page page({.route = "/directory?q=plomb", .catalogue = false});
    CHECK(page.told(host_tell_catalogue) == "fr");
    CHECK(page.asked().size() == 1);
    CHECK(page.asked()[0].url == "tenants/demo/businesses?q=plomb");
    CHECK_FALSE(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
    page.view().catalogue_came("fr", app::catalogue_lines("fr"));
    page.frame();
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
}

TEST_CASE("words that do not come are said, in both languages") {
    Page page({.catalogue = false});
    page.view().catalogue_came("fr", "");
    page.frame();
    CHECK(page.says("could not be loaded"));
    CHECK(page.told(host_tell_error).find("catalogue") != std::string::npos);
    page.view().catalogue_came("fr", app::catalogue_lines("fr"));
    page.frame();
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
}

TEST_CASE("another language changes the words and nothing else") {
    Page page({.route = "/directory?q=plomb"});
    page.answer("businesses?q=", plumbers_body(3));
    page.view().catalogue_came("en", app::catalogue_lines("en"));
    page.frame();
    CHECK(page.has(kit::Role::heading, "3 businesses"));
    CHECK(page.value(kit::Role::searchbox, "Search for a business") == "plomb");
}

TEST_CASE("the page hears once that there is something to see") {
    Page page;
    int ready = 0;
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    for (const auto& told : Page::host().told) ready += told.what == host_tell_ready;
    CHECK(ready == 1);
}

TEST_CASE("the host's route is obeyed, and not told back to it") {
    Page page;
    const std::string before = page.route();
    page.view().route_changed("/business/b-1?q=plomb");
    page.frame();
    page.answer("businesses/b-1", to_json(plumber()));
    CHECK(page.has(kit::Role::heading, "Plomberie Rivoire"));
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "plomb");
    page.view().route_changed("/about");
    page.frame();
    CHECK(page.has(kit::Role::heading, "À propos de cet annuaire"));
    CHECK(page.route() == before);
}

TEST_CASE("each letter replaces the route, a page is a step of its own") {
    Page page;
    page.type("pl");
    CHECK(page.route() == R"({"route":"/directory?q=pl","replace":true})");
    page.answer("businesses?q=", plumbers_body(3));
    page.press_link("Plomberie 1");
    CHECK(page.route() == R"({"route":"/business/b-1?q=pl","replace":false})");
    page.view().route_changed("/directory?q=pl");
    page.frame();
    CHECK(page.has(kit::Role::heading, "Choisissez une entreprise"));
}

TEST_CASE("the about screen names the bank, the sources, and switches to text") {
    Page page({.route = "/about"});
    page.answer("tenants/demo", "", 500);
    CHECK(page.says("Votre banque publie cet annuaire"));
    page.press_link("Annuaire");
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
    page.press_link("À propos");
    page.answer("tenants/demo", to_json(TenantProfile{"demo", "Banque des Deux Rives", 2000}));
    CHECK(page.says("Banque des Deux Rives publie cet annuaire"));
    CHECK(page.says("GeoNames"));
    CHECK(page.says("Licence Ouverte"));
    page.press_button("Version texte");
    CHECK(page.told(host_tell_text_mode) == "1");
}

TEST_CASE("the about screen says how the bank is reached, and its legal texts: as they are, or where they stand") {
    Page page({.route = "/about"});
    TenantProfile bank{"demo", "Banque des Deux Rives", 2000};
    page.answer("tenants/demo", to_json(bank));
    for (const std::string absent : {"Coordonnées", "Mentions légales", "Données personnelles"})
        CHECK_FALSE(page.has(kit::Role::heading, absent));
    bank.email = "reseau@banque.example";
    bank.phone = "+33199001010";
    bank.terms = "https://banque.example/conditions";
    bank.notice = "Banque des Deux Rives, Lyon";
    bank.privacy = "javascript:alert(1)";
    Page said({.route = "/about"});
    said.answer("tenants/demo", to_json(bank));
    CHECK(said.href("reseau@banque.example") == "mailto:reseau@banque.example");
    CHECK(said.href("01 99 00 10 10") == "tel:+33199001010");
    CHECK(said.href("Conditions d’utilisation") == "https://banque.example/conditions");
    CHECK(said.has(kit::Role::heading, "Mentions légales"));
    CHECK(said.says("Banque des Deux Rives, Lyon"));
    CHECK_FALSE(said.has(kit::Role::link, "Données personnelles"));
}

TEST_CASE("in text mode the switch leads back, and the first rows and the rest are there") {
    Page page({.route = "/directory?q=plomb", .text_mode = true});
    page.answer("businesses?q=", plumbers_body(30));
    CHECK(page.has(kit::Role::link, "Plomberie 20"));
    CHECK_FALSE(page.has(kit::Role::link, "Plomberie 21"));
    page.press_button("Afficher la suite");
    CHECK(page.has(kit::Role::link, "Plomberie 30"));
    page.press_button("Version dessinée");
    CHECK(page.told(host_tell_text_mode) == "0");
}

TEST_CASE("as text, no button is an icon without its words") {
    Page page({.route = "/business/b-1", .width = 390, .text_mode = true});
    page.answer("businesses/b-1", to_json(plumber()));
    for (const std::string name : {"Partager", "Imprimer"}) {
        CAPTURE(name);
        CHECK_FALSE(page.is(kit::Role::button, name, kit::State::iconic));
    }
}

TEST_CASE("options that are wrong leave a widget that works") {
    CHECK(app::parse_widget_options("nonsense").language == "fr");
    CHECK(app::parse_widget_options(R"({"locale": 3, "tenant": null})").tenant.empty());
    CHECK(app::parse_widget_options(R"({"locale": "fr-CH", "tenant": "demo", "route": "/about"})").route == "/about");
    CHECK(app::catalogue_for("en-GB") == "en");
    CHECK(app::catalogue_for("de") == "en");
    CHECK(app::catalogue_for("") == "fr");
}

TEST_CASE("the keyboard goes from the box to the list, along it, and back to its row after a page") {
    Page page({.width = 390, .height = 844});
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    page.ui().searchbox("Rechercher une entreprise").key("ArrowDown");
    CHECK(page.ui().link("Plomberie 1").has_focus());
    page.ui().link("Plomberie 1").key("ArrowDown");
    REQUIRE(page.ui().link("Plomberie 2").has_focus());
    page.press_link("Plomberie 2");
    page.answer("businesses/b-2", to_json(plumber("b-2", "Plomberie 2")));
    CHECK(page.ui().heading("Plomberie 2").has_focus());
    page.press_button("Retour aux résultats");
    CHECK(page.ui().link("Plomberie 2").has_focus());
}

TEST_CASE("who signs in finds the place the visitor had, asked for anew") {
    Page page({.route = "/directory?q=plomb"});
    page.answer("businesses?q=", plumbers_body(3));
    const std::size_t asked = page.asked().size();
    page.view().person_changed("bank|1");
    page.frame();
    CHECK_FALSE(page.has(kit::Role::link, "Plomberie 1"));
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise") == "plomb");
    REQUIRE(page.asked().size() == asked + 2);
    CHECK(page.asked()[asked].url == "tenants/demo/me");
    CHECK(page.asked()[asked + 1].url == "tenants/demo/businesses?q=plomb");
}

TEST_CASE("of the first person the next finds nothing: no word, no result, no page, no late answer") {
    Page page;
    page.view().person_changed("bank|1");
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    page.press_link("Plomberie 1");
    page.answer("businesses/b-1", to_json(plumber()));
    page.type("plombe");
    const auto late = page.asked().back().request;
    page.view().person_changed("bank|2");
    page.frame();
    page.view().answered({late, 200, plumbers_body(3)});
    page.frame();
    CHECK_FALSE(page.says("Plomberie"));
    CHECK(page.value(kit::Role::searchbox, "Rechercher une entreprise").empty());
    CHECK(page.route() == R"({"route":"/directory","replace":true})");
}

TEST_CASE("signing out forgets as another person does") {
    Page page;
    page.view().person_changed("bank|1");
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    page.view().person_changed("");
    page.frame();
    CHECK_FALSE(page.says("Plomberie"));
}

TEST_CASE("a bank that can't say who the person is: that is said, another try offered, and what is public goes on") {
    Page page;
    page.view().sign_in_failed(true);
    page.frame();
    CHECK(page.says("n’a pas pu confirmer qui vous êtes"));
    page.type("plomb");
    page.answer("businesses?q=", plumbers_body(3));
    CHECK(page.has(kit::Role::link, "Plomberie 1"));
    page.press_button("Réessayer");
    CHECK(Page::host().told.back().what == host_tell_sign_in);
    page.view().sign_in_failed(false);
    page.frame();
    CHECK_FALSE(page.says("n’a pas pu confirmer qui vous êtes"));
    CHECK(page.has(kit::Role::link, "Plomberie 1"));
}

TEST_CASE("nothing is shown before it is known what who is signed in may do, so that nothing shown moves") {
    for (const int status : {200, 503}) {
        CAPTURE(status);
        Page page({.catalogue = false});
        page.view().person_changed("bank|1");
        page.view().catalogue_came("fr", app::catalogue_lines("fr"));
        page.frame();
        CHECK_FALSE(page.has(kit::Role::link, "Annuaire"));
        page.answer("/me", to_json(Me{.id = "p-1", .name = "Anna", .staff = StaffRole::moderator}), status);
        CHECK(page.has(kit::Role::link, "Annuaire"));
        // The next person's screen is not blank meanwhile: something stands there already.
        page.view().person_changed("bank|2");
        page.frame();
        CHECK(page.has(kit::Role::link, "Annuaire"));
    }
}
