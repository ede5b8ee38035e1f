// One widget: its route, its models, its words. Here wishes of the views become questions, navigation and news for the
// page. What is drawn where: session_screens.cpp.
#pragma once

#include <optional>
#include <string>

#include "wasm/app/host_ports.h"
#include "wasm/app/member_screens.h"
#include "wasm/app/person_model.h"
#include "wasm/app/route.h"
#include "wasm/app/widget_options.h"
#include "wasm/directory/business_model.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/directory_view.h"
#include "wasm/platform/view.h"

namespace comptoir::app {

class Session : public platform::View, private Navigator {
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
    void member_came(bool ok) override;

private:
    // All that was asked, answered or typed for whoever is here: another person begins without any of it.
    struct Belongings {
        Belongings(ApiClient& client, const std::string& tenant, bool signed_in);
        PersonModel person;
        directory::DirectoryModel directory;
        directory::BusinessModel business;
        directory::TradeModel trades;
        directory::DirectoryState directory_state;
        std::unique_ptr<MemberScreens> member;  // null until they are wanted and their module is there
        std::string acting_id;                  // the business of one's own that was chosen last
        std::string report_id;                  // the business whose page is to be reported once their module is there
        bool searched_before = false;           // a page was opened from the results
    };

    void draw_screen(kit::Ui& ui);
    void draw_bar(kit::Ui& ui);
    void draw_sign_in_failure(kit::Ui& ui);
    void draw_directory_screen(kit::Ui& ui);
    void draw_list_pane(kit::Ui& ui);
    void draw_business_pane(kit::Ui& ui, bool alone);
    void draw_about_screen(kit::Ui& ui);
    // Or what stands in its place while it is not known who is here, or its module is not there.
    void draw_member_screen(kit::Ui& ui);
    MemberFrame member_frame(const directory::Scene& scene) const;
    // Asks for the module of the member's screens, once.
    void want_member();
    // The screens of whoever is here are on their way.
    bool member_is_coming() const { return own_.person.me() && !own_.member && !member_failed_; }
    // Of the business whose page is open, it is not known yet how one stands to it.
    bool relation_is_coming() const;
    // The title that is to take the focus is not known yet.
    bool title_is_coming() const;
    // What became of the page's address, for as long as that is shown.
    std::optional<Message> copied_said(kit::Ui& ui);

    void grant(const directory::DirectoryWishes& wishes);
    void grant(const directory::BusinessWishes& wishes, bool alone);
    // For which of the person's businesses one acts; null: for none.
    const OwnBusiness* acting() const { return own_.person.business(own_.acting_id); }
    bool is_own(std::string_view business_id) const;
    // Opens the dialog in which the page is reported; a visitor's too is of the members' module.
    void report();
    // Sends what is due.
    void keep_saving(kit::Ui& ui);
    void search(const BusinessQuery& query);
    void go(Route route, bool replace) override;
    void draw_again() override { redraw_ = true; }
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
    bool member_asked_ = false, member_failed_ = false;
    std::optional<Message> copied_;  // what is said for a while of an address that was to be copied
    double copied_ends_ms_ = 0;      // 0: it has not been drawn yet

    Route route_;
    bool came_here_ = false;      // the screen is another than in the last frame: its title takes the focus
    bool redraw_ = false;         // a wish was granted that this frame could not show any more
    kit::NodeId page_title_ = 0;  // of the page beside the list, as drawn last
    Belongings own_;
};

}  // namespace comptoir::app
