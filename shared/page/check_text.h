// One strict function a kind of text: what was typed as the value that may be published, or what is wrong with it.
// Letters are kept as they are; only spaces at the ends go, and what has one official spelling (a telephone number, a
// mail address) gets it. No text is a value too: "not said".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/directory/opening_hours.h"
#include "shared/directory/trade_list.h"
#include "shared/page/draft.h"

namespace comptoir::page {

// In characters; as long as those of files may be.
inline constexpr std::size_t name_characters_max = 200, description_characters_max = 2'000, item_characters_max = 100;
inline constexpr std::size_t items_max = 20, places_max = 200, photos_max = 12, alt_characters_max = 200;
inline constexpr std::size_t intervals_max = 6, exceptions_max = 100;

template <typename T>
using Read = Result<T, FaultKind>;

// One line of text.
Read<std::string> read_line(std::string_view typed, std::size_t characters_max);
// Text with line ends.
Read<std::string> read_paragraphs(std::string_view typed, std::size_t characters_max);
// E.164, as people of `country` write it.
Read<std::string> read_typed_phone(std::string_view typed, std::string_view country);
Read<std::string> read_typed_email(std::string_view typed);
Read<std::string> read_typed_website(std::string_view typed);
// A code of the list, at least as fine as a class: 43.22A, 43.22.
Read<Trade> read_typed_trade(std::string_view typed, const TradeList& trades);
// A BCP 47 tag ("fr", "pt-BR") or the name of a larger language.
Read<std::string> read_typed_language(std::string_view typed);
// "12" (its band of the register), "10-19", "250-".
Read<std::optional<StaffBand>> read_head_count(std::string_view typed);
// The id of a file: 16 to 64 letters and digits, - and _.
Read<std::string> read_file_id(std::string_view typed);

// "08:00-12:00, 14h-18h30"; none for "" and "off" ("fermé", "closed"). Intervals that meet or overlap are refused, and
// more than intervals_max. One that ends before it begins ends the next day.
Read<std::vector<OpenInterval>> read_day_hours(std::string_view typed);
// "2026-12-25 off", "25/12/2026 09:00-12:00".
Read<HoursException> read_exception(std::string_view typed);

// How these are typed.
std::string day_hours_text(const std::vector<OpenInterval>& intervals);
std::string head_count_text(const std::optional<StaffBand>& band);

}  // namespace comptoir::page
