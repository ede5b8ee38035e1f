// The widget's files as tools/pack-widget.mjs made them: their integrity and the names of those that follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::embed {

// What an integrity attribute says of these bytes: "sha384-...". Empty for an unknown algorithm.
std::string integrity(std::string_view algorithm, std::string_view bytes);

// The packed names, "start-1a2b3c4d.js", that stand in quotes in a script of ours and end with `ending`.
std::vector<std::string> packed_names(std::string_view script, std::string_view ending);

}  // namespace comptoir::embed
