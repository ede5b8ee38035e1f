// Index::save and Index::load: a header, then every array as it lies in memory, each with its own checksum. The bytes
// are of this machine's order and this version; what does not fit is refused, and the index rebuilt from the database.
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "shared/directory/search/index.h"
#include "shared/directory/search/parts.h"

namespace comptoir::search {

namespace {

static_assert(std::endian::native == std::endian::little, "snapshots are written as they lie in memory");

constexpr std::array<char, 8> magic = {'C', 'O', 'M', 'P', 'I', 'N', 'D', 'X'};
constexpr std::uint32_t version = 5;  // raise it with every change of what is written or of rules.h

// Of everything that the stored words, trades and communes were read with: other tables need another index.
std::uint64_t hash_of_tables(const Knowledge& knowledge) {
    std::uint64_t hash = 0;
    const auto add = [&](std::string_view text) {
        hash = std::rotl(hash, 5) * 0x9E37'79B9'7F4A'7C15 ^ stable_hash(text);
    };
    for (TradeNumber trade = 0; trade < knowledge.trades.size(); ++trade) add(knowledge.trades.line(trade).code);
    for (std::size_t index = 0; index < knowledge.gazetteer.communes(); ++index) {
        const auto commune = static_cast<CommuneNumber>(index);
        add(knowledge.gazetteer.commune(commune).code);
        for (const std::string_view postcode : knowledge.gazetteer.postcodes_of(commune)) add(postcode);
    }
    return hash;
}

struct Header {
    std::array<char, 8> magic = search::magic;
    std::uint32_t version = search::version;
    std::uint32_t names = 0;
    std::uint64_t tables = 0;
    std::int64_t last_change = 0;
    std::uint64_t checksum = 0;  // of the header with 0 here

