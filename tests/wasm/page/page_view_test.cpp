// One's own page on wide widgets and phones: what is typed, what is wrong, who sees it, what a colleague wrote.
#include <doctest/doctest.h>

#include "tests/wasm/directory/answers.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using namespace comptoir::page;
using directory::plumber;

namespace {

using Options = app::Page::Options;

Options on(const std::string& part, float width = 1280) {
    return {.route = "/mine/b-1" + (part.empty() ? part : "/" + part), .width = width, .height = 844};
}

// The body of the last PATCH.
std::string sent(const app::Page& page) {
    std::string body;
    for (const auto& fetch : page.asked())
        if (fetch.method == host_method_patch) body = fetch.body;
    return body;
}

// Answers the last PATCH with a draft that says so.
void save(app::Page& page, std::int64_t version, Content content, const std::string& more = "\"published\":true,") {
    page.pass(1000);
    const JsonDocument patch = parse_untrusted(sent(page));
    apply_patch(patch.root(), content);
    page.answer("tenants/demo/businesses/b-1/draft", draft_body(version, content, more));
}

}  // namespace

TEST_CASE("a text is saved as it is typed, which is said quietly") {
    app::Page page(on("activity"));
    open_page(page, rivoire());
    CHECK(page.has(kit::Role::text, "Enregistré"));
    page.ui().textbox("Présentation").fill("Dépannage et chauffage.");
    CHECK(page.has(kit::Role::text, "Enregistrement…"));
    page.pass(1000);
    CHECK(sent(page) == R"({"fields":{"description":"Dépannage et chauffage."},"audiences":{}})");
    save(page, 8, rivoire());
    CHECK(page.has(kit::Role::text, "Enregistré"));
    CHECK(page.value(kit::Role::textbox, "Présentation") == "Dépannage et chauffage.");
}

TEST_CASE("that something could not be saved is said aloud, and the text stays") {
    app::Page page(on("activity"));
    open_page(page, rivoire());
    page.ui().textbox("Présentation").fill("Hors ligne");
    page.pass(1000);
    app::Page::host().now_ms += 1000;
    page.answer("tenants/demo/businesses/b-1/draft", "", 0);
    CHECK(page.has(kit::Role::status, "Pas encore enregistré : en attente du réseau"));
    CHECK(page.value(kit::Role::textbox, "Présentation") == "Hors ligne");
}

TEST_CASE("where a reload would lose what waits, that is said") {
    app::Page page(on("activity"));
    app::Page::host().keeps = false;
    open_page(page, rivoire());
    page.ui().textbox("Présentation").fill("Hors ligne");
    page.pass(1000);
    app::Page::host().now_ms += 1000;
    page.answer("tenants/demo/businesses/b-1/draft", "", 0);
    CHECK(page.says("laissez cette page ouverte"));
}

TEST_CASE("what is wrong stands at its field once the field is left") {
    app::Page page(on("contact"));
    const std::string faults = R"("published":true,"faults":[{"field":"phone","kind":"not_a_phone"}],)";
    open_page(page, rivoire(), faults);
    const auto phone = page.ui().textbox("Téléphone");
    CHECK(phone.is(kit::State::invalid));
    CHECK(page.says("Ce numéro n’est pas complet."));
    page.ui().textbox("Téléphone").focus();
    CHECK_FALSE(page.ui().textbox("Téléphone").is(kit::State::invalid));
    CHECK(page.value(kit::Role::textbox, "Téléphone") == "04 65 71 12 34");
}

TEST_CASE("publishing with something wrong leads to it instead") {
    app::Page page(on("activity"));
    open_page(page, rivoire(),
              R"("published":true,"changed":["phone"],"faults":[{"field":"phone","kind":"not_a_phone"}],)");
    page.press_button("Publier");
    CHECK(page.route() == R"({"route":"/mine/b-1/contact","replace":false})");
    CHECK(page.ui().textbox("Téléphone").has_focus());
}

