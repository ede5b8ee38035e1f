// The encoding of a file, UTF-8 or Windows-1252, decided by its first letter beyond ASCII: in Windows-1252 such a
// letter stands alone, in UTF-8 never.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "shared/directory/intake/csv.h"

namespace comptoir::intake {

class Decoder {
public:
    enum class Encoding : std::uint8_t { undecided, utf8, windows_1252 };
    explicit Decoder(Encoding encoding) : encoding_(encoding) {}

    // Makes the record's fields UTF-8; they live until the next call. False: the file is UTF-8 and this record is not.
    bool decode(CsvRecord& record);
    Encoding encoding() const { return encoding_; }

private:
    Encoding encoding_;
    std::deque<std::string> decoded_;
};

}  // namespace comptoir::intake
