// What a person waits for over HTTP: a signed-in member's searches and pages beside a visitor's of the same, in turn,
// on one connection each; who one is, one's own draft, and a letter typed into it, beside a bare durable commit. No
// answer is kept from one to the next, and every business shows everything to everyone. usage: people_bench [BUSINESSES
// [REQUESTS]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/network/connection_store.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"
#include "shared/api/business_query.h"
#include "tests/bench/http/program.h"
#include "tests/bench/http/sample_folder.h"
#include "tests/bench/people/line.h"
#include "tests/server/identity/signer.h"

using namespace comptoir;
using namespace comptoir::bench;

namespace {

constexpr int port = 8334;
constexpr std::size_t connections_max = 500, writes = 300;
constexpr double start_limit_s = 120;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "people bench: %s\n", what.c_str());
    std::exit(EXIT_FAILURE);
}

// A bank's person with a business and connections, in a data folder of the sample.
struct Member {
    std::string token, business;
    std::vector<std::string> ids;  // of all businesses, in an order of chance

    Member(const std::filesystem::path& folder, const identity::Signer& signer, std::uint32_t size) {
        const auto keys = std::filesystem::absolute("build/bench/people.jwks");
        std::ofstream(keys) << signer.key_set_json();
        auto database = db::Database::open(folder, {});
        if (!database) fail(database.error().detail);
        const auto written = (*database)->write([&](db::Connection& connection) {
            tenant_store::set_issuer(connection, tenant_name,
                                     {"https://bank.example", "comptoir", signer.algorithm(), keys.string()});
            const auto store = BusinessStore::open(connection);
            const TenantNumber tenant = tenant_store::find(connection, tenant_name)->number;
            std::vector<BusinessNumber> numbers;
            for (BusinessNumber number = 1; number <= size; ++number) numbers.push_back(number);
            std::shuffle(numbers.begin(), numbers.end(), std::mt19937(1));
            for (const BusinessNumber number : numbers) ids.push_back((*store)->ids().id_of(tenant, number));
            business = ids.back();
            const BusinessNumber own = numbers.back();
            token = token_of(signer, (*store)->find(connection, own)->business.register_id.id.substr(0, 9));
            numbers.resize(std::min(connections_max, numbers.size() - 1));
            for (const BusinessNumber other : numbers)
                for (const auto& [from, to] : {std::pair(own, other), std::pair(other, own)})
                    network::connection_store::put(connection, from, to, ConnectionStance::connect, {}, 0);
            return db::Nothing{};
        });
        if (!written) fail(written.error().detail);
    }

    static std::string token_of(const identity::Signer& signer, const std::string& siren) {
        const auto now_s = static_cast<std::int64_t>(std::time(nullptr));
        return signer.token(R"({"iss":"https://bank.example","aud":"comptoir","tenant":")" + std::string(tenant_name) +
                            R"(","sub":"marie","name":"Marie","iat":)" + std::to_string(now_s) + R"(,"exp":)" +
                            std::to_string(now_s + 300) + R"(,"businesses":[{"register":{"id":")" + siren +
                            R"("},"role":"owner"}]})");
    }
};

// Without a cache of answers; what is read is counted, and never too much.
std::string settings_file(const std::filesystem::path& folder) {
    const std::string file = "build/bench/people.toml";
    std::ofstream(file) << "data = \"" << std::filesystem::absolute(folder).string() << "\"\nport = " << port
                        << "\nanswer_cache_mb = 0\n[log]\nrequests = false\n"
                           "[reading]\nitems = 1000000\npages = 1000000\n";
    return file;
}

struct Waits {
    std::vector<double> times_ms;

    double share(double of) {
        std::sort(times_ms.begin(), times_ms.end());
        return times_ms[static_cast<std::size_t>(static_cast<double>(times_ms.size() - 1) * of)];
    }
    double p50() { return share(0.5); }
    double p99() { return share(0.99); }
};

