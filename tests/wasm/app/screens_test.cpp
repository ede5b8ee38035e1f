// What a person sees at the edges of the screens: a phone's strip of chips, scroll bars, line ends, short news, motion.
#include <doctest/doctest.h>

#include "tests/wasm/app/page.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;
using app::Page;

namespace {

const Page::Options phone{.route = "/directory?q=plomb", .width = 390, .height = 844};
constexpr std::uint32_t scroll_bar_of_10_px = 10u << 8;

std::int32_t left_of(const kit::Tree& tree, const kit::Node& node) {
    std::int32_t left = 0;
    for (const kit::Node* at = &node; at; at = tree.find(at->parent)) left += at->rect.x;
    return left;
}

// Whether no frame is due within the next second; opening hours wake a page now and then.
bool rests(Page& page) {
    return page.ui().widget().wake_at_ms > page.ui().now_ms() + 1000;
}

const kit::Node& first(const kit::Tree& tree, kit::Role role) {
    for (const kit::Node& node : tree.nodes)
        if (node.role == role) return node;
    FAIL("no such node");
    return tree.nodes.front();
}

}  // namespace

TEST_CASE("a phone's chips begin under the box and are cut at the edge of the screen, not before it") {
    Page page(phone);
    page.answer("businesses?q=", plumbers_body(3));
    const kit::Tree& tree = page.tree();
    const kit::Node& strip = page.node(kit::Role::scroll, "Filtres");
    CHECK(left_of(tree, strip) == 0);
    CHECK(strip.rect.w == 390 * 64);
    const kit::Node& box = first(tree, kit::Role::searchbox);
    const std::int32_t field_edge = 16 * 64;
    CHECK(left_of(tree, box) >= field_edge);
    CHECK(left_of(tree, page.node(kit::Role::toggle, "Ouvert maintenant")) == field_edge);
}

TEST_CASE("rows are as wide as their pane, and make room for a scroll bar where there is one") {
    for (const int count : {2, 30}) {
        CAPTURE(count);
        Page page(phone);
        page.ui().set_modes(scroll_bar_of_10_px);
        page.answer("businesses?q=", plumbers_body(count));
        CHECK(first(page.tree(), kit::Role::listitem).rect.w == (count == 2 ? 390 : 380) * 64);
    }
}

TEST_CASE("the head of a page stands where its sections do") {
    Page page({.route = "/business/b-1", .width = 390, .height = 844});
    page.answer("businesses/b-1", to_json(plumber()));
    const kit::Tree& tree = page.tree();
    CHECK(left_of(tree, page.node(kit::Role::link, "Appeler")) == left_of(tree, page.node(kit::Role::heading, "Nous proposons")));
}

TEST_CASE("no line begins with a question mark, whatever its width") {
    Business business = plumber();
    business.description =
        "Une fuite, un chauffe-eau en panne ? Nous venons : vite ! À 100 % sûrs, « sans » surprise ?";
    Page page({.route = "/business/b-1", .width = 390, .height = 844});
    page.answer("businesses/b-1", to_json(business));
    for (float width = 320; width < 480; width += 3) {
        CAPTURE(width);
        page.ui().resize(width, 844);
        bool described = false;
        for (const kit::Node& node : page.tree().nodes) {
            if (node.role != kit::Role::text || node.flow != kit::Flow::line) continue;
            const std::string_view words = page.tree().view(node.name);
            described = described || words.find("fuite") != std::string_view::npos;
            CHECK(std::string_view("?!:%").find(words.front()) == std::string_view::npos);
            CHECK_FALSE(words.starts_with("»"));
        }
        CHECK(described);
    }
}

TEST_CASE("what was copied instead of shared is said on the page, and goes by itself") {
    Page page({.route = "/business/b-1", .width = 390, .height = 844});
    page.answer("businesses/b-1", to_json(plumber()));
    page.press_button("Partager");
    CHECK_FALSE(page.has(kit::Role::status, "Lien copié"));
    page.view().copied(true);
    page.frame();
    REQUIRE(page.has(kit::Role::status, "Lien copié"));
    page.pass(8100);
    CHECK_FALSE(page.has(kit::Role::status, "Lien copié"));
    CHECK(rests(page));

    page.view().copied(false);
    page.frame();
    CHECK(page.has(kit::Role::status, "Le lien n’a pas pu être copié"));
}

TEST_CASE("nothing moves for those who asked for less motion") {
    constexpr std::uint32_t reduced_motion = 2;
    Page page({.route = "/directory?q=plomb"});
    page.ui().set_modes(reduced_motion);
    page.answer("businesses?q=", plumbers_body(3));
    page.pass(1000);  // the number of results has been said
    page.ui().toggle("Ouvert maintenant").hover();
    CHECK(page.ui().widget().transitions.size() == 1);
    CHECK(rests(page));
    page.press_button("Filtres");
    CHECK(rests(page));
}

TEST_CASE("every screen has the way to text mode") {
    for (const float width : {390.f, 800.f, 1280.f})
        for (const std::string route : {"/directory", "/directory?q=plomb", "/business/b-1", "/about"})
            for (const bool text : {false, true}) {
                CAPTURE(width);
                CAPTURE(route);
                Page page({.route = route, .width = width, .height = 844, .text_mode = text});
                page.press_button(text ? "Version dessinée" : "Version texte");
                CHECK(page.told(host_tell_text_mode) == (text ? "0" : "1"));
            }
}

TEST_CASE("as text, the order of results has a label to read") {
    Page drawn({.route = "/directory?q=plomb"});
    drawn.answer("businesses?q=", plumbers_body(3));
    CHECK_FALSE(drawn.has(kit::Role::text, "Trier par"));
    Page text({.route = "/directory?q=plomb", .text_mode = true});
    text.answer("businesses?q=", plumbers_body(3));
    CHECK(text.has(kit::Role::text, "Trier par"));
}
