#include "server/directory/importer.h"

#include <cstring>
#include <functional>
#include <future>
#include <vector>

#include "server/directory/seen_keys.h"

namespace comptoir {

namespace {

using intake::CsvFault;
using intake::CsvReader;
using intake::CsvRecord;
using intake::Fault;

// As many rows as are written in about a quarter of a second: so long other writers wait for their turn.
constexpr std::size_t batch_rows = 8'000;

struct Item {
    std::uint64_t line = 0;
    std::vector<Fault> faults;  // empty: `row` is to be merged
    RowFacts row;
};

struct Batch {
    std::vector<Item> items;
    std::size_t count = 0;  // of items in use; the others keep their memory
    std::uint64_t bytes_read = 0;
};

const char* reason_of(CsvFault fault) {
    switch (fault) {
        case CsvFault::none:
            return "";
        case CsvFault::open_quote:
            return "a quotation mark is opened and not closed";
        case CsvFault::too_long:
            return "longer than a megabyte";
        case CsvFault::too_many_fields:
            return "more than 2,000 fields";
        case CsvFault::nul_byte:
            return "binary data";
    }
    return "";
}

std::uint64_t key_of(const RegisterId& id, std::string_view place) {
    // FNV-1a over the parts, then spread over all bits.
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const std::string_view part :
         {std::string_view(id.country), std::string_view(id.scheme), std::string_view(id.id), place}) {
        for (const char letter : part) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
        hash = (hash ^ 0xFF) * 0x100000001B3U;
    }
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93U;
    return hash ^ hash >> 32;
}

// A source whose first bytes have been looked at.
class Headed {
public:
    explicit Headed(CsvReader::Source source) : source_(std::move(source)) {
        head_.resize(intake::head_bytes);
        std::size_t filled = 0;
        while (filled < head_.size()) {
            const std::size_t got = source_(head_.data() + filled, head_.size() - filled);
            if (got == 0) break;
            filled += got;
        }
        head_.resize(filled);
    }
    std::string_view head() const { return head_; }
    void skip(std::size_t bytes) { given_ += bytes; }
    std::size_t read(char* buffer, std::size_t bytes) {
        if (given_ == head_.size()) return source_(buffer, bytes);
        const std::size_t count = std::min(bytes, head_.size() - given_);
        std::memcpy(buffer, head_.data() + given_, count);
        given_ += count;
        return count;
    }

private:
    CsvReader::Source source_;
    std::string head_;
    std::size_t given_ = 0;
};

// From bytes to rows; knows nothing of the database.
class Parser {
public:
    Parser(CsvReader::Source source, const intake::Format& format, const intake::Reference& reference,
           const ImportJob& job)
        : reader_(std::move(source), format.separator),
          decoder_(format.mark_bytes ? intake::Decoder::Encoding::utf8 : job.encoding),
          rows_(format.layout, format.headings, reference, job.row) {
        for (int index = 0; index < format.records_to_skip; ++index) reader_.next(record_);
    }

    // False when the file has ended and the batch is empty.
    bool fill(Batch& batch) {
        batch.items.resize(batch_rows);
        batch.count = 0;
        while (batch.count < batch_rows && reader_.next(record_)) parse(batch.items[batch.count++]);
        batch.bytes_read = reader_.bytes_read();
        return batch.count > 0;
    }

private:
    void parse(Item& item) {
        item.line = record_.line;
        item.faults.clear();
        if (record_.fault != CsvFault::none)
            item.faults.push_back({"", reason_of(record_.fault)});
        else if (!decoder_.decode(record_))
            item.faults.push_back({"", "bytes that are not UTF-8, as the lines above were"});
        else
            rows_.read(record_.fields, item.row, item.faults);
    }

    CsvReader reader_;
    CsvRecord record_;
    intake::Decoder decoder_;
    intake::RowReader rows_;
};

// From rows to the database.
class Writer {
public:
    Writer(db::Database& database, const BusinessStore& businesses, const ImportJob& job)
        : database_(database), businesses_(businesses), job_(job) {}

    // The batch in one transaction; then its bad lines, in the file's order, and the progress.
    std::optional<db::Error> write(Batch& batch) {
        const auto written = database_.write([&](db::Connection& connection) {
            ImportTally tally = tally_;
            for (std::size_t index = 0; index < batch.count; ++index) take(connection, batch.items[index], tally);
            return tally;
        });
        if (!written) return written.error();
        tally_ = *written;
        tally_.bytes_read = batch.bytes_read;
        for (std::size_t index = 0; index < batch.count; ++index)
            if (!batch.items[index].faults.empty()) job_.reject(batch.items[index].line, batch.items[index].faults);
        job_.progress(tally_);
        return std::nullopt;
    }
    const ImportTally& tally() const { return tally_; }

private:
    void take(db::Connection& connection, Item& item, ImportTally& tally) {
        ++tally.lines;
        tally.last_line = item.line;
        if (item.faults.empty() && contradicts(connection, item.row))
            item.faults.push_back({"", "says otherwise than an earlier line about the same business"});
        if (!item.faults.empty()) {
            ++tally.rejected;
            return;
        }
        switch (businesses_.merge(connection, job_.tenant, item.row)) {
            case Merged::added:
                ++tally.added;
                break;
            case Merged::changed:
                ++tally.changed;
                break;
            case Merged::unchanged:
                ++tally.unchanged;
                break;
        }
    }

    // What a file says first of a business or place stays: if later lines could overwrite it, the same file read twice
    // would change things twice. A further line of a business may add a place.
    bool contradicts(db::Connection& connection, RowFacts& row) {
        const bool unit_spoken_of = row.says.any() || row.state;
        const bool unit_is_new = !unit_spoken_of || units_.insert(key_of(row.register_id, ""));
        const bool place_is_new =
            !row.place || places_.insert(key_of(row.register_id, "/" + row.place->place.register_id));
        if (unit_is_new && place_is_new) return false;
        if (!unit_is_new && row.place && place_is_new) {
            row.says.reset();
            row.state.reset();
            return false;
        }
        return businesses_.would_change(connection, job_.tenant, row);
    }

    db::Database& database_;
    const BusinessStore& businesses_;
    const ImportJob& job_;
    ImportTally tally_;
    SeenKeys units_, places_;
};

}  // namespace

Result<ImportTally, ImportFailure> import_businesses(CsvReader::Source source, db::Database& database,
                                                     const BusinessStore& businesses,
                                                     const intake::Reference& reference, const ImportJob& job) {
    Headed headed(std::move(source));
    const auto format = intake::sniff(headed.head(), job.wish);
    if (!format) return ImportFailure{format.error().detail, {}};
    headed.skip(format->mark_bytes);
    Parser parser([&](char* buffer, std::size_t bytes) { return headed.read(buffer, bytes); }, *format, reference, job);
    Writer writer(database, businesses, job);

    // One batch is read while the one before is written.
    Batch reading, writing;
    bool more = parser.fill(writing);
    while (more) {
        std::future<bool> next = std::async(std::launch::async, [&] { return parser.fill(reading); });
        const std::optional<db::Error> error = writer.write(writing);
        more = next.get();
        if (error) return ImportFailure{error->detail, writer.tally()};
        std::swap(reading, writing);
    }
    return writer.tally();
}

}  // namespace comptoir