TEST_CASE("publishing waits until what was typed just before is kept, and leads to what is wrong only then") {
    const std::string wrong =
        R"("published":true,"changed":["phone"],"faults":[{"field":"phone","kind":"not_a_phone"}],)";
    for (const bool mended : {true, false}) {
        CAPTURE(mended);
        app::Page page(on("contact"));
        open_page(page, rivoire(), wrong);
        page.ui().textbox("Téléphone").fill(mended ? "04 72 00 00 00" : "04 72");
        page.press_link("Ce que nous faisons");
        page.press_button("Publier");
        CHECK(page.route() == R"({"route":"/mine/b-1/activity","replace":false})");
        save(page, 8, rivoire(), mended ? R"("published":true,"changed":["phone"],)" : wrong);
        CHECK((page.asked().back().method == host_method_post) == mended);
        CHECK((page.route() == R"({"route":"/mine/b-1/contact","replace":false})") != mended);
    }
}

TEST_CASE("a trade is chosen by an everyday word, and a word alone is no trade") {
    app::Page page(on("activity"));
    Content content = rivoire();
    content.text(Field::trade).clear();
    open_page(page, content);
    page.ui().combobox("Métier").focus();
    page.ui().combobox("Métier").fill("impr");
    CHECK(page.asked().back().url == "trades?q=impr");
    page.answer("trades?q=impr",
                to_json(std::vector<TradeEntry>{{"18.12Z", "Autre imprimerie (labeur)", false, "Imprimeur"},
                                                {"18.11Z", "Imprimerie de journaux", false}}));
    CHECK(page.has(kit::Role::option, "Imprimeur"));
    page.ui().textbox("Présentation").focus();
    CHECK(page.says("Choisissez un métier dans la liste."));
    page.ui().combobox("Métier").focus();
    page.ui().combobox("Métier").submit();
    page.pass(1000);
    CHECK(sent(page) == R"({"fields":{"trade":"18.12Z"},"audiences":{}})");
    CHECK(page.value(kit::Role::combobox, "Métier") == "Imprimeur");
}

TEST_CASE("whom a field is shown to is chosen beside it, and all of them in one place") {
    for (const std::string part : {"contact", "visibility"}) {
        CAPTURE(part);
        app::Page page(on(part));
        open_page(page, rivoire());
        page.choose("Qui voit : Téléphone", "customers");
        page.pass(1000);
        CHECK(sent(page) == R"({"fields":{},"audiences":{"phone":"customers"}})");
    }
    app::Page page(on("visibility"));
    open_page(page, rivoire());
    int selects = 0;
    for (const kit::Node& node : page.tree().nodes)
        selects += node.role == kit::Role::select && page.name(node).find("Qui voit : ") == 0;
    CHECK(selects == field_count);
    page.choose("Qui voit ma page", "nobody");
    page.pass(1000);
    CHECK(sent(page) == R"({"fields":{},"audiences":{},"listed":"nobody"})");
}

TEST_CASE("the preview shows what each reader would see, anew with each saved letter") {
    app::Page page(on("contact"));
    open_page(page, rivoire());
    Business seen = plumber();
    seen.phone.clear();
    page.answer("preview?as=everyone", preview_body(seen));
    CHECK(page.has(kit::Role::heading, "Plomberie Rivoire"));
    CHECK_FALSE(page.has(kit::Role::link, "Appeler"));
    page.choose("Vu par", "customers");
    page.answer("preview?as=customers", preview_body(plumber()));
    CHECK(page.has(kit::Role::link, "Appeler"));
    page.ui().textbox("E-mail").fill("autre@rivoire.example");
    const std::size_t asked = page.asked().size();
    save(page, 8, rivoire());
    CHECK(page.asked().size() == asked + 2);  // the letter, and how it looks
    CHECK(page.asked().back().url == "tenants/demo/businesses/b-1/preview?as=customers");
}

TEST_CASE("a page that is not for a reader has no preview, which says why") {
    app::Page page(on("contact"));
    open_page(page, rivoire());
    page.answer("preview?as=", R"({"shown":false})");
    CHECK(page.has(kit::Role::heading, "Votre page n’est pas montrée à ces lecteurs"));
}

