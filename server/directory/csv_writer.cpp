#include "server/directory/csv_writer.h"

#include <algorithm>
#include <string_view>

namespace comptoir {

namespace {

bool is_number(std::string_view text) {
    return text.size() > 1 && std::all_of(text.begin() + 1, text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || letter == '.';
           });
}

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
           !is_number(text);
}

void append_field(std::string& line, std::string_view field) {
    const bool formula = is_formula(field);
    if (!formula && field.find_first_of(",;\"\r\n\t'") == std::string_view::npos) {
        line += field;
        return;
    }
    line += '"';
    if (formula) line += '\'';
    for (const char letter : field) {
        if (letter == '"') line += '"';
        line += letter;
    }
    line += '"';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t index = 0; index < fields.size(); ++index) {
        if (index) line += ',';
        append_field(line, fields[index]);
    }
    return line + "\r\n";
}

}  // namespace comptoir
