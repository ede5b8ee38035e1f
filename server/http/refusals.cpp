#include "server/http/refusals.h"

#include <string>

namespace comptoir::http {

Problem not_found(std::string_view field) {
    return {.status = 404,
            .code = "not_found",
            .title = "There is none, or it is not to be seen.",
            .field = std::string(field)};
}

Problem database_failed() {
    return {500, "database_failed", "The database did not answer; it is not your fault."};
}

}  // namespace comptoir::http
