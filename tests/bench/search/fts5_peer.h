// The peer that the search is measured against: SQLite's FTS5 over the same texts, in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "shared/directory/business.h"

struct sqlite3;
struct sqlite3_stmt;

namespace comptoir::bench {

// One row a business: its names, offers with labels, description with what it seeks; prefix='2 3', accents removed.
class Fts5Peer {
public:
    Fts5Peer();
    ~Fts5Peer();
    void add(std::uint32_t number, const Business& business, std::string_view trade_label);
    // After the last row.
    void finish();
    // Every word as a prefix, ordered by bm25, LIMIT 20. How many rows came.
    int search(std::string_view text);

private:
    void run(const char* sql);

    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* select_ = nullptr;
};

}  // namespace comptoir::bench
