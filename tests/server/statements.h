// Counts the SQL statements that this thread runs, on whichever connection: to prove that two requests cost the
// database the same.
#pragma once

#include <sqlite3.h>

namespace comptoir {

class Statements {
public:
    // Connections opened from now on are counted.
    static void watch() {
        static const bool is_watching = [] {
            sqlite3_auto_extension(reinterpret_cast<void (*)()>(on_open));
            return true;
        }();
        static_cast<void>(is_watching);
    }
    static int run() { return count(); }

private:
    static int& count() {
        thread_local int statements = 0;
        return statements;
    }
    static int on_statement(unsigned, void*, void*, void*) {
        ++count();
        return 0;
    }
    static int on_open(sqlite3* database, const char**, const void*) {
        return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, on_statement, nullptr);
    }
};

}  // namespace comptoir
