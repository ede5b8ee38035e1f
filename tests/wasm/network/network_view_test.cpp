// Connecting with others: what a page offers by how the two stand, one's lists, and the bell.
#include <doctest/doctest.h>

#include "shared/api/network_json.h"
#include "tests/wasm/directory/answers.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using directory::plumber;
using page::owner;
using page::sign_in;

namespace {

Contact morel(ConnectionView view) {
    return {.id = "b-5", .name = "Atelier Morel", .trade = "Plomberie", .commune = "Lyon", .view = view};
}

// A member on the page of another business, to which the own one stands like that.
void open_business(app::Page& page, const Contact& contact, Role role = Role::owner) {
    Me me = owner();
    me.businesses[0].role = role;
    sign_in(page, me);
    page.answer("businesses/b-5", to_json(plumber("b-5", "Atelier Morel")));
    page.answer("businesses/b-1/connections/b-5", to_json(contact));
}

const app::Page::Options on_page{.route = "/business/b-5"};

const platform::Fetch& last(const app::Page& page) {
    return page.asked().back();
}

constexpr std::string_view labels[connection_action_count] = {
    "Demander une relation",    "Accepter", "Décliner", "Retirer la demande",
    "Mettre fin à la relation", "Bloquer",  "Débloquer"};

}  // namespace

TEST_CASE("a page offers what the state machine allows and nothing else, by every way the two may stand") {
    for (int view = 0; view < connection_view_count; ++view) {
        CAPTURE(view);
        app::Page page(on_page);
        open_business(page, morel(static_cast<ConnectionView>(view)));
        page.press_button("Note et autres actions");
        for (int action = 0; action < connection_action_count; ++action) {
            CAPTURE(labels[action]);
            const auto what = static_cast<ConnectionAction>(action);
            const auto how = static_cast<ConnectionView>(view);
            // Whoever may accept is not offered to ask.
            const bool instead = what == ConnectionAction::ask && !refusal_of(how, ConnectionAction::accept);
            CHECK(page.has(kit::Role::button, labels[action]) == (!instead && !refusal_of(how, what)));
        }
    }
}

TEST_CASE("an ask has a line, and is sent after it was read once more") {
    app::Page page(on_page);
    open_business(page, morel(ConnectionView::none));
    page.press_button("Demander une relation");
    REQUIRE(page.has(kit::Role::dialog, "Demander une relation"));
    page.ui().textbox("Quelques mots (facultatif)").fill("Vus au salon.");
    page.ui().all(kit::Role::button).back().click();  // the dialog's own
    CHECK(last(page).url == "tenants/demo/businesses/b-1/connections");
    CHECK(last(page).body == R"({"business":"b-5","line":"Vus au salon."})");
    page.answer("businesses/b-1/connections", to_json(morel(ConnectionView::asked)));
    CHECK(page.has(kit::Role::status, "Demande de relation envoyée"));
    CHECK_FALSE(page.has(kit::Role::dialog, "Demander une relation"));
}

TEST_CASE("an ask that came shows its line and is answered at once") {
    app::Page page(on_page);
    Contact contact = morel(ConnectionView::to_answer);
    contact.line = "Nous cherchons un plombier.";
    open_business(page, contact);
    CHECK(page.says("Nous cherchons un plombier."));
    page.press_button("Accepter");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/connections/b-5/acceptance");
    page.answer("acceptance", to_json(morel(ConnectionView::connected)));
    CHECK(page.has(kit::Role::status, "Vous êtes en relation"));
}

TEST_CASE("what ends something is asked once more, and may be left") {
    app::Page page(on_page);
    open_business(page, morel(ConnectionView::connected));
    page.press_button("Note et autres actions");
    page.press_button("Mettre fin à la relation");
    REQUIRE(page.has(kit::Role::dialog, "Mettre fin à la relation"));
    const std::size_t asked = page.asked().size();
    page.press_button("Fermer");
    CHECK_FALSE(page.has(kit::Role::dialog, "Mettre fin à la relation"));
    CHECK(page.asked().size() == asked);
}

