#include "shared/page/check_place.h"

#include <algorithm>

#include "shared/core/fold.h"
#include "shared/core/text.h"
#include "shared/directory/intake/country.h"
#include "shared/directory/locate.h"
#include "shared/page/check_text.h"

namespace comptoir::page {

namespace {

constexpr std::size_t postcode_characters_max = 12;

const std::string& part_of(const TypedPlace& place, PlaceText part) {
    return place[static_cast<std::size_t>(part)];
}

PlaceText weekday_part(int day) {
    return static_cast<PlaceText>(static_cast<int>(PlaceText::monday) + day);
}

bool is_french_postcode(std::string_view text) {
    return text.size() == 5 && text.substr(0, 2) != "00" &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

// "Lyon 3e" and "Lyon", "St Denis" and "Saint-Denis": where a postcode has but one commune, any name would find it.
bool share_word(std::string_view a, std::string_view b) {
    FoldedText first, second;
    fold(a, first);
    fold(b, second);
    for (std::size_t i = 0; i < first.words.size(); ++i)
        for (std::size_t j = 0; j < second.words.size(); ++j)
            if (first.word(i) == second.word(j)) return true;
    return false;
}

// One place of the draft.
class PlaceReader {
public:
    PlaceReader(const TypedPlace& typed, int item, const Background& background, std::vector<Fault>& faults)
        : typed_(typed), item_(item), background_(background), faults_(faults) {}

    Place read() {
        Place place;
        place.register_id = part_of(typed_, PlaceText::register_id);
        if (!place.register_id.empty() && !known_by_number()) fault(PlaceText::register_id, FaultKind::not_a_number);
        put(place.name, PlaceText::name, name_characters_max);
        put(place.address, PlaceText::address, name_characters_max);
        put(place.postcode, PlaceText::postcode, postcode_characters_max);
        put(place.commune.name, PlaceText::commune, name_characters_max);
        read_country(place);
        if (!keep_point(place)) find_point(place);
        read_hours(place.hours);
        return place;
    }

private:
    void fault(PlaceText part, FaultKind kind) { faults_.push_back({Field::places, kind, item_, part}); }

    void put(std::string& value, PlaceText part, std::size_t characters_max) {
        auto text = read_line(part_of(typed_, part), characters_max);
        if (text)
            value = std::move(*text);
        else
            fault(part, text.error());
    }

    bool known_by_number() const {
        const std::vector<Place>& places = background_.known.places;
        return std::any_of(places.begin(), places.end(), [&](const Place& place) {
            return place.register_id == part_of(typed_, PlaceText::register_id);
        });
    }

    void read_country(Place& place) {
        const std::string_view text = trimmed(part_of(typed_, PlaceText::country));
        const auto country = intake::read_country(text);
        if (!text.empty() && !country) fault(PlaceText::country, FaultKind::not_a_country);
        place.country = text.empty() ? "FR" : country.value_or("FR");
    }

    // The address is one that was known before.
    bool keep_point(Place& place) const {
        for (const Place& known : background_.known.places) {
            const bool same = known.address == place.address && known.postcode == place.postcode &&
                              known.commune.name == place.commune.name && known.country == place.country;
            if (!same) continue;
            place.commune = known.commune;
            place.point = known.point;
            place.approximate = known.approximate;
            place.zone = known.zone;
            return true;
        }
        return false;
    }

    void find_point(Place& place) {
        if (place.country == "FR" && !place.postcode.empty() && !is_french_postcode(place.postcode))
            return fault(PlaceText::postcode, FaultKind::not_a_postcode);
        const std::string commune = place.commune.name;
        const bool found = locate(background_.gazetteer, "", commune, place);
        if (!found || (place.country == "FR" && !commune.empty() && !share_word(commune, place.commune.name))) {
            const bool elsewhere = background_.gazetteer.find_commune_by_name(commune, "") != no_commune;
            fault(PlaceText::commune, elsewhere ? FaultKind::commune_elsewhere : FaultKind::not_a_commune);
        } else if (place.country == "FR" && place.commune.code.empty()) {
            fault(PlaceText::commune, FaultKind::not_a_commune);  // the postcode alone means several, or none
        }
    }

    void read_hours(OpeningHours& hours) {
        for (int day = 0; day < 7; ++day) {
            const std::string& text = part_of(typed_, weekday_part(day));
            auto intervals = read_day_hours(text);
            if (!intervals) {
                fault(weekday_part(day), intervals.error());
                continue;
            }
            hours.known |= !trimmed(text).empty();
            hours.week[day] = std::move(*intervals);
        }
        for (const std::string& line : lines_of(part_of(typed_, PlaceText::exceptions))) {
            if (trimmed(line).empty()) continue;
            auto exception = read_exception(line);
            if (!exception) return fault(PlaceText::exceptions, exception.error());
            const auto same_day = [&](const HoursException& other) { return other.day == exception->day; };
            if (std::any_of(hours.exceptions.begin(), hours.exceptions.end(), same_day))
                return fault(PlaceText::exceptions, FaultKind::not_a_date);
            hours.exceptions.push_back(std::move(*exception));
            hours.known = true;
        }
        if (hours.exceptions.size() > exceptions_max) fault(PlaceText::exceptions, FaultKind::too_many);
        std::sort(hours.exceptions.begin(), hours.exceptions.end(),
                  [](const HoursException& a, const HoursException& b) { return a.day < b.day; });
    }

    const TypedPlace& typed_;
    int item_;
    const Background& background_;
    std::vector<Fault>& faults_;
};

// Nothing but, perhaps, the country that a new place begins with.
bool is_blank(const TypedPlace& place) {
    for (int part = 0; part < place_text_count; ++part)
        if (static_cast<PlaceText>(part) != PlaceText::country &&
            !trimmed(place[static_cast<std::size_t>(part)]).empty())
            return false;
    return true;
}

}  // namespace

TypedPlace typed_place(const Place& place) {
    TypedPlace typed;
    const auto put = [&](PlaceText part, std::string text) { typed[static_cast<std::size_t>(part)] = std::move(text); };
    put(PlaceText::register_id, place.register_id);
    put(PlaceText::name, place.name);
    put(PlaceText::address, place.address);
    put(PlaceText::postcode, place.postcode);
    put(PlaceText::commune, place.commune.name);
    put(PlaceText::country, place.country);
    if (!place.hours.known) return typed;
    const auto is_closed = [](const std::vector<OpenInterval>& day) { return day.empty(); };
    const bool always_closed = std::all_of(std::begin(place.hours.week), std::end(place.hours.week), is_closed);
    for (int day = 0; day < 7; ++day)
        put(weekday_part(day), always_closed ? "off" : day_hours_text(place.hours.week[day]));
    std::string exceptions;
    for (const HoursException& exception : place.hours.exceptions) {
        const std::string hours = day_hours_text(exception.intervals);
        exceptions +=
            (exceptions.empty() ? "" : "\n") + day_text(exception.day) + " " + (hours.empty() ? "off" : hours);
    }
    put(PlaceText::exceptions, std::move(exceptions));
    return typed;
}

std::vector<Place> read_places(const std::vector<TypedPlace>& typed, const Background& background,
                               std::vector<Fault>& faults) {
    if (typed.size() > places_max) faults.push_back({Field::places, FaultKind::too_many, -1, {}});
    std::vector<Place> places;
    for (std::size_t index = 0; index < std::min(typed.size(), places_max); ++index) {
        if (is_blank(typed[index])) continue;
        const int item = static_cast<int>(index);
        Place place = PlaceReader(typed[index], item, background, faults).read();
        const auto same = [&](const Place& other) { return other.register_id == place.register_id; };
        if (!place.register_id.empty() && std::any_of(places.begin(), places.end(), same))
            faults.push_back({Field::places, FaultKind::not_a_number, item, PlaceText::register_id});
        places.push_back(std::move(place));
    }
    return places;
}

}  // namespace comptoir::page
