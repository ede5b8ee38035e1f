#include "tests/relevance/judged_query.h"

#include <algorithm>

#include "shared/core/fold.h"
#include "shared/directory/table_lines.h"

namespace comptoir::relevance {

namespace {

std::vector<std::string> list_of(std::string_view text, char separator) {
    std::vector<std::string> list;
    for (Parts parts(text, separator); parts.next();) list.emplace_back(parts.part());
    return list;
}

bool read_intent(std::string_view text, Intent& intent) {
    for (Parts parts(text, ';'); parts.next();) {
        const std::size_t equals = parts.part().find('=');
        if (equals == std::string_view::npos) return false;
        const std::string_view key = parts.part().substr(0, equals), value = parts.part().substr(equals + 1);
        if (value.empty()) return false;
        if (key == "trade")
            intent.trades = list_of(value, ',');
        else if (key == "near")
            intent.related = list_of(value, ',');
        else if (key == "at")
            intent.commune = value;
        else if (key == "postcode")
            intent.postcode = value;
        else if (key == "departement")
            intent.departement = value;
        else if (key == "region")
            intent.region = value;
        else if (key == "words")
            intent.words = list_of(value, ' ');
        else if (key == "name")
            intent.name = value;
        else if (key == "id")
            intent.id = value;
        else
            return false;
    }
    return true;
}

Rule rule_of(std::string_view kind, const Intent& intent) {
    if (kind == "words") return Rule::words;
    if (kind == "area") return Rule::area;
    if (kind == "partial") return Rule::partial;
    if (!intent.name.empty() || !intent.id.empty()) return Rule::name;
    return intent.commune.empty() ? Rule::trade : Rule::trade_place;
}

}  // namespace

Result<std::vector<JudgedQuery>, TableError> parse_queries(std::string_view table) {
    std::vector<JudgedQuery> queries;
    TableLines lines(table);
    while (lines.next()) {
        JudgedQuery query;
        query.kind = lines.cell(0);
        query.held = lines.cell(1) == "held";
        query.text = lines.cell(2);
        if (std::find(std::begin(query_kinds), std::end(query_kinds), query.kind) == std::end(query_kinds))
            return TableError{lines.number(), "no such class"};
        if (!query.held && lines.cell(1) != "tuned") return TableError{lines.number(), "neither tuned nor held"};
        if (lines.cells() != 4 || !read_intent(lines.cell(3), query.intent))
            return TableError{lines.number(), "not an intent"};
        query.rule = rule_of(query.kind, query.intent);
        queries.push_back(std::move(query));
    }
    return queries;
}

}  // namespace comptoir::relevance
