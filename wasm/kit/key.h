// Identity of what is drawn: a key comes from data ("save", a business's id), never from label text or position. A
// node's id is its key hashed into its parent's id, so that the same key may stand in two rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace comptoir::kit {

using NodeId = uint32_t;  // 0: none

struct Key {
    uint32_t hash;

    constexpr Key(std::string_view words) : hash(fnv(words)) {}
    constexpr Key(const char* words) : Key(std::string_view(words)) {}
    Key(const std::string& words) : Key(std::string_view(words)) {}
    template <typename Number>
    requires std::is_integral_v<Number>
    constexpr Key(Number number) : hash(mixed(static_cast<uint64_t>(number))) {}

    // The id of a node with this key inside `parent`.
    constexpr NodeId in(NodeId parent) const {
        const uint32_t id = static_cast<uint32_t>(mixed(uint64_t{parent} << 32 | hash));
        return id > 1 ? id : id + 2;  // 0 is no node, 1 the root
    }

private:
    static constexpr uint32_t fnv(std::string_view words) {
        uint32_t value = 2166136261u;
        for (const char letter : words) value = (value ^ static_cast<unsigned char>(letter)) * 16777619u;
        return value;
    }
    static constexpr uint32_t mixed(uint64_t value) {
        value = (value ^ value >> 31) * 0x9E3779B97F4A7C15u;
        value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9u;
        return static_cast<uint32_t>(value >> 32);
    }
};

}  // namespace comptoir::kit
