// Everything that answers requests, put together: database, indexes, features and their routes. `serve` gives it
// sockets; tests ask it directly.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/console/desk_service.h"
#include "server/console/name_watch.h"
#include "server/console/report_service.h"
#include "server/directory/directory_service.h"
#include "server/files/picture_service.h"
#include "server/http/access_log.h"
#include "server/http/router.h"
#include "server/identity/gate.h"
#include "server/identity/identity_service.h"
#include "server/network/network_service.h"
#include "server/page/member_service.h"
#include "server/page/my_data.h"
#include "server/page/page_service.h"
#include "server/serve/settings.h"

namespace comptoir {

// The features' services, in the order in which they depend on each other. All null: only the description is of use.
struct Features {
    DirectoryService* directory = nullptr;
    identity::IdentityService* identity = nullptr;
    PictureService* pictures = nullptr;
    network::NetworkService* network = nullptr;
    PageService* page = nullptr;
    MemberService* members = nullptr;
    MyDataService* my_data = nullptr;
    console::ReportService* reports = nullptr;
    console::DeskService* desk = nullptr;
    console::NameWatch* names = nullptr;
};

// The whole route table, the description of itself last.
std::vector<http::Route> api_routes(const Features& features);
// The OpenAPI document.
std::string api_document();

class Service {
public:
    struct Options {
        std::shared_ptr<http::AccessLog> log;      // none: nothing is logged
        std::function<std::int64_t()> now_s = {};  // none: the clock
        identity::FetchKeys fetch_keys = identity::fetch_keys;
        PictureWorker::Options pictures = {};
    };
    // Opens the database and builds the indexes: seconds for millions of businesses. Refuses with a sentence.
    static Result<std::unique_ptr<Service>, std::string> open(const Settings& settings, Options options);

    http::Response answer(const http::Request& request) { return router_->answer(request); }
    // For Prometheus, in its text format.
    std::string metrics_text() const;

    db::Database& database() { return *database_; }
    const BusinessStore& businesses() const { return *businesses_; }
    IndexService& index() { return *index_; }
    PictureService& pictures() { return *pictures_; }
    // Reads again what another process may have written, beside businesses.
    void refresh();

private:
    Service() = default;
    std::optional<std::string> open_database(const Settings& settings);
    std::optional<std::string> build_index(const Settings& settings, const Options& options);
    void make_identity(const Options& options);
    std::optional<std::string> open_pictures(const Settings& settings, const Options& options);
    void make_page(const Options& options);
    void make_console(const Options& options);
    std::optional<std::string> make_router(const Settings& settings, const Options& options);

    std::unique_ptr<db::Database> database_;
    std::unique_ptr<BusinessStore> businesses_;
    TenantRegistry tenants_;
    std::unique_ptr<PictureService> pictures_;  // the index's thread sweeps them
    std::unique_ptr<identity::TokenChecker> tokens_;
    std::unique_ptr<identity::Revocations> revocations_;
    std::unique_ptr<identity::People> people_;
    std::unique_ptr<network::Relations> relations_;
    std::unique_ptr<identity::Gatekeeper> gate_;
    std::unique_ptr<identity::IdentityService> identity_;
    std::unique_ptr<ItemCache> items_;
    std::unique_ptr<AnswerCache> answers_;
    std::unique_ptr<ReadingQuota> quota_;
    std::unique_ptr<IndexService> index_;
    std::unique_ptr<DirectoryService> directory_;
    std::unique_ptr<network::NetworkService> network_;
    std::unique_ptr<PageService> page_;
    std::unique_ptr<MemberService> members_;
    std::unique_ptr<MyDataService> my_data_;
    std::unique_ptr<console::ReportService> reports_;
    std::unique_ptr<console::DeskService> desk_;
    std::unique_ptr<console::NameWatch> names_;
    std::unique_ptr<http::Router> router_;
};

// The folder `widget` beside this program; empty when there is none.
std::filesystem::path widget_beside_program();

}  // namespace comptoir
