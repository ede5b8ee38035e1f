// The words of one language and the host's Intl behind one object: all that a view needs to say something.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/directory/opening_hours.h"
#include "wasm/app/catalogue.h"

namespace comptoir::app {

// What only the host knows of a language. The browser answers by its Intl, tests by a small fake.
class Intl {
public:
    virtual ~Intl() = default;
    // With `decimals_max` digits at most after the separator, grouped: 1 234,5.
    virtual std::string number(double value, int decimals_max) const = 0;
    virtual PluralForm plural_form(std::int64_t count) const = 0;
    // "25 décembre 2026".
    virtual std::string date(DayNumber day) const = 0;
    // "24 nov. 2026, 14:05" on the person's own clock, of minutes since 1970 UTC.
    virtual std::string moment(std::int64_t minutes) const = 0;
    // The language's own name in this one: "de" is "allemand". The code itself where Intl doesn't know it.
    virtual std::string language_name(std::string_view code) const = 0;
};

class Language {
public:
    // `intl` outlives it. `code` is BCP 47: "fr", "en".
    Language(std::string code, Catalogue catalogue, const Intl& intl)
        : code_(std::move(code)), catalogue_(std::move(catalogue)), intl_(&intl) {}

    const std::string& code() const { return code_; }
    const Intl& intl() const { return *intl_; }

    std::string_view text(Message message) const { return catalogue_.text(message); }
    std::string format(Message message, std::initializer_list<Insertion> insertions) const {
        return catalogue_.format(message, insertions);
    }
    // {n} is the count, written by Intl.
    std::string count(Message message, std::int64_t count) const {
        return catalogue_.plural(message, intl_->plural_form(count),
                                 {{"n", intl_->number(static_cast<double>(count), 0)}});
    }
    std::string count(Message message, std::int64_t count, std::string_view name) const {
        return catalogue_.plural(message, intl_->plural_form(count),
                                 {{"n", intl_->number(static_cast<double>(count), 0)}, {"name", name}});
    }
    std::string number(std::int64_t value) const { return intl_->number(static_cast<double>(value), 0); }

private:
    std::string code_;
    Catalogue catalogue_;
    const Intl* intl_;
};

}  // namespace comptoir::app
