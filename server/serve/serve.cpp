#include "server/serve/serve.h"

#include <pthread.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "server/directory/directory_service.h"
#include "server/directory/routes.h"
#include "server/http/router.h"
#include "server/http/server.h"
#include "server/serve/management.h"
#include "server/tables/tables.h"

namespace comptoir {

namespace {

using http::AccessLog;

// Everything that answers, in the order in which it depends on each other.
struct Service {
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantRegistry tenants;
    std::unique_ptr<ItemCache> items;
    std::unique_ptr<AnswerCache> answers;
    std::unique_ptr<IndexService> index;
    std::unique_ptr<DirectoryService> directory;
    std::unique_ptr<http::Router> router;
};

std::optional<std::string> open_database(const Settings& settings, Service& service) {
    auto opened = db::Database::open(settings.data, {});
    if (!opened) return opened.error().detail;
    service.database = std::move(*opened);
    auto businesses =
        service.database->read([](db::Connection& connection) { return BusinessStore::open(connection); });
    if (!businesses) return businesses.error().detail;
    if (!*businesses) return businesses->error().detail;
    service.businesses = std::move(*businesses).value();
    if (const auto error = service.tenants.refresh(*service.database)) return error->detail;
    return std::nullopt;
}

std::optional<std::string> build_index(const Settings& settings, AccessLog& log, Service& service) {
    service.items = std::make_unique<ItemCache>(settings.items_cached);
    service.answers = std::make_unique<AnswerCache>(std::size_t{1'000'000} * settings.answer_cache_mb);
    const search::Knowledge knowledge{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    auto index =
        IndexService::start({.database = *service.database,
                             .businesses = *service.businesses,
                             .knowledge = knowledge,
                             .data_folder = settings.data,
                             .say = [&log](auto level, auto event, auto detail) { log.event(level, event, detail); },
                             .on_change = [&service](BusinessNumber number) { service.items->forget(number); },
                             .on_poll = [&service] { static_cast<void>(service.tenants.refresh(*service.database)); }});
    if (!index) return index.error().detail;
    service.index = std::move(*index);
    service.directory = std::make_unique<DirectoryService>(
        DirectoryService::Parts{*service.database, *service.businesses, service.tenants, *service.index, *service.items,
                                *service.answers, knowledge});
    return std::nullopt;
}

std::optional<std::string> make_router(const Settings& settings, const std::shared_ptr<AccessLog>& log,
                                       Service& service) {
    std::shared_ptr<const http::StaticFiles> files;
    const auto folder = settings.widget.empty() ? widget_beside_program() : settings.widget;
    if (!folder.empty()) {
        auto loaded = http::StaticFiles::load(
            folder, [&service](std::string_view tenant) { return service.tenants.frame_ancestors(tenant); });
        if (!loaded) return loaded.error();
        files = std::make_shared<const http::StaticFiles>(std::move(*loaded));
    }
    std::vector<http::Route> routes = directory_routes(service.directory.get());
    routes.push_back(openapi_route(routes));
    service.router = std::make_unique<http::Router>(http::Router::Parts{
        .routes = std::move(routes),
        .may_read = [&service](auto tenant, auto origin) { return service.tenants.may_read(tenant, origin); },
        .files = std::move(files),
        .log = log});
    return std::nullopt;
}

double resident_bytes() {
    std::ifstream status("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    status >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

std::string metrics_text(const Service& service) {
    std::string text;
    http::append_gauge(text, "comptoir_resident_bytes", "Memory of the process.", resident_bytes());
    if (!service.router) return text;
    const IndexService::Status index = service.index->status();
    http::append_gauge(text, "comptoir_index_businesses", "Businesses in the search indexes.",
                       static_cast<double>(index.businesses));
    http::append_gauge(text, "comptoir_index_bytes", "Memory of the search indexes, by their allocator.",
                       static_cast<double>(index.memory_bytes));
    http::append_gauge(text, "comptoir_index_last_change", "The last change of the database that the indexes contain.",
                       static_cast<double>(index.last_change));
    const AnswerCache::Counts answers = service.answers->counts();
    http::append_counter(text, "comptoir_answer_cache_hits_total", "Lists answered as they were answered before.",
                         static_cast<double>(answers.hits));
    http::append_counter(text, "comptoir_answer_cache_misses_total", "Lists that were searched for.",
                         static_cast<double>(answers.misses));
    http::append_gauge(text, "comptoir_answer_cache_bytes", "Memory of answers that are kept.",
                       static_cast<double>(answers.bytes));
    service.router->metrics().append_to(text);
    return text;
}

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

// Ends the process when requests do not finish in time: their clients see a closed connection, and nothing is
// half-written.
class DrainLimit {
public:
    DrainLimit(int seconds, AccessLog& log)
        : thread_([this, seconds, &log] {
              std::unique_lock lock(waiting_);
              if (drained_.wait_for(lock, std::chrono::seconds(seconds), [this] { return done_; })) return;
              log.event("error", "drain_incomplete", "requests were still running; ended without them");
              std::_Exit(EXIT_FAILURE);
          }) {}
    ~DrainLimit() {
        {
            const std::lock_guard lock(waiting_);
            done_ = true;
        }
        drained_.notify_all();
        thread_.join();
    }

private:
    std::mutex waiting_;
    std::condition_variable drained_;
    bool done_ = false;
    std::thread thread_;
};

}  // namespace

std::filesystem::path widget_beside_program() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto folder = program.parent_path() / "widget";
    return std::filesystem::is_directory(folder, error) ? folder : std::filesystem::path();
}

int serve(const Settings& settings, const std::function<void(int)>& on_ready) {
    const auto refuse = [](const std::string& reason) {
        std::cerr << "comptoir serve: " << reason << '\n';
        return EXIT_FAILURE;
    };
    if (const auto reason = refuse_settings(settings)) return refuse(*reason);
    const sigset_t ending = ending_signals();
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);  // inherited by every thread: only sigwait takes them
    std::signal(SIGPIPE, SIG_IGN);

    const auto log = std::make_shared<AccessLog>(settings.log_requests);
    Health health;
    Service service;
    auto server =
        http::Server::listen({.address = settings.address, .port = settings.port, .threads_max = settings.threads},
                             [&service](const http::Request& request) { return service.router->answer(request); });
    if (!server) return refuse(server.error());
    std::unique_ptr<http::Server> management;
    std::thread management_thread;
    if (settings.management_port != 0) {
        auto listening = http::Server::listen(
            {.address = settings.address, .port = settings.management_port, .threads_max = 4},
            [&](const http::Request& request) {
                // Before it is ready there are no indexes and no router to count.
                return management_answer(request, health,
                                         [&] { return health.started ? metrics_text(service) : std::string(); });
            });
        if (!listening) return refuse(listening.error());
        management = std::move(*listening);
        management_thread = std::thread([&management] { management->run(); });
    }
    const auto end_management = [&] {
        if (!management) return;
        management->stop();
        management_thread.join();
    };

    auto reason = open_database(settings, service);
    if (!reason) reason = build_index(settings, *log, service);
    if (!reason) reason = make_router(settings, log, service);
    if (reason) {
        end_management();
        return refuse(*reason);
    }

    std::thread serving([&server] { (*server)->run(); });
    health.ready = health.started = true;
    log->event("info", "ready", "port " + std::to_string((*server)->port()));
    if (on_ready) on_ready((*server)->port());

    int signal = 0;
    sigwait(&ending, &signal);
    health.ready = false;
    log->event("info", "ending", "no new requests");
    {
        const DrainLimit limit(settings.drain_s, *log);
        (*server)->stop();
        serving.join();
    }
    end_management();
    log->event("info", "ended", "all requests answered");
    // The indexes go with the process; what matters is on the disk.
    std::cout.flush();
    return EXIT_SUCCESS;
}

}  // namespace comptoir
