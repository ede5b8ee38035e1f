#include "shared/directory/table_lines.h"

#include <charconv>

namespace comptoir {

bool TableLines::next() {
    while (!rest_.empty()) {
        const std::size_t end = rest_.find('\n');
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++number_;
        if (line.empty() || line.front() == '#') continue;
        cells_.clear();
        for (std::size_t begin = 0;;) {
            const std::size_t tab = line.find('\t', begin);
            cells_.push_back(line.substr(begin, tab == std::string_view::npos ? tab : tab - begin));
            if (tab == std::string_view::npos) return true;
            begin = tab + 1;
        }
    }
    return false;
}

bool Parts::next() {
    if (!more_) return false;
    const std::size_t end = rest_.find(separator_);
    part_ = rest_.substr(0, end);
    more_ = end != std::string_view::npos;
    if (more_) rest_.remove_prefix(end + 1);
    return true;
}

bool parse_number(std::string_view text, long& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

}  // namespace comptoir
