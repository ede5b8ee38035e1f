#include "server/serve/service.h"

#include <unistd.h>

#include <chrono>
#include <fstream>

#include "server/page/page_store.h"
#include "server/serve/personal_data.h"
#include "server/tables/tables.h"

namespace comptoir {

namespace {

std::int64_t clock_s() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

double resident_bytes() {
    std::ifstream status("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    status >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

std::filesystem::path widget_beside_program() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto folder = program.parent_path() / "widget";
    return std::filesystem::is_directory(folder, error) ? folder : std::filesystem::path();
}

Result<std::unique_ptr<Service>, std::string> Service::open(const Settings& settings, Options options) {
    if (!options.now_s) options.now_s = clock_s;
    auto service = std::unique_ptr<Service>(new Service());
    if (auto reason = service->open_database(settings)) return *std::move(reason);
    if (auto reason = service->open_pictures(settings, options)) return *std::move(reason);
    if (auto reason = service->build_index(settings, options)) return *std::move(reason);
    service->make_identity(options);
    service->make_console(options);
    service->make_page(options);
    if (auto reason = service->make_router(settings, options)) return *std::move(reason);
    return service;
}

std::optional<std::string> Service::open_database(const Settings& settings) {
    auto opened = db::Database::open(settings.data, {});
    if (!opened) return opened.error().detail;
    database_ = std::move(*opened);
    auto businesses = database_->read([](db::Connection& connection) { return BusinessStore::open(connection); });
    if (!businesses) return businesses.error().detail;
    if (!*businesses) return businesses->error().detail;
    businesses_ = std::move(*businesses).value();
    if (const auto error = tenants_.refresh(*database_)) return error->detail;
    revocations_ = std::make_unique<identity::Revocations>(*database_);
    if (const auto error = revocations_->refresh()) return error->detail;
    return std::nullopt;
}

void Service::refresh() {
    static_cast<void>(tenants_.refresh(*database_));
    if (pictures_) pictures_->sweep_when_due();
}

std::optional<std::string> Service::build_index(const Settings& settings, const Options& options) {
    const auto log = options.log;
    quota_ = std::make_unique<ReadingQuota>(settings.reading, options.now_s);
    items_ = std::make_unique<ItemCache>(settings.items_cached);
    answers_ = std::make_unique<AnswerCache>(std::size_t{1'000'000} * settings.answer_cache_mb);
    const search::Knowledge knowledge{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    auto index = IndexService::start({.database = *database_,
                                      .businesses = *businesses_,
                                      .knowledge = knowledge,
                                      .data_folder = settings.data,
                                      .say =
                                          [log](auto level, auto event, auto detail) {
                                              if (log) log->event(level, event, detail);
                                          },
                                      .on_change = [this](BusinessNumber number) { items_->forget(number); },
                                      .on_poll = [this] { refresh(); }});
    if (!index) return index.error().detail;
    index_ = std::move(*index);
    relations_ = std::make_unique<network::Relations>(*database_);
    directory_ = std::make_unique<DirectoryService>(DirectoryService::Parts{
        .database = *database_,
        .businesses = *businesses_,
        .tenants = tenants_,
        .index = *index_,
        .items = *items_,
        .answers = *answers_,
        .knowledge = knowledge,
        .connections_of = [this](const identity::Caller& caller) { return relations_->of(caller); },
        .quota = quota_.get()});
    return std::nullopt;
}

void Service::make_identity(const Options& options) {
    tokens_ = std::make_unique<identity::TokenChecker>(options.fetch_keys);
    people_ = std::make_unique<identity::People>(*database_, *businesses_);
    gate_ = std::make_unique<identity::Gatekeeper>(identity::Gatekeeper::Parts{
        .database = *database_,
        .tenants = tenants_,
        .businesses = *businesses_,
        .tokens = *tokens_,
        .revocations = *revocations_,
        .people = *people_,
        .is_connected = [this](const identity::Caller& caller,
                               BusinessNumber business) { return relations_->has(caller, business); },
        .now_s = options.now_s});
    identity_ =
        std::make_unique<identity::IdentityService>(identity::IdentityService::Parts{.database = *database_,
                                                                                     .businesses = *businesses_,
                                                                                     .tenants = tenants_,
                                                                                     .tokens = *tokens_,
                                                                                     .revocations = *revocations_,
                                                                                     .people = *people_,
                                                                                     .unread = network::unread,
                                                                                     .now_s = options.now_s});
    network_ = std::make_unique<network::NetworkService>(network::NetworkService::Parts{.database = *database_,
                                                                                        .businesses = *businesses_,
                                                                                        .tenants = tenants_,
                                                                                        .index = *index_,
                                                                                        .items = *items_,
                                                                                        .relations = *relations_,
                                                                                        .now_s = options.now_s});
}

std::optional<std::string> Service::open_pictures(const Settings& settings, const Options& options) {
    auto opened = PictureService::open(
        {.database = *database_,
         .businesses = *businesses_,
         .tenants = tenants_,
         .data_folder = settings.data,
         .worker = options.pictures,
         .is_connected = [this](const identity::Caller& caller,
                                BusinessNumber business) { return relations_->has(caller, business); },
         .is_kept = page_store::names_picture,
         .now_s = options.now_s});
    if (!opened) return opened.error().detail;
    pictures_ = std::move(*opened);
    return std::nullopt;
}

void Service::make_page(const Options& options) {
    page_ = std::make_unique<PageService>(PageService::Parts{.database = *database_,
                                                             .businesses = *businesses_,
                                                             .index = *index_,
                                                             .trades = tables::trade_list(),
                                                             .gazetteer = tables::gazetteer(),
                                                             .now_s = options.now_s,
                                                             .pictures = PictureStore::ids_of,
                                                             .on_published = network::tell_published});
    members_ = std::make_unique<MemberService>(MemberService::Parts{
        .database = *database_, .businesses = *businesses_, .people = *people_, .now_s = options.now_s});
    my_data_ = std::make_unique<MyDataService>(
        MyDataService::Parts{.database = *database_,
                             .businesses = *businesses_,
                             .people = *people_,
                             .index = *index_,
                             .now_s = options.now_s,
                             .features = personal_data(*businesses_, *pictures_, *relations_, *reports_)});
}

void Service::make_console(const Options& options) {
    reports_ = std::make_unique<console::ReportService>(console::ReportService::Parts{
        .database = *database_,
        .businesses = *businesses_,
        .tenants = tenants_,
        .index = *index_,
        .is_connected = [this](const identity::Caller& caller,
                               BusinessNumber business) { return relations_->has(caller, business); },
        .now_s = options.now_s});
    desk_ = std::make_unique<console::DeskService>(console::DeskService::Parts{
        .database = *database_, .businesses = *businesses_, .index = *index_, .now_s = options.now_s});
    names_ = std::make_unique<console::NameWatch>(*database_, *businesses_, *index_);
}

std::optional<std::string> Service::make_router(const Settings& settings, const Options& options) {
    std::shared_ptr<const http::StaticFiles> files;
    const auto folder = settings.widget.empty() ? widget_beside_program() : settings.widget;
    if (!folder.empty()) {
        auto loaded = http::StaticFiles::load(
            folder, [this](std::string_view tenant) { return tenants_.frame_ancestors(tenant); });
        if (!loaded) return loaded.error();
        files = std::make_shared<const http::StaticFiles>(std::move(*loaded));
    }
    router_ = std::make_unique<http::Router>(
        http::Router::Parts{.routes = api_routes({.directory = directory_.get(),
                                                  .identity = identity_.get(),
                                                  .pictures = pictures_.get(),
                                                  .network = network_.get(),
                                                  .page = page_.get(),
                                                  .members = members_.get(),
                                                  .my_data = my_data_.get(),
                                                  .reports = reports_.get(),
                                                  .desk = desk_.get(),
                                                  .names = names_.get()}),
                            .may_read = [this](auto tenant, auto origin) { return tenants_.may_read(tenant, origin); },
                            .gate = [this](const http::Request& request, const http::Route&,
                                           const http::Arguments& values) { return gate_->admit(request, values); },
                            .files = std::move(files),
                            .log = options.log});
    return std::nullopt;
}

std::string Service::metrics_text() const {
    std::string text;
    http::append_gauge(text, "comptoir_resident_bytes", "Memory of the process.", resident_bytes());
    const IndexService::Status index = index_->status();
    http::append_gauge(text, "comptoir_index_businesses", "Businesses in the search indexes.",
                       static_cast<double>(index.businesses));
    http::append_gauge(text, "comptoir_index_bytes", "Memory of the search indexes, by their allocator.",
                       static_cast<double>(index.memory_bytes));
    http::append_gauge(text, "comptoir_index_last_change", "The last change of the database that the indexes contain.",
                       static_cast<double>(index.last_change));
    const AnswerCache::Counts answers = answers_->counts();
    http::append_counter(text, "comptoir_answer_cache_hits_total", "Lists answered as they were answered before.",
                         static_cast<double>(answers.hits));
    http::append_counter(text, "comptoir_answer_cache_misses_total", "Lists that were searched for.",
                         static_cast<double>(answers.misses));
    http::append_gauge(text, "comptoir_answer_cache_bytes", "Memory of answers that are kept.",
                       static_cast<double>(answers.bytes));
    router_->metrics().append_to(text);
    return text;
}

}  // namespace comptoir
