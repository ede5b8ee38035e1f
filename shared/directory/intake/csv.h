// Records of a CSV or TSV file, one after the other, in bounded memory, whatever the bytes are. RFC 4180: fields may be
// quoted, a quoted field may hold separators, line ends and doubled quotes. Lines end with LF, CRLF or CR, mixed as
// they come. A record that can't be read is given as a fault with its line, and reading goes on at the next line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace comptoir::intake {

enum class CsvFault : std::uint8_t {
    none,
    open_quote,       // a quote is opened and not closed, or closed in the middle of a field
    too_long,         // more than record_bytes_max
    too_many_fields,  // more than fields_max
    nul_byte,         // binary data
};

struct CsvRecord {
    std::uint64_t line = 0;  // of its first byte, from 1
    CsvFault fault = CsvFault::none;
    bool is_ascii = true;
    std::vector<std::string_view> fields;  // unquoted; they live until the next record is asked for
};

class CsvReader {
public:
    static constexpr std::size_t record_bytes_max = 1'000'000;
    static constexpr std::size_t fields_max = 2'000;

    // Puts up to `bytes` bytes at `buffer` and returns how many; 0 at the end, and from then on.
    using Source = std::function<std::size_t(char* buffer, std::size_t bytes)>;

    CsvReader(Source source, char separator);

    // False at the end of the file. Lines without a byte are stepped over.
    bool next(CsvRecord& record);
    // Bytes of the source that lie behind the last record; for progress.
    std::uint64_t bytes_read() const { return bytes_before_ + begin_; }

private:
    struct Field {
        std::size_t begin = 0, end = 0;
        bool doubled = false;  // has doubled quotes to be made single
    };
    enum class Scan : std::uint8_t { record, more, fault };

    Scan scan(CsvRecord& record);
    Scan scan_quoted(std::size_t& at, Field& field);
    bool ends_line(std::size_t at, std::size_t& next) const;
    bool fill();
    std::uint64_t skip_line();
    void take_fields(CsvRecord& record);

    Source source_;
    char separator_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;           // of what has not been given out
    std::size_t end_ = 0;             // of what has been read
    bool at_end_ = false;             // of the source
    std::uint64_t bytes_before_ = 0;  // of the source, in front of the buffer
    std::uint64_t line_ = 1;

    std::vector<Field> fields_;
    std::size_t scanned_ = 0;  // where the record that was scanned ends
    std::uint64_t lines_in_record_ = 0;
};

}  // namespace comptoir::intake
