#include "shared/page/check_text.h"

#include <algorithm>

#include "shared/core/contact.h"
#include "shared/core/text.h"
#include "shared/directory/intake/country.h"
#include "shared/directory/staff_band.h"

namespace comptoir::page {

namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::optional<FaultKind> text_fault(std::string_view text, std::size_t characters_max, bool has_lines) {
    if (has_control(text, has_lines) || has_unseen(text)) return FaultKind::letter_not_shown;
    if (characters(text) > characters_max) return FaultKind::too_long;
    return std::nullopt;
}

// What `read` makes of the text; no text is an empty value.
template <typename Value>
Read<std::string> read_value(std::string_view typed, FaultKind fault, Value read) {
    typed = trimmed(typed);
    if (has_control(typed) || has_unseen(typed)) return FaultKind::letter_not_shown;
    if (typed.empty()) return std::string();
    const std::optional<std::string> value = read(typed);
    if (!value) return fault;
    return *value;
}

// "pt-BR", "zh-Hant-TW": a language of two or three letters and subtags of two to eight letters and digits.
bool is_language_tag(std::string_view text) {
    std::size_t part = 0, length = 0;
    for (const char letter : text) {
        if (letter == '-') {
            if (length < 2 || (part == 0 && length > 3)) return false;
            ++part;
            length = 0;
        } else if (!is_letter(letter) && (part == 0 || !is_digit(letter))) {
            return false;
        } else if (++length > 8) {
            return false;
        }
    }
    return text.size() <= 35 && length >= 2 && (part > 0 || length <= 3);
}

int number_of(std::string_view& text) {
    std::size_t digits = 0;
    int value = 0;
    for (; digits < text.size() && digits < 6 && is_digit(text[digits]); ++digits)
        value = value * 10 + text[digits] - '0';
    text.remove_prefix(digits);
    return digits > 0 ? value : -1;
}

}  // namespace

Read<std::string> read_line(std::string_view typed, std::size_t characters_max) {
    const std::string_view text = trimmed(typed);
    if (const auto fault = text_fault(text, characters_max, false)) return *fault;
    return std::string(text);
}

Read<std::string> read_paragraphs(std::string_view typed, std::size_t characters_max) {
    const std::string_view text = trimmed(typed);
    if (const auto fault = text_fault(text, characters_max, true)) return *fault;
    return std::string(text);
}

Read<std::string> read_typed_phone(std::string_view typed, std::string_view country) {
    return read_value(typed, FaultKind::not_a_phone, [&](std::string_view text) { return read_phone(text, country); });
}

Read<std::string> read_typed_email(std::string_view typed) {
    return read_value(typed, FaultKind::not_an_email, read_email);
}

Read<std::string> read_typed_website(std::string_view typed) {
    return read_value(typed, FaultKind::not_a_website, read_website);
}

Read<Trade> read_typed_trade(std::string_view typed, const TradeList& trades) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) return Trade{};
    const TradeNumber number = trades.find(text);
    if (number == no_trade || trades.line(number).level < TradeLevel::nace_class) return FaultKind::not_a_trade;
    return Trade{.code = std::string(trades.line(number).code)};
}

Read<std::string> read_typed_language(std::string_view typed) {
    return read_value(typed, FaultKind::not_a_language, [](std::string_view text) -> std::optional<std::string> {
        if (text.find('-') == std::string_view::npos) return intake::read_language(text);
        if (is_language_tag(text)) return std::string(text);
        return std::nullopt;
    });
}

Read<std::optional<StaffBand>> read_head_count(std::string_view typed) {
    std::string_view text = trimmed(typed);
    if (text.empty()) return std::optional<StaffBand>();
    const int least = number_of(text);
    if (least < 0) return FaultKind::not_a_head_count;
    if (text.empty()) return least == 0 ? std::optional(StaffBand{}) : staff_band_of(least);
    if (text.front() != '-') return FaultKind::not_a_head_count;
    text.remove_prefix(1);
    if (text.empty()) return std::optional(StaffBand{least, 0});
    const int most = number_of(text);
    if (!text.empty() || most < least) return FaultKind::not_a_head_count;
    return std::optional(StaffBand{least, most});
}

Read<std::string> read_file_id(std::string_view typed) {
    if (typed.empty()) return std::string();
    const auto allowed = [](char letter) {
        return is_digit(letter) || is_letter(letter) || letter == '-' || letter == '_';
    };
    if (typed.size() < 16 || typed.size() > 64 || !std::all_of(typed.begin(), typed.end(), allowed))
        return FaultKind::not_a_file;
    return std::string(typed);
}

std::string head_count_text(const std::optional<StaffBand>& band) {
    if (!band) return {};
    if (band->least == band->most) return std::to_string(band->least);
    return std::to_string(band->least) + "-" + (band->most ? std::to_string(band->most) : "");
}

}  // namespace comptoir::page
