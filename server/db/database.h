// The database of a data folder: one writer, a pool of readers. The only way in for everything that serves.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

#include "server/db/connection.h"

namespace comptoir::db {

// DIR/comptoir.db
std::filesystem::path database_file(const std::filesystem::path& folder);

struct Nothing {};  // what a step that has nothing to tell returns

class Database {
public:
    struct Options {
        bool creates = false;         // make the folder (mode 0700) and the database where they are missing
        int readers_max = 8;          // read connections kept; further readers wait for one
        int reader_cache_kb = 2'000;  // page cache of each
        int writer_cache_kb = 8'000;
    };

    // Opens and migrates.
    static Result<std::unique_ptr<Database>, Error> open(const std::filesystem::path& folder, Options options);

    // Runs `step(Connection&)` in one transaction and returns its value when that is durable; on an error, or when the
    // value is a Result that refuses, nothing of it was written. One at a time, in the order of arrival. After
    // Failure::broken every further write is refused.
    //     auto number = database.write([&](db::Connection& connection) { return businesses.put(connection, tenant, b);
    //     });
    template <typename Step>
    auto write(Step&& step) -> Result<std::invoke_result_t<Step&, Connection&>, Error> {
        std::optional<std::invoke_result_t<Step&, Connection&>> value;
        const auto run = [&](Connection& connection) {
            value.emplace(step(connection));
            return is_wanted(*value);
        };
        if (const auto error = write_through(run)) return *error;
        return std::move(*value);
    }

    // Runs `step(Connection&)` on a read connection, in one transaction: it sees one state of the database.
    template <typename Step>
    auto read(Step&& step) -> Result<std::invoke_result_t<Step&, Connection&>, Error> {
        std::optional<std::invoke_result_t<Step&, Connection&>> value;
        if (const auto error = read_through([&](Connection& connection) { value.emplace(step(connection)); }))
            return *error;
        return std::move(*value);
    }

    const std::filesystem::path& file() const { return file_; }

private:
    Database(std::filesystem::path file, Options options, Connection writer);
    template <typename Value>
    static bool is_wanted(const Value&) {
        return true;
    }
    template <typename Value, typename Refusal>
    static bool is_wanted(const Result<Value, Refusal>& value) {
        return static_cast<bool>(value);
    }
    // Commits when the step says so.
    std::optional<Error> write_through(const std::function<bool(Connection&)>& step);
    std::optional<Error> read_through(const std::function<void(Connection&)>& step);
    Result<std::unique_ptr<Connection>, Error> take_reader();
    void give_back(std::unique_ptr<Connection> reader);

    std::filesystem::path file_;
    Options options_;

    std::mutex writing_;
    Connection writer_;
    std::optional<Error> broken_;

    std::mutex pooling_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
    int readers_ = 0;
};

}  // namespace comptoir::db
