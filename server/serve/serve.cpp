#include "server/serve/serve.h"

#include <pthread.h>

#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "server/http/server.h"
#include "server/serve/management.h"
#include "server/serve/service.h"

namespace comptoir {

namespace {

using http::AccessLog;

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
    std::unique_ptr<Service> service;
    auto server =
        http::Server::listen({.address = settings.address, .port = settings.port, .threads_max = settings.threads},
                             [&service](const http::Request& request) { return service->answer(request); });
    if (!server) return refuse(server.error());
    std::unique_ptr<http::Server> management;
    std::thread management_thread;
    if (settings.management_port != 0) {
        auto listening = http::Server::listen(
            {.address = settings.address, .port = settings.management_port, .threads_max = 4},
            [&](const http::Request& request) {
                // Before it is ready there are no indexes and no router to count.
                return management_answer(request, health,
                                         [&] { return health.started ? service->metrics_text() : std::string(); });
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

    auto opened = Service::open(settings, {.log = log});
    if (!opened) {
        end_management();
        return refuse(opened.error());
    }
    service = std::move(*opened);

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
