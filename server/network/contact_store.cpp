#include "server/network/contact_store.h"

namespace comptoir::network::contact_store {

namespace {

// The columns of both queries below.
StoredContact read_contact(db::Query& query) {
    StoredContact contact;
    contact.other = static_cast<BusinessNumber>(query.number());
    contact.note = query.text();
    contact.saved = query.number() != 0;
    contact.at_ms = query.number();
    return contact;
}

}  // namespace

StoredContact find(db::Connection& connection, BusinessNumber business, BusinessNumber other) {
    db::Query query =
        connection.query("SELECT other, note, saved, at_ms FROM contact WHERE business = ? AND other = ?");
    query.bind(std::int64_t{business}).bind(std::int64_t{other});
    if (query.step()) return read_contact(query);
    StoredContact none;
    none.other = other;
    return none;
}

std::vector<StoredContact> all(db::Connection& connection, BusinessNumber business, int count_max) {
    std::vector<StoredContact> found;
    db::Query query = connection.query(
        "SELECT other, note, saved, at_ms FROM contact WHERE business = ? ORDER BY at_ms DESC, other LIMIT ?");
    query.bind(std::int64_t{business}).bind(std::int64_t{count_max});
    while (query.step()) found.push_back(read_contact(query));
    return found;
}

void put(db::Connection& connection, BusinessNumber business, const StoredContact& contact) {
    if (contact.note.empty() && !contact.saved) {
        connection.query("DELETE FROM contact WHERE business = ? AND other = ?")
            .bind(std::int64_t{business})
            .bind(std::int64_t{contact.other})
            .run();
        return;
    }
    connection
        .query(
            "INSERT INTO contact (business, other, note, saved, at_ms) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (business, other) DO UPDATE SET note = excluded.note, saved = excluded.saved, "
            "at_ms = excluded.at_ms")
        .bind(std::int64_t{business})
        .bind(std::int64_t{contact.other})
        .bind(contact.note)
        .bind(std::int64_t{contact.saved ? 1 : 0})
        .bind(contact.at_ms)
        .run();
}

void erase(db::Connection& connection, BusinessNumber business) {
    connection.query("DELETE FROM contact WHERE business = ?1 OR other = ?1").bind(std::int64_t{business}).run();
}

}  // namespace comptoir::network::contact_store
