#include "server/network/notice_store.h"

namespace comptoir::network::notice_store {

void tell(db::Connection& connection, BusinessNumber business, NoticeKind kind, BusinessNumber other,
          std::int64_t at_ms) {
    // A new number, so that it stands first and unread.
    take_back(connection, business, kind, other);
    connection.query("INSERT INTO notice (business, kind, other, at_ms, read) VALUES (?, ?, ?, ?, 0)")
        .bind(std::int64_t{business})
        .bind(static_cast<std::int64_t>(kind))
        .bind(std::int64_t{other})
        .bind(at_ms)
        .run();
    connection
        .query(
            "DELETE FROM notice WHERE business = ?1 AND number <= "
            "(SELECT number FROM notice WHERE business = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)")
        .bind(std::int64_t{business})
        .bind(std::int64_t{notices_max})
        .run();
}

void take_back(db::Connection& connection, BusinessNumber business, NoticeKind kind, BusinessNumber other) {
    connection.query("DELETE FROM notice WHERE business = ? AND kind = ? AND other = ?")
        .bind(std::int64_t{business})
        .bind(static_cast<std::int64_t>(kind))
        .bind(std::int64_t{other})
        .run();
}

void forget(db::Connection& connection, BusinessNumber business, BusinessNumber other) {
    connection.query("DELETE FROM notice WHERE business = ? AND other = ?")
        .bind(std::int64_t{business})
        .bind(std::int64_t{other})
        .run();
}

std::vector<StoredNotice> all(db::Connection& connection, BusinessNumber business) {
    std::vector<StoredNotice> found;
    db::Query query =
        connection.query("SELECT number, kind, other, at_ms, read FROM notice WHERE business = ? ORDER BY number DESC");
    query.bind(std::int64_t{business});
    while (query.step()) {
        StoredNotice& notice = found.emplace_back();
        notice.number = query.number();
        notice.kind = static_cast<NoticeKind>(query.number());
        notice.other = static_cast<BusinessNumber>(query.number());
        notice.at_ms = query.number();
        notice.read = query.number() != 0;
    }
    return found;
}

void read_until(db::Connection& connection, BusinessNumber business, std::int64_t number) {
    connection.query("UPDATE notice SET read = 1 WHERE business = ? AND number <= ? AND read = 0")
        .bind(std::int64_t{business})
        .bind(number)
        .run();
}

int unread(db::Connection& connection, BusinessNumber business) {
    db::Query query = connection.query("SELECT count(*) FROM notice WHERE business = ? AND read = 0");
    query.bind(std::int64_t{business});
    query.step();
    return static_cast<int>(query.number());
}

void erase(db::Connection& connection, BusinessNumber business) {
    connection.query("DELETE FROM notice WHERE business = ?1 OR other = ?1").bind(std::int64_t{business}).run();
}

}  // namespace comptoir::network::notice_store
