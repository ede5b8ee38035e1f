#include <doctest/doctest.h>

#include <cstring>
#include <vector>

#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

using Bytes = std::vector<std::byte>;

Index towns() {
    Business business = business_of({"Xylo", plumbing, lyon, "urgence", {"chauffage"}});
    business.languages = {"de"};
    business.labels = {"RGE"};
    business.register_id = {"FR", "siren", "732829320"};
    business.places[0].hours.known = true;
    business.places[0].hours.week[0] = {{480, 720}};
    Index index(knowledge());
    index.apply(3, business);
    index.apply(1, business_of({"Yole", bakery, brest}));
    index.set_last_change(42);
    return index.compacted();
}

Bytes saved(const Index& index) {
    Bytes bytes;
    CHECK(index.save([&](std::span<const std::byte> more) {
        bytes.insert(bytes.end(), more.begin(), more.end());
        return true;
    }));
    return bytes;
}

Result<Index, SnapshotError> loaded(const Bytes& bytes) {
    std::size_t at = 0;
    return Index::load(knowledge(), [&](std::span<std::byte> room) {
        if (bytes.size() - at < room.size()) return false;
        if (!room.empty()) std::memcpy(room.data(), bytes.data() + at, room.size());
        at += room.size();
        return true;
    });
}

}  // namespace

TEST_CASE("what was saved is loaded: answers, last change, and the same bytes again") {
    const Bytes bytes = saved(towns());
    auto index = loaded(bytes);
    REQUIRE(index);
    CHECK(index->last_change() == 42);
    CHECK(index->businesses() == 2);
    CHECK(index->contains(3));
    CHECK(find(*index, "plombier lyon urgence") == Numbers{3});
    CHECK(find(*index, "732829320") == Numbers{3});
    SearchRequest request{.now = {{"Europe/Paris", {20'780, 600}}}};
    request.filters.open_now = true;
    request.filters.languages = {"de"};
    CHECK(numbers(index->search(request)) == Numbers{3});
    CHECK(saved(*index) == bytes);
}

TEST_CASE("a loaded index takes changes and compacts as any other") {
    auto index = loaded(saved(towns()));
    REQUIRE(index);
    index->apply(2, business_of({"Xylo", plumbing, lyon}));
    index->remove(3);
    CHECK(find(*index, "xylo") == Numbers{2});
    CHECK(find(index->compacted(), "xylo") == Numbers{2});
    CHECK(index->compacted().businesses() == 2);
}

TEST_CASE("every damaged byte is found, and the reason said") {
    const Bytes bytes = saved(towns());
    // The arrays of an index of two are mostly the gazetteer's boxes: each 61st byte and all of the first lines.
    for (std::size_t at = 0; at < bytes.size(); at += at < 1000 ? 1 : 61) {
        Bytes damaged = bytes;
        damaged[at] ^= std::byte{0x10};
        const auto index = loaded(damaged);
        CAPTURE(at);
        REQUIRE_FALSE(index);
        CHECK_FALSE(index.error().detail.empty());
    }
}

TEST_CASE("a snapshot cut short is refused") {
    const Bytes bytes = saved(towns());
    for (std::size_t length :
         {std::size_t{0}, std::size_t{7}, std::size_t{40}, std::size_t{60}, bytes.size() / 2, bytes.size() - 1}) {
        const auto index = loaded(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
        REQUIRE_FALSE(index);
        CHECK(index.error().kind == SnapshotError::Kind::cut_short);
    }
}

TEST_CASE("another file, another version and another program's tables are told apart") {
    const Bytes bytes = saved(towns());
    Bytes other = bytes;
    other[0] = std::byte{'X'};
    CHECK(loaded(other).error().kind == SnapshotError::Kind::not_a_snapshot);
    other = bytes;
    other[8] ^= std::byte{0xFF};
    CHECK(loaded(other).error().kind == SnapshotError::Kind::other_version);
}

TEST_CASE("a sink that refuses ends the writing") {
    CHECK_FALSE(towns().save([](std::span<const std::byte>) { return false; }));
}

TEST_CASE("all that an index holds is counted, and given back") {
    Index index(knowledge());
    const std::size_t empty = index.memory_bytes();
    for (BusinessNumber number = 0; number < 1000; ++number) index.apply(number, business_of({"Xylo", plumbing, lyon}));
    CHECK(index.memory_bytes() > empty + 20'000);
    index = Index(knowledge());
    CHECK(index.memory_bytes() == empty);
}
