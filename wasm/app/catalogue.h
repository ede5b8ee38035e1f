// The widget's own words in one language. One catalogue is loaded at a time, beside the program and not inside it.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "wasm/app/message.h"

namespace comptoir::app {

// CLDR's plural category of a number, which only the host's Intl knows: fr has one, many and other; en one and other.
enum class PluralForm : unsigned char { zero, one, two, few, many, other };

// "one", "few" ...; other when `word` is none of them.
PluralForm parse_plural_form(std::string_view word);

// What stands for {name} in a message.
using Insertion = std::pair<std::string_view, std::string_view>;

class Catalogue {
public:
    // `lines` has one message a line, in the order of the enum (catalogues/*.tsv without its first column), nothing
    // else. Nothing when a message is missing or left over: a program and a catalogue of different versions.
    static std::optional<Catalogue> parse(std::string lines);

    // As written; for a message with plural forms, all of them: ask `plural`.
    std::string_view text(Message message) const;
    std::string format(Message message, std::initializer_list<Insertion> insertions) const;
    // A message written "one=... |other=...": the form, or `other` where the language does not write it.
    std::string plural(Message message, PluralForm form, std::initializer_list<Insertion> insertions) const;

private:
    std::string lines_;
    std::array<std::size_t, message_count + 1> starts_{};
};

// The text with each {name} replaced; a name without insertion stays, so that a mistake is seen.
std::string insert(std::string_view text, std::initializer_list<Insertion> insertions);

}  // namespace comptoir::app
