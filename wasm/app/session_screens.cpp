// What the widget shows: the screen of its route, with the bar of destinations above or below.
#include "wasm/app/navigation.h"
#include "wasm/app/session.h"
#include "wasm/directory/about_view.h"
#include "wasm/directory/said.h"
#include "wasm/directory/search_query.h"
#include "wasm/directory/state_pane.h"

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

// How the own business stands to the one whose page it is, when that can be said.
struct Relation : directory::HeadExtra {
    Relation(MemberScreens* of, const MemberFrame& now) : screens(of), frame(now) {}
    void draw(Ui& ui) override {
        if (screens) screens->draw_relation(ui, frame);
    }
    MemberScreens* screens;
    MemberFrame frame;
};

}  // namespace

void Session::draw(Ui& ui) {
    if (!language_) {
        if (catalogue_failed_)
            ui.note("catalogue", {.words = catalogue_missing, .tone = kit::Tone::danger});
        else
            ui.skeleton("starting", {}, skeleton_rows);
        return;
    }
    // What is offered depends on who is there: nothing that is shown once moves when that is known.
    if (!shown_ && own_.person.is_awaited())
        return ui.skeleton("person", language_->text(Message::page_loading), skeleton_rows);
    shown_ = true;
    const bool bar_below = ui.is_compact();
    if (sign_in_failed_) draw_sign_in_failure(ui);
    if (!bar_below) draw_bar(ui);
    draw_screen(ui);
    if (own_.member) own_.member->draw_over(ui, member_frame({*language_, clock_}));
    if (bar_below) draw_bar(ui);
    keep_saving(ui);
    came_here_ = came_here_ && (redraw_ || title_is_coming());
    if (redraw_) ui.wake_in(0);
    redraw_ = false;
    if (!told_ready_ && own_.directory.phase() != directory::ListPhase::loading) {
        told_ready_ = true;
        page_.ready();
    }
    if (told_ready_ && own_.person.me()) want_member();  // who has looked at the directory acts next
}

void Session::draw_sign_in_failure(Ui& ui) {
    if (ui.note("sign_in_failed", {.words = language_->text(Message::sign_in_failed),
                                   .tone = kit::Tone::warning,
                                   .action_label = language_->text(Message::retry)}))
        page_.sign_in();
}

void Session::draw_bar(Ui& ui) {
    const Parameters search = directory::to_parameters(own_.directory.query());
    const NavigationWish wish = draw_navigation(ui, {*language_, route_, search, own_.person, acting()});
    if (wish.go) go(*wish.go, false);
    if (wish.switch_text_mode) page_.set_text_mode(!ui.is_text_mode());
}

void Session::draw_screen(Ui& ui) {
    switch (route_.screen) {
        case Screen::directory:
        case Screen::business:
            draw_directory_screen(ui);
            return;
        case Screen::about:
            draw_about_screen(ui);
            return;
        case Screen::mine:
        case Screen::network:
        case Screen::notices:
        case Screen::desk:
        case Screen::reports:
            draw_member_screen(ui);
            return;
    }
}

MemberFrame Session::member_frame(const Scene& scene) const {
    return {
        .scene = scene, .route = route_, .acting = acting(), .bank = own_.directory.bank(), .take_focus = came_here_};
}

void Session::draw_member_screen(Ui& ui) {
    const Scene scene{*language_, clock_};
    PersonModel& person = own_.person;
    if (own_.member && person.me()) return own_.member->draw(ui, member_frame(scene));
    directory::state_pane(ui, scene.text(Message::nav_mine), [&] {
        const std::optional<Fault> fault = member_failed_ ? Fault::offline : person.fault();
        if (fault) {
            if (!ui.error_state("fault", scene.text(Message::fault_page_title),
                                directory::fault_text(*language_, *fault), scene.text(Message::retry)))
                return;
            if (person.fault()) person.retry();
            member_failed_ = false;
            redraw_ = true;
        } else if (person.is_signed_in()) {
            ui.skeleton("loading", scene.text(Message::page_loading), skeleton_rows);
        } else {
            ui.empty_state("closed",
                           {.icon = kit::Icon::user,
                            .title = scene.text(Message::sign_in_title),
                            .words = scene.text(Message::sign_in_hint)},
                           [] {});
        }
    });
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
    directory::draw_directory(ui, {scene, own_.directory, own_.trades, own_.directory_state, page_title_}, wishes);
    grant(wishes);
}

bool Session::relation_is_coming() const {
    if (own_.member) return own_.member->relation_is_coming();
    return acting() && member_is_coming();
}

bool Session::title_is_coming() const {
    if (route_.screen == Screen::business)
        return own_.business.phase() == directory::PagePhase::loading || relation_is_coming();
    return own_.member ? own_.member->title_is_coming(route_) : member_is_coming();
}

void Session::draw_business_pane(Ui& ui, bool alone) {
    const Scene scene{*language_, clock_};
    directory::BusinessWishes wishes;
    Relation relation(own_.member.get(), member_frame(scene));
    directory::draw_business(ui, own_.business,
                             {.scene = scene,
                              .business = own_.business.business(),
                              .similar = own_.business.similar(),
                              .alone = alone,
                              .from_search = own_.searched_before,
                              .take_focus = alone && came_here_,
                              .copied = copied_said(ui),
                              .origin = origin(),
                              .extra = &relation,
                              .bank = own_.directory.bank(),
                              .may_report = !is_own(own_.business.id()),
                              .report_failed = !own_.report_id.empty() && member_failed_,
                              .waits = relation_is_coming(),
                              .query = own_.directory.query()},
                             wishes);
    page_title_ = alone ? 0 : wishes.title;
    grant(wishes, alone);
}

void Session::draw_about_screen(Ui& ui) {
    const Scene scene{*language_, clock_};
    const auto& tenant = own_.directory.tenant();
    if (directory::draw_about(ui, {scene, tenant ? &*tenant : nullptr, came_here_}))
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
