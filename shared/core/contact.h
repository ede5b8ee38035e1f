// Ways to reach a business, checked and in one spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// A telephone number as people of `country` (ISO 3166-1 alpha-2) write it, as E.164: "01 99 00 12 34", "+33 (0)1 99
// ...", "0033 1 99 ..." -> "+33199001234". National numbers are understood for FR, BE, NL, DE, LU and CH; others need
// their +.
std::optional<std::string> read_phone(std::string_view text, std::string_view country);

// An address that mail can be sent to: local@domain.tld, at most 254 bytes; the domain in lower case. No quoted local
// parts.
std::optional<std::string> read_email(std::string_view text);

// An http or https address with a host name, at most 500 bytes, no user name, no spaces; "https://" is added where
// nothing is said.
std::optional<std::string> read_website(std::string_view text);

}  // namespace comptoir
