#include "wasm/app/session.h"

#include "wasm/directory/about_view.h"
#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"

namespace comptoir::app {

using directory::Scene;
using kit::Ui;

namespace {

// From here on the page stands beside the list.
constexpr float two_panes_from_px = 860;
constexpr float list_pane_px = 420;
constexpr std::uint32_t skeleton_rows = 6;
// Long enough to be read twice; what it says is no one's only way to know.
constexpr double copied_lasts_ms = 8000;

// The one text that no catalogue can bring.
constexpr std::string_view catalogue_missing =
    "L’annuaire n’a pas pu être chargé. · The directory could not be loaded.";

bool same_place(const Route& a, const Route& b) {
    return a.screen == b.screen && a.business_id == b.business_id;
}

}  // namespace

Session::Session(std::uint32_t widget, const WidgetOptions& options)
    : intl_(widget),
      clock_(widget),
      transport_(widget),
      page_(widget),
      client_(transport_),
      tenant_(options.tenant),
      route_(parse_route(options.route)),
      directory_(client_, options.tenant),
      business_(client_, options.tenant),
      trades_(client_) {
    page_.load_catalogue(options.language);
    follow_route();
}

// ---- What arrives

void Session::answered(const platform::Answer& answer) {
    const auto reply = client_.answer(answer.request, answer.status, answer.body);
    if (!reply) return;
    if (reply->fault) page_.error(reply->problem.code.empty() ? "network" : reply->problem.code, reply->problem.title);
    (void)(directory_.receive(*reply) || business_.receive(*reply) || trades_.receive(*reply));
}

// What the first person saw, typed or had open is no business of the next. A visitor's place becomes that person's own.
void Session::person_changed(std::string_view key) {
    client_.forget_all();
    directory_ = directory::DirectoryModel(client_, tenant_);
    business_ = directory::BusinessModel(client_, tenant_);
    directory_state_ = {};
    searched_before_ = false;
    if (is_signed_in_)
        go({}, true);
    else
        follow_route();
    is_signed_in_ = !key.empty();
}

void Session::sign_in_failed(bool failed) {
    sign_in_failed_ = failed;
}

void Session::route_changed(std::string_view text) {
    Route route = parse_route(text);
    if (route == route_) return;
    came_here_ = !same_place(route, route_);
    if (route_.screen == Screen::business && route.screen == Screen::directory) directory_state_.focus_list = true;
    route_ = std::move(route);
    follow_route();
}

void Session::located(bool found, double latitude, double longitude) {
    directory_state_.locating = false;
    directory_state_.locate_refused = !found;
    if (!found) return;
    BusinessQuery query = directory_.query();
    query.near = Point{static_cast<std::int32_t>(latitude * 1e6), static_cast<std::int32_t>(longitude * 1e6)};
    search(query);
}

void Session::copied(bool ok) {
    copied_ = ok ? Message::link_copied : Message::link_not_copied;
    copied_ends_ms_ = 0;
}

void Session::catalogue_came(std::string_view language, std::string_view text) {
    auto catalogue = Catalogue::parse(std::string(text));
    catalogue_failed_ = !catalogue && !language_;
    if (catalogue)
        language_.emplace(std::string(language), std::move(*catalogue), intl_);
    else
        page_.error("catalogue", language);
}

// ---- Where one is

void Session::go(Route route, bool replace) {
    came_here_ = !same_place(route, route_);
    redraw_ = true;
    route_ = std::move(route);
    page_.navigate(format_route(route_), replace);
    follow_route();
}

void Session::follow_route() {
    BusinessQuery query = directory::parse_search_query(route_.parameters);
    query.near = directory_.query().near;  // one's own position outlives an address
    directory_state_.text = query.text;
    directory_.search(query);
    if (directory_.phase() == directory::ListPhase::start || route_.screen == Screen::about) directory_.load_start();
    if (!query.trades.empty()) trades_.open(directory::trade_parent(query.trades.front()));
    business_.open(route_.screen == Screen::business ? route_.business_id : std::string());
    directory_state_.current_id = business_.id();
}

void Session::search(const BusinessQuery& query) {
    BusinessQuery other_text = directory_.query();
    other_text.text = query.text;
    directory_.search(query);
    // A letter changes nothing to see until its answer comes; a filter does.
    redraw_ = redraw_ || other_text != query || !directory_.is_busy();
    Route route = route_;
    route.parameters = directory::to_parameters(query);
    if (route.screen == Screen::about) route.screen = Screen::directory;
    route_ = std::move(route);
    page_.navigate(format_route(route_), true);  // a letter is no step to go back by
    if (directory_.phase() == directory::ListPhase::start) directory_.load_start();
}

std::optional<directory::Origin> Session::origin() const {
    const auto& place = directory_.list().place;
    if (directory_.query().near) return directory::Origin{*directory_.query().near, {}};
    if (place && place->centre) return directory::Origin{*place->centre, place->name};
    return std::nullopt;
}

// ---- What the person wants

void Session::grant(const directory::DirectoryWishes& wishes) {
    if (wishes.search) search(*wishes.search);
    if (wishes.trade_branch) trades_.open(*wishes.trade_branch);
    if (wishes.load_facets) directory_.load_facets();
    if (wishes.load_more) directory_.load_more();
    if (wishes.retry) directory_.retry();
    redraw_ = redraw_ || wishes.trade_branch || wishes.retry || wishes.locate;
    if (wishes.locate) {
        directory_state_.locating = true;
        directory_state_.locate_refused = false;
        page_.locate();
    }
    if (wishes.open) {
        searched_before_ = true;
        go({Screen::business, *wishes.open, route_.parameters}, false);
    }
}

void Session::grant(const directory::BusinessWishes& wishes, bool alone) {
    if (wishes.retry) business_.retry();
    redraw_ = redraw_ || wishes.retry;
    if (wishes.print) page_.print();
    if (wishes.share) {
        const Business& business = business_.business();
        page_.share(display_name(business), business.description, format_route({Screen::business, business.id, {}}));
    }
    if (wishes.open) go({Screen::business, *wishes.open, route_.parameters}, false);
    if (wishes.back) {
        directory_state_.focus_list = true;  // the row one came from
        redraw_ = true;
        if (alone) go({Screen::directory, {}, route_.parameters}, false);
    }
}

// ---- What is drawn

void Session::draw(Ui& ui) {
    if (!language_) {
        if (catalogue_failed_)
            ui.note("catalogue", {.words = catalogue_missing, .tone = kit::Tone::danger});
        else
            ui.skeleton("starting", {}, skeleton_rows);
        return;
    }
    const bool bar_below = ui.is_compact();
    if (sign_in_failed_) draw_sign_in_failure(ui);
    if (!bar_below) draw_navigation(ui);
    if (route_.screen == Screen::about)
        draw_about_screen(ui);
    else
        draw_directory_screen(ui);
    if (bar_below) draw_navigation(ui);
    const bool title_is_coming =
        route_.screen == Screen::business && business_.phase() == directory::PagePhase::loading;
    came_here_ = came_here_ && (redraw_ || title_is_coming);
    if (redraw_) ui.wake_in(0);
    redraw_ = false;
    if (!told_ready_ && directory_.phase() != directory::ListPhase::loading) {
        told_ready_ = true;
        page_.ready();
    }
}

void Session::draw_sign_in_failure(Ui& ui) {
    if (ui.note("sign_in_failed", {.words = language_->text(Message::sign_in_failed),
                                   .tone = kit::Tone::warning,
                                   .action_label = language_->text(Message::retry)}))
        page_.sign_in();
}

void Session::draw_navigation(Ui& ui) {
    const std::string directory_route =
        format_route({Screen::directory, {}, directory::to_parameters(directory_.query())});
    const std::string about_route = format_route({Screen::about, {}, {}});
    const kit::NavItem items[] = {
        {.key = "directory",
         .label = language_->text(Message::nav_directory),
         .href = directory_route,
         .icon = kit::Icon::search,
         .current = route_.screen != Screen::about},
        {.key = "about",
         .label = language_->text(Message::nav_about),
         .href = about_route,
         .icon = kit::Icon::info,
         .current = route_.screen == Screen::about},
        {.key = "text_mode",
         .label = language_->text(ui.is_text_mode() ? Message::text_mode_off : Message::text_mode_on),
         .icon = kit::Icon::text_mode,
         .button = true}};
    const auto pressed = ui.nav_bar("navigation", language_->text(Message::nav_label), items);
    if (!pressed) return;
    if (*pressed == 0) go({Screen::directory, {}, directory::to_parameters(directory_.query())}, false);
    if (*pressed == 1) go({Screen::about, {}, {}}, false);
    if (*pressed == 2) page_.set_text_mode(!ui.is_text_mode());
}

void Session::draw_directory_screen(Ui& ui) {
    const bool on_page = route_.screen == Screen::business;
    if (ui.width() < two_panes_from_px) {
        if (on_page)
            draw_business_pane(ui, true);
        else
            draw_list_pane(ui);
        return;
    }
    ui.panes(
        "panes", list_pane_px, [&] { draw_list_pane(ui); }, [&] { draw_business_pane(ui, false); });
}

void Session::draw_list_pane(Ui& ui) {
    const Scene scene{*language_, clock_};
    directory::DirectoryWishes wishes;
    directory::draw_directory(ui, {scene, directory_, trades_, directory_state_, page_title_}, wishes);
    grant(wishes);
}

void Session::draw_business_pane(Ui& ui, bool alone) {
    const Scene scene{*language_, clock_};
    directory::BusinessWishes wishes;
    directory::draw_business(ui,
                             {.scene = scene,
                              .model = business_,
                              .alone = alone,
                              .from_search = searched_before_,
                              .take_focus = alone && came_here_,
                              .copied = copied_said(ui),
                              .origin = origin(),
                              .query = directory_.query()},
                             wishes);
    page_title_ = alone ? 0 : wishes.title;
    grant(wishes, alone);
}

void Session::draw_about_screen(Ui& ui) {
    const Scene scene{*language_, clock_};
    const auto& tenant = directory_.tenant();
    if (directory::draw_about(ui, {scene, tenant ? std::string_view(tenant->name) : std::string_view(), came_here_}))
        page_.set_text_mode(!ui.is_text_mode());
}

std::optional<Message> Session::copied_said(Ui& ui) {
    if (!copied_) return std::nullopt;
    if (copied_ends_ms_ == 0) copied_ends_ms_ = ui.now_ms() + copied_lasts_ms;
    if (ui.now_ms() < copied_ends_ms_)
        ui.wake_in(copied_ends_ms_ - ui.now_ms());
    else
        copied_.reset();
    return copied_;
}

}  // namespace comptoir::app
