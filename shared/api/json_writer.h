// Writing JSON straight into text: no tree in between, members in the order of the calls, commas by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir {

// Every begin_ has its end_; a key is followed by exactly one value. Text that is not UTF-8 is written with U+FFFD in
// place of what is wrong, so that the answer stays JSON.
//     JsonWriter json(body);
//     json.begin_object().key("id").text(id).key("total").begin_object()...
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    // `name` is written as it is: letters, digits, '_' and '/' only.
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& flag(bool value);
    JsonWriter& null();
    // A number of millionths as a decimal: 45767000 is 45.767.
    JsonWriter& millionths(std::int64_t value);
    // A value that is JSON already.
    JsonWriter& raw(std::string_view json);

    // A member that is left out when it is empty.
    JsonWriter& member(std::string_view name, std::string_view value);

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string& out_;
    bool first_ = true;       // nothing was written yet at this level
    bool after_key_ = false;  // the next value belongs to a key
};

}  // namespace comptoir
