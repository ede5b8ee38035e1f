#include "shared/directory/intake/csv.h"

#include <algorithm>
#include <cstring>

namespace comptoir::intake {

namespace {
constexpr std::size_t buffer_bytes = CsvReader::record_bytes_max + 1'000'000;
// A record cut by the buffer's end is scanned again: not for every few bytes.
constexpr std::size_t fill_bytes_min = 250'000;
}  // namespace

CsvReader::CsvReader(Source source, char separator) : source_(std::move(source)), separator_(separator) {}

// Reads more behind what is there; false when the source has ended or the buffer is full.
bool CsvReader::fill() {
    if (at_end_) return false;
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        bytes_before_ += begin_;
        end_ -= begin_;
        begin_ = 0;
    }
    // Small files need little; a long one has the whole buffer after six calls.
    if (buffer_.size() < buffer_bytes)
        buffer_.resize(std::min(buffer_bytes, std::max<std::size_t>(4'096, buffer_.size() * 4)));
    const std::size_t before = end_;
    while (!at_end_ && end_ < buffer_.size() && end_ - before < fill_bytes_min) {
        const std::size_t got = source_(buffer_.data() + end_, buffer_.size() - end_);
        at_end_ = got == 0;
        end_ += got;
    }
    return end_ > before;
}

// True when a line ends at `at`; `next` is then the first byte of the following one.
bool CsvReader::ends_line(std::size_t at, std::size_t& next) const {
    if (buffer_[at] == '\n') return next = at + 1, true;
    if (buffer_[at] != '\r') return false;
    next = at + 1 < end_ && buffer_[at + 1] == '\n' ? at + 2 : at + 1;
    return true;
}

// `at` is behind the opening quote; leaves it behind the closing one.
CsvReader::Scan CsvReader::scan_quoted(std::size_t& at, Field& field) {
    field.begin = at;
    for (; at < end_; ++at) {
        const char letter = buffer_[at];
        if (letter == '\n' || (letter == '\r' && (at + 1 == end_ || buffer_[at + 1] != '\n'))) ++lines_in_record_;
        if (letter != '"') continue;
        if (at + 1 == end_ && !at_end_) return Scan::more;
        if (at + 1 == end_ || buffer_[at + 1] != '"') {
            field.end = at++;
            const bool closes = at == end_ || buffer_[at] == separator_ || buffer_[at] == '\n' || buffer_[at] == '\r';
            return closes ? Scan::record : Scan::fault;
        }
        field.doubled = true;
        ++at;
    }
    return at_end_ ? Scan::fault : Scan::more;
}

// Finds the fields of the record at begin_ and where it ends.
CsvReader::Scan CsvReader::scan(CsvRecord& record) {
    fields_.clear();
    lines_in_record_ = 1;
    std::size_t at = begin_;
    for (;;) {
        Field field{at, at};
        if (at < end_ && buffer_[at] == '"') {
            const Scan quoted = scan_quoted(++at, field);
            if (quoted != Scan::record) return quoted;
        } else {
            while (at < end_ && buffer_[at] != separator_ && buffer_[at] != '\n' && buffer_[at] != '\r') ++at;
            field.end = at;
        }
        if (at == end_ && !at_end_) return Scan::more;
        if (at < end_ && buffer_[at] == '\r' && at + 1 == end_ && !at_end_) return Scan::more;  // LF may follow
        if (fields_.size() < fields_max)
            fields_.push_back(field);
        else
            record.fault = CsvFault::too_many_fields;
        if (at == end_) return scanned_ = at, Scan::record;
        if (ends_line(at, scanned_)) return Scan::record;
        ++at;  // the separator
    }
}

// Steps over the rest of the line at begin_, however long it is; gives its bytes.
std::uint64_t CsvReader::skip_line() {
    const std::uint64_t from_byte = bytes_read();
    for (;;) {
        while (begin_ < end_ && buffer_[begin_] != '\n' && buffer_[begin_] != '\r') ++begin_;
        if (begin_ + 1 < end_ || (begin_ < end_ && (buffer_[begin_] == '\n' || at_end_))) {
            ends_line(begin_, begin_);
            ++line_;
            return bytes_read() - from_byte;
        }
        if (!fill() && begin_ == end_) return bytes_read() - from_byte;
    }
}

void CsvReader::take_fields(CsvRecord& record) {
    for (Field& field : fields_) {
        if (field.doubled) {  // in place: the record is never scanned again
            std::size_t to = field.begin;
            for (std::size_t from = field.begin; from < field.end; ++from) {
                buffer_[to++] = buffer_[from];
                if (buffer_[from] == '"') ++from;
            }
            field.end = to;
        }
        record.fields.emplace_back(buffer_.data() + field.begin, field.end - field.begin);
    }
}

bool CsvReader::next(CsvRecord& record) {
    for (;;) {
        record.fields.clear();
        record.fault = CsvFault::none;
        record.line = line_;
        if (begin_ == end_ && !fill()) return false;
        Scan found = scan(record);
        while (found == Scan::more && end_ - begin_ <= record_bytes_max) {
            fill();
            record.fault = CsvFault::none;
            found = scan(record);
        }
        if (found != Scan::record || scanned_ - begin_ > record_bytes_max) {
            // A quote that was never meant as one would swallow the lines behind it: give up this line alone.
            record.fault = skip_line() > record_bytes_max ? CsvFault::too_long : CsvFault::open_quote;
            return true;
        }
        const std::string_view bytes(buffer_.data() + begin_, scanned_ - begin_);
        record.is_ascii =
            std::none_of(bytes.begin(), bytes.end(), [](char letter) { return static_cast<signed char>(letter) < 0; });
        if (std::memchr(bytes.data(), 0, bytes.size()) != nullptr) record.fault = CsvFault::nul_byte;
        if (record.fault == CsvFault::none) take_fields(record);
        begin_ = scanned_;
        line_ += lines_in_record_;
        const bool blank = record.fault == CsvFault::none && record.fields.size() == 1 && record.fields[0].empty();
        if (!blank) return true;
    }
}

}  // namespace comptoir::intake
