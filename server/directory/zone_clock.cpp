#include "server/directory/zone_clock.h"

#include <date/tz.h>

namespace comptoir {

namespace {

// France with all its territories, and every country that an import tells apart: all zones that a place can get. A
// place in another zone would have hours, but no "open now".
constexpr const char* zones[] = {
    "Europe/Paris",       "Indian/Reunion",    "Indian/Mayotte",        "America/Guadeloupe",
    "America/Martinique", "America/Cayenne",   "America/St_Barthelemy", "America/Marigot",
    "America/Miquelon",   "Pacific/Noumea",    "Pacific/Tahiti",        "Pacific/Marquesas",
    "Pacific/Gambier",    "Pacific/Wallis",    "Indian/Kerguelen",      "Europe/Monaco",
    "Europe/Andorra",     "Europe/Luxembourg", "Europe/Brussels",       "Europe/Amsterdam",
    "Europe/Berlin",      "Europe/Zurich",     "Europe/Rome",           "Europe/Madrid",
    "Europe/Lisbon",      "Europe/London",     "Europe/Dublin",         "Europe/Vienna",
    "Africa/Casablanca",  "Africa/Algiers",    "Africa/Tunis",          "UTC",
    "Europe/Warsaw",      "Europe/Copenhagen", "Europe/Stockholm",
};

// Nothing when the machine knows no such zone.
std::optional<LocalTime> local_time(const char* zone, std::chrono::system_clock::time_point now) {
    try {
        const auto local = date::locate_zone(zone)->to_local(std::chrono::floor<std::chrono::minutes>(now));
        const auto day = std::chrono::floor<date::days>(local);
        return LocalTime{
            static_cast<DayNumber>(day.time_since_epoch().count()),
            static_cast<std::uint16_t>(std::chrono::duration_cast<std::chrono::minutes>(local - day).count())};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace

std::int64_t ZoneClock::minute_of(std::chrono::system_clock::time_point now) {
    return std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
}

std::shared_ptr<const std::vector<search::ZoneTime>> ZoneClock::times(std::chrono::system_clock::time_point now) {
    const std::lock_guard lock(in_use_);
    if (times_ && minute_ == minute_of(now)) return times_;
    auto times = std::make_shared<std::vector<search::ZoneTime>>();
    for (const char* zone : zones)
        if (const auto time = local_time(zone, now)) times->push_back({zone, *time});
    minute_ = minute_of(now);
    times_ = std::move(times);
    return times_;
}

}  // namespace comptoir
