// Search over HTTP against a constant answer of the same size from the same server, against fastify with FTS5, and
// through nginx; the same with every answer made anew (no cache of answers); the start, the memory and the delay of a
// change at 1,000,000 businesses. Writes figures to the file that COMPTOIR_FIGURES names.
// usage: http_bench [SIZE_SMALL [SIZE_LARGE]]
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <thread>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/http/client.h"
#include "server/tenant/tenant_store.h"
#include "shared/api/business_list.h"
#include "shared/api/business_query.h"
#include "tests/bench/http/load.h"
#include "tests/bench/http/program.h"
#include "tests/bench/http/sample_folder.h"

using namespace comptoir;
using namespace comptoir::bench;

namespace {

constexpr int server_port = 8330;
constexpr int nginx_port = 8331;
constexpr int peer_port = 8332;
constexpr int management_port = 8333;
constexpr double start_limit_s = 600;
constexpr int changes_measured = 20;

void figure(const std::string& name, double value) {
    std::printf("%-36s %10.2f\n", name.c_str(), value);
    if (const char* file = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(file, std::ios::app) << "{\"name\":\"" << name << "\",\"value\":" << value << "}\n";
}

// With the processor time that the measured program took for a request.
Load measured_row(const std::string& what, const Program& program, const std::vector<std::string>& paths,
                  const LoadOptions& options) {
    const double before_s = program.cpu_s();
    const Load load = measure_load(paths, options);
    const double cpu_us = (program.cpu_s() - before_s) * 1e6 / static_cast<double>(load.requests_all);
    std::printf("%-44s %8.0f req/s  p50 %7.3f ms  p99 %8.3f ms  %6.0f bytes  %6.1f us CPU a request  %zu failed\n",
                what.c_str(), load.requests_per_s, load.p50_ms, load.p99_ms, load.body_bytes, cpu_us, load.failures);
    std::fflush(stdout);
    return load;
}

std::string url(int port, const std::string& path) {
    return "http://127.0.0.1:" + std::to_string(port) + path;
}

std::vector<std::string> search_paths() {
    std::vector<std::string> paths;
    for (const std::string& prefix : judged_prefixes()) paths.push_back(businesses_path(tenant_name, {.text = prefix}));
    return paths;
}

// A folder with one file as large as the mean answer: the constant that the search is measured against.
std::filesystem::path constant_folder(double bytes) {
    const std::filesystem::path folder = "build/bench/constant";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "constant.json") << std::string(static_cast<std::size_t>(bytes), 'x');
    return folder;
}

// `flags`: beyond the default settings.
Program serve(const std::filesystem::path& folder, const std::filesystem::path& widget,
              const std::vector<std::string>& flags = {}) {
    std::vector<std::string> words = {"build/comptoir",
                                      "serve",
                                      "--data",
                                      folder,
                                      "--port",
                                      std::to_string(server_port),
                                      "--widget",
                                      widget,
                                      "--management-port",
                                      std::to_string(management_port)};
    words.insert(words.end(), flags.begin(), flags.end());
    return Program(words);
}

double metric(std::string_view name) {
    const auto answer = http::fetch(url(management_port, "/metrics"));
    const std::size_t at = answer ? answer->body.find("\n" + std::string(name) + ' ') : std::string::npos;
    return at == std::string::npos ? 0 : std::strtod(answer->body.c_str() + at + name.size() + 2, nullptr);
}

void print_cache(std::size_t questions) {
    const double hits = metric("comptoir_answer_cache_hits_total");
    const double misses = metric("comptoir_answer_cache_misses_total");
    std::printf("%zu questions in turn; %.1f %% of %.0f answers were kept ones, %.1f MB of them\n", questions,
                100 * hits / std::max(1.0, hits + misses), hits + misses, metric("comptoir_answer_cache_bytes") / 1e6);
}

struct Measured {
    Load search;
    Load uncached;
    Load constant;
    Load nginx;
    double start_s = 0;
    double change_ms = 0;
    double peak_mb = 0;
};

std::optional<Program> nginx_in_front() {
    std::ifstream from("server/nginx/comptoir.conf");
    std::string text{std::istreambuf_iterator<char>(from), {}};
    const auto folder = std::filesystem::absolute("build/bench/nginx");
    std::filesystem::create_directories(folder);
    const auto replace = [&](const std::string& word, const std::string& with) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size()))
            text.replace(at, word.size(), with);
    };
    replace("@LISTEN@", "127.0.0.1:" + std::to_string(nginx_port));
    replace("@UPSTREAM@", "127.0.0.1:" + std::to_string(server_port));
    replace("@FOLDER@", folder.string());
    std::ofstream(folder / "nginx.conf") << text;
    return std::optional<Program>(
        std::in_place, std::vector<std::string>{"nginx", "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"});
}

