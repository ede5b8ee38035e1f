// Words in a shipped text that the demo fills in: NETWORK, @LISTEN@ ...
#pragma once

#include <string>
#include <string_view>

namespace comptoir::demo {

inline void replace_all(std::string& text, std::string_view mark, std::string_view value) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) {
        text.replace(at, mark.size(), value);
    }
}

}  // namespace comptoir::demo
