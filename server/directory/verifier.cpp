#include "server/directory/verifier.h"

#include <algorithm>

#include "server/directory/business_rows.h"
#include "shared/api/own_word_json.h"
#include "shared/core/register_id.h"
#include "shared/core/text.h"

namespace comptoir {

namespace {

void add(std::vector<std::string>& findings, std::string finding) {
    if (findings.size() < findings_max) findings.push_back(std::move(finding));
}

void collect(db::Connection& connection, const char* sql, const std::string& what, std::vector<std::string>& findings) {
    db::Query query = connection.query(sql);
    while (query.step() && findings.size() < findings_max) findings.push_back(what + std::string(query.text()));
}

bool is_text(const std::string& text) {
    const auto control = [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; };
    return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), control);
}

bool are_text(const std::vector<std::string>& list) {
    return std::all_of(list.begin(), list.end(), is_text);
}

bool has_clean_text(const Business& business) {
    for (const std::string* text :
         {&business.legal_name, &business.trade_name, &business.legal_form, &business.description, &business.phone,
          &business.email, &business.website, &business.logo})
        if (!is_text(*text)) return false;
    return are_text(business.offers) && are_text(business.seeks) && are_text(business.labels) &&
           are_text(business.languages);
}

// Of what a business says of itself: its description has lines.
bool is_shown_text(Business business) {
    std::replace(business.description.begin(), business.description.end(), '\n', ' ');
    return has_clean_text(business);
}

bool is_clean_place(const PlaceFacts& facts) {
    const Place& place = facts.place;
    return is_text(place.name) && is_text(place.address) && is_text(place.postcode) && is_text(place.commune.name);
}

// The first rule that the row breaks; empty: none.
std::string broken_rule(const business_rows::Row& row) {
    const Business& business = row.facts.business;
    if (business.register_id.scheme == "siren" && !read_siren(business.register_id.id)) return "its SIREN is none";
    if (!has_clean_text(business)) return "a text of it is damaged";
    for (const PlaceFacts& place : row.facts.places) {
        if (!is_clean_place(place)) return "a text of one of its places is damaged";
        const std::string& number = place.place.register_id;
        if (business.register_id.scheme == "siren" && !number.empty() && number.front() != '#' &&
            (!read_siret(number) || number.compare(0, 9, business.register_id.id) != 0))
            return "the SIRET of one of its places is none of its own";
    }
    return {};
}

void find_unreadable_words(db::Connection& connection, std::vector<std::string>& findings) {
    db::Query query = connection.query("SELECT business, word FROM own_word ORDER BY business");
    while (query.step()) {
        const std::int64_t number = query.number();
        const auto word = parse_own_word(query.text());
        if (!word || !is_shown_text(word->business))
            add(findings, "what business " + std::to_string(number) + " says of itself is damaged");
    }
}

}  // namespace

std::vector<std::string> verify_pages(db::Connection& connection) {
    std::vector<std::string> findings;
    collect(connection, "SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok'",
            "database: ", findings);
    collect(connection,
            "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to nothing' FROM pragma_foreign_key_check",
            "database: ", findings);
    return findings;
}

Verdict verify_businesses(db::Connection& connection, const BusinessStore& businesses) {
    Verdict verdict;
    collect(connection,
            "SELECT number FROM business WHERE number NOT IN (SELECT id FROM change WHERE kind = 'business') LIMIT 100",
            "no change tells of business ", verdict.findings);
    find_unreadable_words(connection, verdict.findings);
    collect(connection, "SELECT DISTINCT place.business FROM place WHERE hours <> '' AND place.state <> 1 LIMIT 100",
            "a closed place keeps details of business ", verdict.findings);
    businesses.each(connection, 0, [&](const StoredBusiness& stored) {
        ++verdict.businesses;
        verdict.listed += stored.listed;
        std::optional<business_rows::Row> row = business_rows::find(connection, stored.number);
        row->facts.places = business_rows::places(connection, stored.number);
        if (const std::string broken = broken_rule(*row); !broken.empty())
            add(verdict.findings, "business " + std::to_string(stored.number) + ": " + broken);
        return verdict.findings.size() < findings_max;
    });
    return verdict;
}

}  // namespace comptoir
