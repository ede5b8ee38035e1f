// Pictures as the API takes and shows them, and what becomes of those that nobody names.
#include <sys/resource.h>

#include <csignal>
#include <random>

#include "server/db/backup.h"
#include "server/files/file_backup.h"
#include "tests/server/api.h"
#include "tests/server/files/picture_maker.h"

using namespace comptoir;
using nlohmann::json;
using pictures::quarters;

namespace {

const std::string siren = "732829320", other_siren = "552100554";

struct World {
    Api api;
    Business business = Api::business("Plomberie Rivoire", siren);
    std::string id = api.put(business);
    std::string other_id = api.put(Api::business("Boulangerie Mercier", other_siren));
    std::string owner = api.token({.businesses = {{siren, "owner"}}});
    std::string viewer = api.token({.subject = "vera", .businesses = {{siren, "viewer"}}});
    std::string other_owner = api.token({.subject = "omar", .businesses = {{other_siren, "owner"}}});
    std::string customer = api.token({.subject = "cora"});

    http::Response add(const std::string& token, const std::string& of, const std::string& bytes,
                       const std::string& type = "image/png", const std::string& kind = "logo") {
        return api.ask(
            {.method = "POST",
             .path = "/api/v1/tenants/demo/businesses/" + of + "/pictures" + (kind.empty() ? "" : "?kind=" + kind),
             .token = token,
             .body = bytes,
             .content_type = type});
    }
    std::string added(const std::string& token, const std::string& of, const std::string& bytes) {
        const http::Response response = add(token, of, bytes);
        CAPTURE(response.body);
        REQUIRE(response.status == 201);
        return json::parse(response.body)["file"];
    }
    http::Response show(const std::string& file, const std::string& token = "", const std::string& tenant = "demo",
                        const std::string& query = "") {
        return api.ask({.path = "/api/v1/tenants/" + tenant + "/pictures/" + file + query, .token = token});
    }
    int status(const std::string& file, const std::string& token = "") { return show(file, token).status; }

    void publish_logo(const std::string& file, Audience audience = Audience::everyone) {
        business.logo = file;
        business.field_audiences[static_cast<std::size_t>(Field::logo)] = audience;
        api.put(business);
    }
    std::size_t files() {
        std::size_t count = 0;
        std::error_code error;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(api.folder / "files", error))
            count += entry.is_regular_file();
        return count;
    }
    void sweep() { api.service->pictures().sweep(); }
    // As a day and a bit later.
    void age() {
        api.now_s += 90'000;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(api.folder / "files"))
            std::filesystem::last_write_time(entry.path(),
                                             std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));
    }
};

const std::string logo = pictures::png(quarters(300, 300));

}  // namespace

TEST_CASE("an editor adds a picture, which is made anew, and is given the name of") {
    World world;
    const http::Response response = world.add(world.owner, world.id, logo);
    REQUIRE(response.status == 201);
    const json told = json::parse(response.body);
    CHECK(told["kind"] == "logo");
    CHECK(told["width"] == 300);
    CHECK(told["height"] == 300);
    const std::string file = told["file"];
    CHECK(file.size() == 22);

    const http::Response shown = world.show(file, world.owner);
    REQUIRE(shown.status == 200);
    CHECK(shown.media_type == "image/webp");
    CHECK(pictures::read_webp(shown.body).width == 300);
    CHECK(pictures::read_webp(world.show(file, world.owner, "demo", "?size=small").body).width == 256);
    CHECK(world.added(world.owner, world.id, logo) == file);  // the same again is the same
    CHECK(world.files() == 2);
}

TEST_CASE("whoever may not edit the business adds nothing to it") {
    World world;
    CHECK(world.add("", world.id, logo).status == 401);
    CHECK(world.add(world.viewer, world.id, logo).status == 403);
    CHECK(world.add(world.customer, world.id, logo).status == 404);
    CHECK(world.add(world.other_owner, world.id, logo).status == 404);
    CHECK(world.add(world.owner, "nobody", logo).status == 404);
    CHECK(world.files() == 0);
}

