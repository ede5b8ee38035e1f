#include "server/page/page_store.h"

#include "shared/api/own_word_json.h"
#include "shared/core/time_text.h"

namespace comptoir::page_store {

StoredDraft draft(db::Connection& connection, BusinessNumber business) {
    StoredDraft stored;
    db::Query query = connection.query(
        "SELECT draft.version, draft.typed, draft.changed_at_ms, person.name FROM draft "
        "JOIN person ON person.number = draft.person WHERE business = ?");
    query.bind(std::int64_t{business});
    if (!query.step()) return stored;
    stored.version = query.number();
    const JsonDocument document = parse_untrusted(query.text());
    stored.typed = read_typed(document.root());
    stored.changed_at_ms = query.number();
    stored.changed_by = query.text();
    return stored;
}

std::int64_t put_draft(db::Connection& connection, BusinessNumber business, const page::Typed& typed,
                       identity::PersonNumber person, std::int64_t now_ms) {
    const std::string text = to_json(typed);
    db::Query query = connection.query(
        "INSERT INTO draft (business, version, typed, changed_at_ms, person) VALUES (?, 1, ?, ?, ?) "
        "ON CONFLICT (business) DO UPDATE SET version = version + 1, typed = excluded.typed, "
        "changed_at_ms = excluded.changed_at_ms, person = excluded.person RETURNING version");
    query.bind(std::int64_t{business}).bind(text).bind(now_ms).bind(std::int64_t{person});
    query.step();
    return query.number();
}

std::int64_t publish(db::Connection& connection, BusinessNumber business, const OwnWord& word,
                     const PageChanges& changes, std::optional<std::int64_t> restored, identity::PersonNumber person,
                     std::int64_t now_ms) {
    const std::string text = to_json(word), changed = to_json(changes);
    db::Query query = connection.query(
        "INSERT INTO publication (business, version, published_at_ms, person, restored, changed, word) "
        "SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM publication WHERE business = ?1 "
        "RETURNING version");
    query.bind(std::int64_t{business}).bind(now_ms).bind(std::int64_t{person});
    if (restored)
        query.bind(*restored);
    else
        query.bind_null();
    query.bind(changed).bind(text);
    query.step();
    return query.number();
}

std::vector<Publication> history(db::Connection& connection, BusinessNumber business, std::int64_t before, int limit) {
    std::vector<Publication> found;
    db::Query query = connection.query(
        "SELECT version, published_at_ms, person.name, restored, changed FROM publication "
        "JOIN person ON person.number = publication.person WHERE business = ? AND version < ? "
        "ORDER BY version DESC LIMIT ?");
    query.bind(std::int64_t{business}).bind(before).bind(std::int64_t{limit});
    while (query.step()) {
        Publication& one = found.emplace_back();
        one.version = query.number();
        one.at = time_text(query.number() / 1000);
        one.by = query.text();
        one.restored = query.maybe_number().value_or(0);
        one.changes = read_page_changes(parse_untrusted(query.text()).root());
    }
    return found;
}

std::optional<OwnWord> word_of(db::Connection& connection, BusinessNumber business, std::int64_t version) {
    db::Query query = connection.query("SELECT word FROM publication WHERE business = ? AND version = ?");
    query.bind(std::int64_t{business}).bind(version);
    if (!query.step()) return std::nullopt;
    return parse_own_word(query.text());
}

std::string history_json(db::Connection& connection, BusinessNumber business) {
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    db::Query query = connection.query(
        "SELECT version, published_at_ms, person.name, word FROM publication "
        "JOIN person ON person.number = publication.person WHERE business = ? ORDER BY version");
    query.bind(std::int64_t{business});
    while (query.step()) {
        json.begin_object().key("version").integer(query.number()).key("at").text(time_text(query.number() / 1000));
        json.member("by", query.text()).key("word").raw(query.text()).end_object();
    }
    json.end_array();
    return text;
}

bool names_picture(db::Connection& connection, BusinessNumber business, std::string_view id) {
    db::Query query = connection.query(
        "SELECT 1 FROM draft WHERE business = ?1 AND instr(typed, ?2) > 0 "
        "UNION ALL SELECT 1 FROM own_word WHERE business = ?1 AND instr(word, ?2) > 0 "
        "UNION ALL SELECT 1 FROM publication WHERE business = ?1 AND instr(word, ?2) > 0 LIMIT 1");
    return query.bind(std::int64_t{business}).bind(id).step();
}

void erase(db::Connection& connection, BusinessNumber business) {
    connection.query("DELETE FROM draft WHERE business = ?").bind(std::int64_t{business}).run();
    connection.query("DELETE FROM publication WHERE business = ?").bind(std::int64_t{business}).run();
}

}  // namespace comptoir::page_store
