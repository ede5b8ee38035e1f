// Text from outside made fit to keep: valid, visible, trimmed, bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace comptoir {

enum class TextFault { not_utf8, too_long };

// `text` without control characters (line ends and tabs become spaces), without characters that turn the direction of
// what follows or are invisible at its ends, runs of spaces as one, trimmed. Refused: bytes that are not UTF-8, and
// more than `code_points_max` characters.
Result<std::string, TextFault> clean_text(std::string_view text, std::size_t code_points_max);

bool is_valid_utf8(std::string_view text);

// Bytes of Windows-1252 as UTF-8; every byte has a meaning (the five unassigned ones become U+FFFD).
std::string from_windows_1252(std::string_view bytes);

}  // namespace comptoir
