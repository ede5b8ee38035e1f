// A file in memory, sniffed and read row by row, as the importer does it.
#pragma once

#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <vector>

#include "server/tables/tables.h"
#include "shared/directory/intake/decoder.h"
#include "shared/directory/intake/row_reader.h"
#include "shared/directory/intake/sniff.h"

namespace comptoir::intake {

struct ReadRow {
    std::uint64_t line = 0;
    std::vector<Fault> faults;
    RowFacts facts;
};

inline std::vector<ReadRow> read_rows(const std::string& text, const Wish& wish = {}) {
    std::vector<ReadRow> rows;
    const auto format = sniff(text, wish);
    if (!format) {
        FAIL_CHECK(format.error().detail);
        return rows;
    }
    std::size_t at = format->mark_bytes;
    CsvReader reader(
        [&](char* buffer, std::size_t bytes) {
            const std::size_t count = std::min(bytes, text.size() - at);
            if (count) std::memcpy(buffer, text.data() + at, count);
            at += count;
            return count;
        },
        format->separator);
    CsvRecord record;
    for (int index = 0; index < format->records_to_skip; ++index) reader.next(record);
    Decoder decoder(Decoder::Encoding::undecided);
    const RowReader row_reader(format->layout, format->headings, {tables::trade_list(), tables::gazetteer()}, {});
    while (reader.next(record)) {
        ReadRow& row = rows.emplace_back();
        row.line = record.line;
        if (record.fault != CsvFault::none || !decoder.decode(record))
            row.faults.push_back({"", "unreadable"});
        else
            row_reader.read(record.fields, row.facts, row.faults);
    }
    return rows;
}

// The only row of a file with this heading and line.
inline ReadRow read_row(const std::string& heading, const std::string& line) {
    std::vector<ReadRow> rows = read_rows(heading + "\n" + line + "\n");
    REQUIRE(rows.size() == 1);
    return rows[0];
}

}  // namespace comptoir::intake
