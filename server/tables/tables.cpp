#include "server/tables/tables.h"

#include <cstdio>
#include <cstdlib>

// CMakeLists.txt hands in the paths; the assembler puts the files' bytes between two symbols.
#define COMPTOIR_EMBED(name, path)                                                          \
    asm(".pushsection .rodata\n.global comptoir_table_" #name "\ncomptoir_table_" #name ":\n" \
        ".incbin \"" path "\"\n.global comptoir_table_" #name "_end\ncomptoir_table_" #name   \
        "_end:\n.byte 0\n.popsection\n");                                                   \
    extern "C" const char comptoir_table_##name[];                                          \
    extern "C" const char comptoir_table_##name##_end[];

COMPTOIR_EMBED(trades, COMPTOIR_TRADES_PATH)
COMPTOIR_EMBED(trade_names, COMPTOIR_TRADE_NAMES_PATH)
COMPTOIR_EMBED(vocabulary, COMPTOIR_VOCABULARY_PATH)
COMPTOIR_EMBED(communes, COMPTOIR_COMMUNES_PATH)
COMPTOIR_EMBED(areas, COMPTOIR_AREAS_PATH)

namespace comptoir::tables {

namespace {

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

// The tables are part of the program: one that is refused is a bug of the build, found by its first test.
template <typename Table>
Table loaded(Result<Table, TableError> table, const char* name) {
    if (table) return std::move(table).value();
    std::fprintf(stderr, "comptoir: built-in table %s, line %zu: %.*s\n", name, table.error().line,
                 static_cast<int>(table.error().problem.size()), table.error().problem.data());
    std::abort();
}

}  // namespace

std::string_view trades_text() { return between(comptoir_table_trades, comptoir_table_trades_end); }
std::string_view trade_names_text() { return between(comptoir_table_trade_names, comptoir_table_trade_names_end); }
std::string_view vocabulary_text() { return between(comptoir_table_vocabulary, comptoir_table_vocabulary_end); }
std::string_view communes_text() { return between(comptoir_table_communes, comptoir_table_communes_end); }
std::string_view areas_text() { return between(comptoir_table_areas, comptoir_table_areas_end); }

const TradeList& trade_list() {
    static const TradeList list = loaded(TradeList::parse(trades_text(), trade_names_text()), "trades and their names");
    return list;
}

const Vocabulary& vocabulary() {
    static const Vocabulary words = loaded(Vocabulary::parse(vocabulary_text(), trade_list()), "vocabulary");
    return words;
}

const Gazetteer& gazetteer() {
    static const Gazetteer places = loaded(Gazetteer::parse(communes_text(), areas_text()), "communes and areas");
    return places;
}

}  // namespace comptoir::tables
