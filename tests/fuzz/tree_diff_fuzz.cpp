// Any tree must lead to any other: bytes make a few trees, their differences are replayed on a copy of the mirror.
#include <cstdlib>
#include <unordered_set>

#include "tests/wasm/driver/mirror_copy.h"
#include "wasm/kit/diff.h"

using namespace comptoir::kit;

namespace {

struct Bytes {
    const uint8_t* at;
    const uint8_t* end;
    uint32_t next() { return at < end ? *at++ : 0; }
    bool empty() const { return at >= end; }
};

// Nodes in reading order: each byte pair says how deep the next one is, and which id, role and words it has.
Tree tree_of(Bytes& bytes) {
    Tree tree;
    std::vector<uint32_t> path;
    std::unordered_set<uint32_t> used;
    const uint32_t count = bytes.next() % 48;
    for (uint32_t i = 0; i < count && !bytes.empty(); i++) {
        const uint32_t id = 1 + bytes.next() % 64, kind = bytes.next();
        if (!used.insert(id).second) continue;
        path.resize(std::min<size_t>(path.size(), kind % 6));
        Node node;
        node.id = id;
        node.parent = path.empty() ? 0 : path.back();
        for (const Node& before : tree.nodes)
            if (before.parent == node.parent) node.previous = before.id;
        node.role = static_cast<Role>(kind / 8 % 4);
        node.states = bytes.next();
        node.rect = {static_cast<int32_t>(kind), 0, static_cast<int32_t>(id), 0};
        node.name = tree.store(std::string(bytes.next() % 9, 'n'));
        node.attribute_first = static_cast<uint32_t>(tree.attributes.size());
        node.attribute_count = kind % 3;
        for (uint32_t a = 0; a < node.attribute_count; a++)
            tree.attributes.push_back({static_cast<Attribute>(a), tree.store(std::string(kind % 5, 'a'))});
        tree.nodes.push_back(node);
        path.push_back(id);
    }
    return tree;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    Bytes bytes{data, data + size};
    comptoir::testing::MirrorCopy mirror;
    Tree before;
    while (!bytes.empty()) {
        const uint32_t focused = bytes.next() % 65;
        const Tree after = tree_of(bytes);
        std::vector<uint32_t> words;
        diff(before, after, focused, words);
        if (!mirror.apply(words) || !mirror.difference(after).empty()) std::abort();
        before = after;
    }
    return 0;
}
