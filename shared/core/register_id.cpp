#include "shared/core/register_id.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace comptoir {

namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}
char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

// Without what people put between groups: spaces (non-breaking and narrow ones too), dots, hyphens; in capitals.
std::string compact(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "\xC2\xA0")
            at += 2;
        else if (text.substr(at, 3) == "\xE2\x80\xAF")
            at += 3;
        else if (const char letter = text[at++]; letter != ' ' && letter != '.' && letter != '-')
            result += upper(letter);
    }
    return result;
}

int luhn_sum(std::string_view digits) {
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        int digit = digits[digits.size() - 1 - index] - '0';
        if (index % 2) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum;
}

int digit_sum(std::string_view digits) {
    int sum = 0;
    for (const char digit : digits) sum += digit - '0';
    return sum;
}

std::uint64_t number(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    return value;
}

// 0 or 1, seven digits, and 97 minus the first eight modulo 97.
bool is_kbo(std::string_view digits) {
    return digits.size() == 10 && all_digits(digits) && digits[0] <= '1' && number(digits) != 0 &&
           97 - number(digits.substr(0, 8)) % 97 == number(digits.substr(8));
}

// CHE and nine digits, the last by weights modulo 11.
bool is_uid(std::string_view text) {
    constexpr int weights[] = {5, 4, 3, 2, 7, 6, 5, 4};
    if (text.size() != 12 || text.substr(0, 3) != "CHE" || !all_digits(text.substr(3))) return false;
    int sum = 0;
    for (std::size_t index = 0; index < 8; ++index) sum += weights[index] * (text[3 + index] - '0');
    const int check = (11 - sum % 11) % 11;
    return check != 10 && check == text[11] - '0';
}

bool is_crn(std::string_view text) {
    return text.size() == 8 && all_digits(text.substr(2)) &&
           (all_digits(text.substr(0, 2)) || (is_upper(text[0]) && (is_upper(text[1]) || is_digit(text[1]))));
}

constexpr std::size_t other_number_max = 40;

bool is_other_number(std::string_view text) {
    if (text.empty() || text.size() > other_number_max) return false;
    const auto alnum = [](char letter) { return is_digit(letter) || is_upper(upper(letter)); };
    const auto allowed = [&](char letter) {
        return alnum(letter) || std::string_view(" -./").find(letter) != std::string_view::npos;
    };
    return alnum(text.front()) && std::all_of(text.begin(), text.end(), allowed);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// "0403.019.261" and the old nine figures without their zero.
std::optional<std::string> read_kbo(std::string_view text) {
    std::string digits = compact(text);
    if (digits.substr(0, 2) == "BE") digits.erase(0, 2);
    if (digits.size() == 9) digits.insert(0, 1, '0');
    if (!is_kbo(digits)) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<std::string> read_siren(std::string_view text) {
    std::string digits = compact(text);
    if (digits.size() != 9 || !all_digits(digits) || digits == "000000000" || luhn_sum(digits) % 10)
        return std::nullopt;
    return digits;
}

std::optional<std::string> read_siret(std::string_view text) {
    std::string digits = compact(text);
    if (digits.size() != 14 || !all_digits(digits)) return std::nullopt;
    const std::string_view siren = std::string_view(digits).substr(0, 9);
    if (!read_siren(siren)) return std::nullopt;
    const bool la_poste = siren == "356000000" && digit_sum(digits) % 5 == 0;
    if (luhn_sum(digits) % 10 && !la_poste) return std::nullopt;
    return digits;
}

std::optional<std::string> read_register_number(std::string_view country, std::string_view scheme,
                                                std::string_view text) {
    if (scheme == "siren") return read_siren(text);
    if (scheme == "siret") return read_siret(text);
    if (country == "BE" && scheme == "kbo") return read_kbo(text);
    std::string written = compact(text);
    if (scheme == "uid") {
        if (is_uid(written)) return written;
        return std::nullopt;
    }
    if (scheme == "kvk") {
        if (written.size() == 8 && all_digits(written)) return written;
        return std::nullopt;
    }
    if (scheme == "crn") {
        if (is_crn(written)) return written;
        return std::nullopt;
    }
    if (!is_other_number(trimmed(text))) return std::nullopt;
    return std::string(trimmed(text));
}

std::string_view main_scheme(std::string_view country) {
    if (country == "FR") return "siren";
    if (country == "BE") return "kbo";
    if (country == "NL") return "kvk";
    if (country == "DE") return "hrb";
    if (country == "LU") return "rcs";
    if (country == "CH") return "uid";
    if (country == "GB") return "crn";
    return "register";
}

namespace {

struct VatShape {
    std::string_view country;
    std::size_t least, most;  // letters and digits after the country
};
constexpr VatShape vat_shapes[] = {
    {"AT", 9, 9},   {"BE", 10, 10}, {"BG", 9, 10}, {"CY", 9, 9},   {"CZ", 8, 10},  {"DE", 9, 9},   {"DK", 8, 8},
    {"EE", 9, 9},   {"EL", 9, 9},   {"ES", 9, 9},  {"FI", 8, 8},   {"FR", 11, 11}, {"HR", 11, 11}, {"HU", 8, 8},
    {"IE", 8, 9},   {"IT", 11, 11}, {"LT", 9, 12}, {"LU", 8, 8},   {"LV", 11, 11}, {"MT", 8, 8},   {"NL", 12, 12},
    {"PL", 10, 10}, {"PT", 9, 9},   {"RO", 2, 10}, {"SE", 12, 12}, {"SI", 8, 8},   {"SK", 10, 10}, {"XI", 9, 12},
};

// Two characters and the SIREN. A key of digits is (12 + 3 x SIREN) modulo 97; newer ones have letters, never I or O.
bool is_french_vat(std::string_view key, std::string_view siren) {
    if (!read_siren(siren)) return false;
    if (all_digits(key)) return number(key) == (12 + 3 * (number(siren) % 97)) % 97;
    return key.find_first_of("IO") == std::string_view::npos;
}

bool is_swiss_vat(std::string_view written) {
    for (const std::string_view tail : {"MWST", "TVA", "IVA", ""})
        if (written.size() > tail.size() && written.substr(written.size() - tail.size()) == tail)
            return is_uid(written.substr(0, written.size() - tail.size()));
    return false;
}

}  // namespace

std::optional<std::string> read_vat_id(std::string_view text) {
    std::string written = compact(text);
    const std::string_view all = written;
    if (all.substr(0, 3) == "CHE") return is_swiss_vat(all) ? std::optional(written) : std::nullopt;
    if (all.size() < 4) return std::nullopt;
    const std::string_view country = all.substr(0, 2), rest = all.substr(2);
    const auto shape = std::find_if(std::begin(vat_shapes), std::end(vat_shapes),
                                    [&](const VatShape& candidate) { return candidate.country == country; });
    if (shape == std::end(vat_shapes) || rest.size() < shape->least || rest.size() > shape->most) return std::nullopt;
    if (!std::all_of(rest.begin(), rest.end(), [](char letter) { return is_digit(letter) || is_upper(letter); }))
        return std::nullopt;
    if (country == "FR" && !is_french_vat(rest.substr(0, 2), rest.substr(2))) return std::nullopt;
    if (country == "BE" && !is_kbo(rest)) return std::nullopt;
    return written;
}

}  // namespace comptoir
