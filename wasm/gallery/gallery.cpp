#include "wasm/gallery/gallery.h"

#include <algorithm>
#include <iterator>

#include "wasm/platform/host.h"

namespace comptoir::gallery {

using namespace kit;

namespace {

struct Page {
    std::string_view route, label;
};
constexpr Page page_list[] = {{"/", "First proof"},      {"/many", "100,000 rows"}, {"/controls", "Buttons and links"},
                              {"/fields", "Fields"},     {"/choices", "Choices"},   {"/words", "Text"},
                              {"/messages", "Messages"}, {"/states", "States"}};
constexpr size_t first_rows = 1000, many_rows = 100'000;

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// Where `part` stands in `words`, letters compared without case; npos when it does not.
size_t find_part(std::string_view words, std::string_view part) {
    const auto at = std::search(words.begin(), words.end(), part.begin(), part.end(),
                                [](char a, char b) { return lower(a) == lower(b); });
    return at == words.end() ? std::string_view::npos : static_cast<size_t>(at - words.begin());
}

std::string kilometres(float distance_km) {
    const int tenths = static_cast<int>(distance_km * 10 + 0.5f);
    return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " km";
}

}  // namespace

void Gallery::draw(Ui& ui) {
    if (ui.skip_link("skip", "Skip to the page", 0)) {
    }
    if (ui.is_compact()) {
        page(ui);
        pages(ui);
        return;
    }
    pages(ui);
    page(ui);
}

void Gallery::pages(Ui& ui) {
    NavItem items[std::size(page_list)];
    for (size_t i = 0; i < std::size(page_list); i++) {
        const Page& page = page_list[i];
        items[i] = {.key = page.route,
                    .label = page.label,
                    .href = page.route,
                    .icon = Icon::star,
                    .current = route_ == page.route};
    }
    // A phone's bar holds four.
    const std::span<const NavItem> shown(items, ui.is_compact() ? 4 : std::size(page_list));
    if (const std::optional<size_t> pressed = ui.nav_bar("pages", "Pages of the gallery", shown))
        go(page_list[*pressed].route);
}

void Gallery::page(Ui& ui) {
    if (route_ == "/many") {
        ui.stack("many", {.gap = Space::none, .grow = true}, [&] {
            ui.stack("head", {.padding_x = Space::s4, .padding_y = Space::s3},
                     [&] { ui.heading("title", "100,000 rows of local data", 1); });
            rows(ui, "rows", "100,000 companies", many_rows, true);
        });
        return;
    }
    if (route_ != "/" && route_ != "/dialog") {
        ui.scroll(route_, "Page", {.gap = Space::none}, [&] {
            if (route_ == "/controls") controls(ui);
            if (route_ == "/fields") fields(ui);
            if (route_ == "/choices") choices(ui);
            if (route_ == "/words") words(ui);
            if (route_ == "/messages") messages(ui);
            if (route_ == "/states") states(ui);
        });
        toasts(ui);
        return;
    }
    first(ui);
}

// A field that searches, a list, a link, a dialog.
void Gallery::first(Ui& ui) {
    const auto list_part = [&] {
        FieldResult typed;
        ui.stack("search",
                 {.gap = Space::s3,
                  .padding_x = Space::s4,
                  .padding_y = Space::s4,
                  .line_below = true,
                  .role = Role::search,
                  .name = "Companies"},
                 [&] {
                     typed = ui.text_field("query", query_,
                                           {.label = "Find a company",
                                            .label_hidden = true,
                                            .kind = FieldKind::search,
                                            .icon = Icon::search,
                                            .placeholder = "Name, trade or town",
                                            .clear_label = "Clear the search",
                                            .enter_key = "search"});
                     if (typed) search();
                     ui.spread("found", {}, [&] {
                         ui.text("count", std::to_string(found_.size()) + " companies",
                                 {.style = TextStyle::body_strong});
                         if (ui.button("open", {.label = "About this list", .small = true, .expanded = dialog_open_}))
                             dialog_open_ = true;
                     });
                     ui.status("said", std::to_string(found_.size()) + " companies", {}, true, 500);
                 });
        rows(ui, "rows", "Companies", found_.size(), false);
        if (typed) ui.scroll_to_top("rows");
        if (typed.moved_down) ui.focus_list(ui.id("rows"));
    };
    const auto detail_part = [&] {
        ui.scroll("detail", "Company", {.gap = Space::none}, [&] {
            const Company shown = company(opened_);
            ui.stack("head", {.gap = Space::s4, .padding_x = Space::s5, .padding_y = Space::s5}, [&] {
                ui.row("name", {.gap = Space::s4, .wrap = false}, [&] {
                    ui.avatar("logo", {.name = shown.name, .size = 72});
                    ui.stack("words", {.gap = Space::half, .grow = true}, [&] {
                        ui.heading("title", shown.name, 1, TextStyle::display);
                        ui.text("trade", shown.trade + " · " + shown.town, {.tone = Tone::muted});
                    });
                });
                ui.row("actions", {}, [&] {
                    ui.link("site", {.label = "Website",
                                     .href = "https://example.com/",
                                     .icon = Icon::globe,
                                     .external = true,
                                     .button = true,
                                     .kind = ButtonKind::primary});
                    if (ui.button("dialog", {.label = "Hours", .icon = Icon::clock})) dialog_open_ = true;
                });
            });
            ui.section("offers", [&] {
                ui.heading("title", "What we offer", 2);
                ui.paragraph("words", shown.words);
                if (ui.link("all", {.label = "All pages of the gallery", .href = "/controls"})) go("/controls");
            });
        });
    };
    if (ui.is_compact())
        ui.stack("one", {.gap = Space::none, .grow = true}, list_part);
    else
        ui.panes("two", 420, list_part, detail_part);
    first_dialog(ui);
}

void Gallery::first_dialog(Ui& ui) {
    dialog_open_ |= route_ == "/dialog";
    ui.dialog("dialog", dialog_open_, {.title = "About this list", .close_label = "Close"}, [&] {
        ui.paragraph("words",
                     "A thousand companies, made from their numbers. The list draws only the rows near the view.");
        ui.text_field("name", name_, {.label = "Your name for it"});
        if (ui.button("done", {.label = "Understood", .kind = ButtonKind::primary})) dialog_open_ = false;
    });
    if (!dialog_open_ && route_ == "/dialog") go("/");
}

void Gallery::rows(Ui& ui, Key key, std::string_view name, size_t count, bool fixed) {
    const auto number = [&](size_t i) { return fixed ? static_cast<uint32_t>(i) : found_[i]; };
    std::optional<size_t> current;
    if (!ui.is_compact() && !fixed) {
        const auto at = std::lower_bound(found_.begin(), found_.end(), opened_);
        if (at != found_.end() && *at == opened_) current = static_cast<size_t>(at - found_.begin());
    }
    ui.list(
        key,
        {.name = name,
         .count = count,
         .row_height = fixed ? 73.f : 127.f,
         .fixed = fixed,
         .more_label = "Show 20 more",
         .current = current},
        [&](size_t i) { return Key(number(i)); }, [&](size_t i) { row(ui, i, number(i), fixed); });
}

void Gallery::row(Ui& ui, size_t, uint32_t number, bool fixed) {
    const Company shown = company(number);
    ui.row("row", {.gap = Space::s3, .wrap = false, .align = Align::start}, [&] {
        ui.avatar("logo", {.name = shown.name});
        ui.stack("words", {.gap = Space::s1, .grow = true}, [&] {
            ui.spread("name", {.wrap = false}, [&] {
                if (ui.row_link({.label = shown.name, .href = "/" + std::to_string(number + 1), .lines_max = 1}))
                    opened_ = number;
                ui.text("distance", kilometres(shown.distance_km), {.style = TextStyle::caption, .tone = Tone::muted});
            });
            ui.text("trade", shown.trade + " · " + shown.town, {.tone = Tone::muted, .lines_max = 1});
            if (fixed) return;
            const size_t at = query_.empty() ? std::string_view::npos : find_part(shown.words, query_);
            const Highlight found{static_cast<uint32_t>(at), static_cast<uint32_t>(query_.size())};
            ui.text("words", shown.words,
                    {.lines_max = 1,
                     .lang = number % 6 == 5 ? "ar" : "",
                     .highlights = std::span(&found, at == std::string_view::npos ? 0 : 1)});
            ui.row("tags", {}, [&] {
                ui.tag("open", {.label = shown.open ? "Ouvert jusqu’à 18 h 30" : "Ferme dans 20 min",
                                .tone = shown.open ? Tone::success : Tone::warning});
                if (number % 4 == 0) ui.tag("visits", {.label = "Se déplace", .icon = Icon::pin});
            });
        });
    });
}

void Gallery::route_changed(std::string_view route) {
    route_ = route.substr(0, route.find('?'));
    const bool known = route_ == "/dialog" || std::any_of(std::begin(page_list), std::end(page_list),
                                                          [&](const Page& page) { return page.route == route_; });
    if (!known) route_ = "/";
}

void Gallery::go(std::string_view route) {
    route_ = route;
    const std::string json = "{\"route\": \"" + route_ + "\", \"replace\": false}";
    host_tell(widget_, host_tell_navigate, json.data(), static_cast<uint32_t>(json.size()));
}

void Gallery::search() {
    found_.clear();
    for (uint32_t number = 0; number < first_rows; number++) {
        const Company candidate = company(number);
        if (find_part(candidate.name + " " + candidate.trade + " " + candidate.town + " " + candidate.words, query_) !=
            std::string_view::npos)
            found_.push_back(number);
    }
}

}  // namespace comptoir::gallery
