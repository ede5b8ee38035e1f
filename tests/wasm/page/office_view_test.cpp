// Around one's page: colleagues, history, one's own data, and joining by a code.
#include <doctest/doctest.h>

#include "shared/api/member_json.h"
#include "shared/api/page_history_json.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using namespace comptoir::page;

namespace {

const platform::Fetch& last(const app::Page& page) {
    return page.asked().back();
}

void open_part(app::Page& page, Role role = Role::owner) {
    Me me = owner();
    me.businesses[0].role = role;
    sign_in(page, me);
    page.answer("tenants/demo/businesses/b-1/draft", draft_body(7, rivoire(), "\"published\":true,"));
}

PageMembers team() {
    return {.items = {{"p-1", "Nadia Rivoire", Role::owner, true}, {"p-2", "Anna Weber", Role::editor, false}},
            .invitations = {{.role = Role::editor, .expires_at = "2026-11-30T23:45:00Z", .by = "Nadia"}}};
}

app::Page::Options part(const std::string& word) {
    return {.route = "/mine/b-1/" + word};
}

}  // namespace

TEST_CASE("an owner sees the people, changes a role that the bank does not say, and takes one away") {
    app::Page page(part("team"));
    open_part(page);
    page.answer("businesses/b-1/members", to_json(team()));
    CHECK(page.says("confirmé par la banque"));
    CHECK_FALSE(page.has(kit::Role::button, "Retirer : Nadia Rivoire"));
    page.choose("Anna Weber", "viewer");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/members/p-2");
    CHECK(last(page).method == host_method_patch);
    CHECK(last(page).body == R"({"role":"viewer"})");
    page.answer("members/p-2", to_json(team()));
    CHECK(last(page).url == "tenants/demo/businesses/b-1/members");
    page.answer("businesses/b-1/members", to_json(team()));
    page.press_button("Retirer : Anna Weber");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/members/p-2/removal");
}

TEST_CASE("a colleague is invited by a code that is shown once; who is no owner cannot invite") {
    app::Page page(part("team"));
    open_part(page);
    page.answer("businesses/b-1/members", to_json(team()));
    page.press_button("Créer un code");
    CHECK(last(page).body == R"({"role":"editor"})");
    page.answer("businesses/b-1/invitations", to_json(PageInvitation{.code = "abc123", .role = Role::editor}), 201);
    page.answer("businesses/b-1/members", to_json(team()));
    CHECK(page.has(kit::Role::status, "Code à transmettre : abc123"));
    app::Page editor(part("team"));
    open_part(editor, Role::editor);
    editor.answer("businesses/b-1/members", to_json(team()));
    CHECK_FALSE(editor.has(kit::Role::button, "Créer un code"));
    CHECK_FALSE(editor.has(kit::Role::select, "Anna Weber"));
}

TEST_CASE("leaving is asked once more; afterwards it is asked anew what one may do") {
    app::Page page(part("team"));
    open_part(page);
    page.answer("businesses/b-1/members", to_json(team()));
    page.press_button("Quitter cette entreprise");
    REQUIRE(page.has(kit::Role::dialog, "Quitter cette entreprise"));
    page.ui().all(kit::Role::button).back().click();
    CHECK(last(page).url == "tenants/demo/businesses/b-1/departure");
    page.answer("departure", "", 204);
    bool asked_anew = false;
    for (std::size_t i = page.asked().size() - 2; i < page.asked().size(); ++i)
        asked_anew = asked_anew || page.asked()[i].url == "tenants/demo/me";
    CHECK(asked_anew);
}

TEST_CASE("that the last owner can't leave is said, and whatever other rule refuses, by its own words") {
    struct Row {
        const char* code;
        const char* said;
    };
    for (const Row row : {Row{"last_owner", "Le dernier propriétaire ne peut pas partir"},
                          Row{"bank_says", "C’est la banque qui confirme ce rôle"},
                          Row{"too_many_invitations", "Trop de codes attendent"},
                          Row{"conflict", "Cela n’a pas été accepté"}}) {
        CAPTURE(row.code);
        app::Page page(part("team"));
        open_part(page);
        page.answer("businesses/b-1/members", to_json(team()));
        page.press_button("Retirer : Anna Weber");
        page.answer("members/p-2/removal", to_json(Problem{409, row.code, "no"}), 409);
        CHECK(page.says(row.said));
        CHECK(page.has(kit::Role::button, "Retirer : Anna Weber"));
    }
}

TEST_CASE("that the last owner can't leave is said when the departure is refused") {
    app::Page page(part("team"));
    open_part(page);
    page.answer("businesses/b-1/members", to_json(team()));
    page.press_button("Quitter cette entreprise");
    page.ui().all(kit::Role::button).back().click();
    page.answer("departure", to_json(Problem{409, "last_owner", "no"}), 409);
    page.answer("businesses/b-1/members", to_json(team()));
    CHECK(page.has(kit::Role::dialog, "Quitter cette entreprise") == false);
    CHECK(page.says("Le dernier propriétaire ne peut pas partir"));
}

