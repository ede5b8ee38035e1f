#include "server/db/connection.h"

namespace comptoir::db {

Query::~Query() {
    sqlite3_reset(statement_);  // its result repeats the last step's, which has been dealt with
    sqlite3_clear_bindings(statement_);
}

namespace {

void check(sqlite3_stmt* statement, int code) {
    if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_db_handle(statement), code);
}

}  // namespace

Query& Query::bind(std::string_view text) {
    const char* data = text.empty() ? "" : text.data();  // a null pointer would bind NULL
    check(statement_, sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Query& Query::bind(std::int64_t number) {
    check(statement_, sqlite3_bind_int64(statement_, ++bound_, number));
    return *this;
}

Query& Query::bind_blob(std::string_view bytes) {
    const char* data = bytes.empty() ? "" : bytes.data();
    check(statement_, sqlite3_bind_blob64(statement_, ++bound_, data, bytes.size(), SQLITE_STATIC));
    return *this;
}

Query& Query::bind_null() {
    check(statement_, sqlite3_bind_null(statement_, ++bound_));
    return *this;
}

bool Query::step() {
    column_ = 0;
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw SQLite::Exception(sqlite3_db_handle(statement_), code);
    return code == SQLITE_ROW;
}

void Query::run() {
    while (step()) {
    }
}

std::int64_t Query::number() {
    return sqlite3_column_int64(statement_, column_++);
}

std::optional<std::int64_t> Query::maybe_number() {
    if (sqlite3_column_type(statement_, column_) != SQLITE_NULL) return number();
    ++column_;
    return std::nullopt;
}

std::string_view Query::text() {
    const void* bytes = sqlite3_column_blob(statement_, column_);  // text too, as the bytes that were stored
    const int count = sqlite3_column_bytes(statement_, column_++);
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), count);
}

namespace {

std::string answer(SQLite::Database& database, const std::string& pragma) {
    return database.execAndGet("PRAGMA " + pragma).getString();
}

// Nothing when the connection is as safe as we promise; else what is wrong.
std::optional<std::string> make_safe(SQLite::Database& database, const Connection::Options& options) {
    sqlite3_extended_result_codes(database.getHandle(), 1);
    database.setBusyTimeout(busy_timeout_ms);
    database.exec(
        "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY");
    database.exec("PRAGMA cache_size=-" + std::to_string(options.cache_kb));
    if (answer(database, "foreign_keys") != "1") return "this SQLite was built without foreign keys";
    if (answer(database, "synchronous") != "2")
        return "synchronous=FULL was refused; with less, a power cut loses what was acknowledged";
    if (options.writes && answer(database, "journal_mode=WAL") != "wal")
        return "WAL was refused (a network drive?); keep the data folder on a local disk";
    return std::nullopt;
}

}  // namespace

Result<Connection, Error> Connection::open(const std::filesystem::path& file, Options options) {
    if (!options.creates && !std::filesystem::exists(file))
        return Error{Failure::missing,
                     "there is no database at " + file.string() + "; `comptoir tenant create` makes one"};
    int flags = SQLite::OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (options.creates) flags |= SQLite::OPEN_CREATE;
    try {
        auto database = std::make_unique<SQLite::Database>(file.string(), flags);
        if (const auto refused = make_safe(*database, options)) return Error{Failure::failed, *refused};
        if (!options.writes) database->exec("PRAGMA query_only=ON");
        return Connection(std::move(database));
    } catch (const SQLite::Exception& exception) {
        return error_of(exception, file);
    }
}

void Connection::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Query Connection::query(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) {
        sqlite3_stmt* prepared = nullptr;
        const int code =
            sqlite3_prepare_v3(database_->getHandle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
        if (code != SQLITE_OK) throw SQLite::Exception(database_->getHandle(), code);
        statement.reset(prepared);
    }
    return Query(statement.get());
}

void Connection::execute(const std::string& sql) {
    database_->exec(sql);
}
std::int64_t Connection::last_insert_number() {
    return database_->getLastInsertRowid();
}
std::filesystem::path Connection::file() const {
    return database_->getFilename();
}

std::int64_t Connection::data_version() {
    Query version = query("PRAGMA data_version");
    version.step();
    return version.number();
}

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
    // IMMEDIATE: a writer waits for its turn here, not in the middle, where SQLite could only refuse.
    connection_.query(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        if (!sqlite3_get_autocommit(connection_.library().getHandle())) connection_.query("ROLLBACK").run();
    } catch (const SQLite::Exception&) {
        // The connection is gone with its disk; SQLite rolls back when the file is opened again.
    }
}

void Transaction::commit() {
    connection_.query("COMMIT").run();
    open_ = false;
}

Error error_of(const SQLite::Exception& exception, const std::filesystem::path& file) {
    const std::string where = " (" + file.string() + ": " + exception.what() + ")";
    switch (exception.getErrorCode() & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Failure::damaged, "the database is damaged; restore the last backup" + where};
        case SQLITE_FULL:
            return {Failure::disk_full, "the disk is full; nothing of this step was written" + where};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Failure::busy, "another process holds the database; try again" + where};
        case SQLITE_IOERR:
            return {Failure::broken, "the disk refused a read or a write; start again" + where};
        case SQLITE_CANTOPEN:
            return {Failure::missing, "the database can't be opened" + where};
        default:
            return {Failure::failed, "the database refused" + where};
    }
}

}  // namespace comptoir::db