// Milliseconds from the commit of a change by this process until the server finds it; the worst of several.
double worst_change_ms(const std::filesystem::path& folder) {
    auto database = db::Database::open(folder, {});
    if (!database) std::exit(EXIT_FAILURE);
    auto prepared = (*database)->write([](db::Connection& connection) {
        return std::pair(BusinessStore::open(connection), tenant_store::find(connection, tenant_name)->number);
    });
    if (!prepared || !prepared->first) std::exit(EXIT_FAILURE);
    double worst = 0;
    for (int round = 0; round < changes_measured; ++round) {
        const std::string name = "zyxw" + std::to_string(getpid()) + std::to_string(round);
        Business business{.audience = Audience::everyone, .legal_name = name};
        business.register_id = {"FR", "siren", "732829320"};
        auto written = (*database)->write([&](db::Connection& connection) {
            return (*prepared->first)->put(connection, prepared->second, business);
        });
        if (!written) std::exit(EXIT_FAILURE);
        const auto committed = std::chrono::steady_clock::now();
        for (;;) {
            const auto answer = http::fetch(url(server_port, businesses_path(tenant_name, {.text = name})));
            const auto list = answer ? parse_business_list(answer->body) : std::nullopt;
            const double ms =
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - committed).count();
            const bool found = list && !list->items.empty() && list->items.front().name == name;
            if (found || ms > 10'000) {
                worst = std::max(worst, ms);
                break;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    return worst;
}

Measured measure(std::uint32_t size) {
    const auto folder = sample_folder(size);
    const auto paths = search_paths();
    Measured measured;
    {  // The first start builds the index from the database and saves it.
        const Program server = serve(folder, constant_folder(1));
        if (seconds_until_answer(server, url(server_port, paths.front()), start_limit_s) < 0) std::exit(EXIT_FAILURE);
    }
    {
        const Program server = serve(folder, constant_folder(1));
        measured.start_s = seconds_until_answer(server, url(server_port, paths.front()), start_limit_s);
        measured.search = measure_load(paths, {.port = server_port});
        measured.peak_mb = server.peak_mb();
    }
    const std::string of = ", " + std::to_string(size) + " businesses";
    const auto constant = constant_folder(measured.search.body_bytes);
    {
        const Program server = serve(folder, constant, {"--answer-cache", "0"});
        seconds_until_answer(server, url(server_port, paths.front()), start_limit_s);
        measured.uncached = measured_row("search, each anew" + of, server, paths, {.port = server_port});
    }
    const Program server = serve(folder, constant);
    seconds_until_answer(server, url(server_port, paths.front()), start_limit_s);
    measured.constant = measured_row("constant" + of, server, {"/widget/v1/constant.json"}, {.port = server_port});
    measured.search = measured_row("search" + of, server, paths, {.port = server_port, .warms_all = true});
    print_cache(paths.size());
    const auto front = nginx_in_front();
    seconds_until_answer(*front, url(nginx_port, paths.front()), 10);
    measured.nginx = measured_row("search through nginx" + of, server, paths, {.port = nginx_port});
    measured.change_ms = worst_change_ms(folder);
    measured.peak_mb = std::max(measured.peak_mb, server.peak_mb());

    std::printf("start %.2f s, a change found after %.0f ms at worst, peak %.0f MB\n", measured.start_s,
                measured.change_ms, measured.peak_mb);
    return measured;
}

Load measure_peer(std::uint32_t size) {
    const auto lines = sample_lines(size);
    const Program peer({"node", "tests/bench/http/peer.mjs", lines, std::to_string(peer_port)});
    const auto paths = search_paths();
    if (seconds_until_answer(peer, url(peer_port, paths.front()), start_limit_s) < 0) {
        std::fprintf(stderr, "http bench: the peer did not start; npm ci\n");
        std::exit(EXIT_FAILURE);
    }
    return measured_row("fastify, FTS5, " + std::to_string(size) + " businesses", peer, paths,
                        {.port = peer_port, .measured_s = 20});
}

}  // namespace

int main(int argument_count, char** arguments) {
    const auto size = [&](int index, std::uint32_t otherwise) {
        return argument_count > index ? static_cast<std::uint32_t>(std::strtoul(arguments[index], nullptr, 10))
                                      : otherwise;
    };
    const Measured small = measure(size(1, 100'000));
    const Load peer = measure_peer(size(1, 100'000));
    const Measured large = measure(size(2, 1'000'000));
    figure("find.http.constant_ratio.100k", 100 * small.search.requests_per_s / small.constant.requests_per_s);
    figure("find.http.constant_ratio.1m", 100 * large.search.requests_per_s / large.constant.requests_per_s);
    figure("find.http.uncached.constant_ratio.100k",
           100 * small.uncached.requests_per_s / small.constant.requests_per_s);
    figure("find.http.uncached.constant_ratio.1m", 100 * large.uncached.requests_per_s / large.constant.requests_per_s);
    figure("find.http.uncached.fastify_ratio", small.uncached.requests_per_s / peer.requests_per_s);
    figure("find.http.uncached.p99", std::max(small.uncached.p99_ms, large.uncached.p99_ms));
    figure("find.http.fastify_ratio", small.search.requests_per_s / peer.requests_per_s);
    figure("find.http.p99", std::max(small.search.p99_ms, large.search.p99_ms));
    figure("find.http.nginx.p99", std::max(small.nginx.p99_ms, large.nginx.p99_ms));
    figure("find.start", large.start_s);
    figure("find.change", std::max(small.change_ms, large.change_ms));
    figure("find.serve.vmhwm", large.peak_mb);
    return EXIT_SUCCESS;
}
