// French places by the words people write: `lyon 3e`, `st etienne`, `69003`, `rhone`, `la roche s` as it is typed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/fold.h"
#include "shared/core/geo.h"
#include "shared/core/result.h"
#include "shared/directory/table_error.h"

namespace comptoir {

// A commune's place in the official list, by code: 0 ... communes() - 1. Communes of a département follow each other.
using CommuneNumber = std::uint16_t;
inline constexpr CommuneNumber no_commune = 0xFFFF;

// A postcode's place in the sorted list of all.
using PostcodeNumber = std::uint16_t;
inline constexpr PostcodeNumber no_postcode = 0xFFFF;

inline constexpr double commune_radius_m = 20'000;  // "in Lyon" means this far from its centre

enum class AreaKind : std::uint8_t { commune, arrondissement, postcode, departement, region };

// How the words name the area, best first.
enum class PlaceMatch : std::uint8_t {
    whole,        // its whole name or code
    first_words,  // whole words at the beginning of a longer name: `clermont` for Clermont-Ferrand
    letters,      // its first letters: `lyo`, `clermont f`
    part,         // other words of its name, the last perhaps begun: `ferrand`
};

// An area that some words of a query may mean.
struct PlaceReading {
    AreaKind kind = AreaKind::commune;
    PlaceMatch match = PlaceMatch::whole;
    std::uint16_t area = 0;        // number within its kind: a CommuneNumber, a PostcodeNumber ...
    std::uint16_t first_word = 0;  // of the folded query
    std::uint16_t word_count = 0;
    CommuneNumber commune = no_commune;  // of a commune or an arrondissement
    std::uint32_t population = 0;
    Point centre;
    double radius_m = 0;  // 0: membership decides alone (postcode, département, région)
};

struct CommuneLine {
    std::string_view code;
    std::string_view name;
    std::string_view departement;  // its number: 69, 2A, 974
    std::string_view region;       // its number: 84
    std::uint32_t population = 0;
    Point centre;
    bool approximate = false;  // estimated from neighbours with the same postcode
};

class Gazetteer {
public:
    // The tables as tools/make-data.mjs writes them; their text must outlive the gazetteer.
    static Result<Gazetteer, TableError> parse(std::string_view communes, std::string_view areas);

    std::size_t communes() const { return communes_.size(); }
    CommuneLine commune(CommuneNumber number) const;
    // By INSEE code; arrondissements (75101 ...) give their commune. no_commune when there is none.
    CommuneNumber find_commune(std::string_view insee_code) const;
    PostcodeNumber find_postcode(std::string_view postcode) const;
    std::size_t postcodes() const { return postcodes_.size(); }
    // The communes of a postcode, the largest first; none when there is no such postcode.
    std::span<const CommuneNumber> communes_of_postcode(std::string_view postcode) const;
    std::span<const std::string_view> postcodes_of(CommuneNumber number) const;
    // By name in any spelling (folded; `St` as Saint) and postcode, for files without INSEE codes; an empty postcode
    // leaves the choice to the name alone, if only one commune has it.
    CommuneNumber find_commune_by_name(std::string_view name, std::string_view postcode) const;
    // Where an address with this postcode in this commune is at best known to be: its arrondissement's centre or its
    // commune's.
    Point centre_of(CommuneNumber number, std::string_view postcode) const;

    // All readings of runs of words of `query` as places, at most `readings_max`: longer runs first, then by match,
    // then the larger population. The last word may be unfinished unless `query.last_word_is_whole`. Takes
    // microseconds; allocates only `readings`.
    static constexpr std::size_t readings_max = 32;
    void read(const FoldedText& query, std::vector<PlaceReading>& readings) const;

    // The area's name for people: "Lyon", "Lyon 3e", "69003", "Rhône"; and its code: "69123", "69383", "69003", "69",
    // "84".
    std::string name(const PlaceReading& reading) const;
    std::string_view code(const PlaceReading& reading) const;

    // Is an address in this commune at this point in the area? For communes and arrondissements: the commune itself or
    // within the radius; else membership, and a point decides nothing.
    bool contains(const PlaceReading& reading, CommuneNumber commune, std::optional<Point> point) const;
    // The communes of an area as ranges of numbers, ascending: one range for a département, several for a region or a
    // postcode, the commune itself for a commune or an arrondissement.
    struct CommuneRange {
        CommuneNumber first = 0;
        CommuneNumber last = 0;  // one past the last
    };
    void communes_of(const PlaceReading& reading, std::vector<CommuneRange>& ranges) const;

private:
    struct CommuneRow {
        std::string_view code;
        std::string_view name;
        std::uint32_t population = 0;
        Point centre;
        std::uint32_t postcodes_begin = 0;
        std::uint8_t postcodes_count = 0;
        std::uint8_t departement = 0;
        bool approximate = false;
    };
    struct DepartementRow {
        std::string_view code;
        std::string_view name;
        std::uint8_t region = 0;
        CommuneRange communes;
        std::uint32_t population = 0;
        Point centre;
    };
    struct RegionRow {
        std::string_view code;
        std::string_view name;
        std::uint32_t population = 0;
        Point centre;
    };
    struct ArrondissementRow {
        std::string_view code;
        std::string_view postcode;
        CommuneNumber commune = no_commune;
        std::uint8_t number = 0;
        Point centre;
    };
    struct PostcodeRow {
        std::string_view postcode;
        std::uint32_t communes_begin = 0;
        std::uint16_t communes_count = 0;
    };
    // A way to write an area: its folded name, or the end of it from one of its words on.
    struct Name {
        std::uint32_t text_begin = 0;
        std::uint16_t text_bytes = 0;
        std::uint16_t area = 0;
        std::uint32_t population = 0;
        AreaKind kind = AreaKind::commune;
        bool part = false;  // does not begin with the name's first word, or is a former commune's
    };
    struct Run;

    std::string_view text_of(const Name& name) const {
        return std::string_view(names_text_).substr(name.text_begin, name.text_bytes);
    }
    std::optional<TableError> read_areas(std::string_view table);
    std::optional<TableError> read_communes(std::string_view table);
    std::optional<TableError> read_arrondissements_and_former(std::string_view table);
    void gather_postcodes();
    void gather_totals();
    void add_names(std::string_view official, AreaKind kind, std::uint16_t area, std::uint32_t population, bool former);
    void sort_names();

    bool read_names(const Run& run, std::vector<PlaceReading>& readings) const;
    void read_figures(const Run& run, std::vector<PlaceReading>& readings) const;
    void read_arrondissement(const Run& run, std::vector<PlaceReading>& readings) const;
    PlaceReading reading_of(AreaKind kind, std::uint16_t area, PlaceMatch match) const;

    std::vector<CommuneRow> communes_;
    std::vector<DepartementRow> departements_;
    std::vector<RegionRow> regions_;
    std::vector<ArrondissementRow> arrondissements_;
    std::vector<PostcodeRow> postcodes_;
    std::vector<CommuneNumber> postcode_communes_;
    std::vector<std::string_view> commune_postcodes_;
    std::string names_text_;
    std::vector<Name> names_;  // sorted by text
};

}  // namespace comptoir
