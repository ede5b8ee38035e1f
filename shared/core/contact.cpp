#include "shared/core/contact.h"

#include <algorithm>

namespace comptoir {

namespace {

constexpr std::size_t email_bytes_max = 254, local_bytes_max = 64, website_bytes_max = 500, host_bytes_max = 253;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}
char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

// Labels of letters, digits and inner hyphens with dots between, the last without digits alone; other scripts as UTF-8.
bool is_host(std::string_view host) {
    if (host.empty() || host.size() > host_bytes_max || host.find('.') == std::string_view::npos) return false;
    std::size_t begin = 0;
    bool last_has_letter = false;
    while (begin <= host.size()) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view label = host.substr(begin, end - begin);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        last_has_letter = false;
        for (const char letter : label) {
            const bool other = static_cast<unsigned char>(letter) >= 0x80;
            if (!is_digit(letter) && !is_letter(letter) && letter != '-' && !other) return false;
            last_has_letter |= is_letter(letter) || other;
        }
        begin = end + 1;
    }
    return last_has_letter;
}

struct Dialling {
    std::string_view country, code, trunk;
};
constexpr Dialling dialling[] = {
    {"FR", "33", "0"}, {"BE", "32", "0"}, {"NL", "31", "0"}, {"DE", "49", "0"}, {"LU", "352", ""}, {"CH", "41", "0"},
};

// Digits with a leading + where it was written as + or 00; empty when something else stands between.
std::string dialled(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (text.substr(at, 3) == "(0)" && !digits.empty() && digits[0] == '+')
            at += 2;
        else if (text.substr(at, 2) == "\xC2\xA0")
            ++at;
        else if (text.substr(at, 3) == "\xE2\x80\xAF")
            at += 2;
        else if (is_digit(letter) || (letter == '+' && digits.empty()))
            digits += letter;
        else if (std::string_view(" .-/()").find(letter) == std::string_view::npos)
            return {};
    }
    if (digits.substr(0, 2) == "00") digits.replace(0, 2, "+");
    return digits;
}

// E.164 has at most 15 digits; a French number nine after its code.
bool is_e164(std::string_view number) {
    if (number.size() < 8 || number.size() > 16 || number[1] == '0') return false;
    if (number.substr(0, 3) == "+33") return number.size() == 12 && number[3] != '0';
    return true;
}

}  // namespace

std::optional<std::string> read_phone(std::string_view text, std::string_view country) {
    std::string number = dialled(trimmed(text));
    if (number.empty()) return std::nullopt;
    if (number[0] != '+') {
        const auto* known = std::find_if(std::begin(dialling), std::end(dialling),
                                         [&](const Dialling& candidate) { return candidate.country == country; });
        if (known == std::end(dialling)) return std::nullopt;
        if (number.substr(0, known->trunk.size()) == known->trunk)
            number.erase(0, known->trunk.size());
        else if (country != "FR" || number.size() != 9)
            return std::nullopt;  // a spreadsheet ate the French zero
        number.insert(0, "+" + std::string(known->code));
    }
    if (!is_e164(number)) return std::nullopt;
    return number;
}

std::optional<std::string> read_email(std::string_view text) {
    text = trimmed(text);
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > local_bytes_max || text.size() > email_bytes_max)
        return std::nullopt;
    const std::string_view local = text.substr(0, at), host = text.substr(at + 1);
    const auto allowed = [](char letter) {
        return is_digit(letter) || is_letter(letter) || static_cast<unsigned char>(letter) >= 0x80 ||
               std::string_view("!#$%&'*+-/=?^_`{|}~.").find(letter) != std::string_view::npos;
    };
    if (!std::all_of(local.begin(), local.end(), allowed) || local.front() == '.' || local.back() == '.' ||
        local.find("..") != std::string_view::npos || !is_host(host))
        return std::nullopt;
    return std::string(local) + "@" + lowered(host);
}

std::optional<std::string> read_website(std::string_view text) {
    text = trimmed(text);
    std::string_view rest = text;
    std::string scheme = "https://";
    if (const std::size_t colon = text.find("://"); colon != std::string_view::npos) {
        scheme = lowered(text.substr(0, colon + 3));
        rest = text.substr(colon + 3);
    }
    if ((scheme != "http://" && scheme != "https://") || text.size() > website_bytes_max) return std::nullopt;
    const auto unsafe = [](char letter) {
        return static_cast<unsigned char>(letter) <= ' ' || letter == 0x7F ||
               std::string_view("\"<>\\^`{|}").find(letter) != std::string_view::npos;
    };
    if (std::any_of(rest.begin(), rest.end(), unsafe)) return std::nullopt;
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view authority = rest.substr(0, end);
    std::string_view port;
    if (const std::size_t colon = authority.find(':'); colon != std::string_view::npos) {
        port = authority.substr(colon);
        authority = authority.substr(0, colon);
        if (port.size() < 2 || port.size() > 6 || !std::all_of(port.begin() + 1, port.end(), is_digit))
            return std::nullopt;
    }
    if (!is_host(authority)) return std::nullopt;
    return scheme + lowered(authority) + std::string(port) + std::string(rest.substr(end));
}

}  // namespace comptoir