void print(const char* what, Waits member, const char* peer_name, Waits peer) {
    std::printf("%-34s p50 %7.3f ms  p99 %8.3f ms   %-14s p50 %7.3f  p99 %8.3f   ratio %5.2f %5.2f\n", what,
                member.p50(), member.p99(), peer_name, peer.p50(), peer.p99(), member.p50() / peer.p50(),
                member.p99() / peer.p99());
}

// One row in a table of its own, committed as the server commits: what the disk alone costs.
class Commits {
public:
    Commits() {
        std::filesystem::remove_all(folder_);
        auto opened = db::Database::open(folder_, {.creates = true});
        if (!opened) fail(opened.error().detail);
        database_ = std::move(*opened);
    }
    ~Commits() {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }
    double next_ms() {
        const std::string name = "t" + std::to_string(++count_);
        const auto start = std::chrono::steady_clock::now();
        const auto written = database_->write([&](db::Connection& connection) {
            return tenant_store::create(connection, {.name = name}, 0).has_value();
        });
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        if (!written || !*written) fail("a commit failed");
        return took.count();
    }

private:
    const std::filesystem::path folder_ = "build/bench/people-commits";
    std::unique_ptr<db::Database> database_;
    std::size_t count_ = 0;
};

}  // namespace

int main(int count, char** words) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto size = static_cast<std::uint32_t>(count > 1 ? std::atoi(words[1]) : 100'000);
    const auto requests = static_cast<std::size_t>(count > 2 ? std::atoi(words[2]) : 4'000);
    const auto folder = sample_folder(size);
    const identity::Signer signer(Algorithm::es256);
    const Member member(folder, signer, size);
    const Program server({"build/comptoir", "serve", "--config", settings_file(folder)});
    const std::string base = "/api/v1/tenants/" + std::string(tenant_name);
    if (seconds_until_answer(server, "http://127.0.0.1:" + std::to_string(port) + base, start_limit_s) < 0)
        fail("the server did not start");

    Line of_member(port), of_visitor(port);
    const auto compare = [&](const char* what, const auto& member_path, const auto& visitor_path) {
        Waits waits, peer;
        for (std::size_t at = 0; at < requests + requests / 10; ++at) {
            // Who asks second finds some of it in a cache: each does half the time.
            double ms = 0, peer_ms = 0;
            const auto ask_as_member = [&] {
                ms = of_member.ask({.path = member_path(at), .token = member.token}).took_ms;
            };
            if (at % 2 == 0) ask_as_member();
            peer_ms = of_visitor.ask({.path = visitor_path(at)}).took_ms;
            if (at % 2 == 1) ask_as_member();
            if (at < requests / 10) continue;  // warming up
            waits.times_ms.push_back(ms);
            peer.times_ms.push_back(peer_ms);
        }
        print(what, waits, "a visitor's", peer);
    };
    std::vector<std::string> prefixes = judged_prefixes();
    std::shuffle(prefixes.begin(), prefixes.end(), std::mt19937(3));
    const auto search = [&](std::size_t at) {
        return businesses_path(tenant_name, {.text = prefixes[at % prefixes.size()]});
    };
    const auto page = [&](std::size_t at) { return base + "/businesses/" + member.ids[at % member.ids.size()]; };
    const std::string draft = base + "/businesses/" + member.business + "/draft";
    std::printf("%u businesses, %zu requests of each, a member's\n", size, requests);
    compare("search", search, search);
    compare("page", page, page);
    compare(
        "who one is, beside a page", [&](std::size_t) { return base + "/me"; }, page);
    compare(
        "own draft, beside a page", [&](std::size_t) { return draft; }, page);
    Waits typed, committed;
    Commits commits;
    std::string etag = of_member.ask({.path = draft, .token = member.token}).etag;
    for (std::size_t at = 0; at < writes; ++at) {
        const std::string body = R"({"fields":{"description":"Letter )" + std::to_string(at) + "\"}}";
        Line::Answer answer =
            of_member.ask({.method = "PATCH", .path = draft, .token = member.token, .body = body, .if_match = etag});
        etag = std::move(answer.etag);
        typed.times_ms.push_back(answer.took_ms);
        committed.times_ms.push_back(commits.next_ms());
    }
    print("typing into the draft", typed, "a bare commit", committed);
}