TEST_CASE("the history says when, who and what, and brings an older version back") {
    app::Page page(part("history"));
    open_part(page);
    PageHistory history;
    history.items = {{.version = 2, .at = "2026-11-23T23:45:00Z", .by = "Anna Weber"},
                     {.version = 1, .at = "2026-11-20T10:00:00Z", .by = "Nadia Rivoire"}};
    history.items[0].changes.fields.set(static_cast<std::size_t>(Field::phone));
    page.answer("businesses/b-1/history", to_json(history));
    CHECK(page.says(", minute 1425 · Anna Weber"));
    CHECK(page.says("Téléphone"));
    page.press_button("Rétablir");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/history/1/restoration");
    CHECK(last(page).if_match == "\"7\"");
    page.answer("restoration", draft_body(8, rivoire(), "\"published\":true,"));
    CHECK(last(page).url == "tenants/demo/businesses/b-1/history");
}

TEST_CASE("the last publication is undone in one press, where there is one before it") {
    app::Page page(part("history"));
    open_part(page);
    PageHistory history;
    history.items = {{.version = 5, .at = "2026-11-23T23:45:00Z", .by = "Anna Weber"},
                     {.version = 4, .at = "2026-11-20T10:00:00Z", .by = "Nadia Rivoire"},
                     {.version = 1, .at = "2026-11-19T10:00:00Z", .by = "Nadia Rivoire"}};
    page.answer("businesses/b-1/history", to_json(history));
    page.press_button("Annuler la dernière publication");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/history/4/restoration");

    app::Page first(part("history"));
    open_part(first);
    history.items.resize(1);
    first.answer("businesses/b-1/history", to_json(history));
    CHECK_FALSE(first.has(kit::Role::button, "Annuler la dernière publication"));
}

TEST_CASE("older publications follow those shown when they are asked for, until there are no more") {
    app::Page page(part("history"));
    open_part(page);
    const auto one = [](std::int64_t version, const std::string& by) {
        return Publication{.version = version, .at = "2026-11-20T10:00:00Z", .by = by, .changes = {}};
    };
    page.answer("businesses/b-1/history", to_json(PageHistory{{one(3, "Anna"), one(2, "Bob")}, "2"}));
    page.press_button("Afficher les précédentes");
    CHECK(last(page).url == "tenants/demo/businesses/b-1/history?cursor=2");
    page.answer("history?cursor=2", "", 503);
    CHECK(page.says("Anna"));
    page.press_button("Afficher les précédentes");
    page.answer("history?cursor=2", to_json(PageHistory{{one(1, "Clara")}, ""}));
    for (const std::string by : {"Anna", "Bob", "Clara"}) CHECK(page.says(by));
    CHECK_FALSE(page.has(kit::Role::button, "Afficher les précédentes"));
}

TEST_CASE("all that is known is given as a file, to read or for a program") {
    app::Page page(part("data"));
    open_part(page);
    page.press_button("Télécharger pour lire");
    CHECK(last(page).url == "tenants/demo/me/export?format=html&language=fr");
    page.answer("me/export", "<p>Nadia</p>");
    CHECK(page.told(host_tell_save) == "comptoir.html\n<p>Nadia</p>");
    page.press_button("Télécharger pour un logiciel");
    page.answer("me/export?format=json", "{}");
    CHECK(page.told(host_tell_save) == "comptoir.json\n{}");
}

TEST_CASE("erasing is asked once more, and can be left") {
    app::Page page(part("data"));
    open_part(page);
    page.press_button("Effacer mes données");
    REQUIRE(page.has(kit::Role::dialog, "Effacer mes données"));
    page.press_button("Fermer");
    CHECK_FALSE(page.has(kit::Role::dialog, "Effacer mes données"));
    page.press_button("Effacer mes données");
    page.ui().all(kit::Role::button).back().click();
    CHECK(last(page).url == "tenants/demo/me/erasure");
    CHECK(last(page).body == R"({"confirmed":true})");
}

TEST_CASE("whoever has no business joins one by a colleague's code; one that does not hold is said") {
    app::Page page({.route = "/mine"});
    const Me nobody{.id = "p-7", .name = "A", .businesses = {}, .branch = {}};
    sign_in(page, nobody);
    page.view().route_changed("/mine");
    page.frame();
    page.ui().textbox("Code reçu d’un collègue").fill("abc123");
    page.press_button("Rejoindre une entreprise");
    CHECK(last(page).url == "tenants/demo/invitations/acceptance");
    CHECK(last(page).body == R"({"code":"abc123"})");
    page.answer("invitations/acceptance", to_json(Problem{404, "invitation_unknown", "no"}), 404);
    CHECK(page.says("Ce code n’est pas ou plus valable"));
    page.press_button("Rejoindre une entreprise");
    page.answer("invitations/acceptance", "{}", 200);
    page.answer("tenants/demo/me", to_json(owner()));
    CHECK(last(page).url == "tenants/demo/businesses/b-1/draft");
}
