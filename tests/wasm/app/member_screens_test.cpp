// The widget's second part: who needs it gets it, nobody else does, and who can't get it is told.
#include "wasm/app/member_screens.h"

#include <doctest/doctest.h>

#include "tests/wasm/directory/answers.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using app::Page;

TEST_CASE("a visitor never fetches the second part") {
    Page page({.member = false});
    page.type("plomb");
    page.answer("businesses?q=", directory::plumbers_body(3));
    page.press_link("Plomberie 1");
    page.press_link("À propos");
    CHECK(page.member_asks() == 0);
}

TEST_CASE("a member sees the directory first, and the second part is fetched once after it") {
    Page page({.route = "/directory?q=plomb", .member = false});
    page::sign_in(page, page::owner());
    CHECK(page.member_asks() == 0);
    page.answer("businesses?q=", directory::plumbers_body(3));
    CHECK(page.has(kit::Role::link, "Plomberie 1"));
    CHECK(page.member_asks() == 1);
    page.press_link("Ma page");
    CHECK(page.says("Chargement de la page"));
    CHECK(page.member_asks() == 1);
    page.view().member_came(true);
    page.frame();
    page.answer("b-1/draft", page::draft_body(7, page::rivoire()));
    CHECK(page.value(kit::Role::textbox, "Téléphone") == "04 65 71 12 34");
}

TEST_CASE("a second part that can't be had is said, and trying again helps") {
    Page page({.route = "/mine", .member = false});
    page::sign_in(page, page::owner());
    page.view().member_came(false);
    page.frame();
    CHECK(page.told(host_tell_error).find("member") != std::string::npos);
    page.press_button("Réessayer");
    CHECK(page.member_asks() == 2);
    CHECK(page.says("Chargement de la page"));
    page.view().member_came(true);
    page.frame();
    CHECK(page.answer("b-1/draft", page::draft_body(7, page::rivoire())));
    CHECK(page.has(kit::Role::textbox, "Téléphone"));
}

TEST_CASE("a second part that comes when somebody else is here already shows nothing of the one before") {
    Page page({.route = "/mine", .member = false});
    page::sign_in(page, page::owner());
    page.view().person_changed("");
    page.view().member_came(true);
    page.frame();
    CHECK_FALSE(page.says("Rivoire"));
    CHECK(page.has(kit::Role::searchbox, "Rechercher une entreprise"));
}

TEST_CASE("whoever speaks for several businesses sees for which one, and changes it, on each screen of it") {
    Me me = page::owner();
    me.businesses.push_back({"b-2", "Autre SARL", Role::editor, false});
    for (const std::string screen : {"mine", "network", "notices"})
        for (const float width : {390.f, 1280.f}) {
            CAPTURE(screen);
            CAPTURE(width);
            Page page({.route = "/" + screen + "/b-2", .width = width, .height = 844});
            page::sign_in(page, me);
            page.answer("b-2/draft", page::draft_body(7, page::rivoire()));
            CHECK(page.value(kit::Role::select, "Vous agissez pour") == "b-2");
            page.ui().select("Vous agissez pour").focus();
            page.choose("Vous agissez pour", "b-1");
            CHECK(page.route() == R"({"route":"/)" + screen + R"(/b-1","replace":false})");
            CHECK(page.asked().back().url.find("businesses/b-1/") != std::string::npos);
            page.answer("b-1/draft", page::draft_body(7, page::rivoire()));
            CHECK(page.value(kit::Role::select, "Vous agissez pour") == "b-1");
            CHECK(page.ui().select("Vous agissez pour").has_focus());
        }
}

TEST_CASE("another business is shown at the same part, and who has one business is not asked") {
    Me me = page::owner();
    me.businesses.push_back({"b-2", "Autre SARL", Role::editor, false});
    Page page({.route = "/mine/b-1/activity"});
    page::sign_in(page, me);
    page.answer("b-1/draft", page::draft_body(7, page::rivoire()));
    page.choose("Vous agissez pour", "b-2");
    CHECK(page.route() == R"({"route":"/mine/b-2/activity","replace":false})");
    Page alone({.route = "/mine"});
    page::sign_in(alone, page::owner());
    alone.answer("b-1/draft", page::draft_body(7, page::rivoire()));
    CHECK_FALSE(alone.has(kit::Role::select, "Vous agissez pour"));
}
