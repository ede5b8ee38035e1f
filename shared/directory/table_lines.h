// Reads a table of lines with cells between tabs; empty lines and lines from # on are skipped.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace comptoir {

class TableLines {
public:
    explicit TableLines(std::string_view table) : rest_(table) {}

    // Steps to the next line with content; false at the end.
    bool next();
    std::size_t number() const { return number_; }  // from 1
    std::size_t cells() const { return cells_.size(); }
    // Empty when the line has fewer cells.
    std::string_view cell(std::size_t index) const {
        return index < cells_.size() ? cells_[index] : std::string_view();
    }

private:
    std::string_view rest_;
    std::size_t number_ = 0;
    std::vector<std::string_view> cells_;
};

// Steps through the parts of `list` between separators: `for (Parts parts(text, ','); parts.next();)
// use(parts.part())`. No trimming.
class Parts {
public:
    Parts(std::string_view list, char separator) : rest_(list), separator_(separator), more_(!list.empty()) {}
    bool next();
    std::string_view part() const { return part_; }

private:
    std::string_view rest_;
    std::string_view part_;
    char separator_;
    bool more_;
};

// A whole number without a sign beyond '-'; false when `text` is none or too large.
bool parse_number(std::string_view text, long& value);

}  // namespace comptoir
