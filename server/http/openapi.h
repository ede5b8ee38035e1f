// The OpenAPI 3.1 document of a route table.
#pragma once

#include <span>
#include <string>

#include "server/http/route.h"

namespace comptoir::http {

// Every route with its parameters and answers; `schemas` become components/schemas. The same table gives the same
// bytes.
std::string openapi_document(std::span<const Route> routes, std::span<const Schema> schemas);

}  // namespace comptoir::http
