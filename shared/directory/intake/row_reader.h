// One record of a file, read as what it says of a business; or why it can't be. Three kinds of rows, told apart by the
// columns they have: the register's units, its establishments, and everybody else's customers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/directory/business_facts.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/intake/column.h"
#include "shared/directory/trade_list.h"

namespace comptoir::intake {

struct Fault {
    std::string field;   // the heading, as the file writes it
    std::string reason;  // one sentence; without the value, which may be anybody's
};

// What reading needs besides the record. All of it outlives the reader.
struct Reference {
    const TradeList& trades;
    const Gazetteer& gazetteer;
};

struct RowOptions {
    Audience audience = Audience::nobody;
    std::string country = "FR";  // of rows that name none
};

class RowReader {
public:
    // `headings` are for faults; a column's heading is headings[layout.at(column)].
    RowReader(Layout layout, std::vector<std::string> headings, Reference reference, RowOptions options);

    // The record's text must be UTF-8. True: `row` is what it says (whatever was in it before is gone). False: `faults`
    // has at least one entry, `row` is worth nothing.
    bool read(const std::vector<std::string_view>& fields, RowFacts& row, std::vector<Fault>& faults) const;

private:
    Layout layout_;
    std::vector<std::string> headings_;
    Reference reference_;
    RowOptions options_;
};

}  // namespace comptoir::intake
