// The models of those screens that only who acts sees, and what their wishes become. What is drawn: member_screens.cpp.
#pragma once

#include <string>

#include "shared/policy/policy.h"
#include "wasm/app/member_screens.h"
#include "wasm/console/desk_view.h"
#include "wasm/console/report_view.h"
#include "wasm/network/network_view.h"
#include "wasm/page/page_view.h"

namespace comptoir::member {

class MemberSession : public app::MemberScreens {
public:
    explicit MemberSession(const app::MemberSurroundings& surroundings);

    void follow(const app::Route& route, const OwnBusiness* acting) override;
    bool receive(const app::Reply& reply) override;
    void draw(kit::Ui& ui, const app::MemberFrame& frame) override;
    void draw_relation(kit::Ui& ui, const app::MemberFrame& frame) override;
    void report(const std::string& business_id) override;
    void draw_over(kit::Ui& ui, const app::MemberFrame& frame) override;
    bool relation_is_coming() const override;
    bool title_is_coming(const app::Route& route) const override;
    double tick(double now_ms) override;

private:
    // For which of one's businesses one acts, for whoever has several; the address says it.
    void draw_own_choice(kit::Ui& ui, const app::MemberFrame& frame);
    void draw_page(kit::Ui& ui, const app::MemberFrame& frame);
    void draw_network(kit::Ui& ui, const app::MemberFrame& frame);
    void draw_desk(kit::Ui& ui, const app::MemberFrame& frame);
    void draw_reports(kit::Ui& ui, const app::MemberFrame& frame);
    // A colleague's code makes somebody a member.
    void draw_join(kit::Ui& ui, const app::MemberFrame& frame);

    void grant(page::PageWishes& wishes, const app::MemberFrame& frame);
    void grant(const network::NetworkWishes& wishes, const app::MemberFrame& frame);
    void grant(const console::ReportWishes& wishes, const app::MemberFrame& frame);

    app::MemberSurroundings around_;
    page::DraftModel draft_;
    page::TradeWordsModel trade_words_;
    page::PreviewModel preview_;
    page::OfficeModel office_;
    page::PageState page_state_;
    network::NetworkModel network_;
    network::NetworkState network_state_;
    bool keeps_focus_ = false;  // another business was chosen, and its screen is on its way
    console::DeskModel desk_;
    console::DeskState desk_state_;
    console::ReportModel reports_;
    console::ReportForm report_form_;
    console::ComplaintForm complaint_form_;
};

}  // namespace comptoir::member