TEST_CASE("a note is kept as it is typed, and a page is saved by one press") {
    app::Page page(on_page);
    open_business(page, morel(ConnectionView::connected));
    page.ui().toggle("Enregistrer").click();
    CHECK(last(page).url == "tenants/demo/businesses/b-1/contacts/b-5");
    CHECK(last(page).body == R"({"note":"","saved":true})");
    page.answer("contacts/b-5", "", 204);
    page.press_button("Note et autres actions");
    page.ui().textbox("Note privée").fill("Sérieux");
    page.pass(1000);
    CHECK(last(page).body == R"({"note":"Sérieux","saved":true})");
}

TEST_CASE("a failure is said, and nothing is taken for done") {
    app::Page page(on_page);
    open_business(page, morel(ConnectionView::to_answer));
    page.press_button("Accepter");
    app::Page::host().now_ms += 1000;
    page.answer("acceptance", "", 500);
    CHECK(page.has(kit::Role::button, "Accepter"));
    CHECK(page.says("Le service rencontre un problème"));
}

TEST_CASE("a visitor, one's own page, and whoever may only read are offered nothing") {
    app::Page visitor(on_page);
    visitor.answer("businesses/b-5", to_json(plumber("b-5", "Atelier Morel")));
    CHECK_FALSE(visitor.has(kit::Role::button, "Demander une relation"));
    app::Page own({.route = "/business/b-1"});
    sign_in(own, owner());
    own.answer("businesses/b-1", to_json(plumber("b-1", "Rivoire")));
    CHECK_FALSE(own.says("Demander une relation"));
    app::Page reader(on_page);
    open_business(reader, morel(ConnectionView::connected), Role::viewer);
    CHECK(reader.says("Vous êtes en relation"));
    CHECK_FALSE(reader.has(kit::Role::button, "Note et autres actions"));
}

TEST_CASE("my network lists connections, is searched by name, and asks are answered in it") {
    app::Page page({.route = "/network/b-1"});
    sign_in(page, owner());
    page.frame();
    ContactList list{.items = {morel(ConnectionView::connected)}, .next = {}, .to_answer = 2};
    page.answer("connections?state=connected", to_json(list));
    CHECK(page.has(kit::Role::link, "Atelier Morel"));
    page.type("mor");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/connections?state=connected&q=mor");
    page.press(kit::Role::tab, "Demandes reçues (2)");
    CHECK(page.route() == R"({"route":"/network/b-1/to_answer","replace":true})");
    list.items = {morel(ConnectionView::to_answer)};
    page.answer("connections?state=to_answer", to_json(list));
    page.press_button("Accepter");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/connections/b-5/acceptance");
    page.answer("acceptance", to_json(morel(ConnectionView::connected)));
    CHECK_FALSE(page.has(kit::Role::link, "Atelier Morel"));
    CHECK(last(page).url == "tenants/demo/businesses/b-1/connections?state=to_answer");
}

TEST_CASE("an empty network says how to begin, and one that does not come can be asked for again") {
    app::Page page({.route = "/network/b-1"});
    sign_in(page, owner());
    page.frame();
    page.answer("connections?state=connected", to_json(ContactList{}));
    CHECK(page.has(kit::Role::heading, "Pas encore de relation"));
    page.press(kit::Role::tab, "Enregistrées");
    app::Page::host().now_ms += 1000;
    page.answer("contacts?saved=true", "", 500);
    page.press_button("Réessayer");
    page.answer("contacts?saved=true", to_json(ContactList{}));
    CHECK(page.has(kit::Role::heading, "Aucune entreprise enregistrée"));
}

TEST_CASE("the bell tells what happened and leads there; once read, it counts no more") {
    app::Page page({.route = "/notices/b-1"});
    Me me = owner();
    me.unread = 1;
    sign_in(page, me);
    page.frame();
    const NoticeList list{.items = {{.number = 12,
                                     .kind = NoticeKind::asked,
                                     .id = "b-5",
                                     .name = "Atelier Morel",
                                     .at = "2026-11-23T23:45:00Z"}},
                          .unread = 1};
    page.answer("businesses/b-1/notices", to_json(list));
    CHECK(page.says("souhaite être en relation avec vous"));
    CHECK(last(page).url == "tenants/demo/businesses/b-1/notices/reading");
    CHECK(last(page).body == R"({"until":12})");
    page.answer("notices/reading", "", 204);
    me.unread = 0;
    page.answer("tenants/demo/me", to_json(me));
    CHECK(page.told(host_tell_unread) == "0");
    page.press_link("Atelier Morel");
    CHECK(page.route() == R"({"route":"/business/b-5","replace":false})");
}
