// One connection to the database: how it is opened, its prepared statements and its transactions. SQL itself is in the
// stores only. Inside db::Database::read and ::write SQLite's exceptions may fly; they end there.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/db/error.h"
#include "shared/core/result.h"

namespace comptoir::db {

inline constexpr int busy_timeout_ms = 10'000;

// A prepared statement in use. Give it values in the order of its question marks, step through its rows, read their
// columns from left to right. It goes back, reset, when it leaves the scope.
class Query {
public:
    explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    // Text is not copied: it must live until the query has run.
    Query& bind(std::string_view text);
    Query& bind(std::int64_t number);
    Query& bind_blob(std::string_view bytes);
    Query& bind_null();

    bool step();  // true while there is a row
    void run();   // for statements that give no row

    // The next column of the row.
    std::int64_t number();
    std::optional<std::int64_t> maybe_number();
    std::string_view text();  // lives until the next step; blobs too

private:
    sqlite3_stmt* statement_;
    int bound_ = 0;
    int column_ = 0;
};

// For one thread at a time.
class Connection {
public:
    Connection(Connection&&) = default;
    Connection& operator=(Connection&&) = delete;

    // What the connection may do, and how much memory its page cache may take.
    struct Options {
        bool writes = false;
        bool creates = false;
        int cache_kb = 2'000;
    };

    // Opens `file` with synchronous=FULL, WAL, foreign keys and a busy timeout, or says which of them the database
    // refused.
    static Result<Connection, Error> open(const std::filesystem::path& file, Options options);

    // `sql` must be a literal: the prepared statement is kept under its address.
    Query query(const char* sql);
    // One or several statements without values or rows.
    void execute(const std::string& sql);
    std::int64_t last_insert_number();
    // Changes when another connection has committed; a cheap way to see whether there is something new.
    std::int64_t data_version();
    std::filesystem::path file() const;
    SQLite::Database& library() { return *database_; }

private:
    explicit Connection(std::unique_ptr<SQLite::Database> database) : database_(std::move(database)) {}

    std::unique_ptr<SQLite::Database> database_;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unordered_map<const char*, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

// Everything since its construction, or nothing: rolled back unless committed.
class Transaction {
public:
    enum class Kind { read, write };
    Transaction(Connection& connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();  // durable when it returns

private:
    Connection& connection_;
    bool open_ = true;
};

// What an exception of the library means for whoever runs the program.
Error error_of(const SQLite::Exception& exception, const std::filesystem::path& file);

}  // namespace comptoir::db
