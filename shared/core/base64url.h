// Base64url without padding (RFC 4648 section 5), as JSON Web Tokens use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

// The bytes, or nothing: a character outside the alphabet, padding, a length that no bytes have, or left-over bits that
// are not zero. So each sequence of bytes has exactly one text.
std::optional<std::string> read_base64url(std::string_view text);
std::string to_base64url(std::string_view bytes);

}  // namespace comptoir
