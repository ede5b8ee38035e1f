// Why the database did not do what was asked. Library exceptions end in this folder and become one of these.
#pragma once

#include <string>

namespace comptoir::db {

enum class Failure {
    missing,    // no data folder, or no database in it
    foreign,    // a database, but not Comptoir's
    newer,      // written by a newer Comptoir: its migrations are not known here
    damaged,    // restore a backup
    disk_full,  // nothing of the transaction was written
    busy,       // another process held the database for longer than busy_timeout_ms
    broken,     // the disk refused a read or a write: the process must end and start again
    failed,     // anything else: a defect
};

struct Error {
    Failure failure = Failure::failed;
    std::string detail;  // one sentence for the operator; no business data in it
};

}  // namespace comptoir::db
