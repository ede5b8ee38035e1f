// HTML names, header names, schemes and hosts compare without regard to the case of ASCII letters, and of no others.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::embed {

inline std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

}  // namespace comptoir::embed
