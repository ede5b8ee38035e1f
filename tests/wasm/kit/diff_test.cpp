#include "wasm/kit/diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/wasm/driver/mirror_copy.h"

using namespace comptoir::kit;
using comptoir::testing::MirrorCopy;

namespace {

// Nodes as {id, parent}; siblings in this order.
struct Plan {
    uint32_t id, parent;
};

Tree tree_of(const std::vector<Plan>& plans) {
    Tree tree;
    for (const Plan& plan : plans) {
        Node node;
        node.id = plan.id;
        node.parent = plan.parent;
        for (const Node& before : tree.nodes)
            if (before.parent == plan.parent) node.previous = before.id;
        node.name = tree.store("node " + std::to_string(plan.id));
        tree.nodes.push_back(node);
    }
    return tree;
}

// Applies the way from one tree to the next, and checks that it leads there.
void step(MirrorCopy& mirror, const Tree& before, const Tree& after, uint32_t focused = 0) {
    std::vector<uint32_t> words;
    diff(before, after, focused, words);
    REQUIRE(mirror.apply(words));
    REQUIRE(mirror.difference(after) == "");
}

// A random tree in reading order over ids 1..ids_max, some of them.
std::vector<Plan> random_plan(std::mt19937& random, uint32_t ids_max) {
    std::vector<uint32_t> ids(ids_max);
    for (uint32_t i = 0; i < ids_max; i++) ids[i] = i + 1;
    std::shuffle(ids.begin(), ids.end(), random);
    ids.resize(1 + random() % ids_max);
    std::vector<Plan> plans;
    const auto grow = [&](auto&& self, uint32_t parent, size_t depth) -> void {
        while (!ids.empty() && random() % 4) {
            const uint32_t id = ids.back();
            ids.pop_back();
            plans.push_back({id, parent});
            if (depth < 4) self(self, id, depth + 1);
        }
    };
    grow(grow, 0, 0);
    return plans;
}

}  // namespace

TEST_CASE("an unchanged tree gives no words") {
    const Tree tree = tree_of({{1, 0}, {2, 1}, {3, 1}});
    std::vector<uint32_t> words;
    diff(tree, tree, 0, words);
    CHECK(words.empty());
}

TEST_CASE("a changed name is one update of one field") {
    const Tree before = tree_of({{1, 0}, {2, 1}});
    Tree after = before;
    after.nodes[1].name = after.store("other");
    std::vector<uint32_t> words;
    diff(before, after, 0, words);
    REQUIRE(words.size() == 5);  // head, id, bytes, two words of letters
    CHECK(words[0] == (static_cast<uint32_t>(Op::update) | bit(Field::name) << 16));
    CHECK(words[1] == 2);
    CHECK(words[2] == 5);
}

TEST_CASE("what lies in a removed node gets no operation of its own") {
    MirrorCopy mirror;
    const Tree full = tree_of({{1, 0}, {2, 1}, {3, 2}, {4, 2}}), less = tree_of({{1, 0}});
    step(mirror, Tree(), full);
    step(mirror, full, less);
    CHECK(mirror.removed == 1);
}

TEST_CASE("a node that changes its parent is made anew, with all that is in it") {
    MirrorCopy mirror;
    const Tree before = tree_of({{1, 0}, {2, 1}, {3, 2}, {4, 1}}), after = tree_of({{1, 0}, {4, 1}, {2, 4}, {3, 2}});
    step(mirror, Tree(), before);
    step(mirror, before, after);
    CHECK(mirror.created == 2);
}

TEST_CASE("siblings move around the one that has the focus") {
    const std::vector<Plan> orders[] = {{{1, 0}, {2, 1}, {3, 1}, {4, 1}},
                                        {{1, 0}, {4, 1}, {3, 1}, {2, 1}},
                                        {{1, 0}, {3, 1}, {4, 1}, {2, 1}},
                                        {{1, 0}, {2, 1}, {4, 1}, {3, 1}}};
    for (const auto& from : orders) {
        for (const auto& to : orders) {
            for (uint32_t focused = 2; focused <= 4; focused++) {
                MirrorCopy mirror;
                step(mirror, Tree(), tree_of(from));
                step(mirror, tree_of(from), tree_of(to), focused);
                CHECK(std::find(mirror.moved_ids.begin(), mirror.moved_ids.end(), focused) == mirror.moved_ids.end());
            }
        }
    }
}

TEST_CASE("any tree leads to any other") {
    constexpr uint32_t seed = 20261123;
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int run = 0; run < 300; run++) {
        CAPTURE(run);
        MirrorCopy mirror;
        Tree before;
        for (int frame = 0; frame < 6; frame++) {
            const Tree after = tree_of(random_plan(random, 24));
            step(mirror, before, after, random() % 25);
            before = after;
        }
    }
}
