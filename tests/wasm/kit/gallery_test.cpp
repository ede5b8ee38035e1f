// Every widget by role and name, and the rules that every screen keeps, on each page of the gallery.
#include "wasm/gallery/gallery.h"

#include <doctest/doctest.h>

#include "tests/wasm/driver/layout_check.h"
#include "tests/wasm/driver/ui_driver.h"
#include "wasm/kit/diff.h"
#include "wasm/platform/null_host.h"

using namespace comptoir::kit;
using namespace comptoir::testing;
using comptoir::gallery::Gallery;
using comptoir::platform::null_host;

namespace {

std::unique_ptr<Gallery> at(std::string_view route) {
    auto gallery = std::make_unique<Gallery>(1);
    gallery->route_changed(route);
    return gallery;
}

constexpr std::string_view routes[] = {"/",        "/dialog", "/many",     "/controls", "/fields",
                                       "/choices", "/words",  "/messages", "/states"};

std::string joined(const std::vector<std::string>& problems) {
    std::string all;
    for (const std::string& problem : problems) all += problem + "; ";
    return all;
}

}  // namespace

TEST_CASE("every page keeps the rules of layout at every width and text size") {
    for (const std::string_view route : routes) {
        for (const float width : {320.f, 390.f, 768.f, 1280.f}) {
            for (const float scale : {1.f, 2.f}) {
                for (const uint32_t modes : {0u, 4u}) {
                    CAPTURE(route);
                    CAPTURE(width);
                    CAPTURE(scale);
                    CAPTURE(modes);
                    UiDriver ui(at(route), width, 815);
                    ui.set_modes(modes);
                    ui.resize(width, 815, scale);
                    CHECK(joined(shared_ids(ui.tree())) == "");
                    CHECK(joined(nameless(ui.tree())) == "");
                    CHECK(joined(overlaps(ui.tree())) == "");
                    CHECK(joined(outside_parent(ui.tree())) == "");
                    CHECK(joined(too_small(ui.tree(), modes ? 44 : 24)) == "");
                }
            }
        }
    }
}

TEST_CASE("an idle page asks for no frame") {
    for (const std::string_view route : routes) {
        CAPTURE(route);
        UiDriver ui(at(route));
        ui.pass(1000);
        ui.settle();  // an atlas that grew in the first frame
        CHECK(ui.is_idle());
        null_host().wakes = 0;
        ui.settle();
        CHECK(null_host().wakes == 0);
        CHECK(ui.widget().words.empty());
        CHECK(ui.widget().frame_figures.presented == 0);
    }
}

TEST_CASE("a field gives what was typed to its caller, and the list follows") {
    UiDriver ui(at("/"));
    ui.searchbox("Find a company").type("imprim");
    CHECK(ui.searchbox("Find a company").value() == "imprim");
    CHECK(ui.text("166 companies").exists());
    CHECK(ui.list("Companies").exists());
    CHECK(ui.all(Role::listitem).front().node().set_size == 166);
}

TEST_CASE("the button in a field clears it and gives the focus back") {
    UiDriver ui(at("/"));
    CHECK_FALSE(ui.button("Clear the search").exists());
    ui.searchbox("Find a company").type("im");
    ui.button("Clear the search").click();
    CHECK(ui.searchbox("Find a company").value() == "");
    CHECK(ui.searchbox("Find a company").has_focus());
    CHECK_FALSE(ui.button("Clear the search").exists());
}

TEST_CASE("the number of results is said once, half a second after the last letter") {
    UiDriver ui(at("/"));
    ui.pass(600);
    CHECK(ui.status("1000 companies").exists());
    ui.searchbox("Find a company").type("im");
    ui.pass(300);
    CHECK(ui.status("1000 companies").exists());
    ui.searchbox("Find a company").type("prim");
    ui.pass(300);
    CHECK(ui.status("1000 companies").exists());
    ui.pass(300);
    CHECK(ui.status("166 companies").exists());
    CHECK(ui.is_idle());
}

TEST_CASE("a press on a row opens it, on its link too") {
    UiDriver ui(at("/"));
    ui.link("Atelier Rivoire 2").click();
    CHECK(ui.heading("Atelier Rivoire 2").exists());
    ui.all(Role::listitem)[3].click();
    CHECK(ui.heading("Café Morel & Fils 4").exists());
    CHECK(ui.all(Role::listitem)[3].is(State::current));
}

