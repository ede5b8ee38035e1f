// Where one may go: what everybody sees, what a member has, what staff has; on wide widgets and on phones.
#include <doctest/doctest.h>

#include "tests/wasm/page/answers.h"

using namespace comptoir;
using app::Page;
using page::owner;
using page::sign_in;

namespace {

std::vector<std::string> destinations(Page& page) {
    std::vector<std::string> names;
    for (const kit::Node& node : page.tree().nodes)
        if (node.role == kit::Role::navigation && page.name(node) == "Rubriques")
            for (const kit::Node& link : page.tree().nodes)
                if (link.parent == node.id && link.role == kit::Role::link) names.push_back(page.name(link));
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a visitor is offered the directory and what it is, nothing that needs a name") {
    Page page;
    CHECK(destinations(page) == Names{"Annuaire", "À propos"});
}

TEST_CASE("a member is offered a page, a network and a bell, also on a phone") {
    Page wide;
    sign_in(wide, owner());
    CHECK(destinations(wide) == Names{"Annuaire", "Ma page", "Mon réseau", "Notifications", "À propos"});
    Page phone({.width = 390, .height = 844});
    sign_in(phone, owner());
    CHECK(destinations(phone) == Names{"Annuaire", "Ma page", "Mon réseau", "Notifications"});
}

TEST_CASE("staff without a business is offered the desk and no page") {
    Page page;
    sign_in(page, {.id = "s-1", .name = "A", .businesses = {}, .staff = StaffRole::adviser, .branch = "Lyon"});
    CHECK(destinations(page) == Names{"Annuaire", "Bureau", "À propos"});
}

TEST_CASE("the page is told what the person has not seen yet, and that there is nothing for the next") {
    Page page;
    Me me = owner();
    me.unread = 3;
    sign_in(page, me);
    CHECK(page.told(host_tell_unread) == "3");
    CHECK(page.says("3"));
    page.view().person_changed("");
    page.frame();
    CHECK(page.told(host_tell_unread) == "0");
}

TEST_CASE("a member's screen tells a visitor to sign in, and whoever has no business that it is not for them") {
    for (const std::string route : {"/mine/b-1", "/network/b-1", "/notices/b-1"}) {
        CAPTURE(route);
        Page page({.route = route});
        CHECK(page.has(kit::Role::heading, "Connectez-vous à votre banque"));
        sign_in(page, {.id = "s-1", .name = "A", .businesses = {}, .branch = {}});
    }
    Page page({.route = "/mine"});
    sign_in(page, {.id = "s-1", .name = "A", .businesses = {}, .branch = {}});
    page.view().route_changed("/mine");
    page.frame();
    CHECK(page.has(kit::Role::heading, "Cette partie n’est pas pour vous"));
}

TEST_CASE("who the person is may fail to come, and can be asked for again") {
    Page page({.route = "/mine"});
    page.view().person_changed("bank|p-1");
    page.frame();
    page.answer("tenants/demo/me", "", 500);
    page.press_button("Réessayer");
    page.answer("tenants/demo/me", to_json(owner()));
    CHECK(page.asked().back().url == "tenants/demo/businesses/b-1/draft");
}
