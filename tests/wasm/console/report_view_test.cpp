// Reporting a page, following what becomes of it, and complaining of a decision.
#include <doctest/doctest.h>

#include "shared/api/network_json.h"
#include "tests/wasm/console/answers.h"

using namespace comptoir;
using namespace comptoir::console;
using directory::plumber;
using page::owner;
using page::sign_in;

namespace {

constexpr std::string_view title = "Signaler cette page", send = "Envoyer le signalement";
const app::Page::Options on_page{.route = "/business/b-5"};

void open_dialog(app::Page& page) {
    page.answer("businesses/b-5", to_json(plumber("b-5", "Atelier Morel")));
    page.press_button(title);
    REQUIRE(page.has(kit::Role::dialog, title));
}

void fill(app::Page& page) {
    page.press(kit::Role::radio, "Elle copie un texte ou une photo");
    page.ui().textbox("Ce qui ne va pas").fill("La photo de l’atelier est la mienne.");
    page.press(kit::Role::checkbox, "Je le crois exact, de bonne foi");
}

int sent(const app::Page& page) {
    int count = 0;
    for (const platform::Fetch& fetch : page.asked()) count += fetch.write != 0;
    return count;
}

}  // namespace

TEST_CASE("a visitor reports a page, is told what happens next and gets a reference") {
    app::Page page(on_page);
    open_dialog(page);
    CHECK(page.says("La banque lit chaque signalement, décide et dit pourquoi."));
    CHECK(page.says("vous ne pourrez pas suivre ce signalement"));
    fill(page);
    page.press_button(send);
    CHECK(last(page).url == "tenants/demo/businesses/b-5/reports");
    CHECK(last(page).body ==
          R"({"kind":"others_work","text":"La photo de l’atelier est la mienne.","good_faith":true})");
    page.answer("businesses/b-5/reports", report_body(a_report()), 201);
    CHECK(page.has(kit::Role::status, "La banque a reçu votre signalement. Référence : r-1"));
    CHECK_FALSE(page.has(kit::Role::button, "Suivre mes signalements"));
    page.ui().all(kit::Role::button).back().click();
    CHECK_FALSE(page.has(kit::Role::dialog, title));
}

TEST_CASE("a report with something missing is not sent, and the first thing that is takes the focus") {
    app::Page page(on_page);
    open_dialog(page);
    page.press_button(send);
    CHECK(page.says("Choisissez ce que vous signalez."));
    CHECK(page.ui().radio("Elle se fait passer pour quelqu’un d’autre").has_focus());
    page.press(kit::Role::radio, "Autre chose");
    page.ui().textbox("Ce qui ne va pas").fill("court    ");
    page.press_button(send);
    CHECK(page.ui().textbox("Ce qui ne va pas").has_focus());
    CHECK(page.ui().textbox("Ce qui ne va pas").is(kit::State::invalid));
    page.ui().textbox("Ce qui ne va pas").fill("Bien assez long.");
    page.press_button(send);
    CHECK(page.says("Cochez cette case pour envoyer."));
    CHECK(sent(page) == 0);
}

TEST_CASE("a report that does not get through loses nothing, and is sent again by the same press") {
    app::Page page(on_page);
    open_dialog(page);
    fill(page);
    page.press_button(send);
    app::Page::host().now_ms += 1000;
    page.answer("businesses/b-5/reports", "", 503);
    CHECK(page.says("Rien n’est parti, et rien de votre texte n’est perdu."));
    CHECK(page.ui().textbox("Ce qui ne va pas").value() == "La photo de l’atelier est la mienne.");
    page.press_button(send);
    page.answer("businesses/b-5/reports", report_body(a_report()), 201);
    CHECK(page.says("Référence : r-1"));
}

TEST_CASE("who is signed in is led to what becomes of the report; one's own page is not to be reported") {
    app::Page page(on_page);
    sign_in(page, owner());
    page.answer("connections/b-5", to_json(Contact{.id = "b-5", .name = "Atelier Morel"}));
    open_dialog(page);
    fill(page);
    page.press_button(send);
    page.answer("businesses/b-5/reports", report_body(a_report()), 201);
    page.press_button("Suivre mes signalements");
    CHECK(page.route() == R"({"route":"/reports","replace":false})");
    app::Page own({.route = "/business/b-1"});
    sign_in(own, owner());
    own.answer("businesses/b-1", to_json(plumber("b-1", "Rivoire")));
    CHECK(own.has(kit::Role::heading, "Rivoire"));
    CHECK_FALSE(own.has(kit::Role::button, title));
}

