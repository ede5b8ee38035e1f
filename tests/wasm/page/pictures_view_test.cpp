// Logo and photos of one's page.
#include <doctest/doctest.h>

#include "tests/wasm/directory/answers.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using namespace comptoir::page;

namespace {

std::string sent(const app::Page& page) {
    std::string body;
    for (const auto& fetch : page.asked())
        if (fetch.method == host_method_patch) body = fetch.body;
    return body;
}

}  // namespace

TEST_CASE("a chosen picture is sent, and the field has it once the server took it") {
    app::Page page({.route = "/mine/b-1/photos"});
    open_page(page, rivoire());
    page.ui().file_button("Choisir une image").pick("atelier.jpg", 4);
    CHECK(page.asked().back().url == "tenants/demo/businesses/b-1/pictures?kind=photo");
    CHECK(page.asked().back().media_type == "file");
    CHECK(page.asked().back().body == "4");
    page.answer("pictures?kind=photo", R"({"file":"abcdefgh12345678","kind":"photo","width":800,"height":600})", 201);
    page.ui().textbox("Ce que montre la photo").fill("Notre atelier");
    page.pass(1000);
    CHECK(sent(page) == R"({"fields":{"photos":[{"file":"abcdefgh12345678","alt":"Notre atelier"}]},"audiences":{}})");
    page.press_button("Retirer : Notre atelier");
    CHECK_FALSE(page.has(kit::Role::textbox, "Ce que montre la photo"));
}

TEST_CASE("a picture that is not taken is said, and nothing else is lost") {
    app::Page page({.route = "/mine/b-1/identity"});
    open_page(page, rivoire());
    page.ui().file_button("Choisir une image").pick("logo.svg", 2);
    app::Page::host().now_ms += 1000;
    page.answer("pictures?kind=logo", R"({"type":"x","status":415,"title":"no"})", 415);
    CHECK(page.has(kit::Role::status, "Cette image n’a pas pu être reprise. JPEG, PNG ou WebP, 8 Mo au plus."));
    CHECK(sent(page).empty());
}

TEST_CASE("photos stand on the page with the words that say what they show") {
    Business business = directory::plumber();
    business.photos = {{"abcdefgh12345678", "Notre atelier"}};
    app::Page page({.route = "/business/b-1"});
    page.answer("businesses/b-1", to_json(business));
    CHECK(page.has(kit::Role::heading, "Photos"));
    CHECK(page.says("Notre atelier"));
}