TEST_CASE("on a phone the parts are a list, each leads on to the next, and the preview is one of them") {
    app::Page page(on("", 390));
    open_page(page, rivoire());
    page.press_link("Coordonnées");
    CHECK(page.route() == R"({"route":"/mine/b-1/contact","replace":false})");
    CHECK(page.ui().heading("Coordonnées").has_focus());
    page.press_button("Suivant : Photos");
    CHECK(page.ui().heading("Photos").has_focus());
    page.press_button("Ma page");
    page.press_link("Aperçu");
    page.answer("preview?as=", preview_body(plumber()));
    CHECK(page.has(kit::Role::heading, "Plomberie Rivoire"));
    page.press_button("Ma page");
    page.press_link("À propos de cet annuaire");
    CHECK(page.route() == R"({"route":"/about","replace":false})");
}

TEST_CASE("hours are typed a day and copied to the others; a place is added and removed") {
    app::Page page(on("places"));
    open_page(page, rivoire());
    page.ui().textbox("lundi").fill("8h-12h");
    page.press_button("Copier les horaires de lundi du lundi au vendredi");
    CHECK(page.value(kit::Role::textbox, "vendredi") == "8h-12h");
    CHECK(page.value(kit::Role::textbox, "samedi").empty());
    page.press_button("Ajouter un lieu");
    CHECK(page.has(kit::Role::heading, "Lieu 2"));
    CHECK(page.has(kit::Role::group, "Lieu 2"));
    page.press_button("Retirer : Lieu 2");
    CHECK_FALSE(page.has(kit::Role::heading, "Lieu 2"));
    page.pass(1000);
    CHECK(sent(page).find(R"("friday":"8h-12h")") != std::string::npos);
}

TEST_CASE("what a colleague wrote in the same place stands beside one's own until one is chosen") {
    app::Page page(on("activity"));
    open_page(page, rivoire());
    page.ui().textbox("Présentation").fill("Le mien");
    page.pass(1000);
    Content theirs = rivoire();
    theirs.text(Field::description) = "Le sien à elle";
    page.answer("tenants/demo/businesses/b-1/draft", draft_body(9, theirs, "\"published\":true,"), 412);
    CHECK(page.has(kit::Role::status, "Deux versions à comparer"));
    CHECK(page.says("Le sien à elle"));
    CHECK(page.value(kit::Role::textbox, "Présentation") == "Le mien");
    page.press_button("Prendre le sien");
    CHECK(page.value(kit::Role::textbox, "Présentation") == "Le sien à elle");
    CHECK_FALSE(page.has(kit::Role::button, "Garder le mien"));
}

TEST_CASE("whoever may only read cannot type, and is told whom to ask") {
    app::Page page(on("activity"));
    Me me = owner();
    me.businesses[0].role = Role::viewer;
    sign_in(page, me);
    page.answer("tenants/demo/businesses/b-1/draft", draft_body(7, rivoire(), "\"published\":true,"));
    CHECK(page.says("demandez à son propriétaire"));
    CHECK(page.is(kit::Role::textbox, "Présentation", kit::State::disabled));
    CHECK_FALSE(page.has(kit::Role::button, "Publier"));
}

TEST_CASE("of another person's page nothing stays, neither drawn nor kept for sending") {
    app::Page page(on("activity"));
    open_page(page, rivoire());
    page.ui().textbox("Présentation").fill("Un secret");
    page.view().person_changed("bank|p-2");
    page.frame();
    CHECK_FALSE(page.says("Un secret"));
    page.pass(5000);
    CHECK(sent(page).empty());
}

TEST_CASE("a next step leads to its field") {
    app::Page page(on("identity"));
    open_page(page, rivoire(), R"("published":true,"steps":["description"],"complete_percent":70,)");
    CHECK(page.has(kit::Role::progress, "Page complète à 70 %"));
    page.press_button("Ajouter : Présentation");
    CHECK(page.ui().textbox("Présentation").has_focus());
}

