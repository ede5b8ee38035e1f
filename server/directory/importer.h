// Reads a file of businesses into the database: in batches, each durable or not written at all, so that an import can
// be killed and started again; what is known already is left alone, so that the same file twice changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "shared/directory/intake/csv.h"
#include "shared/directory/intake/decoder.h"
#include "shared/directory/intake/row_reader.h"
#include "shared/directory/intake/sniff.h"

namespace comptoir {

struct ImportTally {
    std::uint64_t lines = 0;  // of the file, heading left out, that held anything
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t rejected = 0;
    std::uint64_t last_line = 0;  // number of the last line that is durably dealt with
    std::uint64_t bytes_read = 0;
};

struct ImportJob {
    TenantNumber tenant = 0;
    intake::RowOptions row;
    intake::Wish wish;
    intake::Decoder::Encoding encoding = intake::Decoder::Encoding::undecided;
    std::function<void(const ImportTally&)> progress = [](const ImportTally&) {};  // after each batch
    std::function<void(std::uint64_t line, const std::vector<intake::Fault>&)> reject =
        [](std::uint64_t, const std::vector<intake::Fault>&) {};
};

struct ImportFailure {
    std::string detail;
    ImportTally tally;  // what was done before, and stays
};

// Reads `source` to its end. A file of which nothing can be understood is refused before anything is written; later,
// only the database can fail.
Result<ImportTally, ImportFailure> import_businesses(intake::CsvReader::Source source, db::Database& database,
                                                     const BusinessStore& businesses,
                                                     const intake::Reference& reference, const ImportJob& job);

}  // namespace comptoir