    std::uint64_t right_checksum() const;
};

// A running checksum, eight bytes at a time.
class Checksum {
public:
    void add(std::span<const std::byte> bytes) {
        std::size_t at = 0;
        for (; at + 8 <= bytes.size(); at += 8) {
            std::uint64_t word;
            std::memcpy(&word, bytes.data() + at, 8);
            mix(word);
        }
        std::uint64_t rest = 0;
        if (at < bytes.size()) std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
        mix(rest ^ std::uint64_t{bytes.size()} << 56);
    }
    std::uint64_t value() const { return sum_ ^ sum_ >> 32; }

private:
    // Each step can be undone, so that one changed word always changes the sum.
    void mix(std::uint64_t word) { sum_ = (std::rotl(sum_, 23) ^ word) * 0x9E37'79B9'7F4A'7C15; }
    std::uint64_t sum_ = 0x243F'6A88'85A3'08D3;
};

std::uint64_t Header::right_checksum() const {
    Header header = *this;
    header.checksum = 0;
    Checksum sum;
    sum.add(std::as_bytes(std::span(&header, 1)));
    return sum.value();
}

// Before each array: how many elements, and the checksum of this line and of the array.
struct ArrayLine {
    std::uint64_t count = 0;
    std::uint64_t line_checksum = 0;
    std::uint64_t checksum = 0;
};

std::uint64_t checksum_of_line(std::uint64_t position, std::uint64_t count, std::uint64_t checksum) {
    const std::array<std::uint64_t, 3> values = {position, count, checksum};
    Checksum sum;
    sum.add(std::as_bytes(std::span(values)));
    return sum.value();
}

// All arrays of an index, in the order of the file.
template <typename Parts, typename Visit>
void visit_arrays(Parts& parts, Visit&& visit) {
    auto& segment = parts.segment;
    visit(segment.postings.bytes), visit(segment.postings.lists), visit(segment.postings.tiers);
    visit(segment.postings.chunks), visit(segment.postings.units);
    visit(segment.dictionary.letters), visit(segment.dictionary.begins);
    visit(segment.dictionary.lists), visit(segment.dictionary.nodes);
    visit(segment.facts.numbers), visit(segment.facts.trades), visit(segment.facts.since);
    visit(segment.facts.language_sets), visit(segment.facts.label_sets), visit(segment.facts.first_places);
    visit(segment.facts.points), visit(segment.facts.communes), visit(segment.facts.postcodes);
    visit(segment.facts.hours);
    visit(segment.facts.id_keys), visit(segment.facts.id_owners);
    visit(segment.names.bytes), visit(segment.names.blocks), visit(segment.name_ranks);
    visit(segment.trade_sets), visit(segment.tells_connections);
    visit(segment.commune_begins), visit(segment.commune_owners);
    visit(segment.commune_boxes), visit(segment.group_boxes), visit(parts.dead);
    for (auto* table : {&parts.catalog.hours, &parts.catalog.zones, &parts.catalog.words, &parts.catalog.language_sets,
                        &parts.catalog.label_sets})
        visit(table->letters), visit(table->begins);
}

// The checksum is taken in steps while they are in the cache.
constexpr std::size_t step_bytes = 4 << 20;

SnapshotError refused(SnapshotError::Kind kind, std::string detail) {
    return {kind, std::move(detail)};
}

}  // namespace

bool Index::save(const ByteSink& sink) const {
    Header header{.names = parts_->segment.names.count,
                  .tables = hash_of_tables(parts_->knowledge),
                  .last_change = parts_->last_change};
    header.checksum = header.right_checksum();
    bool good = sink(std::as_bytes(std::span(&header, 1)));
    std::uint64_t position = 0;
    visit_arrays(*parts_, [&](const auto& array) {
        if (!good) return;
        const auto bytes = std::as_bytes(std::span(array.data(), array.size()));
        Checksum sum;
        for (std::size_t at = 0; at < bytes.size(); at += step_bytes)
            sum.add(bytes.subspan(at, std::min(step_bytes, bytes.size() - at)));
        ArrayLine line{.count = array.size(), .checksum = sum.value()};
        line.line_checksum = checksum_of_line(position++, line.count, line.checksum);
        good = sink(std::as_bytes(std::span(&line, 1))) && (bytes.empty() || sink(bytes));
    });
    return good;
}

Result<Index, SnapshotError> Index::load(Knowledge knowledge, const ByteSource& source) {
    using Kind = SnapshotError::Kind;
    Header header;
    if (!source(std::as_writable_bytes(std::span(&header, 1)))) return refused(Kind::cut_short, "no whole header");
    if (header.magic != magic) return refused(Kind::not_a_snapshot, "the first bytes are not a search index's");
    if (header.version != version)
        return refused(Kind::other_version, "version " + std::to_string(header.version) + ", this program writes " +
                                                std::to_string(version));
    if (header.checksum != header.right_checksum()) return refused(Kind::damaged, "the header's checksum differs");
    if (header.tables != hash_of_tables(knowledge))
        return refused(Kind::other_tables, "built with another list of trades or communes");

    auto parts = std::make_unique<Parts>(knowledge);
    parts->last_change = header.last_change;
    parts->segment.names.count = header.names;
    std::uint64_t position = 0;
    std::optional<SnapshotError> error;
    visit_arrays(*parts, [&](auto& array) {
        if (error) return;
        using Element = std::remove_cvref_t<decltype(array[0])>;
        const std::string name = "array " + std::to_string(position);
        ArrayLine line;
        if (!source(std::as_writable_bytes(std::span(&line, 1)))) {
            error = refused(Kind::cut_short, name + " is missing");
            return;
        }
        if (line.line_checksum != checksum_of_line(position++, line.count, line.checksum)) {
            error = refused(Kind::damaged, name + " begins wrongly");
            return;
        }
        array.resize(0);
        Checksum sum;
        const std::uint64_t bytes = line.count * sizeof(Element);
        array.reserve(line.count);
        array.resize(line.count);
        const auto room = std::as_writable_bytes(std::span(array.data(), array.size()));
        for (std::uint64_t at = 0; at < bytes; at += step_bytes) {
            const auto step = room.subspan(at, std::min<std::uint64_t>(step_bytes, bytes - at));
            if (!source(step)) {
                error = refused(Kind::cut_short, name + " ends early");
                return;
            }
            sum.add(step);
        }
        if (sum.value() != line.checksum) error = refused(Kind::damaged, "the checksum of " + name + " differs");
    });
    if (error) return *error;
    for (TextTable* table : {&parts->catalog.hours, &parts->catalog.zones, &parts->catalog.words,
                             &parts->catalog.language_sets, &parts->catalog.label_sets})
        table->index_again();
    return Index(std::move(parts));
}

}  // namespace comptoir::search
