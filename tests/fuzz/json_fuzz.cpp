// Any bytes as JSON from the other side of a wire: the same texts are taken as by an independent parser, and every
// value of a text that is taken can be walked to.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "shared/api/json_reader.h"

using namespace comptoir;

namespace {

int depth_of(std::string_view text) {
    int depth = 0, deepest = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (in_text && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            in_text = !in_text;
        else if (!in_text && (text[at] == '[' || text[at] == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!in_text && (text[at] == ']' || text[at] == '}'))
            --depth;
    }
    return deepest;
}

std::size_t values_in(const Json& value) {
    std::size_t count = 1;
    for (const Json& element : value.elements()) count += values_in(element);
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const JsonDocument document = parse_untrusted(text);
    // The other parser takes a NUL for the end of its text and skips a byte order mark, which RFC 8259 (8.1) only allows.
    const bool marked = text.starts_with("\xEF\xBB\xBF");
    const bool comparable = !marked && text.find('\0') == text.npos && depth_of(text) <= JsonLimits().depth_max;
    if (marked && document) std::abort();
    if (comparable && static_cast<bool>(document) != nlohmann::json::accept(text)) std::abort();
    if (document && values_in(document.root()) == 0) std::abort();
    return 0;
}
