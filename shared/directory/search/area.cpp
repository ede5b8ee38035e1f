#include "shared/directory/search/area.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace comptoir::search {

namespace {

// What lies within the radius lies in this box; false where the box would touch a pole or the date line, and nothing
// is excluded by it.
struct Surroundings {
    bool is_bounded = false;
    std::int64_t south = 0, north = 0, west = 0, east = 0;

    Surroundings(Point centre, double radius_m) {
        constexpr double metres_per_degree = 111'000;  // a little less than any: the box gets a little too large
        const double latitude = centre.latitude_e6 / 1e6;
        const double height = radius_m / metres_per_degree;
        const double furthest = std::abs(latitude) + height;
        if (furthest > 80) return;
        const double width = height / std::cos(furthest * 3.14159265358979323846 / 180);
        const auto e6 = [](double degrees) { return static_cast<std::int64_t>(degrees * 1e6); };
        south = centre.latitude_e6 - e6(height) - 1;
        north = centre.latitude_e6 + e6(height) + 1;
        west = centre.longitude_e6 - e6(width) - 1;
        east = centre.longitude_e6 + e6(width) + 1;
        is_bounded = west > -180'000'000 && east < 180'000'000;
    }

    bool may_touch(const Box& box) const {
        return !box.empty() &&
               (!is_bounded || (box.south <= north && box.north >= south && box.west <= east && box.east >= west));
    }
};

// Everything in the box lies within the radius: its corners do, with a margin for the curvature of its edges.
bool is_within(const Box& box, const Area& area) {
    const double bound = area.radius_m * 0.99;
    const Point corners[4] = {
        {box.south, box.west}, {box.south, box.east}, {box.north, box.west}, {box.north, box.east}};
    return std::all_of(std::begin(corners), std::end(corners),
                       [&](Point corner) { return distance_m(*area.centre, corner) <= bound; });
}

class AreaFiller {
public:
    AreaFiller(const Index::Parts& parts, const Area& area, const Sight& sight, std::span<std::uint64_t> bits)
        : parts_(parts), segment_(parts.segment), area_(area), sight_(sight), bits_(bits) {}

    void fill() {
        const auto buckets = static_cast<std::uint32_t>(segment_.commune_boxes.size());
        for (const auto& range : area_.communes)
            for (std::uint32_t commune = range.first; commune < range.last && commune + 1 < buckets; ++commune)
                add(commune);
        if (area_.radius_m > 0) fill_circle(buckets);
        for (std::uint32_t index = 0; index < parts_.recent.size(); ++index)
            add_if_inside(parts_.recent_begin() + index);
    }

private:
    void set(DocId doc) { bits_[doc / 64] |= std::uint64_t{1} << doc % 64; }
    bool is_set(DocId doc) const { return (bits_[doc / 64] >> doc % 64 & 1) != 0; }

    void fill_circle(std::uint32_t buckets) {
        const Surroundings surroundings(*area_.centre, area_.radius_m);
        const FlatMap flat(*area_.centre);
        for (std::uint32_t group = 0; group < segment_.group_boxes.size(); ++group) {
            if (!surroundings.may_touch(segment_.group_boxes[group])) continue;
            const std::uint32_t end = std::min(buckets, (group + 1) * Segment::commune_group);
            for (std::uint32_t bucket = group * Segment::commune_group; bucket < end; ++bucket) {
                const Box& box = segment_.commune_boxes[bucket];
                if (!surroundings.may_touch(box)) continue;
                // Places without a point stand in a commune's list, but are not within a distance.
                if (is_within(box, area_))
                    add_with_point(bucket);
                else
                    for (const IdOwner owner : owners(bucket))
                        if (!is_set(owner.doc())) add_if_within(owner.doc(), flat);
            }
        }
    }