TEST_CASE("a reporter follows state and decision, and complains of a rejection while there is time") {
    app::Page page({.route = "/reports"});
    Me customer = owner();
    customer.businesses.clear();
    sign_in(page, customer);
    page.frame();
    ReportView rejected = a_report(ReportState::rejected);
    rejected.complain_until_s = 1'800'000'000;
    page.answer("tenants/demo/reports", reports_body({rejected}));
    CHECK(page.has(kit::Role::heading, "Ce que j’ai signalé"));
    CHECK_FALSE(page.says("Décisions sur la page"));
    CHECK(page.says("Non retenu"));
    CHECK(page.says("La photo vient d’un autre site."));
    CHECK(page.says("Décidé par une personne"));
    page.press_button("Contester la décision");
    page.press_button("Envoyer la contestation");
    CHECK(page.ui().textbox("Pourquoi cette décision se trompe").is(kit::State::invalid));
    CHECK(sent(page) == 0);
    page.ui().textbox("Pourquoi cette décision se trompe").fill("La photo porte mon nom.");
    page.press_button("Envoyer la contestation");
    CHECK(last(page).url == "tenants/demo/reports/r-1/complaints");
    CHECK(last(page).body == R"({"text":"La photo porte mon nom."})");
    page.answer("complaints", report_body(a_report(ReportState::rejected_disputed)));
    CHECK_FALSE(page.has(kit::Role::dialog, "Contester la décision"));
    page.answer("tenants/demo/reports", reports_body({a_report(ReportState::rejected_disputed)}));
    CHECK(page.says("Non retenu, contesté"));
    CHECK_FALSE(page.has(kit::Role::button, "Contester la décision"));
}

TEST_CASE("an owner reads the statement of reasons of a decision on the own page and complains for that business") {
    app::Page page({.route = "/reports"});
    sign_in(page, owner());
    page.frame();
    ReportView upheld = a_report(ReportState::upheld);
    upheld.text.clear();
    upheld.reporter = {};
    upheld.measure = Measure::pause;
    upheld.complain_until_s = 1'800'000'000;
    page.answer("businesses/b-1/reports", reports_body({upheld}));
    page.answer("tenants/demo/reports", reports_body({}));
    CHECK(page.has(kit::Role::heading, "Décisions sur la page de Rivoire"));
    CHECK(page.says("Les conditions d’utilisation"));
    CHECK(page.says("Conditions, article 4"));
    CHECK(page.says("La page est suspendue"));
    CHECK(page.says("Vous n’avez rien signalé."));
    page.press_button("Contester la décision");
    page.ui().textbox("Pourquoi cette décision se trompe").fill("Nous avons payé cette photo.");
    page.press_button("Envoyer la contestation");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/reports/r-1/complaints");
    app::Page::host().now_ms += 1000;
    page.answer("complaints", "", 500);
    CHECK(page.ui().textbox("Pourquoi cette décision se trompe").value() == "Nous avons payé cette photo.");
}

TEST_CASE("an editor, who does not answer for the page, follows the own reports alone; a visitor is asked to sign in") {
    app::Page page({.route = "/reports"});
    Me editor = owner();
    editor.businesses[0].role = Role::editor;
    sign_in(page, editor);
    page.frame();
    for (const platform::Fetch& fetch : page.asked()) CHECK(fetch.url != "tenants/demo/businesses/b-1/reports");
    app::Page visitor({.route = "/reports"});
    CHECK(visitor.says("Connectez-vous"));
}

TEST_CASE("reports that do not come can be asked for again") {
    app::Page page({.route = "/reports"});
    sign_in(page, owner());
    page.frame();
    app::Page::host().now_ms += 1000;
    page.answer("tenants/demo/reports", "", 500);
    page.press_button("Réessayer");
    page.answer("tenants/demo/reports", reports_body({a_report()}));
    CHECK(page.has(kit::Role::link, "Atelier Morel"));
    page.press_link("Atelier Morel");
    CHECK(page.route() == R"({"route":"/business/b-5","replace":false})");
}
