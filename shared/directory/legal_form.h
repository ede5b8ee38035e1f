// Legal forms of French businesses: the register's four figures and what people call them.
#pragma once

#include <string_view>

namespace comptoir {

// "5499" -> "SARL", "1000" -> "EI"; forms without a short name of their own get their family's; empty for an unknown
// code.
std::string_view legal_form_name(std::string_view register_code);

}  // namespace comptoir
