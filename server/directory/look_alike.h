// Names that a reader would take for each other: written with letters of other scripts, with look-alike digits or with
// letters that show nothing (Unicode Technical Standard 39). Two that differ by case, accents or spaces alone are
// namesakes, which is nobody's fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

// Would a reader take one for the other, though they are no namesakes?
bool look_alike(std::string_view a, std::string_view b);

// Whether the name has letters that honest names hardly have: of another script than Latin, invisible, digits within a
// word, a capital I after a small letter. Takes no time where it has none.
bool is_odd(std::string_view name);

// How one would write what the name looks like in plain Latin letters: texts to search for, at most three.
std::vector<std::string> readings(std::string_view name);

}  // namespace comptoir
