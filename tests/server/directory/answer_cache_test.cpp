// What is kept of answers, for whom, and for how long.
#include "server/directory/answer_cache.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {

constexpr std::size_t answer_bytes = 10'000;
constexpr std::size_t room_for_some = 100 * answer_bytes;

AnswerCache::Answer answer(std::size_t bytes = answer_bytes) {
    return std::make_shared<const KeptAnswer>(KeptAnswer{std::string(bytes, 'x')});
}

AnswerKey question(int number, TenantNumber tenant = 1) {
    return {tenant, Reader::visitor, "?q=" + std::to_string(number)};
}

// As a request does: asks, and keeps the answer when there was none. True when there was.
bool ask(AnswerCache& cache, const AnswerKey& key, AnswerStamp stamp = {1, 0}) {
    if (cache.find(key, stamp)) return true;
    cache.keep(key, stamp, answer());
    return false;
}

int hits_of_a_walk(AnswerCache& cache, int first, int last) {
    int hits = 0;
    for (int number = first; number < last; ++number) hits += ask(cache, question(number)) ? 1 : 0;
    return hits;
}

}  // namespace

TEST_CASE("an answer is given again to the same question only, and never to another tenant or reader") {
    AnswerCache cache(room_for_some);
    CHECK_FALSE(ask(cache, question(1)));
    CHECK(ask(cache, question(1)));
    CHECK_FALSE(cache.find(question(2), {1, 0}));
    CHECK_FALSE(cache.find(question(1, 2), {1, 0}));
    CHECK_FALSE(cache.find({1, Reader::customer, question(1).query}, {1, 0}));
    CHECK_FALSE(cache.find({1, Reader::visitor, question(1).query, 7, 99}, {1, 0}));
}

TEST_CASE("no number of a tenant runs into a question") {
    AnswerCache cache(room_for_some);
    cache.keep({1, Reader::visitor, "1/0/x"}, {1, 0}, answer());
    CHECK_FALSE(cache.find({11, Reader::visitor, "0/x"}, {1, 0}));
    CHECK_FALSE(cache.find({1, Reader::visitor, "/1/0/x"}, {1, 0}));
}

TEST_CASE("an answer that depends on the clock is good for its minute") {
    AnswerCache cache(room_for_some);
    CHECK_FALSE(ask(cache, question(1), {1, 100}));
    CHECK(ask(cache, question(1), {1, 100}));
    CHECK_FALSE(ask(cache, question(1), {1, 101}));
    CHECK(ask(cache, question(1), {1, 101}));
    CHECK(cache.counts().answers == 1);
}

TEST_CASE("a tenant's answers go when its index has changed, another's stay") {
    AnswerCache cache(room_for_some);
    for (int number = 0; number < 20; ++number) {
        ask(cache, question(number));
        ask(cache, question(number, 2));
    }
    REQUIRE(cache.counts().answers == 40);
    // Each part of the cache hears of it with the first question that falls to it.
    for (int number = 100; number < 200; ++number) CHECK_FALSE(cache.find(question(number), {2, 0}));
    CHECK(cache.counts().answers == 20);
    for (int number = 0; number < 20; ++number) {
        CHECK_FALSE(cache.find(question(number), {2, 0}));
        CHECK(cache.find(question(number, 2), {1, 0}));
    }
}

TEST_CASE("an answer that was worked out while the index changed is not kept") {
    AnswerCache cache(room_for_some);
    CHECK_FALSE(cache.find(question(1), {2, 0}));
    cache.keep(question(1), {1, 0}, answer());
    CHECK_FALSE(cache.find(question(1), {1, 0}));
    CHECK_FALSE(cache.find(question(1), {2, 0}));
    CHECK(cache.counts().bytes == 0);
}

TEST_CASE("it never holds more than it may, and counts what it holds") {
    AnswerCache cache(room_for_some);
    for (int number = 0; number < 1000; ++number) {
        ask(cache, question(number));
        CHECK(cache.counts().bytes <= room_for_some);
    }
    const auto counts = cache.counts();
    CHECK(counts.bytes >= counts.answers * answer_bytes);
    CHECK(counts.bytes > room_for_some / 2);
    CHECK(counts.misses == 1000);
    cache.keep(question(5000), {1, 0}, answer(2 * room_for_some));
    CHECK_FALSE(cache.find(question(5000), {1, 0}));
    CHECK(cache.counts().answers == counts.answers);
}

TEST_CASE("a walk round and round through more questions than fit finds those that fit") {
    AnswerCache cache(room_for_some);
    const int questions = 200;
    hits_of_a_walk(cache, 0, questions);
    const auto kept = static_cast<int>(cache.counts().answers);
    REQUIRE(kept > 50);
    for (int round = 0; round < 20; ++round) CHECK(hits_of_a_walk(cache, 0, questions) >= kept * 9 / 10);
}

TEST_CASE("what is asked for again and again comes into a full cache, and habits of old leave it") {
    AnswerCache cache(room_for_some);
    for (int round = 0; round < 5; ++round) hits_of_a_walk(cache, 0, 60);
    for (int round = 0; round < 20; ++round) hits_of_a_walk(cache, 1000, 1060);
    CHECK(hits_of_a_walk(cache, 1000, 1060) == 60);
}

TEST_CASE("without room nothing is kept") {
    AnswerCache cache(0);
    CHECK_FALSE(ask(cache, question(1)));
    CHECK_FALSE(ask(cache, question(1)));
    CHECK(cache.counts().answers == 0);
}
