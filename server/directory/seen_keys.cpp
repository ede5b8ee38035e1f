#include "server/directory/seen_keys.h"

namespace comptoir {

bool SeenKeys::insert(std::uint64_t key) {
    if (key == 0) key = 1;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = key & mask;; at = (at + 1) & mask) {
        if (slots_[at] == key) return false;
        if (slots_[at] != 0) continue;
        slots_[at] = key;
        if (++count_ * 4 > slots_.size() * 3) grow();
        return true;
    }
}

void SeenKeys::grow() {
    std::vector<std::uint64_t> old(slots_.size() * 2);
    old.swap(slots_);
    count_ = 0;
    for (const std::uint64_t key : old)
        if (key != 0) insert(key);
}

}  // namespace comptoir