    std::span<const IdOwner> owners(std::uint32_t bucket) const {
        return {segment_.commune_owners.data() + segment_.commune_begins[bucket],
                segment_.commune_begins[bucket + 1] - segment_.commune_begins[bucket]};
    }
    void add(std::uint32_t bucket) {
        for (const IdOwner owner : owners(bucket))
            if (sight_.sees(owner.audience(), owner.doc())) set(owner.doc());
    }
    void add_with_point(std::uint32_t bucket) {
        // Known communes give every place a point (document.h); only the last bucket holds places without.
        if (bucket + 1 < segment_.commune_boxes.size()) return add(bucket);
        for (const IdOwner owner : owners(bucket)) add_if_inside(owner.doc());
    }
    // On the rim of the circle; the flat map decides all but what is close to the line.
    void add_if_within(DocId doc, const FlatMap& flat) {
        const Facts& facts = segment_.facts;
        for (std::uint32_t place = facts.first_places[doc]; place < facts.first_places[doc + 1]; ++place) {
            const Point point = facts.points[place];
            if (point == no_point || !sight_.sees(facts.place_audience(place), doc)) continue;
            const double distance = flat.distance_m(point);
            const bool is_trusted = flat.is_usable(point) && distance < FlatMap::trusted_m;
            if (is_trusted && distance * (1 - FlatMap::error) > area_.radius_m) continue;
            if ((is_trusted && distance * (1 + FlatMap::error) <= area_.radius_m) ||
                distance_m(*area_.centre, point) <= area_.radius_m)
                return set(doc);
        }
    }
    void add_if_inside(DocId doc) {
        if (nearness(parts_, doc, area_, sight_).is_inside) set(doc);
    }

    const Index::Parts& parts_;
    const Segment& segment_;
    const Area& area_;
    const Sight& sight_;
    std::span<std::uint64_t> bits_;
};

AreaDocs counted(std::span<const std::uint64_t> bits, Arena& arena) {
    const std::span<std::uint32_t> counts = arena.take<std::uint32_t>(bits.size() / bitmap_words);
    for (std::size_t chunk = 0; chunk < counts.size(); ++chunk) {
        counts[chunk] = 0;
        for (const std::uint64_t word : bits.subspan(chunk * bitmap_words, bitmap_words))
            counts[chunk] += static_cast<std::uint32_t>(std::popcount(word));
    }
    return {bits, counts};
}

}  // namespace

Nearness nearness(const Index::Parts& parts, DocId doc, const Area& area, const Sight& sight) {
    const auto [facts, index] = parts.line(doc);
    Nearness result;
    bool in_communes = false;
    double nearest = 0;
    for (std::uint32_t place = facts.first_places[index]; place < facts.first_places[index + 1]; ++place) {
        if (!sight.sees(facts.place_audience(place), doc)) continue;
        in_communes = in_communes || area.has_commune(facts.communes[place]);
        result.is_named = result.is_named || area.is_named(facts.communes[place], facts.postcodes[place]);
        if (!area.centre || facts.points[place] == no_point) continue;
        const double distance = distance_m(*area.centre, facts.points[place]);
        if (!result.distance_m || distance < nearest) {
            nearest = distance;
            result.distance_m = static_cast<int>(std::lround(distance));
        }
    }
    result.is_inside = in_communes || (area.radius_m > 0 && result.distance_m && nearest <= area.radius_m);
    return result;
}

bool is_in_communes(const Index::Parts& parts, DocId doc, const Area& area, const Sight& sight) {
    const auto [facts, index] = parts.line(doc);
    for (std::uint32_t place = facts.first_places[index]; place < facts.first_places[index + 1]; ++place)
        if (area.has_commune(facts.communes[place]) && sight.sees(facts.place_audience(place), doc)) return true;
    return false;
}

std::uint32_t least_distance_m(const Index::Parts& parts, DocId doc, const FlatMap& map) {
    const auto [facts, index] = parts.line(doc);
    double least = unknown_distance_m;
    for (std::uint32_t place = facts.first_places[index]; place < facts.first_places[index + 1]; ++place)
        if (facts.points[place] != no_point) least = std::min(least, map.least_m(facts.points[place]));
    return static_cast<std::uint32_t>(least);
}

AreaDocs docs_of_area(const Index::Parts& parts, const Area& area, const Sight& sight, Arena& arena) {
    const std::size_t chunks = (parts.docs_end() + chunk_docs - 1) / chunk_docs;
    const std::span<std::uint64_t> bits = arena.take<std::uint64_t>(chunks * bitmap_words);
    std::fill(bits.begin(), bits.end(), std::uint64_t{0});
    AreaFiller(parts, area, sight, bits).fill();
    return counted(bits, arena);
}

AreaDocs docs_passing(const AreaDocs& docs, const Filter& filter, Arena& arena) {
    const std::span<std::uint64_t> bits = arena.take<std::uint64_t>(docs.bits.size());
    for (std::size_t word = 0; word < bits.size(); ++word) {
        bits[word] = 0;
        for (std::uint64_t rest = docs.bits[word]; rest != 0; rest &= rest - 1)
            if (filter.passes(static_cast<DocId>(word * 64) + static_cast<DocId>(std::countr_zero(rest))))
                bits[word] |= rest & -rest;
    }
    return counted(bits, arena);
}

}  // namespace comptoir::search
