// What it takes to know who asks and whether they may: a token's first check, the same token again, a decision of the
// policy, and counting what is read against a reader's budget. Beside them one bare verification by OpenSSL, measured
// in the same run: most of a first check is that. usage: identity_bench [TOKENS]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "server/directory/reading_quota.h"
#include "server/identity/token_checker.h"
#include "shared/core/base64url.h"
#include "shared/policy/policy.h"
#include "tests/server/identity/signer.h"

using namespace comptoir;
using namespace comptoir::identity;

namespace {

constexpr std::int64_t now_s = 1'790'000'000;

void figure(const char* name, double value) {
    if (const char* path = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(path, std::ios::app) << "{\"name\": \"" << name << "\", \"value\": " << value << "}\n";
}

// The thread's own time: what else the machine does does not count.
double thread_time_us() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// Microseconds a time, of `count` times.
template <typename Step>
double each_us(std::size_t count, Step&& step) {
    const double start = thread_time_us();
    for (std::size_t at = 0; at < count; ++at) step(at);
    return (thread_time_us() - start) / static_cast<double>(count);
}

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "identity_bench: %s\n", what);
    std::exit(EXIT_FAILURE);
}

std::vector<std::string> tokens_of(const Signer& signer, std::size_t count) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < count; ++at)
        tokens.push_back(signer.token(R"({"iss":"https://bank.example","aud":"comptoir","tenant":"demo","sub":"p)" +
                                      std::to_string(at) + R"(","name":"Marie Duval","iat":)" + std::to_string(now_s) +
                                      R"(,"exp":)" + std::to_string(now_s + 300) +
                                      R"(,"businesses":[{"register":{"id":"732829320"},"role":"owner"}]})"));
    return tokens;
}

double verify_us(const Signer& signer, const std::vector<std::string>& tokens) {
    const auto keys = KeySet::read(signer.key_set_json(), Algorithm::es256);
    const auto key = keys ? keys->find("k1") : std::nullopt;
    if (!key) fail("no key");
    return each_us(tokens.size(), [&](std::size_t at) {
        const std::size_t dot = tokens[at].rfind('.');
        const auto signature = read_base64url(std::string_view(tokens[at]).substr(dot + 1));
        if (!key->verifies(std::string_view(tokens[at]).substr(0, dot), *signature)) fail("a signature that is none");
    });
}

double decide_ns() {
    constexpr std::size_t decisions = 20'000'000;
    int allowed = 0;
    const double us = each_us(decisions, [&](std::size_t at) {
        const Standing standing{.signed_in = (at & 1U) != 0,
                                .relation = static_cast<Relation>(at / 2 % relation_count),
                                .role = static_cast<Role>(at / 8 % 4)};
        allowed += may(static_cast<Action>(at / 32 % action_count), standing);
    });
    if (allowed == 0) fail("a policy that allows nothing");
    return us * 1000;
}

// Of many readers in turn, each of whom asks for a list of twenty, or for the same one again.
double count_us(bool is_again) {
    constexpr std::size_t readers = 2'000, asks = 100'000, list_items = 20;
    ReadingQuota quota({.items = 1'000'000}, [] { return now_s; });
    std::vector<BusinessNumber> list(list_items);
    return each_us(asks, [&](std::size_t at) {
        const std::size_t first = is_again ? 1 : 1 + at / readers * list_items;
        std::iota(list.begin(), list.end(), static_cast<BusinessNumber>(first));
        const auto person = static_cast<std::uint32_t>(1 + at % readers);
        if (quota.take({.tenant = 1, .person = person}, ReadingQuota::Kind::item, list) != 0)
            fail("a budget too small");
    });
}

}  // namespace

int main(int count, char** words) {
    const Signer signer(Algorithm::es256);
    const auto sample = tokens_of(signer, static_cast<std::size_t>(count > 1 ? std::atoi(words[1]) : 5'000));
    TokenChecker checker(
        [&](const std::string&) -> Result<KeysText, std::string> { return KeysText{signer.key_set_json()}; });
    const std::vector<Issuer> issuers = {{"https://bank.example", "comptoir", Algorithm::es256, "/keys"}};
    const auto check = [&](std::size_t at) {
        if (!checker.check("demo", issuers, sample[at], now_s)) fail("a token that does not count");
    };
    const double bare_us = verify_us(signer, sample);
    const double first_us = each_us(sample.size(), check);
    const double again_us = each_us(sample.size(), check);
    const double policy_ns = decide_ns();
    const double count_new_us = count_us(false), count_again_us = count_us(true);
    std::printf("%-34s %10.2f us\n", "signature alone, ES256", bare_us);
    std::printf("%-34s %10.2f us  %5.2f x\n", "token, first check", first_us, first_us / bare_us);
    std::printf("%-34s %10.2f us  %5.2f x\n", "token, remembered", again_us, again_us / bare_us);
    std::printf("%-34s %10.2f ns\n", "decision of the policy", policy_ns);
    std::printf("%-34s %10.2f us\n", "a list of 20 counted, all new", count_new_us);
    std::printf("%-34s %10.2f us\n", "a list of 20 counted, read before", count_again_us);
    figure("trust.token.first", first_us);
    figure("trust.token.remembered", again_us);
    figure("trust.policy", policy_ns);
    figure("trust.quota", count_new_us);
    return EXIT_SUCCESS;
}
