// Whether the time of an answer tells a hidden member from nobody: page, similar businesses and register number, asked
// by a visitor and by a member, 10,000 of each in turn, in process. What counts is how often a hidden member's answer
// is the slower one of two: half the time, if nothing can be told.
// usage: probes_bench [PROBES [BUSINESSES]]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "server/sample/sample.h"
#include "server/serve/service.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"

using namespace comptoir;

namespace {

constexpr TenantNumber tenant = 1;
constexpr std::uint32_t hidden_each = 3;  // every third is hidden

void figure(double value) {
    if (const char* path = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(path, std::ios::app) << "{\"name\": \"trust.probes.auc_off\", \"value\": " << value << "}\n";
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

    // How far from a half; `hidden` and `absent` give the paths.
    template <typename Hidden, typename Absent>
    double off(const char* name, Hidden&& hidden, Absent&& absent) {
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
        std::printf("%-44s %8.3f %10.2f us %10.2f us\n", name, share, median(times[0]), median(times[1]));
        return std::abs(share - 0.5);
    }

private:
    double time_us(const std::string& path) {
        const std::size_t mark = std::min(path.find('?'), path.size());
        const http::Request request{.method = "GET",
                                    .path = std::string_view(path).substr(0, mark),
                                    .query = mark < path.size() ? std::string_view(path).substr(mark + 1) : ""};
        const auto start = std::chrono::steady_clock::now();
        const http::Response response = service_.answer(request);
        const auto took = std::chrono::steady_clock::now() - start;
        if (response.status != 404 && response.status != 200) std::exit(1);
        return std::chrono::duration<double, std::micro>(took).count();
    }

    Service& service_;
    std::size_t count_;
    std::mt19937 random_{1};
};

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto probes = static_cast<std::size_t>(count > 1 ? std::atoi(words[1]) : 10'000);
    const auto size = static_cast<std::uint32_t>(count > 2 ? std::atoi(words[2]) : 40'000);
    const std::filesystem::path folder = "build/bench/probes";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "widget");
    std::vector<BusinessNumber> hidden;
    std::vector<std::string> hidden_sirens;
    {
        auto database = db::Database::open(folder, {.creates = true});
        const sample::Sample made(tables::gazetteer());
        const auto written = (*database)->write([&](db::Connection& connection) {
            tenant_store::create(connection, {.name = "demo"}, 0);
            const auto businesses = BusinessStore::open(connection);
            for (std::uint32_t number = 0; number < size; ++number) {
                Business business = made.business(number);
                const bool is_hidden = number % hidden_each == 0;
                business.audience = is_hidden ? Audience::nobody : Audience::everyone;
                const BusinessNumber row = (*businesses)->put(connection, tenant, business);
                if (!is_hidden) continue;
                hidden.push_back(row);
                hidden_sirens.push_back(business.register_id.id.substr(0, 9));
            }
            return db::Nothing{};
        });
        if (!written) return 1;
    }
    Settings settings;
    settings.data = folder;
    settings.widget = folder / "widget";
    const auto service = Service::open(settings, {});
    if (!service) {
        std::fprintf(stderr, "%s\n", service.error().c_str());
        return 1;
    }
    const PublicIds& ids = (*service)->businesses().ids();
    const std::string directory = "/api/v1/tenants/demo/businesses";
    std::mt19937 random(2);
    std::shuffle(hidden.begin(), hidden.end(), random);
    std::shuffle(hidden_sirens.begin(), hidden_sirens.end(), random);
    const auto hidden_id = [&](std::size_t at) { return ids.id_of(tenant, hidden[at % hidden.size()]); };
    // Of rows that are not there, and of another tenant's.
    const auto absent_id = [&](std::size_t at) {
        return ids.id_of(at % 2 == 0 ? tenant : tenant + 1, size * 2 + static_cast<std::uint32_t>(at));
    };
    const sample::Sample made(tables::gazetteer());
    const auto absent_siren = [&](std::size_t at) {
        return made.business(size + static_cast<std::uint32_t>(at)).register_id.id.substr(0, 9);
    };
    std::printf("%zu probes of each        slower share   a hidden member        nobody\n", probes);
    Probes probing(**service, probes);
    double worst = 0;
    const auto measure = [&](const char* name, auto&& of_hidden, auto&& of_absent) {
        worst = std::max(worst, probing.off(name, of_hidden, of_absent));
    };
    const auto page = [&](auto&& id) { return [&, id](std::size_t at) { return directory + "/" + id(at); }; };
    const auto similar = [&](auto&& id) {
        return [&, id](std::size_t at) { return directory + "/" + id(at) + "/similar"; };
    };
    const auto search = [&](auto&& id) { return [&, id](std::size_t at) { return directory + "?q=" + id(at); }; };
    const auto hidden_siren = [&](std::size_t at) { return hidden_sirens[at % hidden_sirens.size()]; };
    measure("warming up", page(hidden_id), page(absent_id));
    worst = 0;
    measure("page", page(hidden_id), page(absent_id));
    measure("similar", similar(hidden_id), similar(absent_id));
    measure("register number", search(hidden_siren), search(absent_siren));
    std::printf("furthest from a half: %.3f\n", worst);
    figure(worst);
    std::filesystem::remove_all(folder);
}
