// One widget: its route, its models, its words. Here wishes of the views become questions, navigation and news for the
// page. What is drawn where: session_screens.cpp.
#pragma once

#include <optional>
#include <string>

#include "shared/policy/policy.h"
#include "wasm/app/host_ports.h"
#include "wasm/app/person_model.h"
#include "wasm/app/route.h"
#include "wasm/app/widget_options.h"
#include "wasm/directory/business_model.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/directory_view.h"
#include "wasm/network/network_view.h"
#include "wasm/page/page_view.h"
#include "wasm/platform/view.h"

namespace comptoir::app {

class Session : public platform::View {
public:
    Session(std::uint32_t widget, const WidgetOptions& options);

    void draw(kit::Ui& ui) override;
    void answered(const platform::Answer& answer) override;
    void person_changed(std::string_view key) override;
    void sign_in_failed(bool failed) override;
    void route_changed(std::string_view route) override;
    void located(bool found, double latitude, double longitude) override;
    void copied(bool ok) override;
    void catalogue_came(std::string_view language, std::string_view text) override;

private:
    // All that was asked, answered or typed for whoever is here: another person begins without any of it.
    struct Belongings {
        Belongings(ApiClient& client, const HostDrafts& drafts, const std::string& tenant, bool signed_in);
        PersonModel person;
        directory::DirectoryModel directory;
        directory::BusinessModel business;
        directory::TradeModel trades;
        directory::DirectoryState directory_state;
        page::DraftModel draft;
        page::TradeWordsModel trade_words;
        page::PreviewModel preview;
        page::OfficeModel office;
        page::PageState page_state;
        network::NetworkModel network;
        network::NetworkState network_state;
        std::string acting_id;         // the business of one's own that was chosen last
        bool searched_before = false;  // a page was opened from the results
    };

    void draw_screen(kit::Ui& ui);
    void draw_bar(kit::Ui& ui);
    void draw_sign_in_failure(kit::Ui& ui);
    void draw_directory_screen(kit::Ui& ui);
    void draw_list_pane(kit::Ui& ui);
    void draw_business_pane(kit::Ui& ui, bool alone);
    bool relation_is_coming() const;
    void draw_about_screen(kit::Ui& ui);
    void draw_page_screen(kit::Ui& ui, const OwnBusiness& own);
    // My network, and the bell's list.
    void draw_network_screen(kit::Ui& ui);
    // What stands in place of a screen that only a member has, while it is not known who is here, or it is no member.
    void draw_waiting_for_person(kit::Ui& ui);
    void draw_join(kit::Ui& ui);
    // What became of the page's address, for as long as that is shown.
    std::optional<Message> copied_said(kit::Ui& ui);

    void grant(const directory::DirectoryWishes& wishes);
    void grant(const directory::BusinessWishes& wishes, bool alone);
    void grant(page::PageWishes& wishes, const OwnBusiness& own);
    void grant(const network::NetworkWishes& wishes);
    // For which of the person's businesses one acts; null: for none.
    const OwnBusiness* acting() const { return own_.person.business(own_.acting_id); }
    // May the person do this for that business?
    bool may_act(Action action) const;
    // Sends what is due.
    void keep_saving(kit::Ui& ui);
    void search(const BusinessQuery& query);
    // Goes there, and tells the page.
    void go(Route route, bool replace);
    void know_person();
    // Shows what `route_` says.
    void follow_route();
    std::optional<directory::Origin> origin() const;

    HostIntl intl_;
    HostClock clock_;
    HostTransport transport_;
    HostDrafts drafts_;
    HostPage page_;
    ApiClient client_;
    std::string tenant_;
    std::optional<Language> language_;
    bool catalogue_failed_ = false;
    bool shown_ = false;
    bool told_ready_ = false;
    bool sign_in_failed_ = false;
    std::optional<Message> copied_;  // what is said for a while of an address that was to be copied
    double copied_ends_ms_ = 0;      // 0: it has not been drawn yet

    Route route_;
    bool came_here_ = false;      // the screen is another than in the last frame: its title takes the focus
    bool redraw_ = false;         // a wish was granted that this frame could not show any more
    kit::NodeId page_title_ = 0;  // of the page beside the list, as drawn last
    Belongings own_;
};

}  // namespace comptoir::app
