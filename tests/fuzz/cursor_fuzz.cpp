// Any bytes as the query string of a list, cursor included: refused by name or read, and a cursor is good for the query
// that it was given for and for no other.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/directory/list_answer.h"
#include "server/directory/routes.h"
#include "server/http/arguments.h"

using namespace comptoir;

namespace {

const std::vector<http::Parameter>& parameters() {
    static const std::vector<http::Parameter> list = [] {
        for (const http::Route& route : directory_routes(nullptr))
            if (route.operation == "listBusinesses") return route.parameters;
        std::abort();
    }();
    return list;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view sent(reinterpret_cast<const char*>(data), size);
    const auto values = http::Arguments::read(parameters(), {"demo"}, sent);
    if (!values) {
        require(values.error().status >= 400 && values.error().status < 500);
        return 0;
    }
    BusinessQuery query = query_of(*values);
    if (!query.cursor.empty()) {
        const auto offset = offset_of(query);
        require(!offset || cursor_at(*offset, query) == query.cursor);
    }
    const int offset = 1 + static_cast<int>(size % 150);
    query.cursor = cursor_at(offset, query);
    require(offset_of(query) == offset);
    query.text += 'x';
    require(!offset_of(query));
    return 0;
}
