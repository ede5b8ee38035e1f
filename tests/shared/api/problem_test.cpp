#include "shared/api/problem.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("a problem survives its way over the wire") {
    const Problem sent{.status = 400,
                       .code = "cursor_invalid",
                       .title = "The cursor is not one that this server gave.",
                       .detail = "Pass `next` of the last page as it is.",
                       .field = "cursor",
                       .request_id = "r1"};
    const auto received = parse_problem(to_json(sent));
    REQUIRE(received);
    CHECK(received->status == 400);
    CHECK(received->code == "cursor_invalid");
    CHECK(received->field == "cursor");
    CHECK(received->detail == sent.detail);
    CHECK(received->request_id == "r1");
}

TEST_CASE("what is not a problem document is not taken for one") {
    for (const char* text : {"", "{}", "[]", "null", "<html>502 Bad Gateway</html>", R"({"type":"urn:comptoir:problem:x"})"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_problem(text).has_value());
    }
}

TEST_CASE("bytes that are not UTF-8 cannot break the answer") {
    CHECK(to_json(Problem{.status = 400, .code = "x", .detail = "\xff\xfe"}).find("\xff") == std::string::npos);
}
