#include "server/directory/mapping_file.h"

#include <toml++/toml.h>

#include "shared/core/fold.h"
#include "shared/directory/intake/country.h"

namespace comptoir {

namespace {

std::string at(const toml::node& node, const std::string& what) {
    return "line " + std::to_string(node.source().begin.line) + ": " + what;
}

// Each reads one key into the mapping, or says what is wrong with it.
std::optional<std::string> read_separator(const toml::node& node, Mapping& mapping) {
    const std::string text = node.value<std::string>().value_or("");
    if (text == "tab")
        mapping.wish.separator = '\t';
    else if (text == ";" || text == "," || text == "|" || text == "\t")
        mapping.wish.separator = text[0];
    else
        return at(node, "separator is \";\", \",\", \"|\" or \"tab\"");
    return std::nullopt;
}

std::optional<std::string> read_encoding(const toml::node& node, Mapping& mapping) {
    const std::string text = node.value<std::string>().value_or("");
    if (text == "utf-8")
        mapping.encoding = intake::Decoder::Encoding::utf8;
    else if (text == "windows-1252")
        mapping.encoding = intake::Decoder::Encoding::windows_1252;
    else
        return at(node, "encoding is \"utf-8\" or \"windows-1252\"");
    return std::nullopt;
}

std::optional<std::string> read_country(const toml::node& node, Mapping& mapping) {
    const std::optional<std::string> country = intake::read_country(node.value<std::string>().value_or(""));
    if (!country) return at(node, "country is a country's two-letter code");
    mapping.country = *country;
    return std::nullopt;
}

std::optional<std::string> read_column(const std::string& word, const toml::node& node, Mapping& mapping) {
    const std::optional<intake::Column> column = intake::column_of_word(word);
    if (!column) return at(node, "no column is called `" + word + "`");
    intake::Wish::Said said{*column, {}, 0};
    if (const auto number = node.value_exact<std::int64_t>(); number && *number >= 1 && *number <= 2'000)
        said.number = static_cast<int>(*number);
    else if (const auto heading = node.value_exact<std::string>(); heading && !folded(*heading).empty())
        said.heading = folded(*heading);
    else
        return at(node, "`" + word + "` is a heading or a number from 1");
    mapping.wish.columns.push_back(std::move(said));
    return std::nullopt;
}

std::optional<std::string> read_columns(const toml::node& node, Mapping& mapping) {
    if (!node.is_table()) return at(node, "[columns] is a table");
    for (const auto& [word, value] : *node.as_table())
        if (auto refused = read_column(std::string(word.str()), value, mapping)) return refused;
    return std::nullopt;
}

std::optional<std::string> read_key(std::string_view key, const toml::node& node, Mapping& mapping) {
    if (key == "separator") return read_separator(node, mapping);
    if (key == "encoding") return read_encoding(node, mapping);
    if (key == "country") return read_country(node, mapping);
    if (key == "columns") return read_columns(node, mapping);
    if (key != "heading") return at(node, "no setting is called `" + std::string(key) + "`");
    const auto heading = node.value_exact<bool>();
    if (!heading) return at(node, "heading is true or false");
    mapping.wish.has_heading = *heading;
    return std::nullopt;
}

}  // namespace

Result<Mapping, std::string> read_mapping(const std::filesystem::path& file) {
    Mapping mapping;
    try {
        const toml::table table = toml::parse_file(file.string());
        for (const auto& [key, node] : table)
            if (auto refused = read_key(key.str(), node, mapping)) return file.string() + ", " + *refused;
    } catch (const toml::parse_error& error) {
        return file.string() + ", line " + std::to_string(error.source().begin.line) + ": " +
               std::string(error.description());
    }
    if (mapping.wish.columns.empty()) return file.string() + ": [columns] names no column";
    if (!mapping.wish.has_heading)
        for (const intake::Wish::Said& said : mapping.wish.columns)
            if (said.number == 0) return file.string() + ": without a heading, columns are given by number";
    return mapping;
}

}  // namespace comptoir
