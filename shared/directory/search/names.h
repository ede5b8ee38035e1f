// The names of the large part in alphabetical order, each once, compressed: what lists sorted by name compare.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/directory/search/counted_vector.h"

namespace comptoir::search {

class Names {
public:
    explicit Names(MemoryCounter& counter) : bytes(counter), blocks(counter) {}

    std::uint32_t size() const { return count; }
    // Appends a name greater than all before and returns its rank, counted from 0.
    std::uint32_t append(std::string_view name);
    // The rank of the first name that is not less; size() when there is none. `is_equal`: it is the name itself.
    std::uint32_t lower_bound(std::string_view name, bool& is_equal) const;
    // Calls visit(rank, name) for each, ascending.
    template <typename Visit>
    void visit(Visit&& visit) const {
        std::string name;
        const std::uint8_t* at = bytes.data();
        for (std::uint32_t rank = 0; rank < count; ++rank) {
            at = read(at, name);
            visit(rank, std::string_view(name));
        }
    }

    static constexpr std::uint32_t block_names = 16;
    static constexpr std::size_t name_bytes_max = 250;  // what is longer is cut

    // Public for snapshots. A name: how many bytes it shares with the one before (none at a block's beginning), how
    // many follow, those.
    CountedVector<std::uint8_t> bytes;
    CountedVector<std::uint32_t> blocks;
    std::uint32_t count = 0;

private:
    static const std::uint8_t* read(const std::uint8_t* at, std::string& name);
    std::string last_;
};

}  // namespace comptoir::search
