#include "shared/directory/field.h"

namespace comptoir {

namespace {
constexpr std::array<std::string_view, field_count> words = {
    "legal_name", "trade_name", "register_id", "vat_id",  "legal_form", "trade",     "description",
    "offers",     "seeks",      "places",      "hours",   "phone",      "email",     "website",
    "languages",  "staff_band", "labels",      "logo",    "member_since", "photos",
};
}

std::string_view field_word(Field field) { return words[static_cast<std::size_t>(field)]; }

bool parse_field(std::string_view word, Field& field) {
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (words[index] != word) continue;
        field = static_cast<Field>(index);
        return true;
    }
    return false;
}

}  // namespace comptoir
