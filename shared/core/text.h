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

// What a person typed and wants to see again letter for letter: true for control characters (line ends are none where
// `has_lines`; U+2028 and U+2029 always are), and for bytes that are not UTF-8.
bool has_control(std::string_view text, bool has_lines = false);
// True for what clean_text takes away without a trace: characters that turn the direction of what follows or show
// nothing.
bool has_unseen(std::string_view text);
// Without spaces of any width, tabs and line ends at its ends.
std::string_view trimmed(std::string_view text);
// How many code points; each byte that is not UTF-8 counts as one.
std::size_t characters(std::string_view text);

bool is_valid_utf8(std::string_view text);

// Bytes of Windows-1252 as UTF-8; every byte has a meaning (the five unassigned ones become U+FFFD).
std::string from_windows_1252(std::string_view bytes);

}  // namespace comptoir
