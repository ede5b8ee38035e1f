#include "shared/api/business_query.h"

#include <doctest/doctest.h>

#include "shared/api/tenant_profile.h"
#include "shared/api/trade_branch.h"

using namespace comptoir;

TEST_CASE("an address holds what differs from its default, percent-encoded") {
    CHECK(businesses_path("demo", {}) == "/api/v1/tenants/demo/businesses");
    CHECK(businesses_path("demo", {.text = "l'été & co"}) ==
          "/api/v1/tenants/demo/businesses?q=l%27%C3%A9t%C3%A9%20%26%20co");
    const BusinessQuery query{.text = "plomb",
                              .trades = {"43.22A", "F"},
                              .near = Point{45'767'000, -4'830'500},
                              .radius_km = 50,
                              .open_now = true,
                              .language = "fr",
                              .labels = {"RGE"},
                              .sort = SortOrder::distance,
                              .ignore_place = true,
                              .facets = true,
                              .limit = 10,
                              .cursor = "abc"};
    CHECK(businesses_path("demo", query) ==
          "/api/v1/tenants/demo/"
          "businesses?q=plomb&trade=43.22A&trade=F&near=45.767%2C-4.8305&radius_km=50&open=now&language=fr"
          "&label=RGE&sort=distance&place=none&facets=true&limit=10&cursor=abc");
}

TEST_CASE("no tenant and no id can leave its place in an address") {
    CHECK(business_path("../x", "a/b?c#d") == "/api/v1/tenants/..%2Fx/businesses/a%2Fb%3Fc%23d");
}

TEST_CASE("every order has a word, and nothing else is one") {
    for (int index = 0; index < sort_order_count; ++index) {
        SortOrder order{};
        CHECK(parse_sort_order(sort_order_word(static_cast<SortOrder>(index)), order));
        CHECK(order == static_cast<SortOrder>(index));
    }
    SortOrder order = SortOrder::name;
    CHECK_FALSE(parse_sort_order("price", order));
    CHECK(order == SortOrder::name);
}

TEST_CASE("a tenant and a branch of trades survive their way over the wire") {
    const TenantProfile tenant{.id = "demo", .name = "Banque des Deux Rives", .businesses = 2000};
    CHECK(parse_tenant_profile(to_json(tenant)) == tenant);
    const std::vector<TradeEntry> branch = {{"43", "Travaux de construction spécialisés", true},
                                            {"43.22A", "Eau et gaz", false}};
    CHECK(parse_trade_branch(to_json(branch)) == branch);
    CHECK_FALSE(parse_trade_branch("{}").has_value());
    CHECK_FALSE(parse_tenant_profile("{}").has_value());
}
