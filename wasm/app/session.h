// One widget: its route, its models, its words. Here wishes of the views become questions, navigation and news for the
// page.
#pragma once

#include <optional>
#include <string>

#include "wasm/app/host_ports.h"
#include "wasm/app/route.h"
#include "wasm/app/widget_options.h"
#include "wasm/directory/business_model.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/directory_view.h"
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
    void draw_sign_in_failure(kit::Ui& ui);
    void draw_navigation(kit::Ui& ui);
    void draw_directory_screen(kit::Ui& ui);
    void draw_list_pane(kit::Ui& ui);
    void draw_business_pane(kit::Ui& ui, bool alone);
    void draw_about_screen(kit::Ui& ui);
    // What became of the page's address, for as long as that is shown.
    std::optional<Message> copied_said(kit::Ui& ui);

    void grant(const directory::DirectoryWishes& wishes);
    void grant(const directory::BusinessWishes& wishes, bool alone);
    void search(const BusinessQuery& query);
    // Goes there, and tells the page.
    void go(Route route, bool replace);
    // Shows what `route_` says.
    void follow_route();
    std::optional<directory::Origin> origin() const;

    HostIntl intl_;
    HostClock clock_;
    HostTransport transport_;
    HostPage page_;
    ApiClient client_;
    std::string tenant_;
    bool is_signed_in_ = false;
    bool sign_in_failed_ = false;
    std::optional<Language> language_;
    bool catalogue_failed_ = false;
    bool told_ready_ = false;
    std::optional<Message> copied_;  // what is said for a while of an address that was to be copied
    double copied_ends_ms_ = 0;      // 0: it has not been drawn yet

    Route route_;
    bool came_here_ = false;        // the screen is another than in the last frame: its title takes the focus
    bool redraw_ = false;           // a wish was granted that this frame could not show any more
    bool searched_before_ = false;  // a page was opened from the results
    kit::NodeId page_title_ = 0;    // of the page beside the list, as drawn last
    directory::DirectoryModel directory_;
    directory::BusinessModel business_;
    directory::TradeModel trades_;
    directory::DirectoryState directory_state_;
};

}  // namespace comptoir::app
