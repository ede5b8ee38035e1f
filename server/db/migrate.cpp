#include <string>

#include "server/db/migrations.h"

namespace comptoir::db {

namespace {

constexpr std::int64_t application_id = 0x436D7074;  // "Cmpt", at byte 68 of the file: `file` and we know it by that

struct Shape {
    std::int64_t application = 0;
    std::int64_t version = 0;
    bool empty = true;
};

Shape shape_of(Connection& connection) {
    SQLite::Database& database = connection.library();
    return {database.execAndGet("PRAGMA application_id").getInt64(),
            database.execAndGet("PRAGMA user_version").getInt64(),
            database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt64() == 0};
}

std::optional<Error> refusal(const Shape& shape, std::int64_t last) {
    if (shape.application != application_id && !shape.empty)
        return Error{Failure::foreign, "the file is a database of another program"};
    if (shape.version > last)
        return Error{Failure::newer, "the database was written by a newer Comptoir (its shape is number " +
                                         std::to_string(shape.version) + ", this program knows " +
                                         std::to_string(last) + "); use that version"};
    return std::nullopt;
}

void take(Connection& connection, const Migration& step) {
    connection.execute(step.sql);
    Query broken = connection.query("PRAGMA foreign_key_check");
    if (broken.step()) throw SQLite::Exception("migration " + std::to_string(step.number) + " left broken references");
    connection.execute("PRAGMA application_id=" + std::to_string(application_id));
    connection.execute("PRAGMA user_version=" + std::to_string(step.number));
}

}  // namespace

std::optional<Error> migrate(Connection& connection, std::span<const Migration> steps) {
    const std::int64_t last = steps.empty() ? 0 : steps.back().number;
    try {
        for (;;) {
            const Shape before = shape_of(connection);
            if (const auto refused = refusal(before, last)) return refused;
            if (before.version == last) return std::nullopt;
            Transaction transaction(connection, Transaction::Kind::write);
            const Shape now = shape_of(connection);  // another process may have been first
            if (now.version != before.version) continue;
            take(connection, steps[static_cast<std::size_t>(now.version)]);
            transaction.commit();
        }
    } catch (const SQLite::Exception& exception) {
        return error_of(exception, connection.file());
    }
}

std::optional<Error> check_migrated(Connection& connection, std::span<const Migration> steps) {
    try {
        const Shape shape = shape_of(connection);
        const std::int64_t last = steps.empty() ? 0 : steps.back().number;
        if (const auto refused = refusal(shape, last)) return refused;
        if (shape.version < last)
            return Error{Failure::failed, "the database has not been brought to this program's shape"};
        return std::nullopt;
    } catch (const SQLite::Exception& exception) {
        return error_of(exception, connection.file());
    }
}

}  // namespace comptoir::db
