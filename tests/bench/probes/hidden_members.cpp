#include "tests/bench/probes/hidden_members.h"

#include "server/directory/business_store.h"
#include "server/network/connection_store.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"

namespace comptoir::bench {

namespace {

constexpr std::size_t connections_max = 200;

}  // namespace

bool HiddenMembers::write(db::Connection& connection, const identity::Signer& signer, const std::string& keys,
                          std::uint32_t size) {
    for (const char* name : {"demo", "other"})
        if (!tenant_store::create(connection, {.name = name}, 0)) return false;
    tenant_store::set_issuer(connection, "demo", {"https://bank.example", "comptoir", signer.algorithm(), keys});
    const auto store = BusinessStore::open(connection);
    if (!store) return false;
    const sample::Sample made(tables::gazetteer());
    const std::pair<Businesses*, Audience> sort_of[sorts] = {
        {&seen, Audience::everyone},      {&from_all, Audience::nobody}, {&from_visitors, Audience::customers},
        {&elsewhere, Audience::everyone}, {&seen, Audience::everyone},   {&from_strangers, Audience::connections}};
    for (std::uint32_t number = 0; number < size; ++number) {
        const auto [sort, audience] = sort_of[number % sorts];
        Business business = made.business(number);
        business.audience = audience;
        sort->add((*store)->put(connection, sort == &elsewhere ? other_tenant : tenant, business), business);
    }
    const BusinessNumber own = seen.numbers.front();
    for (std::size_t at = 1; at < std::min(connections_max, seen.numbers.size()); ++at)
        for (const auto& [from, to] : {std::pair(own, seen.numbers[at]), std::pair(seen.numbers[at], own)})
            network::connection_store::put(connection, from, to, ConnectionStance::connect, {}, 0);
    return true;
}

std::string HiddenMembers::token(const identity::Signer& signer) const {
    return signer.token(
        R"({"iss":"https://bank.example","aud":"comptoir","tenant":"demo","sub":"marie","name":"Marie",)"
        R"("iat":)" +
        std::to_string(now_s) + R"(,"exp":)" + std::to_string(now_s + 300) + R"(,"businesses":[{"register":{"id":")" +
        seen.sirens.front() + R"("},"role":"owner"}]})");
}

}  // namespace comptoir::bench
