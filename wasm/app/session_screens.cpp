// What the widget shows: the screen of its route, with the bar of destinations above or below.
#include "shared/api/json_writer.h"
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

// How the own business stands to the one whose page it is.
struct NetworkExtra : directory::HeadExtra {
    explicit NetworkExtra(const network::NetworkScreen& on) : screen(on) {}
    void draw(Ui& ui) override { network::draw_relation(ui, screen, wishes); }
    network::NetworkScreen screen;
    network::NetworkWishes wishes;
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
    if (bar_below) draw_bar(ui);
    keep_saving(ui);
    const directory::PagePhase phase = route_.screen == Screen::business ? own_.business.phase() : own_.draft.phase();
    const bool title_is_coming =
        phase == directory::PagePhase::loading || (route_.screen == Screen::business && relation_is_coming());
    came_here_ = came_here_ && (redraw_ || title_is_coming);
    if (redraw_) ui.wake_in(0);
    redraw_ = false;
    if (!told_ready_ && own_.directory.phase() != directory::ListPhase::loading) {
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
            if (!acting())
                draw_waiting_for_person(ui);
            else if (route_.screen == Screen::mine)
                draw_page_screen(ui, *acting());
            else
                draw_network_screen(ui);
            return;
        case Screen::desk:
            draw_waiting_for_person(ui);
            return;
    }
}

void Session::draw_waiting_for_person(Ui& ui) {
    const PersonModel& person = own_.person;
    directory::state_pane(ui, language_->text(Message::nav_mine), [&] {
        if (person.fault()) {
            if (ui.error_state("fault", language_->text(Message::fault_page_title),
                               directory::fault_text(*language_, *person.fault()), language_->text(Message::retry)))
                own_.person.retry();
        } else if (person.is_signed_in() && !person.me()) {
            ui.skeleton("loading", language_->text(Message::page_loading), skeleton_rows);
        } else {
            const bool known = person.is_signed_in();
            ui.empty_state("closed",
                           {.icon = kit::Icon::user,
                            .title = language_->text(known ? Message::not_yours_title : Message::sign_in_title),
                            .words = language_->text(known ? Message::not_yours_hint : Message::sign_in_hint)},
                           [&] {
                               if (known) draw_join(ui);
                           });
        }
    });
}

// A colleague's code makes somebody a member.
void Session::draw_join(Ui& ui) {
    std::string& code = own_.page_state.join_code;
    const auto field =
        ui.text_field("code", code, {.label = language_->text(Message::join_code), .autocomplete = "off"});
    const bool pressed =
        ui.button("join", {.label = language_->text(Message::join_title), .kind = kit::ButtonKind::primary});
    if (own_.office.fault()) ui.status("fault", language_->text(Message::join_failed), {.tone = kit::Tone::danger});
    if ((!field.submitted && !pressed) || code.empty()) return;
    std::string body;
    JsonWriter(body).begin_object().key("code").text(code).end_object();
    own_.office.act_for_oneself("invitations/acceptance", std::move(body));
    redraw_ = true;
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

// How one stands to the business whose page is open is being asked.
bool Session::relation_is_coming() const {
    return client_.is_asking(Purpose::relation) && !own_.network.relation();
}

void Session::draw_business_pane(Ui& ui, bool alone) {
    const Scene scene{*language_, clock_};
    directory::BusinessWishes wishes;
    NetworkExtra relation{{scene, own_.network, own_.network_state, may_act(Action::act_in_network), false}};
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
                              .waits = relation_is_coming(),
                              .query = own_.directory.query()},
                             wishes);
    page_title_ = alone ? 0 : wishes.title;
    grant(wishes, alone);
    grant(relation.wishes);
}

void Session::draw_about_screen(Ui& ui) {
    const Scene scene{*language_, clock_};
    const auto& tenant = own_.directory.tenant();
    if (directory::draw_about(ui, {scene, tenant ? std::string_view(tenant->name) : std::string_view(), came_here_}))
        page_.set_text_mode(!ui.is_text_mode());
}

void Session::draw_page_screen(Ui& ui, const OwnBusiness& own) {
    const Scene scene{*language_, clock_};
    page::PageWishes wishes;
    own_.office.show(page::parse_part(route_.part), own.id);
    if (own_.draft.phase() == directory::PagePhase::ready)
        own_.preview.show(own.id, own_.draft.draft().version, own_.page_state.reader);
    page::draw_page(ui,
                    {.scene = scene,
                     .model = own_.draft,
                     .trades = own_.trade_words,
                     .preview = own_.preview,
                     .office = own_.office,
                     .me = *own_.person.me(),
                     .own = own,
                     .part = page::parse_part(route_.part),
                     .state = own_.page_state,
                     .may_edit = may_act(Action::edit_draft),
                     .may_publish = may_act(Action::publish_page),
                     .may_manage = may_act(Action::manage_members),
                     .take_focus = came_here_,
                     .outlives_reload = drafts_.outlives_reload()},
                    wishes);
    grant(wishes, own);
}

void Session::draw_network_screen(Ui& ui) {
    const Scene scene{*language_, clock_};
    const network::NetworkScreen screen{scene, own_.network, own_.network_state, may_act(Action::act_in_network),
                                        came_here_};
    network::NetworkWishes wishes;
    if (route_.screen == Screen::notices) {
        own_.network.show_notices();
        network::draw_notices(ui, screen, wishes);
    } else {
        const network::Tab tab = network::parse_tab(route_.part);
        network::draw_network(ui, screen, tab, wishes);
        own_.network.show_list(tab, tab == network::Tab::connected ? own_.network_state.typed : std::string());
    }
    grant(wishes);
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
