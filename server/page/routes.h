// The routes of a business's own page and its people, as rows of the route table.
#pragma once

#include <span>
#include <vector>

#include "server/http/route.h"

namespace comptoir {

class MemberService;
class MyDataService;
class PageService;

// Without services only the description is of use.
std::vector<http::Route> page_routes(PageService* service);
std::vector<http::Route> member_routes(MemberService* service);
std::vector<http::Route> my_data_routes(MyDataService* service);
std::span<const http::Schema> page_schemas();

}  // namespace comptoir
