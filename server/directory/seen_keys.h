// Which rows a file has already described: a set of 64-bit keys in little memory (11 to 22 bytes each).
#pragma once

#include <cstdint>
#include <vector>

namespace comptoir {

class SeenKeys {
public:
    // True when the key is new. Keys are hashes: evenly spread over all 64 bits.
    bool insert(std::uint64_t key);

private:
    void grow();
    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);  // 0: free
    std::size_t count_ = 0;
};

}  // namespace comptoir
