#include "shared/directory/intake/sniff.h"

#include <algorithm>
#include <cstring>

#include "shared/core/fold.h"
#include "shared/core/text.h"
#include "shared/directory/intake/csv.h"

namespace comptoir::intake {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr char separators[] = {';', ',', '\t', '|'};

CsvReader::Source source_of(std::string_view text) {
    return [text](char* buffer, std::size_t bytes) mutable {
        const std::size_t count = std::min(bytes, text.size());
        if (count) std::memcpy(buffer, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

std::vector<std::string> headings_of(const CsvRecord& record) {
    std::vector<std::string> headings;
    for (const std::string_view field : record.fields) {
        const std::string text = is_valid_utf8(field) ? std::string(field) : from_windows_1252(field);
        const auto clean = clean_text(text, 200);
        headings.push_back(clean ? *clean : std::string());
    }
    return headings;
}

Layout layout_by_wish(const Wish& wish, const std::vector<std::string>& headings) {
    Layout layout;
    for (const Wish::Said& said : wish.columns) {
        int field = said.number - 1;
        for (std::size_t index = 0; said.number == 0 && index < headings.size(); ++index)
            if (folded(headings[index]) == said.heading) field = static_cast<int>(index);
        if (field >= 0 && field < static_cast<int>(headings.size())) layout.set(said.column, field);
    }
    return layout;
}

Layout layout_by_heading(const std::vector<std::string>& headings) {
    const std::vector<std::string_view> views(headings.begin(), headings.end());
    return layout_of(views);
}

// A heading names at least two columns, or is one column wide.
bool is_heading(const Format& format) {
    return format.layout.is_usable() && (format.layout.count() >= 2 || format.headings.size() == 1);
}

// The best heading among the first records; without columns when there is none.
Format try_separator(std::string_view head, char separator, const Wish& wish) {
    Format best;
    best.separator = separator;
    CsvReader reader(source_of(head), separator);
    CsvRecord record;
    for (int index = 0; index < heading_record_max && reader.next(record); ++index) {
        Format format = best;
        format.headings = headings_of(record);
        format.records_to_skip = wish.has_heading ? index + 1 : 0;
        format.layout =
            wish.columns.empty() ? layout_by_heading(format.headings) : layout_by_wish(wish, format.headings);
        if (format.layout.count() > best.layout.count()) best = std::move(format);
        if (!wish.has_heading) break;
    }
    if (!wish.has_heading)
        for (std::size_t index = 0; index < best.headings.size(); ++index)
            best.headings[index] = "column " + std::to_string(index + 1);
    return best;
}

std::string unmet(const Wish& wish, const Format& format) {
    for (const Wish::Said& said : wish.columns)
        if (!format.layout.has(said.column))
            return "the file has no column for `" + std::string(column_word(said.column)) + "` as the mapping says";
    return {};
}

}  // namespace

Result<Format, SniffError> sniff(std::string_view head, const Wish& wish) {
    if (head.substr(0, 2) == "\xFF\xFE" || head.substr(0, 2) == "\xFE\xFF")
        return SniffError{SniffFault::utf16, "the file is UTF-16; save it as CSV UTF-8"};
    const std::size_t mark = head.substr(0, 3) == utf8_mark ? 3 : 0;
    head.remove_prefix(mark);
    if (head.find_first_not_of("\r\n\t ") == std::string_view::npos)
        return SniffError{SniffFault::empty, "the file is empty"};
    Format best;
    for (const char separator : separators) {
        if (wish.separator && *wish.separator != separator) continue;
        Format format = try_separator(head, separator, wish);
        const auto better = [](const Format& a, const Format& b) {
            if (a.layout.count() != b.layout.count()) return a.layout.count() > b.layout.count();
            return a.headings.size() > b.headings.size();
        };
        if (better(format, best)) best = std::move(format);
    }
    best.mark_bytes = mark;
    if (std::string detail = unmet(wish, best); !detail.empty())
        return SniffError{SniffFault::wish_unmet, std::move(detail)};
    if (!is_heading(best) && (wish.columns.empty() || !best.layout.is_usable()))
        return SniffError{
            SniffFault::no_heading,
            "no line among the first ten names columns that are known (such as SIRET, raison sociale, APE, "
            "code postal, ville); a mapping file can name them"};
    return best;
}

}  // namespace comptoir::intake
