// The directory over HTTP: its part of the route table, and the shapes of its answers.
#pragma once

#include <span>
#include <vector>

#include "server/http/route.h"

namespace comptoir {

class DirectoryService;

// Without a service only the description is of use: to write the OpenAPI document.
std::vector<http::Route> directory_routes(DirectoryService* service);
std::span<const http::Schema> directory_schemas();

}  // namespace comptoir