TEST_CASE("a list is one tab stop, and arrows move in it") {
    UiDriver ui(at("/"));
    const auto stops = [&] {
        int count = 0;
        for (const Found& link : ui.all(Role::link))
            count += (link.node().actions & bit(Action::key)) && !link.is(State::untabbable);
        return count;
    };
    CHECK(stops() == 1);
    ui.link("Plomberie Rivoire 1").focus();
    ui.link("Plomberie Rivoire 1").key("ArrowDown");
    CHECK(ui.link("Atelier Rivoire 2").has_focus());
    CHECK_FALSE(ui.link("Atelier Rivoire 2").is(State::untabbable));
    CHECK(ui.link("Plomberie Rivoire 1").is(State::untabbable));
    ui.link("Atelier Rivoire 2").key("ArrowUp");
    ui.link("Plomberie Rivoire 1").key("ArrowUp");
    CHECK(ui.link("Plomberie Rivoire 1").has_focus());
}

TEST_CASE("End and Home reach rows that were not drawn") {
    UiDriver ui(at("/many"));
    ui.all(Role::listitem)[0].node();
    const std::string first = "Plomberie Rivoire 1";
    ui.link(first).focus();
    ui.link(first).key("End");
    const Node* last = ui.tree().find(ui.focused());
    REQUIRE(last);
    CHECK(ui.tree().view(last->name).substr(ui.tree().view(last->name).size() - 6) == "100000");
    CHECK(ui.scroll_area("100,000 companies").exists());
    Found at_end(ui, ui.focused(), "last row");
    at_end.key("Home");
    CHECK(ui.link(first).has_focus());
}

