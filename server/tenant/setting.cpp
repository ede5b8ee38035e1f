#include "server/tenant/setting.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "shared/core/contact.h"
#include "shared/core/text.h"

namespace comptoir {

namespace {

using Read = std::optional<std::string>;

constexpr std::size_t legal_text_characters_max = 4'000;
constexpr std::size_t font_characters_max = 120;

Read read_mail(std::string_view value) {
    return read_email(value);
}

Read read_telephone(std::string_view value) {
    return read_phone(value, "FR");
}

// An https address, or the text itself.
Read read_legal(std::string_view value) {
    if (value.starts_with("https://")) {
        auto address = read_website(value);
        return address && address->starts_with("https://") ? address : std::nullopt;
    }
    if (value.starts_with("http:")) return std::nullopt;
    auto text = clean_text(value, legal_text_characters_max);
    if (!text || text->empty()) return std::nullopt;
    return *std::move(text);
}

// Languages that the widget speaks, the bank's own first: "fr,en".
Read read_locales(std::string_view value) {
    std::string seen;
    while (true) {
        const std::size_t comma = value.find(',');
        const std::string_view one = value.substr(0, comma);
        if (one != "fr" && one != "en") return std::nullopt;
        if (seen.find(one) != std::string::npos) return std::nullopt;
        seen.append(seen.empty() ? "" : ",").append(one);
        if (comma == std::string_view::npos) return seen;
        value.remove_prefix(comma + 1);
    }
}

// Families as CSS has them, without anything that could end the declaration.
Read read_font(std::string_view value) {
    if (value.empty() || value.size() > font_characters_max) return std::nullopt;
    const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= 'a' && letter <= 'z') || letter == ' ' || letter == ',' || letter == '-' || letter == '"';
    });
    if (!plain || std::count(value.begin(), value.end(), '"') % 2 != 0) return std::nullopt;
    return std::string(value);
}

// "#7a1f3d"
Read read_colour(std::string_view value) {
    if (value.size() != 7 || value.front() != '#') return std::nullopt;
    std::string colour(value);
    for (std::size_t index = 1; index < colour.size(); ++index) {
        char& letter = colour[index];
        if (letter >= 'A' && letter <= 'F') letter = static_cast<char>(letter - 'A' + 'a');
        if (!((letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f'))) return std::nullopt;
    }
    return colour;
}

constexpr SettingRule rules[] = {
    {"contact.email", "where people write to the bank about the directory", read_mail},
    {"contact.phone", "the number that they call", read_telephone},
    {"legal.terms", "the terms of use: an https address, or the text", read_legal},
    {"legal.privacy", "what is done with personal data: an https address, or the text", read_legal},
    {"legal.notice", "who publishes the directory: an https address, or the text", read_legal},
    {"locales", "the languages of its pages, the bank's own first: fr,en", read_locales},
    {"font", "families as CSS has them: \"Your Sans\", system-ui, sans-serif", read_font},
    {"light.*", "a colour by day, such as light.accent #7a1f3d", read_colour},
    {"dark.*", "a colour by night", read_colour},
};

constexpr std::array<std::string_view, 21> colours = {
    "accent",         "accent-hover", "on-accent",     "accent-soft", "accent-text", "surface",   "surface-sunken",
    "surface-raised", "border",       "border-strong", "text",        "text-muted",  "highlight", "success",
    "success-soft",   "warning",      "warning-soft",  "danger",      "danger-soft", "unit",      "unit-soft"};

// Which is read on which.
struct Pair {
    std::string_view ink, paper;
};
constexpr Pair pairs[] = {{"on-accent", "accent"},        {"on-accent", "accent-hover"}, {"accent-text", "surface"},
                          {"accent-text", "accent-soft"}, {"text", "surface"},           {"text", "surface-sunken"},
                          {"text", "surface-raised"},     {"text-muted", "surface"},     {"text", "highlight"}};
constexpr double contrast_min = 4.5;

double luminance(std::string_view colour) {
    const auto channel = [&](std::size_t at) {
        const auto digit = [&](char letter) { return letter <= '9' ? letter - '0' : letter - 'a' + 10; };
        const double value = (digit(colour[at]) * 16 + digit(colour[at + 1])) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view a, std::string_view b) {
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

const SettingRule* rule_of(std::string_view name) {
    for (const SettingRule& rule : rules) {
        if (!rule.name.ends_with(".*")) {
            if (rule.name == name) return &rule;
            continue;
        }
        const std::string_view scheme = rule.name.substr(0, rule.name.size() - 1);
        if (!name.starts_with(scheme)) continue;
        const auto known = std::find(colours.begin(), colours.end(), name.substr(scheme.size()));
        return known == colours.end() ? nullptr : &rule;
    }
    return nullptr;
}

}  // namespace

std::span<const SettingRule> setting_rules() {
    return rules;
}

std::span<const std::string_view> theme_colours() {
    return colours;
}

CheckedSetting check_setting(std::string_view name, std::string_view value) {
    const SettingRule* rule = rule_of(name);
    if (!rule) return {{}, "there is no setting `" + std::string(name) + "`"};
    auto kept = rule->read(value);
    if (!kept) return {{}, std::string(name) + " is " + std::string(rule->help)};
    return {*std::move(kept), {}};
}

std::optional<std::string> settings_refusal(const std::vector<Setting>& settings) {
    for (const std::string scheme : {"light.", "dark."})
        for (const Pair& pair : pairs) {
            const std::string ink = scheme + std::string(pair.ink), paper = scheme + std::string(pair.paper);
            const std::string_view one = setting_of(settings, ink), other = setting_of(settings, paper);
            if (one.empty() || other.empty() || contrast(one, other) >= contrast_min) continue;
            return ink + " can't be read on " + paper + ": their contrast is below 4.5";
        }
    return std::nullopt;
}

std::string_view setting_of(const std::vector<Setting>& settings, std::string_view name) {
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const Setting& one) { return one.name == name; });
    return found == settings.end() ? std::string_view() : std::string_view(found->value);
}

}  // namespace comptoir
