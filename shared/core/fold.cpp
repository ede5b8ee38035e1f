#include "shared/core/fold.h"

#include <array>

#include "shared/core/utf8.h"

namespace comptoir {

namespace {

// What a code point is to a word: nothing (it separates), a mark that goes, or one to two letters.
struct Letters {
    enum Kind : std::uint8_t { separator, mark, ascii, itself } kind = separator;
    char first = 0;
    char second = 0;  // 0: one letter
    char32_t code = 0;
};

constexpr char32_t latin_1 = 0xC0, latin_2 = 0x180, latin_additional = 0x1E00;
// The ASCII letter of each code point from U+00C0, U+0180 and U+1E00 on; '.' where there is none (made from Unicode's
// decompositions).
constexpr std::string_view latin_1_letters =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii.."
    "jjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view latin_2_letters =
    ".................ff.............oo.............uu............................aaiioouuuuuuuuuu.aaaaaa..ggkkoooo..j."
    "..gg..nnaaaa"
    "ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";
constexpr std::string_view latin_additional_letters =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttttt"
    "uuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..s."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
static_assert(latin_1_letters.size() == 192 && latin_2_letters.size() == 208 && latin_additional_letters.size() == 256);

constexpr bool within(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

Letters letters_of(char32_t code) {
    const auto plain = [](char letter) { return Letters{Letters::ascii, letter}; };
    const auto either = [&](char letter, char32_t same) {
        return letter == '.' ? Letters{Letters::itself, 0, 0, same} : Letters{Letters::ascii, letter};
    };
    if (code < 0x80) {
        const char letter = static_cast<char>(code);
        if (within(code, 'a', 'z') || within(code, '0', '9')) return plain(letter);
        if (within(code, 'A', 'Z')) return plain(static_cast<char>(letter - 'A' + 'a'));
        return {};
    }
    switch (code) {
        case 0xB2:
            return plain('2');
        case 0xB3:
            return plain('3');
        case 0xB9:
            return plain('1');
        case 0xC6:
        case 0xE6:
            return {Letters::ascii, 'a', 'e'};
        case 0x152:
        case 0x153:
            return {Letters::ascii, 'o', 'e'};
        case 0x132:
        case 0x133:
            return {Letters::ascii, 'i', 'j'};
        case 0xDE:
        case 0xFE:
            return {Letters::ascii, 't', 'h'};
        case 0xDF:
        case 0x1E9E:
            return {Letters::ascii, 's', 's'};
        case 0xD7:
        case 0xF7:
        case 0xFEFF:
            return {};
        case 0x1D49:
            return plain('e');  // 3ᵉ
        case 0xAD:
        case 0x200C:
        case 0x200D:
            return {Letters::mark};  // soft hyphen, joiners
        default:
            break;
    }
    if (within(code, 0x80, 0xBF) || within(code, 0x2000, 0x2BFF) || within(code, 0x3000, 0x303F)) return {};
    if (within(code, 0xD800, 0xF8FF) || within(code, 0xFFF0, 0xFFFF) || within(code, 0x1F000, 0x1FAFF)) return {};
    if (within(code, 0x300, 0x36F) || within(code, 0xFE00, 0xFE0F)) return {Letters::mark};
    if (within(code, latin_1, latin_2 - 1)) return either(latin_1_letters[code - latin_1], code);
    if (within(code, latin_2, 0x24F)) return either(latin_2_letters[code - latin_2], code);
    if (within(code, latin_additional, 0x1EFF)) return either(latin_additional_letters[code - latin_additional], code);
    if (within(code, 0xFF01, 0xFF5E)) return letters_of(code - 0xFEE0);
    if (within(code, 0x391, 0x3A9) || within(code, 0x410, 0x42F))
        return {Letters::itself, 0, 0, code + 32};  // Greek, Cyrillic
    if (within(code, 0x400, 0x40F)) return {Letters::itself, 0, 0, code + 80};
    return {Letters::itself, 0, 0, code};
}

bool is_apostrophe(char32_t code) {
    return code == '\'' || code == 0x2019 || code == 0x2BC || code == '`' || code == 0xB4;
}

bool is_elided_article(std::string_view word) {
    constexpr std::array<std::string_view, 13> articles = {"l", "d",  "j",     "m",      "n",      "s",     "t",
                                                           "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"};
    for (const std::string_view article : articles)
        if (word == article) return true;
    return false;
}

// Builds the words one code point at a time.
class Folder {
public:
    explicit Folder(FoldedText& folded) : folded_(folded) {
        folded_.text.clear();
        folded_.words.clear();
        folded_.last_word_is_whole = false;
    }

    void letters(const Letters& letters, std::uint32_t begin, std::uint32_t end) {
        if (!open_) {
            open_ = true;
            if (!folded_.text.empty()) folded_.text += ' ';
            folded_.words.push_back({static_cast<std::uint32_t>(folded_.text.size()), 0, begin, end});
        }
        if (letters.kind == Letters::ascii) {
            folded_.text += letters.first;
            if (letters.second != 0) folded_.text += letters.second;
        } else {
            append_utf8(folded_.text, letters.code);
        }
        FoldedWord& word = folded_.words.back();
        word.bytes = static_cast<std::uint32_t>(folded_.text.size()) - word.begin;
        word.source_end = end;
    }

    void close() { open_ = false; }
    bool is_open() const { return open_; }
    std::string_view last() const { return folded_.word(folded_.words.size() - 1); }

    void drop_last() {
        const std::uint32_t begin = folded_.words.back().begin;
        folded_.text.resize(begin == 0 ? 0 : begin - 1);
        folded_.words.pop_back();
        open_ = false;
    }

private:
    FoldedText& folded_;
    bool open_ = false;
};

// True when the text goes on with a single letter, and not with a word: the `A` of `S.A.`, but not the `D` of
// `J.Dupont`.
bool single_letter_follows(std::string_view source, std::size_t at) {
    const auto is_letter = [&](std::size_t index) {
        return index < source.size() && ((source[index] | 0x20) >= 'a' && (source[index] | 0x20) <= 'z');
    };
    return is_letter(at) && !is_letter(at + 1) &&
           !(at + 1 < source.size() && static_cast<unsigned char>(source[at + 1]) >= 0x80);
}

}  // namespace

void fold(std::string_view source, FoldedText& folded) {
    Folder folder(folded);
    bool dotted = false;  // the open word is made of single letters and dots so far
    std::size_t at = 0;
    while (at < source.size()) {
        const Utf8 next = next_utf8(source, at);
        const Letters letters = next.valid ? letters_of(next.code) : Letters{};
        const std::size_t begin = at;
        at += next.bytes;
        if (letters.kind == Letters::mark) continue;
        if (letters.kind != Letters::separator) {
            if (!folder.is_open())
                dotted = true;
            else if (source[begin - 1] != '.')
                dotted = false;
            folder.letters(letters, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at));
            continue;
        }
        if (!folder.is_open()) continue;
        if (next.code == '.' && dotted && single_letter_follows(source, at)) continue;
        const bool elided = is_apostrophe(next.code) && at < source.size() && is_elided_article(folder.last());
        const Utf8 after = elided ? next_utf8(source, at) : Utf8{};
        if (elided && after.valid && letters_of(after.code).kind != Letters::separator)
            folder.drop_last();
        else
            folder.close();
    }
    folded.last_word_is_whole = !folder.is_open();
}

std::string folded(std::string_view source) {
    FoldedText result;
    fold(source, result);
    return std::move(result.text);
}

}  // namespace comptoir
