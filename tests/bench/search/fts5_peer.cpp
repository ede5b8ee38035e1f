#include "tests/bench/search/fts5_peer.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "shared/core/fold.h"

namespace comptoir::bench {

namespace {

void require(bool holds, sqlite3* database) {
    if (holds) return;
    std::fprintf(stderr, "FTS5: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

void bind(sqlite3_stmt* statement, int column, std::string_view text) {
    sqlite3_bind_text(statement, column, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

}  // namespace

Fts5Peer::Fts5Peer() {
    require(sqlite3_open(":memory:", &database_) == SQLITE_OK, database_);
    run("CREATE VIRTUAL TABLE business USING fts5(name, trade, offers, description, content='', prefix='2 3', "
        "tokenize='unicode61 remove_diacritics 2')");
    run("BEGIN");
    require(
        sqlite3_prepare_v2(database_, "INSERT INTO business(rowid, name, trade, offers, description) VALUES(?,?,?,?,?)",
                           -1, &insert_, nullptr) == SQLITE_OK,
        database_);
    require(sqlite3_prepare_v2(database_,
                               "SELECT rowid FROM business WHERE business MATCH ? ORDER BY bm25(business) LIMIT 20", -1,
                               &select_, nullptr) == SQLITE_OK,
            database_);
}

Fts5Peer::~Fts5Peer() {
    sqlite3_finalize(insert_);
    sqlite3_finalize(select_);
    sqlite3_close(database_);
}

void Fts5Peer::run(const char* sql) {
    require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database_);
}

void Fts5Peer::add(std::uint32_t number, const Business& business, std::string_view trade_label) {
    const auto join = [](std::string& text, const std::vector<std::string>& parts) {
        for (const std::string& part : parts) text += ' ' + part;
    };
    std::string offers, description = business.description;
    join(offers, business.offers);
    join(offers, business.labels);
    join(description, business.seeks);
    sqlite3_bind_int64(insert_, 1, number);
    bind(insert_, 2, business.trade_name + ' ' + business.legal_name);
    bind(insert_, 3, trade_label);
    bind(insert_, 4, offers);
    bind(insert_, 5, description);
    require(sqlite3_step(insert_) == SQLITE_DONE, database_);
    sqlite3_reset(insert_);
}

void Fts5Peer::finish() {
    run("COMMIT");
    run("INSERT INTO business(business) VALUES('optimize')");
}

int Fts5Peer::search(std::string_view text) {
    FoldedText folded;
    fold(text, folded);
    std::string match;
    for (std::size_t index = 0; index < folded.words.size(); ++index)
        match += (index == 0 ? "\"" : " \"") + std::string(folded.word(index)) + "\"*";
    if (match.empty()) return 0;
    bind(select_, 1, match);
    int rows = 0;
    while (sqlite3_step(select_) == SQLITE_ROW) ++rows;
    sqlite3_reset(select_);
    return rows;
}

}  // namespace comptoir::bench
