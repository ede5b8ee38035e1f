// A write that comes twice: one effect, one answer, and nobody else's.
#include "server/identity/write_once.h"

#include <doctest/doctest.h>

#include "server/identity/caller.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;
using namespace comptoir::identity;

namespace {

struct World {
    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    Caller marie{.person = 1, .tenant = 1}, paul{.person = 2, .tenant = 1}, elsewhere{.person = 1, .tenant = 2};
    int done = 0;

    World() { open(); }
    void open() {
        database.reset();
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
    }
    Result<http::Response, Problem> write(const Caller& caller, std::string_view key, std::string_view body,
                                          std::string_view path = "/notes", int refuse_with = 0) {
        return write_once(*database,
                          {.method = "POST", .path = path, .idempotency_key = key, .body = body, .caller = &caller},
                          [&](db::Connection&) -> Result<http::Response, Problem> {
                              ++done;
                              if (refuse_with) return Problem{refuse_with, "no", "No."};
                              return http::Response{.status = 201, .body = "{\"number\":" + std::to_string(done) + "}"};
                          });
    }
};

}  // namespace

TEST_CASE("the same write with the same key is done once and answered alike, after a restart too") {
    World world;
    const auto first = world.write(world.marie, "k1", "{}");
    REQUIRE(first);
    world.open();
    const auto again = world.write(world.marie, "k1", "{}");
    REQUIRE(again);
    CHECK(again->status == 201);
    CHECK(again->body == first->body);
    CHECK(world.done == 1);
    CHECK(world.write(world.marie, "k2", "{}")->body != first->body);
}

TEST_CASE("a key that was used for another write is refused, and that write is not done") {
    World world;
    REQUIRE(world.write(world.marie, "k1", R"({"to":"a"})"));
    for (const auto& other :
         {world.write(world.marie, "k1", R"({"to":"b"})"), world.write(world.marie, "k1", R"({"to":"a"})", "/else")}) {
        REQUIRE_FALSE(other);
        CHECK(other.error().status == 409);
        CHECK(other.error().code == "key_used");
    }
    CHECK(world.done == 1);
}

TEST_CASE("a key is its person's own, in their own bank") {
    World world;
    REQUIRE(world.write(world.marie, "k1", "{}"));
    CHECK(world.write(world.paul, "k1", "{}")->body == "{\"number\":2}");
    CHECK(world.write(world.elsewhere, "k1", "{}")->body == "{\"number\":3}");
}

TEST_CASE("what was refused may be sent again with its key, and without a key nothing is remembered") {
    World world;
    CHECK_FALSE(world.write(world.marie, "k1", "{}", "/notes", 409));
    CHECK(world.write(world.marie, "k1", "{}"));
    CHECK(world.write(world.marie, "", "{}")->body != world.write(world.marie, "", "{}")->body);
    CHECK(world.write(world.marie, "no key at all", "{}").error().status == 400);
    CHECK(world.write(world.marie, std::string(65, 'k'), "{}").error().status == 400);
}
