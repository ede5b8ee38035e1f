#include "shared/directory/intake/decoder.h"

#include <algorithm>

#include "shared/core/text.h"

namespace comptoir::intake {

bool Decoder::decode(CsvRecord& record) {
    if (record.is_ascii) return true;
    if (encoding_ != Encoding::windows_1252) {
        const bool valid = std::all_of(record.fields.begin(), record.fields.end(), is_valid_utf8);
        if (encoding_ == Encoding::undecided) encoding_ = valid ? Encoding::utf8 : Encoding::windows_1252;
        if (encoding_ == Encoding::utf8) return valid;
    }
    decoded_.clear();
    for (std::string_view& field : record.fields)
        if (std::any_of(field.begin(), field.end(), [](char c) { return static_cast<signed char>(c) < 0; }))
            field = decoded_.emplace_back(from_windows_1252(field));
    return true;
}

}  // namespace comptoir::intake
