#include "server/network/connection_store.h"

#include <algorithm>

namespace comptoir::network::connection_store {

namespace {

// The columns of the queries below: other, own stance, own line, own time, their stance, their line, their time.
StoredRelation read_relation(db::Query& query) {
    StoredRelation relation;
    relation.other = static_cast<BusinessNumber>(query.number());
    relation.state.stances[0] = static_cast<ConnectionStance>(query.number());
    const std::string own_line(query.text());
    const std::int64_t own_ms = query.number();
    relation.state.stances[1] = static_cast<ConnectionStance>(query.number());
    const std::string_view their_line = query.text();
    const std::int64_t their_ms = query.number();
    // Of the other side nothing shows but that it wants to connect: neither when it said no nor that it did.
    const bool is_asked = relation.state.stances[1] == ConnectionStance::connect;
    relation.line = is_asked && !their_line.empty() ? their_line : std::string_view(own_line);
    relation.at_ms = is_asked ? std::max(own_ms, their_ms) : own_ms;
    return relation;
}

}  // namespace

std::vector<BusinessNumber> connections_of(db::Connection& connection, BusinessNumber business) {
    std::vector<BusinessNumber> found;
    db::Query query = connection.query(
        "SELECT mine.other FROM connection AS mine "
        "JOIN connection AS theirs ON theirs.business = mine.other AND theirs.other = mine.business "
        "WHERE mine.business = ? AND mine.stance = 1 AND theirs.stance = 1 ORDER BY mine.other");
    query.bind(std::int64_t{business});
    while (query.step()) found.push_back(static_cast<BusinessNumber>(query.number()));
    return found;
}

StoredRelation find(db::Connection& connection, BusinessNumber business, BusinessNumber other) {
    db::Query query = connection.query(
        "SELECT pair.other, coalesce(mine.stance, 0), coalesce(mine.line, ''), coalesce(mine.at_ms, 0), "
        "coalesce(theirs.stance, 0), coalesce(theirs.line, ''), coalesce(theirs.at_ms, 0) "
        "FROM (SELECT ? AS business, ? AS other) AS pair "
        "LEFT JOIN connection AS mine ON mine.business = pair.business AND mine.other = pair.other "
        "LEFT JOIN connection AS theirs ON theirs.business = pair.other AND theirs.other = pair.business");
    query.bind(std::int64_t{business}).bind(std::int64_t{other});
    query.step();
    return read_relation(query);
}

std::vector<StoredRelation> all(db::Connection& connection, BusinessNumber business, int count_max) {
    std::vector<StoredRelation> found;
    db::Query query = connection.query(
        "SELECT pair.other, coalesce(mine.stance, 0), coalesce(mine.line, ''), coalesce(mine.at_ms, 0), "
        "coalesce(theirs.stance, 0), coalesce(theirs.line, ''), coalesce(theirs.at_ms, 0) "
        "FROM (SELECT other FROM connection WHERE business = ?1 "
        "UNION SELECT business FROM connection WHERE other = ?1 AND stance = 1) AS pair "
        "LEFT JOIN connection AS mine ON mine.business = ?1 AND mine.other = pair.other "
        "LEFT JOIN connection AS theirs ON theirs.business = pair.other AND theirs.other = ?1 "
        "ORDER BY max(coalesce(mine.at_ms, 0), CASE WHEN theirs.stance = 1 THEN theirs.at_ms ELSE 0 END) DESC, "
        "pair.other LIMIT ?2");
    query.bind(std::int64_t{business}).bind(std::int64_t{count_max});
    while (query.step()) found.push_back(read_relation(query));
    return found;
}

void put(db::Connection& connection, BusinessNumber business, BusinessNumber other, ConnectionStance stance,
         const std::optional<std::string>& line, std::int64_t at_ms) {
    if (stance == ConnectionStance::nothing) {
        connection.query("DELETE FROM connection WHERE business = ? AND other = ?")
            .bind(std::int64_t{business})
            .bind(std::int64_t{other})
            .run();
        return;
    }
    connection
        .query(
            "INSERT INTO connection (business, other, stance, line, at_ms) VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT (business, other) DO UPDATE SET stance = ?3, line = CASE WHEN ?6 THEN ?4 ELSE line END, "
            "at_ms = ?5")
        .bind(std::int64_t{business})
        .bind(std::int64_t{other})
        .bind(static_cast<std::int64_t>(stance))
        .bind(line ? std::string_view(*line) : std::string_view())
        .bind(at_ms)
        .bind(std::int64_t{line ? 1 : 0})
        .run();
}

std::vector<BusinessNumber> erase(db::Connection& connection, BusinessNumber business) {
    std::vector<BusinessNumber> ended = connections_of(connection, business);
    connection.query("DELETE FROM connection WHERE business = ?1 OR other = ?1").bind(std::int64_t{business}).run();
    return ended;
}

}  // namespace comptoir::network::connection_store
