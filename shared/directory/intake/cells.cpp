#include "shared/directory/intake/cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "shared/core/text.h"

namespace comptoir::intake {

std::string_view Cells::raw(Column column) const {
    const int at = layout_.at(column);
    if (at < 0 || static_cast<std::size_t>(at) >= fields_.size()) return {};
    std::string_view text = fields_[static_cast<std::size_t>(at)];
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    // The apostrophe that keeps a spreadsheet from running a formula (csv_writer.h).
    if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos)
        text.remove_prefix(1);
    return text == "[ND]" ? std::string_view() : text;
}

void Cells::fault(Column column, std::string reason) const {
    const int at = layout_.at(column);
    std::string heading(at < 0 ? column_word(column) : std::string_view(headings_[static_cast<std::size_t>(at)]));
    faults_.push_back({std::move(heading), std::move(reason)});
}

std::string Cells::text(Column column, std::size_t characters_max) const {
    Result<std::string, TextFault> clean = clean_text(raw(column), characters_max);
    if (clean) return *std::move(clean);
    fault(column, clean.error() == TextFault::not_utf8
                      ? "bytes that are not text in the file's encoding"
                      : "longer than " + std::to_string(characters_max) + " characters");
    return {};
}

std::vector<std::string> Cells::list(Column column) const {
    std::vector<std::string> items;
    std::string_view left = raw(column);
    const char* separators = left.find_first_of(";|") == std::string_view::npos ? "," : ";|";
    while (!left.empty()) {
        const std::size_t end = std::min(left.find_first_of(separators), left.size());
        Result<std::string, TextFault> item = clean_text(left.substr(0, end), item_max);
        if (!item) return fault(column, "an item is longer than " + std::to_string(item_max) + " characters"), items;
        if (!item->empty() && std::find(items.begin(), items.end(), *item) == items.end())
            items.push_back(*std::move(item));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    if (items.size() <= items_max) return items;
    fault(column, "more than " + std::to_string(items_max) + " items");
    return {};
}

namespace {

// Digits, a point or comma, an exponent: by hand, as the Emscripten library has no from_chars for double.
std::optional<double> read_number(std::string_view text) {
    if (text.size() > 24) return std::nullopt;
    const bool negative = text.substr(0, 1) == "-";
    if (negative) text.remove_prefix(1);
    double value = 0, unit = 1;
    bool digits = false, fraction = false;
    for (const char letter : text) {
        if (letter == '.' || letter == ',') {
            if (fraction) return std::nullopt;
            fraction = true;
        } else if (letter >= '0' && letter <= '9') {
            digits = true;
            value = value * 10 + (letter - '0');
            if (fraction) unit *= 10;
        } else {
            return std::nullopt;
        }
    }
    if (!digits) return std::nullopt;
    return (negative ? -value : value) / unit;
}

}  // namespace

std::optional<double> Cells::number(Column column) const {
    if (is_empty(column)) return std::nullopt;
    const std::optional<double> value = read_number(raw(column));
    if (!value) fault(column, "not a number");
    return value;
}

std::optional<Point> Cells::point(Column latitude, Column longitude) const {
    const std::optional<double> north = number(latitude), east = number(longitude);
    if (!north || !east) return std::nullopt;
    if (std::abs(*north) <= 90 && std::abs(*east) <= 180)
        return Point{static_cast<std::int32_t>(std::lround(*north * 1e6)),
                     static_cast<std::int32_t>(std::lround(*east * 1e6))};
    fault(latitude, "not a place on Earth: degrees, -90 to 90 and -180 to 180");
    return std::nullopt;
}

void say(RowFacts& row, Field field) {
    row.says.set(static_cast<std::size_t>(field));
}
void say(RowFacts& row, PlacePart part) {
    row.place_says.set(static_cast<std::size_t>(part));
}

namespace {

std::string dotted(std::string_view code) {
    std::string result;
    for (const char letter : code) {
        if (letter == '.' || letter == ' ') continue;
        if (result.size() == 2) result += '.';
        result += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    }
    return result;
}

constexpr std::size_t other_code_max = 10;

}  // namespace

std::optional<Trade> read_trade(const TradeList& trades, std::string_view list, std::string_view code) {
    if (code.empty()) return Trade{};
    if (list.empty() || list == "NAFRev2") {
        const std::string written = dotted(code);
        if (written == "00.00Z") return Trade{};  // the register's "not yet known"
        const TradeNumber number = trades.find(written);
        if (number == no_trade || trades.line(number).level < TradeLevel::nace_class) return std::nullopt;
        return Trade{"NAFRev2", std::string(trades.line(number).code), ""};
    }
    const auto plain = [](char letter) {
        return letter == '.' || (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
    };
    if (code.size() > other_code_max || list.size() > other_code_max || !std::all_of(code.begin(), code.end(), plain))
        return std::nullopt;
    return Trade{std::string(list), std::string(code), ""};
}

}  // namespace comptoir::intake
