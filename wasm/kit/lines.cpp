#include "wasm/kit/lines.h"

#include <algorithm>
#include <string>

#include "wasm/kit/stage.h"

namespace comptoir::kit {

namespace {

constexpr float tolerance_px = 1.f / 64;
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Whether what starts here belongs to the letter before it: combining accent, joiner, variation, skin tone.
bool joins(std::string_view words, size_t at) {
    const auto starts = [&](std::string_view letters) { return words.substr(at, letters.size()) == letters; };
    if (at >= words.size()) return false;
    const auto first = static_cast<unsigned char>(words[at]);
    if (first == 0xCC || (first == 0xCD && at + 1 < words.size() && static_cast<unsigned char>(words[at + 1]) < 0xB0))
        return true;
    return starts("\xE2\x80\x8D") || starts("\xEF\xB8\x8F") || starts("\xF0\x9F\x8F\xBB") ||
           starts("\xF0\x9F\x8F\xBC") || starts("\xF0\x9F\x8F\xBD") || starts("\xF0\x9F\x8F\xBE") ||
           starts("\xF0\x9F\x8F\xBF");
}

// The largest cut at or before `at` that splits no letter.
size_t letter_start(std::string_view words, size_t at) {
    while (at > 0 && at < words.size() && (continues(words[at]) || joins(words, at))) at--;
    return at;
}

// The longest beginning that is at most `width` wide, at least one letter.
size_t fitting(Stage& stage, std::string_view words, TextStyle style, float width) {
    size_t low = 0, high = words.size();
    while (low < high) {
        const size_t middle = letter_start(words, (low + high + 1) / 2);
        if (middle <= low) {
            high = low;
            break;
        }
        if (stage.measure(words.substr(0, middle), style) <= width + tolerance_px)
            low = middle;
        else
            high = letter_start(words, middle - 1);
    }
    if (low > 0) return low;
    size_t first = 1;
    while (first < words.size() && (continues(words[first]) || joins(words, first))) first++;
    return std::min(first, words.size());
}

// Whether no line may end at this space: French sets one before ? ! : ; % and inside quotation marks.
bool binds(std::string_view words, size_t space) {
    constexpr std::string_view opening = "\xC2\xAB", closing = "\xC2\xBB";
    if (words.substr(0, space).ends_with(opening)) return true;
    const std::string_view rest = words.substr(space + 1);
    if (rest.starts_with(closing)) return true;
    return !rest.empty() && std::string_view("?!:;%").find(rest[0]) != std::string_view::npos &&
           (rest.size() == 1 || rest[1] == ' ' || rest[1] == ',' || rest[1] == '.');
}

size_t after_word(std::string_view words, size_t at) {
    while (at < words.size() && words[at] == ' ') at++;
    while (at < words.size() && (words[at] != ' ' || binds(words, at))) {
        if (words[at] == '-' && at + 1 < words.size() && words[at + 1] != ' ') return at + 1;
        at++;
    }
    return at;
}

// How many bytes of `words` make the next line.
size_t line_end(Stage& stage, std::string_view words, TextStyle style, float width) {
    if (stage.measure(words, style) <= width + tolerance_px) return words.size();
    // Whole words, summed one by one: each is measured once for all its lines; the line itself decides.
    size_t end = 0;
    float sum = 0;
    while (end < words.size()) {
        const size_t next = after_word(words, end);
        sum += stage.measure(words.substr(end, next - end), style);
        if (end > 0 && sum > width + 1) break;
        end = next;
    }
    const auto too_wide = [&] { return stage.measure(words.substr(0, end), style) > width + tolerance_px; };
    while (too_wide()) {
        size_t previous = 0;
        for (size_t at = after_word(words, 0); at < end; at = after_word(words, at)) previous = at;
        if (previous == 0) return fitting(stage, words.substr(0, end), style, width);
        end = previous;
    }
    return end;
}

Line shortened(Frame& frame, std::string_view rest, TextStyle style, float width) {
    Stage& stage = *frame.stage;
    const float room = std::max(0.f, width - stage.measure(ellipsis, style));
    std::string_view kept = rest.substr(0, fitting(stage, rest, style, room));
    while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
    const std::string drawn = std::string(kept) + std::string(ellipsis);
    return {frame.tree.store(drawn), stage.measure(drawn, style), true};
}

}  // namespace

float widest_line(const Frame& frame, const Element& element) {
    std::string_view rest = frame.tree.view(element.words);
    float widest = 0;
    for (;;) {
        const size_t end = rest.find('\n');
        widest = std::max(widest, frame.stage->measure(rest.substr(0, end), element.style));
        if (end == std::string_view::npos) return widest;
        rest.remove_prefix(end + 1);
    }
}

void break_lines(Frame& frame, Element& element, float width) {
    element.line_first = static_cast<uint32_t>(frame.lines.size());
    element.line_count = 0;
    uint32_t at = element.words.at;
    const uint32_t all_end = at + element.words.bytes;
    while (at < all_end) {
        const std::string_view all = frame.tree.view({at, all_end - at});
        const std::string_view hard = all.substr(0, all.find('\n'));
        const bool last_line = element.lines_max && element.line_count + 1 == element.lines_max;
        element.line_count++;
        if (last_line &&
            (hard.size() < all.size() || frame.stage->measure(hard, element.style) > width + tolerance_px)) {
            const std::string rest(hard);  // storing may move the tree's text
            frame.lines.push_back(shortened(frame, rest, element.style, width));
            return;
        }
        const size_t end = hard.empty() ? 0 : line_end(*frame.stage, hard, element.style, width);
        size_t drawn = end;
        while (drawn > 0 && hard[drawn - 1] == ' ') drawn--;
        frame.lines.push_back(
            {{at, static_cast<uint32_t>(drawn)}, frame.stage->measure(hard.substr(0, drawn), element.style), false});
        at += static_cast<uint32_t>(end);
        if (end == hard.size() && hard.size() < all.size())
            at++;  // the line break itself
        else
            while (at < all_end && frame.tree.text[at] == ' ') at++;
    }
    if (element.line_count == 0) {
        frame.lines.push_back({{element.words.at, 0}, 0, false});
        element.line_count = 1;
    }
}

}  // namespace comptoir::kit
