#include "server/demo/demo.h"

#include <signal.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include "server/demo/banks.h"
#include "server/demo/front.h"
#include "server/demo/past.h"
#include "server/demo/portal.h"
#include "server/demo/process.h"
#include "server/http/client.h"
#include "server/http/server.h"

namespace comptoir::demo {
namespace {

using std::chrono::seconds;
constexpr auto start_within = seconds(120);  // a large sample is indexed first

std::int64_t now_s() {
    return std::chrono::duration_cast<seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string origin(int port) {
    return "http://127.0.0.1:" + std::to_string(port);
}

// A bank's portal, answering until it goes.
class PortalServer {
public:
    static Result<std::unique_ptr<PortalServer>, std::string> start(Portal portal, int port) {
        auto self = std::unique_ptr<PortalServer>(new PortalServer(std::move(portal)));
        http::ServerOptions options;
        options.port = port;
        options.threads_max = 64;  // each connection that a browser keeps holds one
        auto server = http::Server::listen(options, [portal = &self->portal_](const http::Request& request) {
            return portal->answer(request, now_s());
        });
        if (!server) return server.error();
        self->server_ = std::move(server).value();
        self->thread_ = std::thread([running = self->server_.get()] { running->run(); });
        return self;
    }
    ~PortalServer() {
        if (!thread_.joinable()) return;
        server_->stop();
        thread_.join();
    }

private:
    explicit PortalServer(Portal portal) : portal_(std::move(portal)) {}

    Portal portal_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

// How a bank vouches for its people: its key, made where there is none, is trusted by the network from now on.
Result<Portal::Desk, std::string> open_desk(const Options& options, std::size_t bank) {
    const std::string tenant = banks[bank].tenant;
    auto key = SigningKey::open(options.data / "portal", tenant);
    if (!key) return key.error();
    auto people = read_people(options.build / "portal" / "people.json", tenant, share_of(bank, options.size));
    if (!people) return people.error();
    const TokenPlaces places{.issuer = "https://" + tenant + ".example", .audience = "comptoir", .tenant = tenant};
    if (auto refusal = trust_issuer(options.data, banks[bank],
                                    {.name = places.issuer,
                                     .audience = places.audience,
                                     .algorithm = Algorithm::es256,
                                     .keys = key->published().string()}))
        return *refusal;
    return Portal::Desk{std::move(*key), places, std::move(*people)};
}

std::string last_lines(const std::filesystem::path& log) {
    constexpr std::streamoff shown_bytes = 1000;
    std::ifstream stream(log, std::ios::binary);
    stream.seekg(0, std::ios::end);
    stream.seekg(std::max<std::streamoff>(0, std::streamoff(stream.tellg()) - shown_bytes));
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct Part {
    std::string name;
    std::filesystem::path log;
    Process process;

    std::string ended() const { return name + " ended by itself:\n" + last_lines(log); }
};

// Nothing when all is well, else what is not.
std::optional<std::string> wait_for_answer(const std::string& url, std::vector<Part>& parts) {
    const auto end = std::chrono::steady_clock::now() + start_within;
    std::string last;
    while (std::chrono::steady_clock::now() < end) {
        for (Part& part : parts) {
            if (!part.process.is_running()) return part.ended();
        }
        const auto answer = http::fetch(url, {.timeout_s = 2});
        if (answer && answer->status == 200) return std::nullopt;
        last = answer ? url + " answers " + std::to_string(answer->status) : answer.error();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return last;
}

// Returns the part that ended, or nothing when a signal came.
std::optional<std::string> wait_for_end(const sigset_t& signals, std::vector<Part>& parts) {
    constexpr timespec a_second{.tv_sec = 1, .tv_nsec = 0};
    while (sigtimedwait(&signals, nullptr, &a_second) < 0) {
        for (Part& part : parts) {
            if (!part.process.is_running()) return part.ended();
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Addresses, std::string> run(const Options& options, const std::function<void(const Addresses&)>& ready) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    if (const auto refusal = fill_banks(options.data, options.size)) return *refusal;
    const Addresses at{origin(options.port), origin(options.port + 1), origin(options.port + 2)};
    const int server_port = options.port + 3;

    std::vector<std::unique_ptr<PortalServer>> portals;
    const Portal::Places places[] = {{at.portal, at.network, at.other_portal},
                                     {at.other_portal, at.network, at.portal}};
    std::vector<Portal::Desk> desks;
    for (std::size_t i = 0; i < banks.size(); ++i) {
        auto desk = open_desk(options, i);
        if (!desk) return desk.error();
        desks.push_back(*desk);
        auto portal = Portal::load(options.build / "portal" / banks[i].tenant, places[i], std::move(*desk));
        if (!portal) return portal.error();
        auto server = PortalServer::start(std::move(portal).value(), options.port + static_cast<int>(i));
        if (!server) return server.error();
        portals.push_back(std::move(server).value());
    }

    std::vector<Part> parts;
    const auto start = [&](std::string name, const std::vector<std::string>& words) -> std::optional<std::string> {
        const std::filesystem::path log = options.data / (name + ".log");
        auto process = Process::start(words, log);
        if (!process) return process.error();
        parts.push_back({std::move(name), log, std::move(process).value()});
        return std::nullopt;
    };
    const std::string widget = (options.build / "widget").string();
    if (const auto refusal = start("serve", {options.program.string(), "serve", "--data", options.data.string(),
                                             "--port", std::to_string(server_port), "--widget", widget})) {
        return *refusal;
    }
    auto front =
        write_front(options.build / "nginx" / "comptoir.conf", options.data / "nginx", {options.port + 2, server_port});
    if (!front) return front.error();
    if (const auto refusal = start("nginx", *front)) return *refusal;
    if (const auto refusal = wait_for_answer(at.network + "/api/v1/tenants/" + banks[0].tenant, parts)) return *refusal;
    for (const Portal::Desk& desk : desks) {
        const auto mark = options.data / "portal" / (desk.places.tenant + ".past");
        if (const auto refusal = live_past({at.network, desk.key, desk.places, desk.people}, mark, now_s()))
            return *refusal;
    }

    ready(at);
    if (const auto ended = wait_for_end(signals, parts)) return *ended;
    return at;
}

}  // namespace comptoir::demo
