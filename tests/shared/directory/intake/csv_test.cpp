#include "shared/directory/intake/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstring>
#include <string>

using namespace comptoir::intake;

namespace {

CsvReader::Source source_of(const std::string& text, std::size_t chunk) {
    return [&text, chunk, at = std::size_t{0}](char* buffer, std::size_t bytes) mutable {
        const std::size_t count = std::min({bytes, chunk, text.size() - at});
        if (count) std::memcpy(buffer, text.data() + at, count);
        at += count;
        return count;
    };
}

// "line: [a][b]" or "line: !fault", a record a line.
std::string read(const std::string& text, char separator = ',', std::size_t chunk = 1'000'000) {
    CsvReader reader(source_of(text, chunk), separator);
    CsvRecord record;
    std::string result;
    while (reader.next(record)) {
        result += std::to_string(record.line) + ": ";
        if (record.fault != CsvFault::none)
            result += "!" + std::to_string(static_cast<int>(record.fault));
        else
            for (const std::string_view field : record.fields) result += "[" + std::string(field) + "]";
        result += "\n";
    }
    return result;
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) result.append(letter == '"' ? 2 : 1, letter);
    return result + "\"";
}

}  // namespace

TEST_CASE("fields are what stands between separators, quoted or not") {
    CHECK(read("a,b,c\n") == "1: [a][b][c]\n");
    CHECK(read("a,,\n") == "1: [a][][]\n");
    CHECK(read("\"a\",\"b, c\",\"d\"\"e\"\n") == "1: [a][b, c][d\"e]\n");
    CHECK(read("a;b,c\n", ';') == "1: [a][b,c]\n");
    CHECK(read("a\tb\n", '\t') == "1: [a][b]\n");
    CHECK(read("\"\",\"\"\"\"\n") == "1: [][\"]\n");
    CHECK(read("5\" pipe,b\n") == "1: [5\" pipe][b]\n");  // a quote inside a plain field is a letter
}

TEST_CASE("lines end with LF, CRLF or CR, mixed, and the last without") {
    CHECK(read("a\nb\r\nc\rd") == "1: [a]\n2: [b]\n3: [c]\n4: [d]\n");
    CHECK(read("a,\r") == "1: [a][]\n");
    CHECK(read("\n\r\n\na\n") == "4: [a]\n");
    CHECK(read("") == "");
}

TEST_CASE("a quoted field may hold line ends, and the lines behind it keep their numbers") {
    CHECK(read("a,\"one\ntwo\r\nthree\rfour\"\nb,c\n") == "1: [a][one\ntwo\r\nthree\rfour]\n5: [b][c]\n");
}

TEST_CASE("a lone quote costs its own line, not the ones behind it") {
    CHECK(read("a,\"open\nb,c\nd,e\n") == "1: !1\n2: [b][c]\n3: [d][e]\n");
    CHECK(read("a,\"b\"c\nd,e\n") == "1: !1\n2: [d][e]\n");
    CHECK(read("x,y\na,\"") == "1: [x][y]\n2: !1\n");
}

TEST_CASE("a line of 100 MB is one fault in bounded memory, and the next line is read") {
    std::size_t left = 100'000'000;
    std::string tail = "\nb,c\n";
    CsvReader reader(
        [&](char* buffer, std::size_t bytes) {
            if (left) {
                const std::size_t count = std::min(bytes, left);
                std::memset(buffer, 'x', count);
                left -= count;
                return count;
            }
            const std::size_t count = std::min(bytes, tail.size());
            std::memcpy(buffer, tail.data(), count);
            tail.erase(0, count);
            return count;
        },
        ',');
    CsvRecord record;
    REQUIRE(reader.next(record));
    CHECK(record.fault == CsvFault::too_long);
    REQUIRE(reader.next(record));
    CHECK(record.line == 2);
    CHECK(record.fields.size() == 2);
    CHECK_FALSE(reader.next(record));
    CHECK(reader.bytes_read() == 100'000'005);
}

TEST_CASE("NUL bytes and thousands of fields are faults") {
    CHECK(read(std::string("a,\0b\nc\n", 7)) == "1: !4\n2: [c]\n");
    CHECK(read(std::string(2'000, ',') + "\nc\n") == "1: !3\n2: [c]\n");
}

TEST_CASE("records are the same however the bytes come in") {
    const std::string text = "a,\"b\r\nc\"\"\",d\r\n\"e\ng,h\r\n\"\",i\rj";
    for (const std::size_t chunk : {1, 2, 3, 7}) CHECK(read(text, ',', chunk) == read(text));
}

TEST_CASE("whatever was written quoted is read back, and every line is accounted for") {
    rc::check("any fields", [](const std::vector<std::string>& fields) {
        RC_PRE(!fields.empty());
        std::string text, expected = "1: ";
        for (const std::string& field : fields) {
            RC_PRE(field.find('\0') == std::string::npos);
            text += (text.empty() ? "" : ",") + quoted(field);
            expected += "[" + field + "]";
        }
        RC_PRE(fields.size() > 1 || !fields[0].empty());
        RC_ASSERT(read(text + "\n") == expected + "\n");
    });
}
