#include "wasm/app/session.h"

#include "wasm/directory/search_query.h"

namespace comptoir::app {

namespace {

bool same_place(const Route& a, const Route& b) {
    return a.screen == b.screen && a.business_id == b.business_id && a.part == b.part;
}

bool is_of_member(Screen screen) {
    return screen == Screen::mine || screen == Screen::network || screen == Screen::notices || screen == Screen::desk ||
           screen == Screen::reports;
}

}  // namespace

Session::Belongings::Belongings(ApiClient& client, const std::string& tenant, bool signed_in)
    : person(client, tenant, signed_in), directory(client, tenant), business(client, tenant), trades(client) {}

Session::Session(std::uint32_t widget, const WidgetOptions& options)
    : intl_(widget),
      clock_(widget),
      transport_(widget),
      drafts_(widget),
      page_(widget),
      client_(transport_),
      tenant_(options.tenant),
      route_(parse_route(options.route)),
      own_(client_, tenant_, false) {
    page_.load_catalogue(options.language);
    follow_route();
}

// ---- What arrives

void Session::answered(const platform::Answer& answer) {
    const auto reply = client_.answer(answer.request, answer.status, answer.body, answer.etag, answer.retry_after_s);
    if (!reply) return;
    if (reply->fault) page_.error(reply->problem.code.empty() ? "network" : reply->problem.code, reply->problem.title);
    if (own_.person.receive(*reply))
        know_person();
    else
        (void)(own_.directory.receive(*reply) || own_.business.receive(*reply) || own_.trades.receive(*reply) ||
               (own_.member && own_.member->receive(*reply)));
}

// What the first person saw, typed or had open is no business of the next. A visitor's place becomes that person's own.
void Session::person_changed(std::string_view key) {
    const bool was_signed_in = own_.person.is_signed_in();
    client_.forget_all();
    own_ = Belongings(client_, tenant_, !key.empty());
    member_failed_ = false;
    page_.unread(0);
    if (was_signed_in)
        go({}, true);
    else
        follow_route();
}

void Session::sign_in_failed(bool failed) {
    sign_in_failed_ = failed;
}

// From now on it is known which business is the person's own.
void Session::know_person() {
    if (!own_.person.me()) return;
    page_.unread(own_.person.me()->unread);
    follow_route();
}

void Session::route_changed(std::string_view text) {
    Route route = parse_route(text);
    if (route == route_) return;
    came_here_ = !same_place(route, route_);
    if (route_.screen == Screen::business && route.screen == Screen::directory) own_.directory_state.focus_list = true;
    route_ = std::move(route);
    follow_route();
}

void Session::located(bool found, double latitude, double longitude) {
    own_.directory_state.locating = false;
    own_.directory_state.locate_refused = !found;
    if (!found) return;
    BusinessQuery query = own_.directory.query();
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

void Session::want_member() {
    if (own_.member || member_asked_ || member_failed_) return;
    member_asked_ = true;
    page_.load_member();
}

void Session::member_came(bool ok) {
    member_asked_ = false;
    member_failed_ = !ok;
    if (!ok) return page_.error("member", {});
    if (own_.member) return;
    own_.member = make_member_screens({client_, drafts_, page_, own_.person, *this, tenant_});
    follow_route();
    report();
}

void Session::report() {
    if (own_.report_id.empty()) return;
    redraw_ = true;
    if (own_.member)
        own_.member->report(std::exchange(own_.report_id, {}));
    else
        want_member();
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
    const bool of_own = is_of_member(route_.screen) && route_.screen != Screen::desk;
    if (of_own && !route_.business_id.empty()) own_.acting_id = route_.business_id;
    if (own_.member)
        own_.member->follow(route_, acting());
    else if (own_.person.me() && route_.screen != Screen::directory && route_.screen != Screen::about)
        want_member();
    // Such a page says what the bank has checked.
    if (route_.screen == Screen::business || route_.screen == Screen::mine) own_.directory.load_tenant();
    if (is_of_member(route_.screen)) return;
    BusinessQuery query = directory::parse_search_query(route_.parameters);
    query.near = own_.directory.query().near;  // one's own position outlives an address
    own_.directory_state.text = query.text;
    own_.directory.search(query);
    if (own_.directory.phase() == directory::ListPhase::start || route_.screen == Screen::about)
        own_.directory.load_start();
    if (!query.trades.empty()) own_.trades.open(directory::trade_parent(query.trades.front()));
    own_.business.open(route_.screen == Screen::business ? route_.business_id : std::string());
    own_.directory_state.current_id = own_.business.id();
}

void Session::search(const BusinessQuery& query) {
    BusinessQuery other_text = own_.directory.query();
    other_text.text = query.text;
    own_.directory.search(query);
    // A letter changes nothing to see until its answer comes; a filter does.
    redraw_ = redraw_ || other_text != query || !own_.directory.is_busy();
    Route route = route_;
    route.parameters = directory::to_parameters(query);
    if (route.screen != Screen::business) route.screen = Screen::directory;
    route_ = std::move(route);
    page_.navigate(format_route(route_), true);  // a letter is no step to go back by
    if (own_.directory.phase() == directory::ListPhase::start) own_.directory.load_start();
}

std::optional<directory::Origin> Session::origin() const {
    const auto& place = own_.directory.list().place;
    if (own_.directory.query().near) return directory::Origin{*own_.directory.query().near, {}};
    if (place && place->centre) return directory::Origin{*place->centre, place->name};
    return std::nullopt;
}

bool Session::is_own(std::string_view business_id) const {
    const OwnBusiness* own = own_.person.business(business_id);
    return own && own->id == business_id;
}

// ---- What the person wants

void Session::grant(const directory::DirectoryWishes& wishes) {
    if (wishes.search) search(*wishes.search);
    if (wishes.trade_branch) own_.trades.open(*wishes.trade_branch);
    if (wishes.load_facets) own_.directory.load_facets();
    if (wishes.load_more) own_.directory.load_more();
    if (wishes.retry) own_.directory.retry();
    redraw_ = redraw_ || wishes.trade_branch || wishes.retry || wishes.locate;
    if (wishes.locate) {
        own_.directory_state.locating = true;
        own_.directory_state.locate_refused = false;
        page_.locate();
    }
    if (wishes.open) {
        own_.searched_before = true;
        go({Screen::business, *wishes.open, route_.parameters}, false);
    }
}

void Session::grant(const directory::BusinessWishes& wishes, bool alone) {
    if (wishes.retry) own_.business.retry();
    redraw_ = redraw_ || wishes.retry;
    if (wishes.print) page_.print();
    if (wishes.report) {
        own_.report_id = own_.business.id();
        member_failed_ = false;
        report();
    }
    if (wishes.share) {
        const Business& business = own_.business.business();
        page_.share(display_name(business), business.description, format_route({Screen::business, business.id, {}}));
    }
    if (wishes.open) go({Screen::business, *wishes.open, route_.parameters}, false);
    if (wishes.back) {
        own_.directory_state.focus_list = true;  // the row one came from
        redraw_ = true;
        if (alone) go({Screen::directory, {}, route_.parameters}, false);
    }
}

void Session::keep_saving(kit::Ui& ui) {
    const double due_ms = own_.member ? own_.member->tick(ui.now_ms()) : -1;
    if (due_ms >= 0) ui.wake_in(due_ms);
}

}  // namespace comptoir::app