TEST_CASE("what is no picture, or another than it is called, is refused with what was expected, and nothing is kept") {
    World world;
    const auto code = [&](const std::string& bytes, const std::string& type, int status) {
        const http::Response response = world.add(world.owner, world.id, bytes, type);
        CHECK(response.status == status);
        const json problem = json::parse(response.body);
        CHECK_FALSE(problem.value("detail", "").empty());
        const std::string name = problem["type"];
        return name.substr(name.rfind(':') + 1);
    };
    CHECK(code(logo, "image/jpeg", 415) == "picture_not_taken");
    CHECK(code(logo, "image/svg+xml", 415) == "media_type_unknown");
    CHECK(code("<svg/>", "image/png", 415) == "picture_not_taken");
    CHECK(code(pictures::moving_gif(10), "image/gif", 415) == "media_type_unknown");
    CHECK(code(logo.substr(0, logo.size() / 2), "image/png", 422) == "picture_unreadable");
    CHECK(code(pictures::png_saying(60'000, 60'000, 10), "image/png", 422) == "picture_too_large");
    CHECK(code(pictures::moving_webp(3), "image/webp", 422) == "picture_animated");
    CHECK(world.add(world.owner, world.id, logo, "image/png", "").status == 400);
    CHECK(world.add(world.owner, world.id, logo, "image/png", "poster").status == 400);
    CHECK(world.files() == 0);
}

TEST_CASE("a picture is seen by whom the field that shows it is shown to, and by the business's own people before") {
    World world;
    const std::string file = world.added(world.owner, world.id, logo);
    const auto seen = [&] {
        return std::vector{world.status(file), world.status(file, world.customer),
                           world.status(file, world.other_owner), world.status(file, world.viewer),
                           world.status(file, world.owner)};
    };
    const std::vector only_own{404, 404, 404, 200, 200};
    CHECK(seen() == only_own);  // nothing names it yet
    world.publish_logo(file);
    CHECK(seen() == std::vector(5, 200));
    world.publish_logo(file, Audience::customers);
    CHECK(seen() == std::vector{404, 200, 200, 200, 200});
    world.publish_logo(file, Audience::connections);
    CHECK(seen() == only_own);
    world.publish_logo(file, Audience::nobody);
    CHECK(seen() == only_own);
    world.publish_logo("");
    CHECK(seen() == only_own);
    CHECK(world.show(file, "", "other").status == 404);
    CHECK(world.show(std::string(22, 'A'), world.owner).status == 404);
}

TEST_CASE(
    "staff that may look at the page as its owner does sees the pictures of its draft, an adviser in the own branch") {
    World world;
    const auto staff = [&](const char* role, const char* branch) {
        return world.api.token({.subject = std::string(role) + branch, .staff = role, .branch = branch});
    };
    world.api.json({.path = "/api/v1/tenants/demo/me",
                    .token = world.api.token({.businesses = {{siren, "owner"}}, .business_branch = "Lyon"})});
    const std::string file = world.added(world.owner, world.id, logo);
    const std::string elsewhere = world.added(world.other_owner, world.other_id, logo);  // said to be of no branch
    CHECK(world.status(file, staff("adviser", "Lyon")) == 200);
    CHECK(world.status(file, staff("adviser", "Brest")) == 404);
    CHECK(world.status(file, staff("moderator", "")) == 200);
    CHECK(world.status(elsewhere, staff("adviser", "Lyon")) == 404);
    CHECK(header_of(world.show(file, staff("moderator", "")), "Cache-Control") == "private, no-store");
}

