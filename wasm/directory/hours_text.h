// Opening hours in words: "Ouvert jusqu'à 18 h 30", "Ferme dans 20 min", "lundi-vendredi 9 h-12 h".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/directory/opening_hours.h"
#include "wasm/app/language.h"

namespace comptoir::directory {

struct OpenText {
    OpenState state = OpenState::unknown;
    std::string text;
};

// What to say of a place at `now`; nothing when the business said nothing.
std::optional<OpenText> open_text(const app::Language& language, const OpeningHours& hours, LocalTime now);

// 0-1440 and beyond midnight: 1110 is "18 h 30", 1440 "0 h".
std::string time_text(const app::Language& language, int minute);
// "8 h-12 h, 14 h-18 h 30", "24 h/24" or "Fermé".
std::string intervals_text(const app::Language& language, const std::vector<OpenInterval>& intervals);

struct DayRow {
    std::string days;   // "lundi-vendredi"
    std::string hours;  // as intervals_text
    bool today = false;
};

// The week from Monday on, equal days that follow each other in one row.
std::vector<DayRow> week_rows(const app::Language& language, const OpeningHours& hours, LocalTime now);
// Days that differ, from today on, at most `most`, soonest first.
std::vector<DayRow> exception_rows(const app::Language& language, const OpeningHours& hours, LocalTime now, int most);

}  // namespace comptoir::directory
