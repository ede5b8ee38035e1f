// What a bank says it has checked of a business, and what it has not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/directory/field.h"

namespace comptoir {

// The numbers are stored.
enum class Fact : std::uint8_t {
    registration,    // that it stands in the register under its number
    account_holder,  // that the bank's account is the business's
    mandate,         // that somebody who may speak for it does
    customer_since,  // the year in which it became a customer
    trade,           // that this is its trade
};
inline constexpr int fact_count = 5;

// "registration" ... "trade": the words of tokens, the API and the database.
std::string_view fact_word(Fact fact);
std::optional<Fact> parse_fact(std::string_view word);
// The field whose audience the fact has; nothing: whoever sees the business sees it.
std::optional<Field> field_of(Fact fact);
// It says who the business is: in the register, on its account, or by somebody who may speak for it. One such fact
// gives a business its check mark; a year or a trade does not.
bool is_of_identity(Fact fact);

struct Attestation {
    Fact fact = Fact::registration;
    bool by_staff = false;  // looked at by a person at the bank; else said by the bank's systems
    std::string at;         // the day, "2026-11-23"
    int year = 0;           // of customer_since
    bool operator==(const Attestation&) const = default;
};

}  // namespace comptoir
