// Whether the time of an answer tells a hidden member from nobody: page, similar businesses, register number and what
// is between it and the own business, asked by a visitor and by a member with connections, 10,000 of each in turn, in
// process. What counts is how often a hidden member's answer is the slower one of two: half the time, if nothing can be
// told.
// usage: probes_bench [PROBES]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "server/serve/service.h"
#include "tests/bench/probes/hidden_members.h"

using namespace comptoir;

namespace {

void figure(double value) {
    if (const char* path = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(path, std::ios::app) << "{\"name\": \"trust.probes.auc_off\", \"value\": " << value << "}\n";
}

// The path with what is probed in the place of its asterisk.
std::string with_in(std::string path, const std::string& what) {
    return path.replace(path.find('*'), 1, what);
}

// The share of pairs in which the first is slower, ties counting half: the area under the curve of a rank test.
double slower_share(const std::vector<double>& first, const std::vector<double>& second) {
    std::vector<std::pair<double, bool>> all;
    for (const double time : first) all.emplace_back(time, true);
    for (const double time : second) all.emplace_back(time, false);
    std::sort(all.begin(), all.end());
    double rank_sum = 0;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].first == all[begin].first) ++end;
        const double rank = static_cast<double>(begin + end + 1) / 2;
        for (std::size_t at = begin; at < end; ++at) rank_sum += all[at].second ? rank : 0;
        begin = end;
    }
    const auto count = static_cast<double>(first.size());
    return (rank_sum - count * (count + 1) / 2) / (count * static_cast<double>(second.size()));
}

// Two sorts of addresses, asked one after the other in an order that nobody can foresee.
class Probes {
public:
    Probes(Service& service, std::size_t count) : service_(service), count_(count) {}

    // Who asks from now on; empty: a visitor.
    void set_token(const std::string& token) { authorization_ = token.empty() ? "" : "Bearer " + token; }
    // How far from a half; `hidden` and `absent` give the paths.
    template <typename Hidden, typename Absent>
    double off(const char* reader, const char* name, Hidden&& hidden, Absent&& absent) {
        std::vector<double> times[2];
        std::vector<std::string> paths[2];
        for (std::size_t at = 0; at < count_; ++at) {
            paths[0].push_back(hidden(at));
            paths[1].push_back(absent(at));
        }
        for (std::size_t at = 0; at < count_; ++at) {
            const std::size_t first = random_() & 1U;
            for (const std::size_t sort : {first, 1 - first}) times[sort].push_back(time_us(paths[sort][at]));
        }
        const double share = slower_share(times[0], times[1]);
        const auto median = [](std::vector<double> all) {
            std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
            return all[all.size() / 2];
        };
        std::printf("%-8s %-30s %10.3f %12.2f us %12.2f us\n", reader, name, share, median(times[0]), median(times[1]));
        return std::abs(share - 0.5);
    }

private:
    double time_us(const std::string& path) {
        const std::size_t mark = std::min(path.find('?'), path.size());
        const http::Request request{.method = "GET",
                                    .path = std::string_view(path).substr(0, mark),
                                    .query = mark < path.size() ? std::string_view(path).substr(mark + 1) : "",
                                    .authorization = authorization_};
        const auto start = std::chrono::steady_clock::now();
        const http::Response response = service_.answer(request);
        const auto took = std::chrono::steady_clock::now() - start;
        if (response.status != 404 && response.status != 200) {
            std::fprintf(stderr, "probes_bench: %d %s\n", response.status, response.body.c_str());
            std::exit(EXIT_FAILURE);
        }
        return std::chrono::duration<double, std::micro>(took).count();
    }

    Service& service_;
    std::size_t count_;
    std::string authorization_;
    std::mt19937 random_{1};
};

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto probes = static_cast<std::size_t>(count > 1 ? std::atoi(words[1]) : 10'000);
    const auto size =
        static_cast<std::uint32_t>(probes * bench::sorts);  // nothing is asked twice: it would be remembered
    const std::filesystem::path folder = "build/bench/probes";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "widget");
    const identity::Signer signer(Algorithm::es256);
    const std::filesystem::path keys = std::filesystem::absolute(folder / "demo.jwks");
    std::ofstream(keys) << signer.key_set_json();
    bench::HiddenMembers members;
    {
        auto database = db::Database::open(folder, {.creates = true});
        const auto written = (*database)->write(
            [&](db::Connection& connection) { return members.write(connection, signer, keys.string(), size); });
        if (!written || !*written) return EXIT_FAILURE;
    }
    Settings settings;
    settings.data = folder;
    settings.widget = folder / "widget";
    const auto service = Service::open(settings, {.now_s = [] { return bench::now_s; }});
    if (!service) {
        std::fprintf(stderr, "%s\n", service.error().c_str());
        return EXIT_FAILURE;
    }
    const PublicIds& ids = (*service)->businesses().ids();
    const std::string own = ids.id_of(bench::tenant, members.seen.numbers.front());
    Probes probing(**service, probes);
    std::mt19937 random(2);  // what lies side by side must not be asked for one after the other
    double worst = 0;
    const auto probe = [&](const char* reader, const std::string& token, bench::Businesses hidden) {
        hidden.shuffle(random);
        members.elsewhere.shuffle(random);
        const auto hidden_id = [&](std::size_t at) { return ids.id_of(bench::tenant, hidden.number(at)); };
        // A row that is gone, and another bank's.
        const auto absent_id = [&](std::size_t at) {
            return ids.id_of(at % 2 == 0 ? bench::tenant : bench::other_tenant, members.elsewhere.number(at));
        };
        const auto hidden_siren = [&](std::size_t at) { return hidden.siren(at); };
        const auto absent_siren = [&](std::size_t at) { return members.elsewhere.siren(at); };
        const auto measure = [&](const char* name, const std::string& path, const auto& of_hidden,
                                 const auto& of_absent) {
            const auto paths = [&](const auto& what) {
                return [&path, &what](std::size_t at) { return with_in(path, what(at)); };
            };
            return probing.off(reader, name, paths(of_hidden), paths(of_absent));
        };
        const std::string all = "/api/v1/tenants/demo/businesses";
        probing.set_token(token);
        measure("warming up", all + "/*", hidden_id, absent_id);
        worst = std::max(worst, measure("page", all + "/*", hidden_id, absent_id));
        worst = std::max(worst, measure("similar businesses", all + "/*/similar", hidden_id, absent_id));
        worst = std::max(worst, measure("register number", all + "?q=*", hidden_siren, absent_siren));
        if (token.empty()) return;
        worst = std::max(worst, measure("connection", all + "/" + own + "/connections/*", hidden_id, absent_id));
    };
    std::printf("%zu probes of each                     slower share  a hidden member         nobody\n", probes);
    bench::Businesses hidden = members.from_all;
    hidden.add(members.from_strangers);
    probe("member", members.token(signer), hidden);
    hidden.add(members.from_visitors);
    probe("visitor", {}, hidden);
    std::printf("furthest from a half: %.3f\n", worst);
    figure(worst);
    std::filesystem::remove_all(folder);
}
