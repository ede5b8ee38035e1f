#include "wasm/member/member_session.h"

#include <algorithm>

#include "wasm/page/part.h"

namespace comptoir::member {

using app::MemberFrame;
using app::Route;
using app::Screen;

MemberSession::MemberSession(const app::MemberSurroundings& around)
    : around_(around),
      draft_(around.client, around.drafts, around.tenant),
      trade_words_(around.client),
      preview_(around.client, around.tenant),
      office_(around.client, around.tenant),
      network_(around.client, around.tenant),
      desk_(around.client, around.tenant),
      reports_(around.client, around.tenant) {}

void MemberSession::follow(const Route& route, const OwnBusiness* acting) {
    const std::string own_id = acting ? acting->id : std::string();
    draft_.open(route.screen == Screen::mine ? own_id : std::string());
    network_.open(own_id, route.screen == Screen::business ? route.business_id : std::string());
}

bool MemberSession::receive(const app::Reply& reply) {
    const bool mine = draft_.receive(reply) || trade_words_.receive(reply) || preview_.receive(reply) ||
                      network_.receive(reply) || office_.receive(reply) || desk_.receive(reply) ||
                      reports_.receive(reply);
    if (network_.take_read() || office_.take_rights_changed()) around_.person.retry();
    if (const auto file = office_.take_export())
        around_.page.save(file->second ? "comptoir.html" : "comptoir.json", file->first);
    if (draft_.take_published()) {
        page_state_.published = true;
        office_.forget();
        around_.person.set_published(draft_.id(), true);
    }
    return mine;
}

bool MemberSession::relation_is_coming() const {
    return around_.client.is_asking(app::Purpose::relation) && !network_.relation();
}

bool MemberSession::title_is_coming(const Route& route) const {
    if (route.screen == Screen::desk)
        return console::parse_desk_part(route.part) == console::DeskPart::business && !desk_.business() &&
               !desk_.fault();
    return route.screen == Screen::business ? relation_is_coming() : draft_.phase() == directory::PagePhase::loading;
}

double MemberSession::tick(double now_ms) {
    const double draft_ms = draft_.tick(now_ms), note_ms = network_.tick(now_ms);
    return draft_ms < 0 ? note_ms : note_ms < 0 ? draft_ms : std::min(draft_ms, note_ms);
}

void MemberSession::report(const std::string& business_id) {
    reports_.begin();
    report_form_ = {.business_id = business_id};
}

void MemberSession::grant(page::PageWishes& wishes, const MemberFrame& frame) {
    if (wishes.content) {
        draft_.edit() = std::move(*wishes.content);
        page_state_.published = false;
    }
    if (wishes.choice) draft_.choose(wishes.choice->first, wishes.choice->second);
    if (wishes.trade_words) trade_words_.ask(*wishes.trade_words);
    if (wishes.publish) draft_.publish();
    if (wishes.picture) draft_.add_picture(wishes.picture->first, wishes.picture->second);
    if (wishes.restore) draft_.restore_version(*wishes.restore);
    if (wishes.office) office_.act(wishes.office->method, wishes.office->end, std::move(wishes.office->body));
    if (wishes.export_all) office_.export_all(*wishes.export_all, frame.scene.language.code());
    if (wishes.erase) office_.act_for_oneself("me/erasure", R"({"confirmed":true})");
    if (wishes.retry_office) office_.retry();
    if (wishes.older) office_.load_older();
    if (wishes.retry) draft_.retry();
    if (wishes.content || wishes.choice || wishes.publish || wishes.retry) around_.navigator.draw_again();
    if (wishes.part) {
        draft_.hurry();
        around_.navigator.go({Screen::mine, frame.acting->id, {}, std::string(page::part_word(*wishes.part))}, false);
    }
    if (wishes.reports) around_.navigator.go({Screen::reports, frame.acting->id, {}}, false);
    if (wishes.about) around_.navigator.go({Screen::about, {}, {}}, false);
}

void MemberSession::grant(const network::NetworkWishes& wishes, const MemberFrame& frame) {
    if (wishes.act) network_.act(wishes.act->action, wishes.act->other_id, wishes.act->line);
    if (wishes.save) network_.save(*wishes.save);
    if (wishes.note) network_.type_note(*wishes.note);
    if (wishes.load_more) network_.load_more();
    if (wishes.retry) network_.retry();
    if (wishes.act || wishes.save || wishes.retry) around_.navigator.draw_again();
    if (wishes.open) around_.navigator.go({Screen::business, *wishes.open, {}}, false);
    if (wishes.tab)
        around_.navigator.go(
            {Screen::network, frame.route.business_id, {}, std::string(network::tab_word(*wishes.tab))}, true);
}

void MemberSession::grant(const console::ReportWishes& wishes, const MemberFrame& frame) {
    console::ReportForm& form = report_form_;
    if (wishes.send)
        reports_.send(form.business_id, console::parse_report_kind(form.kind).value_or(console::ReportKind::other),
                      form.text);
    if (wishes.closed) form = {};
    if (wishes.retry) reports_.retry();
    if (wishes.complain)
        reports_.complain(complaint_form_.report_id,
                          complaint_form_.by_owner && frame.acting ? frame.acting->id : std::string(),
                          complaint_form_.text);
    const bool complained = reports_.take_complained();
    if (complained) complaint_form_ = {};
    if (complained || wishes.send || wishes.closed || wishes.complain || wishes.retry) around_.navigator.draw_again();
    if (wishes.follow) around_.navigator.go({Screen::reports, {}, {}}, false);
    if (wishes.open) around_.navigator.go({Screen::business, *wishes.open, {}}, false);
}

}  // namespace comptoir::member

[[gnu::noinline]] std::unique_ptr<comptoir::app::MemberScreens> comptoir::app::make_member_screens(
    const MemberSurroundings& around) {
    return std::make_unique<member::MemberSession>(around);
}
