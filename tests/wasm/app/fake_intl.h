// An Intl of few words for tests: French numbers and plurals, dates as numbers of days.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "wasm/app/language.h"

namespace comptoir::app {

class FakeIntl : public Intl {
public:
    std::string number(double value, int decimals_max) const override {
        std::ostringstream out;
        out.setf(std::ios::fixed);
        out.precision(decimals_max);
        out << value;
        std::string text = out.str();
        if (text.find('.') != std::string::npos)
            while (text.back() == '0' || text.back() == '.') {
                const bool point = text.back() == '.';
                text.pop_back();
                if (point) break;
            }
        for (char& c : text)
            if (c == '.') c = ',';
        return text;
    }
    PluralForm plural_form(std::int64_t count) const override {
        return count < 2 ? PluralForm::one : PluralForm::other;
    }
    std::string date(DayNumber day) const override { return "jour " + std::to_string(day); }
    std::string moment(std::int64_t minutes) const override { return "minute " + std::to_string(minutes); }
    std::string language_name(std::string_view code) const override { return std::string(code); }
};

// The values of a catalogue as the widget gets them, from the file in the source tree (tests run there).
inline std::string catalogue_lines(const std::string& code) {
    std::ifstream file("wasm/app/catalogues/" + code + ".tsv");
    std::string lines, line;
    while (std::getline(file, line)) lines += line.substr(line.find('\t') + 1) + '\n';
    return lines;
}

// With plain spaces for those that do not break, so that expectations can be typed.
inline std::string typed(std::string text) {
    for (const std::string unbroken : {"\u00a0", "\u202f"})
        for (std::size_t at = 0; (at = text.find(unbroken, at)) != std::string::npos;)
            text.replace(at, unbroken.size(), " ");
    return text;
}

inline Language test_language(const Intl& intl, const std::string& code = "fr") {
    return Language(code, Catalogue::parse(catalogue_lines(code)).value(), intl);
}

}  // namespace comptoir::app