TEST_CASE("the focused row stays while the list is scrolled away from it") {
    UiDriver ui(at("/many"));
    ui.link("Plomberie Rivoire 1").focus();
    ui.scroll(ui.scroll_area("100,000 companies").id(), 500'000);
    CHECK(ui.link("Plomberie Rivoire 1").has_focus());
    CHECK(ui.tree().nodes.size() < 600);
}

TEST_CASE("arrow down in the search field leads to the results") {
    UiDriver ui(at("/"));
    ui.searchbox("Find a company").key("ArrowDown");
    CHECK(ui.link("Plomberie Rivoire 1").has_focus());
}

TEST_CASE("a dialog takes the focus, and gives it back to what opened it") {
    UiDriver ui(at("/"));
    ui.button("Hours").press();
    REQUIRE(ui.dialog("About this list").exists());
    CHECK(ui.heading("About this list").has_focus());
    ui.button("Close").press();
    CHECK_FALSE(ui.dialog("About this list").exists());
    CHECK(ui.button("Hours").has_focus());
}

TEST_CASE("Escape and a press beside it close a dialog") {
    UiDriver ui(at("/"));
    ui.button("Hours").press();
    ui.dialog("About this list").dismiss();
    CHECK_FALSE(ui.dialog("About this list").exists());
}

TEST_CASE("buttons count their presses; those that can't be pressed don't") {
    UiDriver ui(at("/controls"));
    ui.button("Primary").click();
    ui.button("Share").press();
    CHECK(ui.text("2 presses").exists());
    CHECK(ui.button("Disabled").node().actions == 0);
    CHECK(ui.button("Saving").is(State::busy));
    CHECK(ui.button("Saving").node().actions == 0);
    CHECK(ui.button("Open").is(State::expanded));
    CHECK_FALSE(ui.button("Closed").is(State::expanded));
    CHECK(ui.button("Closed").is(State::expandable));
    CHECK(ui.button("Described").description() == "Opens nothing at all");
}

TEST_CASE("a file button gives the file that a person chose, by its name and the host's number for it") {
    UiDriver ui(at("/controls"));
    ui.file_button("Choose a picture").pick("Été au jardin.jpg", 3);
    CHECK(ui.text("Été au jardin.jpg, file 3").exists());
}

TEST_CASE("a link says where it leads") {
    UiDriver ui(at("/controls"));
    CHECK(ui.link("To the fields").attribute(Attribute::href) == "/fields");
    CHECK(ui.link("www.example.com").is(State::external));
    CHECK(ui.link("The current page").is(State::current));
}

TEST_CASE("a field says its error, what it wants and that it must be filled") {
    UiDriver ui(at("/fields"));
    CHECK(ui.textbox("E-mail").is(State::invalid));
    CHECK(ui.textbox("E-mail").attribute(Attribute::error) == "An e-mail address has a domain, such as example.com.");
    CHECK(ui.textbox("E-mail").attribute(Attribute::autocomplete) == "email");
    CHECK(ui.textbox("Company name").is(State::required));
    CHECK(ui.textbox("Notes").is(State::multiline));
    CHECK(ui.textbox("Notes").attribute(Attribute::max_length) == "600");
    CHECK(ui.textbox("VAT number").is(State::disabled));
}

TEST_CASE("a combobox offers, arrows choose, Enter takes") {
    UiDriver ui(at("/fields"));
    CHECK_FALSE(ui.combobox("Trade").is(State::expanded));
    ui.combobox("Trade").type("imprim");
    CHECK(ui.combobox("Trade").is(State::expanded));
    ui.combobox("Trade").key("ArrowDown");
    ui.combobox("Trade").key("ArrowDown");
    CHECK(ui.find(Role::option, "Imprimeur de journaux").is(State::selected));
    CHECK(ui.combobox("Trade").attribute(Attribute::active) ==
          std::to_string(ui.find(Role::option, "Imprimeur de journaux").id()));
    ui.combobox("Trade").submit();
    CHECK(ui.combobox("Trade").value() == "Imprimeur de journaux");
    ui.find(Role::option, "Sérigraphe").click();
    CHECK(ui.combobox("Trade").value() == "Sérigraphe");
}

TEST_CASE("choices change what their caller owns") {
    UiDriver ui(at("/choices"));
    CHECK(ui.checkbox("French 1,204").is(State::checked));
    ui.checkbox("French 1,204").click();
    CHECK_FALSE(ui.checkbox("French 1,204").is(State::checked));
    ui.checkbox("German 88").press();
    CHECK(ui.checkbox("German 88").is(State::checked));
    CHECK(ui.checkbox("Dutch 0").node().actions == 0);
    ui.switcher("Show closed companies").click();
    CHECK(ui.switcher("Show closed companies").is(State::checked));
    ui.toggle("With a label 12").click();
    CHECK(ui.toggle("With a label 12").is(State::pressed));
    ui.button("Lyon · 20 km").click();
    CHECK_FALSE(ui.button("Lyon · 20 km").exists());
    ui.select("Sort by").choose("name");
    CHECK(ui.select("Sort by").value() == "name");
    ui.select("Sort by").choose("no such order");
    CHECK(ui.select("Sort by").value() == "name");
}

TEST_CASE("arrows choose in a radio group, past what is disabled, and around its ends") {
    UiDriver ui(at("/choices"));
    CHECK(ui.radio("20 km 37").is(State::checked));
    CHECK(ui.radio("5 km 12").is(State::untabbable));
    ui.radio("20 km 37").key("ArrowDown");
    CHECK(ui.radio("50 km 140").is(State::checked));
    CHECK(ui.radio("50 km 140").has_focus());
    ui.radio("50 km 140").key("ArrowDown");
    CHECK(ui.radio("5 km 12").is(State::checked));
    CHECK(ui.radio("Anywhere").node().actions == 0);
}

TEST_CASE("arrows change tabs, and the panel is the chosen one's") {
    UiDriver ui(at("/choices"));
    ui.tab("About").key("ArrowRight");
    CHECK(ui.tab("Offers").is(State::selected));
    CHECK(ui.tab("Offers").has_focus());
    CHECK(ui.find(Role::paragraph, "The part called offers.").exists());
    CHECK(ui.tab("Offers").attribute(Attribute::controls) == std::to_string(ui.all(Role::tabpanel)[0].id()));
    ui.tab("Offers").key("End");
    CHECK(ui.tab("Hours").is(State::selected));
}

TEST_CASE("a disclosure shows and hides") {
    UiDriver ui(at("/choices"));
    CHECK(ui.button("More about it").is(State::expanded));
    ui.button("More about it").click();
    CHECK_FALSE(ui.find(Role::paragraph, "What was hidden is shown.").exists());
    CHECK_FALSE(ui.button("More about it").is(State::expanded));
}

TEST_CASE("a message can be acted on and closed") {
    UiDriver ui(at("/messages"));
    ui.button("Show a message").click();
    CHECK(ui.status("Link copied").exists());
    ui.button("Close the message").click();
    CHECK_FALSE(ui.status("Link copied").exists());
    CHECK(ui.find(Role::progress, "Import").value() == "40");
    CHECK(ui.find(Role::progress, "Loading").value() == "");
}

TEST_CASE("a line that is too long is said in full") {
    UiDriver ui(at("/words"), 390);
    const std::string all =
        "A line that is too long for its place ends in three dots, and is said in full all the same, because the "
        "mirror has the whole of it";
    CHECK(ui.text(all).exists());
}

TEST_CASE("found words are marks, and a line's parts give the whole line") {
    UiDriver ui(at("/words"));
    const Found line = ui.text("Dépannage plomberie et chauffage");
    CHECK(line.is(State::in_parts));
    std::string parts;
    int marks = 0;
    for (const Node& node : ui.tree().nodes) {
        if (node.parent != line.id()) continue;
        parts += ui.tree().view(node.name);
        marks += node.role == Role::mark;
    }
    CHECK(parts == "Dépannage plomberie et chauffage");
    CHECK(marks == 2);
}

TEST_CASE("a paragraph's lines give its words") {
    UiDriver ui(at("/words"), 390);
    for (const Found& paragraph : ui.all(Role::paragraph)) {
        std::string lines;
        for (const Node& node : ui.tree().nodes)
            if (node.parent == paragraph.id()) lines += ui.tree().view(node.name);
        if (!lines.empty()) CHECK(lines == paragraph.name());
    }
}

TEST_CASE("100,000 rows cost what 50 do") {
    UiDriver ui(at("/many"));
    CHECK(ui.tree().nodes.size() < 400);
    const size_t nodes = ui.tree().nodes.size();
    ui.scroll(ui.scroll_area("100,000 companies").id(), 3'650'000);
    CHECK(ui.tree().nodes.size() < nodes * 2);
    CHECK(ui.all(Role::listitem)[5].node().set_size == 100'000);
}

TEST_CASE("scrolling within what is drawn needs no frame") {
    UiDriver ui(at("/many"));
    const NodeId area = ui.scroll_area("100,000 companies").id();
    CHECK_FALSE(ui.widget().scrolled(area, 200));
    CHECK(ui.widget().scrolled(area, 2000));
}

TEST_CASE("text mode shows the first rows and the next ones on demand") {
    UiDriver ui(at("/many"));
    ui.set_modes(1);
    CHECK(ui.all(Role::listitem).size() == 20);
    ui.button("Show 20 more").click();
    CHECK(ui.all(Role::listitem).size() == 40);
}

TEST_CASE("text mode draws no picture") {
    UiDriver ui(at("/"));
    ui.set_modes(1);
    null_host().presented = 0;
    ui.searchbox("Find a company").type("imprim");
    CHECK(null_host().presented == 0);
}

TEST_CASE("a letter changes few nodes of each visible row") {
    UiDriver ui(at("/"));
    ui.searchbox("Find a company").fill("i");
    const size_t rows = ui.all(Role::listitem).size();
    MirrorCopy mirror;
    std::vector<uint32_t> words;
    const Tree before = ui.tree();
    diff(Tree(), before, 0, words);
    REQUIRE(mirror.apply(words));
    ui.searchbox("Find a company").fill("im");
    words.clear();
    diff(before, ui.tree(), 0, words);
    REQUIRE(mirror.apply(words));
    CHECK(mirror.created + mirror.updated + mirror.moved + mirror.removed <= rows * 12 + 20);
}

TEST_CASE("a pointer over a button draws until its colour has changed, then no more") {
    UiDriver ui(at("/controls"));
    ui.button("Primary").hover();
    CHECK(ui.is_idle());
    null_host().presented = 0;
    ui.settle();
    CHECK(null_host().presented == 0);
}

TEST_CASE("the skip link leads past the list") {
    UiDriver ui(at("/"));
    CHECK(ui.link("Skip to the page").is(State::offscreen));
    ui.link("Skip to the page").focus();
    CHECK_FALSE(ui.link("Skip to the page").is(State::offscreen));
}
