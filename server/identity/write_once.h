// A write that answers a request: one durable transaction, and with an Idempotency-Key the same answer again however
// often the request comes, after a crash too.
#pragma once

#include <functional>

#include "server/db/database.h"
#include "server/http/message.h"
#include "shared/api/problem.h"

namespace comptoir::identity {

using WriteStep = std::function<Result<http::Response, Problem>(db::Connection&)>;

// Runs `step`; what it refuses is rolled back. The key (1 to 64 letters, digits, - and _) counts for the caller and
// their tenant, for 24 hours; with another body, path or method it is refused with 409 `key_used`. Answers that refuse
// are not kept.
Result<http::Response, Problem> write_once(db::Database& database, const http::Request& request, const WriteStep& step);

// 507 `disk_full` or 500 `database_failed`.
Problem problem_of(const db::Error& error);

}  // namespace comptoir::identity
