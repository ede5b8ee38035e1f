#include "shared/directory/search/names.h"

namespace comptoir::search {

std::uint32_t Names::append(std::string_view name) {
    name = name.substr(0, name_bytes_max);
    std::size_t shared = 0;
    if (count % block_names == 0)
        blocks.push_back(static_cast<std::uint32_t>(bytes.size()));
    else
        while (shared < name.size() && shared < last_.size() && name[shared] == last_[shared]) ++shared;
    bytes.push_back(static_cast<std::uint8_t>(shared));
    bytes.push_back(static_cast<std::uint8_t>(name.size() - shared));
    bytes.append(reinterpret_cast<const std::uint8_t*>(name.data()) + shared, name.size() - shared);
    last_ = name;
    return count++;
}

const std::uint8_t* Names::read(const std::uint8_t* at, std::string& name) {
    const std::size_t shared = at[0], rest = at[1];
    name.resize(shared);
    name.append(reinterpret_cast<const char*>(at + 2), rest);
    return at + 2 + rest;
}

std::uint32_t Names::lower_bound(std::string_view wanted, bool& is_equal) const {
    wanted = wanted.substr(0, name_bytes_max);
    is_equal = false;
    std::string name;
    // The last block whose first name is not greater.
    std::size_t first = 0, last = blocks.size();
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        read(bytes.data() + blocks[middle], name);
        if (name <= wanted)
            first = middle + 1;
        else
            last = middle;
    }
    if (first == 0) return 0;
    auto rank = static_cast<std::uint32_t>((first - 1) * block_names);
    const std::uint8_t* at = bytes.data() + blocks[first - 1];
    for (std::uint32_t end = std::min(rank + block_names, count); rank < end; ++rank) {
        at = read(at, name);
        if (name < wanted) continue;
        is_equal = name == wanted;
        break;
    }
    return rank;
}

}  // namespace comptoir::search
