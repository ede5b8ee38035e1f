// Room for what one search needs: taken in pieces, given back all at once, kept for the next search of the thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace comptoir::search {

class Arena {
public:
    // Uninitialised; valid until reset().
    template <typename T>
    std::span<T> take(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignment);
        const std::size_t bytes = (count * sizeof(T) + alignment - 1) / alignment * alignment;
        while (block_ < blocks_.size() && used_ + bytes > blocks_[block_].bytes) {
            ++block_;
            used_ = 0;
        }
        if (block_ == blocks_.size()) {
            const std::size_t size = std::max(block_bytes, bytes);
            blocks_.push_back({std::make_unique<std::byte[]>(size), size});
            used_ = 0;
        }
        std::byte* begin = blocks_[block_].memory.get() + used_;
        used_ += bytes;
        return {reinterpret_cast<T*>(begin), count};
    }
    void reset() {
        block_ = 0;
        used_ = 0;
    }

private:
    static constexpr std::size_t alignment = 16, block_bytes = 1 << 18;
    struct Block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t bytes = 0;
    };
    std::vector<Block> blocks_;
    std::size_t block_ = 0;
    std::size_t used_ = 0;
};

}  // namespace comptoir::search
