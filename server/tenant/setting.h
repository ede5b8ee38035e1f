// What a bank says of itself and how its widget looks, setting by setting: one table of names and what each may be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

struct Setting {
    std::string name;
    std::string value;
    bool operator==(const Setting&) const = default;
};

// A row of the table.
struct SettingRule {
    std::string_view name;  // "contact.email"; "light.*" and "dark.*" stand for each colour of the theme
    std::string_view help;  // one line
    // The value in the one spelling that is kept; nothing when it can't be one.
    std::optional<std::string> (*read)(std::string_view value);
};
std::span<const SettingRule> setting_rules();

// The colours that a bank may choose, as the page's --comptoir-* without the prefix.
std::span<const std::string_view> theme_colours();

// The value as it is kept, or why not, in a sentence.
struct CheckedSetting {
    std::string value;
    std::string refusal;  // empty: it may be
};
CheckedSetting check_setting(std::string_view name, std::string_view value);

// Why the tenant's settings do not go together: two colours of which one is read on the other with too little contrast
// (WCAG 2.2, 1.4.3: 4.5). Nothing when they do.
std::optional<std::string> settings_refusal(const std::vector<Setting>& settings);

// The value; empty when it is not set.
std::string_view setting_of(const std::vector<Setting>& settings, std::string_view name);

}  // namespace comptoir
