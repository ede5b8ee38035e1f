// Who reads, from the request alone: a reader to most businesses, connected with some.
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "shared/directory/search/answer.h"
#include "shared/directory/search/request.h"

namespace comptoir::search {

struct Readership {
    Reader reader = Reader::visitor;
    std::span<const BusinessNumber> connections;

    Reader to(BusinessNumber number) const {
        const bool is_connection = std::find(connections.begin(), connections.end(), number) != connections.end();
        return is_connection ? Reader::connection : reader;
    }
    std::string key() const {
        std::string text = std::to_string(static_cast<int>(reader));
        for (const BusinessNumber number : connections) text += ',' + std::to_string(number);
        return text;
    }
};

inline Readership readership_of(const SearchRequest& request) {
    return {request.reader, request.connections};
}

}  // namespace comptoir::search