TEST_CASE("a new business is published by keyboard alone in at most twelve steps beyond the texts") {
    int steps = 0;
    app::Page page({.route = "/directory", .width = 1280, .height = 844});
    sign_in(page, {.id = "p-9", .name = "N", .businesses = {{"b-9", "Nouvelle", Role::owner, false}}, .branch = {}});
    ++steps;  // choosing in the portal who one is
    page.press_link("Ma page"), ++steps;
    Content content;
    page.answer("tenants/demo/businesses/b-9/draft", draft_body(1, content));
    REQUIRE(page.ui().textbox("Nom commercial").has_focus());
    page.ui().textbox("Nom commercial").fill("Nouvelle");
    page.ui().textbox("Nom commercial").submit(), ++steps;
    REQUIRE(page.ui().combobox("Métier").has_focus());
    page.ui().combobox("Métier").fill("plomb");
    page.answer("trades?q=plomb",
                to_json(std::vector<TradeEntry>{{"43.22A", "Travaux d’installation", false, "Plomberie"}}));
    page.ui().combobox("Métier").submit(), ++steps;
    REQUIRE(page.ui().textbox("Présentation").has_focus());
    page.ui().textbox("Présentation").fill("Dépannage.");
    page.ui().textbox("Numéro et rue").focus(), ++steps;  // Tab
    page.ui().textbox("Numéro et rue").fill("14 rue Magenta");
    page.ui().textbox("Numéro et rue").submit(), ++steps;
    REQUIRE(page.ui().textbox("Code postal").has_focus());
    page.ui().textbox("Code postal").fill("69100");
    page.ui().textbox("Code postal").submit(), ++steps;
    REQUIRE(page.ui().textbox("Téléphone").has_focus());
    page.ui().textbox("Téléphone").fill("0472000000");
    page.ui().select("Qui voit ma page").focus(), ++steps;  // Tab
    page.ui().select("Qui voit ma page").choose("everyone"), ++steps;
    page.ui().button("Publier").focus(), ++steps;  // Tab
    page.ui().button("Publier").press(), ++steps;
    page.pass(1000);
    content.text(Field::trade) = "43.22A";
    const JsonDocument patch = parse_untrusted(sent(page));
    apply_patch(patch.root(), content);
    page.answer("tenants/demo/businesses/b-9/draft", draft_body(2, content));
    REQUIRE(page.asked().back().method == host_method_post);
    page.answer("businesses/b-9/", draft_body(3, content, "\"published\":true,"));
    CHECK(page.says("Votre page est publiée."));
    CHECK(content.listed == Audience::everyone);
    CHECK(steps <= 12);
    MESSAGE("steps from signing in to a published page: ", steps);
}

TEST_CASE("one's own page says what the bank has checked, and how what it has not is had") {
    for (const std::string published : {"true", "false"}) {
        CAPTURE(published);
        app::Page page(on(""));
        Content content = rivoire();
        content.text(Field::register_id) = "732829320";
        open_page(
            page, content,
            "\"published\":" + published + R"(,"attested":[{"fact":"registration","by":"staff","at":"2026-11-03"}],)");
        CHECK(page.has(kit::Role::heading, "Ce que la banque a vérifié"));
        CHECK(page.says("Identifiant 732829320"));
        CHECK(page.says("par un conseiller de"));
        CHECK(page.says("Titulaire du compte"));
        CHECK(page.says("Non vérifié : il faut un compte au nom de l’entreprise."));
        CHECK_FALSE(page.says("Kbis"));
    }
}

TEST_CASE("whoever publishes a name that looks like another's is told whose, and may publish it") {
    for (const std::string state : {R"("published":false,)", R"("published":true,"changed":["trade_name"],)"}) {
        CAPTURE(state);
        app::Page page(on(""));
        Content content = rivoire();
        content.text(Field::trade_name) = "P1omberie Rivoire";
        open_page(page, content, state);
        REQUIRE(page.answer("businesses/b-1/look-alikes?name=P1omberie%20Rivoire",
                            R"({"items":[{"id":"b-9","name":"Plomberie Rivoire"}]})"));
        CHECK(page.says("Ce nom se lit comme celui de Plomberie Rivoire"));
        page.press_button("Publier");
        CHECK(page.asked().back().url == "tenants/demo/businesses/b-1/publication");
    }
}

TEST_CASE("a name that is published already, or looks like no other, is warned about by nobody") {
    app::Page known(on(""));
    Content content = rivoire();
    content.text(Field::trade_name) = "Rivoire";
    open_page(known, content);
    CHECK_FALSE(known.answer("look-alikes", R"({"items":[{"id":"b-9","name":"Rivoir"}]})"));
    app::Page alone(on(""));
    open_page(alone, content, R"("published":false,)");
    REQUIRE(alone.answer("look-alikes", R"({"items":[]})"));
    CHECK_FALSE(alone.says("Ce nom se lit comme"));
}