TEST_CASE("a hidden picture and one that is not there are answered alike") {
    World world;
    const std::string hidden = world.added(world.owner, world.id, logo);
    const auto answer = [&](const std::string& file) {
        http::Response response = world.show(file, world.customer);
        std::erase_if(response.headers, [](const auto& header) { return header.first == "X-Request-Id"; });
        json body = json::parse(response.body);
        body.erase("request_id");
        return std::tuple(response.status, body.dump(), response.headers, response.media_type, response.etag);
    };
    CHECK(answer(hidden) == answer("AAAAAAAAAAAAAAAAAAAAAA"));
}

TEST_CASE("the same picture in another business or bank has another name, and is theirs alone") {
    World world;
    const std::string here = world.added(world.owner, world.id, logo);
    const std::string there = world.added(world.other_owner, world.other_id, logo);
    CHECK(here != there);
    world.publish_logo(here);
    CHECK(world.status(here, world.customer) == 200);
    CHECK(world.status(there, world.customer) == 404);
    CHECK(world.status(there, world.owner) == 404);
    // Naming another's picture shows it to nobody.
    world.publish_logo(there);
    CHECK(world.status(there, world.customer) == 404);
    CHECK(world.status(there) == 404);
}

TEST_CASE("a browser shows a picture as nothing else, and keeps only what is public, for itself") {
    World world;
    const std::string file = world.added(world.owner, world.id, logo);
    const http::Response draft = world.show(file, world.owner);
    CHECK(header_of(draft, "Cache-Control") == "private, no-store");
    CHECK(header_of(draft, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(draft, "Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'; sandbox");
    CHECK(header_of(draft, "Content-Disposition") == "inline; filename=\"picture.webp\"");
    world.publish_logo(file, Audience::customers);
    CHECK(header_of(world.show(file, world.customer), "Cache-Control") == "private, no-store");
    world.publish_logo(file);
    const http::Response shown = world.show(file);
    CHECK(header_of(shown, "Cache-Control") == "private, max-age=31536000, immutable");
    REQUIRE_FALSE(shown.etag.empty());
    CHECK(world.api.ask({.path = "/api/v1/tenants/demo/pictures/" + file, .if_none_match = shown.etag}).status == 304);
}

TEST_CASE("what nothing names for a day is forgotten, and what is shown or young stays") {
    World world;
    const std::string shown = world.added(world.owner, world.id, logo);
    world.publish_logo(shown);
    const std::string draft = world.added(world.owner, world.id, pictures::png(quarters(40, 30)));
    CHECK(world.files() == 3);  // a small picture is the same in both sizes
    world.age();
    world.owner = world.api.token({.businesses = {{siren, "owner"}}});
    const std::string young = world.added(world.owner, world.id, pictures::png(quarters(50, 30)));
    world.sweep();
    CHECK(world.status(shown, world.owner) == 200);
    CHECK(world.status(young, world.owner) == 200);
    CHECK(world.status(draft, world.owner) == 404);
    CHECK(world.files() == 4);  // a backup that is being made may still want it
    world.sweep();
    CHECK(world.files() == 3);
    CHECK(world.status(shown, world.owner) == 200);
    CHECK(world.status(young, world.owner) == 200);
}

TEST_CASE("an erasure takes the files that no other picture is made of") {
    World world;
    const std::string mine = world.added(world.owner, world.id, logo);
    world.added(world.owner, world.id, pictures::png(quarters(40, 30)));
    const std::string theirs = world.added(world.other_owner, world.other_id, logo);
    CHECK(world.files() == 3);
    PictureService& service = world.api.service->pictures();
    const auto hashes = world.api.service->database().write([&](db::Connection& connection) {
        const auto picture = PictureStore::find(connection, 1, mine);
        return PictureStore::forget_business(connection, 1, picture->business);
    });
    REQUIRE(hashes);
    service.remove_files(*hashes);
    CHECK(world.status(mine, world.owner) == 404);
    CHECK(world.status(theirs, world.other_owner) == 200);
    CHECK(world.files() == 2);
}

TEST_CASE("when the disk is full a picture is refused as a whole, and taken once there is room") {
    World world;
    // Four rows of noise again and again: short as PNG, which has seen them before, and long as WebP.
    Pixels noise = pictures::plain(1600, 1600, 0);
    std::mt19937 chance(1);
    const std::size_t period = std::size_t{4} * 4 * noise.width;
    for (std::size_t at = 0; at < noise.bytes.size(); ++at)
        noise.bytes[at] = at % 4 == 3   ? 255
                          : at < period ? static_cast<std::uint8_t>(chance())
                                        : noise.bytes[at - period];
    const std::string photo = pictures::png(noise);
    constexpr rlim_t room = 150'000;
    REQUIRE(photo.size() < room);

    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{room, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &little);
    const http::Response refused = world.add(world.owner, world.id, photo, "image/png", "photo");
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
    CHECK(refused.status == 507);
    CHECK(json::parse(refused.body)["type"] == "urn:comptoir:problem:disk_full");
    CHECK(world.files() == 0);
    CHECK(world.add(world.owner, world.id, photo, "image/png", "photo").status == 201);

    // The files find room, the row that names them does not.
    const auto limit = [&](const std::string& pages) {
        REQUIRE(world.api.service->database().write([&](db::Connection& connection) {
            connection.library().execAndGet("PRAGMA max_page_count=" + pages);
            return db::Nothing{};
        }));
    };
    limit("1");  // no more than there are
    int status = 201;
    for (std::uint32_t side = 1; status == 201 && side < 40; ++side)
        status = world.add(world.owner, world.id, pictures::png(quarters(side + 1, side + 1))).status;
    CHECK(status == 507);
    limit("1000000");
    CHECK(world.add(world.owner, world.id, logo).status == 201);
    world.age();
    world.sweep();
    world.sweep();
    CHECK(world.files() == 0);  // also those that no row ever named
}

TEST_CASE("a business has sixty pictures at most") {
    World world;
    const auto filled = world.api.service->database().write([&](db::Connection& connection) {
        const auto store = PictureStore::open(connection);
        const auto business = world.api.service->businesses().find(connection, 1, world.id);
        for (int index = 0; index < pictures_max; ++index) {
            StoredPicture picture{.tenant = 1, .business = business->number};
            for (PictureFile& file : picture.files) file = {sha256_hex(std::to_string(index)), 1, 1, 1};
            store->put(connection, picture, world.api.now_s * 1000);
        }
        return db::Nothing{};
    });
    REQUIRE(filled);
    CHECK(world.add(world.owner, world.id, logo).status == 409);
    CHECK(world.add(world.other_owner, world.other_id, logo).status == 201);
}

TEST_CASE("a backup holds the pictures, and a check finds each that is missing or changed") {
    World world;
    world.added(world.owner, world.id, logo);
    const std::filesystem::path to = world.api.folder / "backup.db", files = world.api.folder / "backup.files";
    REQUIRE_FALSE(db::back_up(world.api.service->database().file(), to));
    const auto copied = back_up_files(to, world.api.folder.path(), files);
    REQUIRE(copied);
    CHECK(copied->files == 2);
    CHECK(copied->damaged == 0);
    CHECK_FALSE(back_up_files(to, world.api.folder.path(), files));  // it overwrites nothing

    const std::filesystem::path restored = world.api.folder / "restored";
    std::filesystem::create_directory(restored);
    std::filesystem::rename(to, restored / "comptoir.db");
    std::filesystem::rename(files, restored / "files");
    auto connection = db::Connection::open(restored / "comptoir.db", {});
    REQUIRE(connection);
    CHECK(verify_files(*connection, restored).findings.empty());
    CHECK(verify_files(*connection, restored).files == 2);
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(restored / "files"))
        if (entry.is_regular_file()) paths.push_back(entry.path());
    std::filesystem::resize_file(paths[0], 10);
    CHECK(verify_files(*connection, restored).findings.size() == 1);
    std::filesystem::remove(paths[1]);
    CHECK(verify_files(*connection, restored).findings.size() == 2);
}
