#include "shared/directory/attestation.h"

namespace comptoir {

namespace {
constexpr std::string_view words[fact_count] = {"registration", "account_holder", "mandate", "customer_since", "trade"};
}

std::string_view fact_word(Fact fact) {
    return words[static_cast<std::size_t>(fact)];
}

std::optional<Fact> parse_fact(std::string_view word) {
    for (int index = 0; index < fact_count; ++index)
        if (words[index] == word) return static_cast<Fact>(index);
    return std::nullopt;
}

std::optional<Field> field_of(Fact fact) {
    switch (fact) {
        case Fact::registration:
            return Field::register_id;
        case Fact::customer_since:
            return Field::member_since;
        case Fact::trade:
            return Field::trade;
        case Fact::account_holder:
        case Fact::mandate:
            break;
    }
    return std::nullopt;
}

bool is_of_identity(Fact fact) {
    return fact == Fact::registration || fact == Fact::account_holder || fact == Fact::mandate;
}

}  // namespace comptoir
