#include "server/embed/policy.h"

#include <doctest/doctest.h>

using comptoir::embed::parse_policies;
using comptoir::embed::Policy;

namespace {

constexpr auto page = "https://bank.example";

bool allows(const char* policy, const char* directive, const char* source) {
    return Policy::parse(policy).allows(directive, source, page);
}

}  // namespace

TEST_CASE("a directive allows what it lists and nothing else") {
    struct Row {
        const char* policy;
        const char* source;
        bool allowed;
    };
    constexpr Row rows[] = {
        {"script-src https://network.example", "https://network.example/widget/v1/comptoir.js", true},
        {"script-src https://network.example", "https://other.example/a.js", false},
        {"script-src https://network.example", "https://network.example:8443/a.js", false},
        {"script-src https://network.example:8443", "https://network.example:8443/a.js", true},
        {"script-src https://network.example:*", "https://network.example:8443/a.js", true},
        {"script-src http://network.example", "https://network.example/a.js", true},
        {"script-src HTTPS://Network.Example", "https://network.example/a.js", true},
        {"script-src network.example", "https://network.example/a.js", true},
        {"script-src *.example", "https://network.example/a.js", true},
        {"script-src *.network.example", "https://network.example/a.js", false},
        {"script-src https://network.example/widget/", "https://network.example/widget/v1/a.js", true},
        {"script-src https://network.example/widget", "https://network.example/widget/v1/a.js", false},
        {"script-src https://network.example/Widget/", "https://network.example/widget/a.js", false},
        {"script-src *", "https://network.example/a.js", true},
        {"script-src https:", "https://network.example/a.js", true},
        {"script-src https:", "http://network.example/a.js", false},
        {"script-src 'self'", "https://bank.example/a.js", true},
        {"script-src 'self'", "https://network.example/a.js", false},
        {"script-src 'none'", "https://network.example/a.js", false},
        {"script-src", "https://network.example/a.js", false},
        {"script-src 'wasm-unsafe-eval'", "'wasm-unsafe-eval'", true},
        {"script-src 'self'", "'wasm-unsafe-eval'", false},
        {"script-src 'self'; script-src https://network.example", "https://network.example/a.js", false},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.policy));
        CAPTURE(std::string(row.source));
        CHECK(allows(row.policy, "script-src", row.source) == row.allowed);
    }
}

TEST_CASE("data: and blob: must be named") {
    CHECK(allows("img-src https://network.example data: blob:", "img-src", "data:"));
    CHECK_FALSE(allows("img-src *", "img-src", "data:"));
}

TEST_CASE("a missing directive is decided by the one that stands for it") {
    CHECK_FALSE(allows("default-src 'none'", "connect-src", "https://network.example/api/v1/"));
    CHECK(allows("default-src https://network.example", "connect-src", "https://network.example/api/v1/"));
    CHECK_FALSE(allows("child-src 'none'; default-src *", "frame-src", "https://network.example/frame.html"));
    CHECK(allows("default-src 'none'", "frame-ancestors", "https://network.example/"));
    CHECK(allows("", "script-src", "https://network.example/a.js"));
}

TEST_CASE("a header may hold several policies") {
    const auto policies = parse_policies("default-src 'self', script-src https://network.example");
    REQUIRE(policies.size() == 2);
    CHECK_FALSE(policies[0].allows("script-src", "https://network.example/a.js", page));
    CHECK(policies[1].allows("script-src", "https://network.example/a.js", page));
}
