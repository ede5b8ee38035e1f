#include "server/http/arguments.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "server/http/url.h"

using namespace comptoir;
using namespace comptoir::http;

namespace {

const std::vector<Parameter> parameters = {
    {.name = "tenant", .minimum = 1, .maximum = 5, .in_path = true},
    {.name = "q", .maximum = 10},
    {.name = "limit", .kind = ParameterKind::integer, .minimum = 1, .maximum = 100},
    {.name = "near", .kind = ParameterKind::point},
    {.name = "open", .kind = ParameterKind::choice, .choices = {"now"}},
    {.name = "trade", .minimum = 1, .maximum = 8, .times_max = 3},
};

Result<Arguments, Problem> read(std::string_view query, std::string_view tenant = "demo") {
    return Arguments::read(parameters, {tenant}, query);
}

}  // namespace

TEST_CASE("values arrive decoded and typed") {
    const auto values = read("q=caf%C3%A9+%26+co&limit=20&near=45.767,-4.8305&open=now&trade=F&trade=43.22A");
    REQUIRE(values);
    CHECK(values->text("tenant") == "demo");
    CHECK(values->text("q") == "café & co");
    CHECK(values->integer("limit", 7) == 20);
    CHECK(values->point("near") == Point{45'767'000, -4'830'500});
    CHECK(values->texts("trade") == std::vector<std::string>{"F", "43.22A"});
    const auto nothing = read("");
    REQUIRE(nothing);
    CHECK(nothing->text("q").empty());
    CHECK(nothing->integer("limit", 7) == 7);
    CHECK_FALSE(nothing->point("near").has_value());
}

TEST_CASE("what is not as described is refused, and the refusal names the parameter") {
    struct Row {
        const char* query;
        const char* field;
        const char* code;
    };
    const Row rows[] = {
        {"q=12345678901", "q", "parameter_too_long"},
        {"q=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9", "q", "parameter_too_long"},
        {"q=a%00b", "q", "parameter_not_text"},
        {"q=a%0Ab", "q", "parameter_not_text"},
        {"q=a%7Fb", "q", "parameter_not_text"},
        {"q=%C2%85", "q", "parameter_not_text"},
        {"q=%ED%A0%80", "q", "parameter_not_text"},  // a lone surrogate
        {"q=%C0%AF", "q", "parameter_not_text"},
        {"q=%FF", "q", "parameter_not_text"},
        {"q=%", "q", "parameter_not_text"},
        {"q=%4", "q", "parameter_not_text"},
        {"q=%zz", "q", "parameter_not_text"},
        {"q=a&q=b", "q", "parameter_repeated"},
        {"limit=0", "limit", "parameter_invalid"},
        {"limit=101", "limit", "parameter_invalid"},
        {"limit=+5", "limit", "parameter_invalid"},
        {"limit=5x", "limit", "parameter_invalid"},
        {"limit=", "limit", "parameter_invalid"},
        {"limit=99999999999999999999", "limit", "parameter_invalid"},
        {"near=45.7", "near", "parameter_invalid"},
        {"near=91,0", "near", "parameter_invalid"},
        {"near=0,181", "near", "parameter_invalid"},
        {"near=nan,nan", "near", "parameter_invalid"},
        {"near=1e2,0", "near", "parameter_invalid"},
        {"near=1,2,3", "near", "parameter_invalid"},
        {"open=later", "open", "parameter_invalid"},
        {"open", "open", "parameter_invalid"},
        {"trade=", "trade", "parameter_invalid"},
        {"trade=A&trade=B&trade=C&trade=D", "trade", "parameter_repeated"},
        {"Q=a", "Q", "parameter_unknown"},
        {"tenant=demo", "tenant", "parameter_unknown"},
        {"q=a&colour=red", "colour", "parameter_unknown"},
        {"=a", "", "parameter_unknown"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.query);
        const auto values = read(row.query);
        REQUIRE_FALSE(values);
        CHECK(values.error().status == 400);
        CHECK(values.error().field == row.field);
        CHECK(values.error().code == row.code);
        CHECK_FALSE(values.error().detail.empty());
    }
}

TEST_CASE("a name nobody knows is only repeated when it is short and clean") {
    CHECK(read(std::string(5000, 'x') + "=1").error().field.empty());
    CHECK(read("%00=1").error().field.empty());
}

TEST_CASE("what no path can hold is simply not there") {
    for (const char* tenant : {"", "toolong", "%00", "%ZZ", "%FF"}) {
        CAPTURE(tenant);
        const auto values = read("", tenant);
        REQUIRE_FALSE(values);
        CHECK(values.error().status == 404);
    }
}

TEST_CASE("any query at all gets values or a refusal with a code") {
    rc::check("any bytes", [](const std::string& query) {
        const auto values = read(query);
        if (values) return;
        RC_ASSERT(values.error().status == 400);
        RC_ASSERT(!values.error().code.empty());
        RC_ASSERT(is_clean_text(values.error().field));
    });
}
