#include "shared/directory/intake/row_reader.h"

#include "shared/directory/intake/cells.h"

namespace comptoir::intake {

RowReader::RowReader(Layout layout, std::vector<std::string> headings, Reference reference, RowOptions options)
    : layout_(layout), headings_(std::move(headings)), reference_(reference), options_(std::move(options)) {}

bool RowReader::read(const std::vector<std::string_view>& fields, RowFacts& row, std::vector<Fault>& faults) const {
    faults.clear();
    if (fields.size() != headings_.size()) {
        faults.push_back(
            {"", std::to_string(fields.size()) + " fields where the heading has " + std::to_string(headings_.size())});
        return false;
    }
    row = RowFacts{};
    row.audience = options_.audience;
    const Cells cells(layout_, headings_, fields, faults);
    if (layout_.has_units()) read_unit(cells, reference_, row);
    if (layout_.has_places()) read_establishment(cells, reference_, row);
    if (!layout_.has_units() && !layout_.has_places()) read_customer(cells, reference_, options_, row);
    return faults.empty();
}

}  // namespace comptoir::intake
