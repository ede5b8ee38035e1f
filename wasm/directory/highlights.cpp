#include "wasm/directory/highlights.h"

#include <algorithm>

#include "shared/core/fold.h"
#include "shared/core/insertion_sort.h"
#include "shared/core/utf8.h"

namespace comptoir::directory {
namespace {

constexpr std::size_t typed_bytes_min = 2;
// Shorter words of a trade's label ("de", "et") were not what anybody sought.
constexpr std::size_t met_bytes_min = 4;
// A shortened line must still show what was found: how much may stand before it.
constexpr std::uint32_t lead_bytes = 48;

bool starts_with(std::string_view word, std::string_view start) {
    return word.substr(0, start.size()) == start;
}

// How many bytes of `source` fold to the first `bytes` of its folded form.
std::size_t source_bytes(std::string_view source, std::size_t bytes) {
    FoldedText folded;
    std::size_t at = 0;
    while (at < source.size()) {
        at += next_utf8(source, at).bytes;
        fold(source.substr(0, at), folded);
        if (folded.text.size() >= bytes) break;
    }
    return at;
}

std::vector<std::string> folded_words(std::string_view text) {
    FoldedText folded;
    fold(text, folded);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < folded.words.size(); ++i) words.emplace_back(folded.word(i));
    return words;
}

}  // namespace

Matches::Matches(std::string_view typed, const std::vector<std::string>& met) : typed_(folded_words(typed)) {
    for (const std::string& word : met)
        for (std::string& part : folded_words(word))
            if (part.size() >= met_bytes_min) met_.push_back(std::move(part));
    // The longest beginning that fits is the one to mark.
    insertion_sort(typed_, [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::vector<kit::Highlight> Matches::in(std::string_view text) const {
    FoldedText folded;
    fold(text, folded);
    std::vector<kit::Highlight> found;
    for (std::size_t i = 0; i < folded.words.size(); ++i) {
        const FoldedWord& place = folded.words[i];
        const std::string_view word = folded.word(i);
        const std::string_view source = text.substr(place.source_begin, place.source_end - place.source_begin);
        const auto begun = std::find_if(typed_.begin(), typed_.end(), [&](const std::string& typed) {
            return typed.size() >= typed_bytes_min && starts_with(word, typed);
        });
        if (begun != typed_.end()) {
            found.push_back({place.source_begin, static_cast<std::uint32_t>(source_bytes(source, begun->size()))});
        } else if (std::find(met_.begin(), met_.end(), word) != met_.end()) {
            found.push_back({place.source_begin, static_cast<std::uint32_t>(source.size())});
        }
    }
    return found;
}

Excerpt excerpt_of(const Matches& matches, const std::vector<std::string_view>& texts) {
    Excerpt excerpt;
    for (const std::string_view text : texts) {
        std::vector<kit::Highlight> highlights = matches.in(text);
        if (highlights.empty() && (!excerpt.text.empty() || text.empty())) continue;
        excerpt = {std::string(text), std::move(highlights)};
        if (!excerpt.highlights.empty()) break;
    }
    if (excerpt.highlights.empty() || excerpt.highlights.front().at <= lead_bytes) return excerpt;

    // Begin at the first word within reach.
    const std::size_t space = excerpt.text.find(' ', excerpt.highlights.front().at - lead_bytes);
    if (space == std::string::npos || space >= excerpt.highlights.front().at) return excerpt;
    constexpr std::string_view ellipsis = "… ";
    excerpt.text = std::string(ellipsis) + excerpt.text.substr(space + 1);
    for (kit::Highlight& highlight : excerpt.highlights)
        highlight.at = static_cast<std::uint32_t>(highlight.at - (space + 1) + ellipsis.size());
    return excerpt;
}

}  // namespace comptoir::directory
