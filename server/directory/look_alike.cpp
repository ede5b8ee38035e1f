#include "server/directory/look_alike.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>

#include "shared/core/fold.h"

namespace comptoir {

namespace {

icu::UnicodeString text_of(std::string_view name) {
    return icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
}

// Opened once, and never changed, so that threads share it.
const USpoofChecker* checker() {
    static const USpoofChecker* const opened = [] {
        UErrorCode status = U_ZERO_ERROR;
        const USpoofChecker* made = uspoof_open(&status);
        return U_SUCCESS(status) ? made : nullptr;
    }();
    return opened;
}

icu::UnicodeString skeleton_of(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString skeleton;
    if (checker() != nullptr) uspoof_getSkeletonUnicodeString(checker(), 0, text, skeleton, &status);
    return U_SUCCESS(status) ? skeleton : icu::UnicodeString();
}

// What is read of it: letters and digits alone, without case.
icu::UnicodeString letters_of(const icu::UnicodeString& text) {
    icu::UnicodeString read;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        if (u_isalnum(text.char32At(at))) read.append(text.char32At(at));
    return read.toLower(icu::Locale::getRoot());
}

// How it is read as written, in small letters and in capitals: a capital I is a small l to the eye and an i in a name,
// and some letters deceive in one size alone.
std::vector<icu::UnicodeString> skeletons(std::string_view name) {
    const icu::UnicodeString text = text_of(name);
    icu::UnicodeString small = text, large = text;
    small.toLower(icu::Locale::getRoot());
    large.toUpper(icu::Locale::getRoot());
    std::vector<icu::UnicodeString> found;
    for (const icu::UnicodeString& one : {text, small, large})
        if (auto read = letters_of(skeleton_of(one)); !read.isEmpty()) found.push_back(std::move(read));
    return found;
}

std::string plain(std::string_view name) {
    std::string text = folded(name);
    std::erase(text, ' ');
    return text;
}

bool is_latin(UChar32 letter) {
    return letter < 0x250;
}

bool is_small(UChar32 letter) {
    return letter >= 'a' && letter <= 'z';
}

// A digit that stands for a letter, or a capital I that stands for an l; 0: neither.
char meant_by(UChar32 letter, UChar32 before, UChar32 after) {
    const bool in_word = is_small(before) || is_small(after);
    if (letter == '1' && in_word) return 'l';
    if (letter == '0' && in_word) return 'o';
    if (letter == 'I' && is_small(before)) return 'l';
    return 0;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

}  // namespace

bool look_alike(std::string_view a, std::string_view b) {
    if (a == b || (plain(a) == plain(b) && !is_odd(a) && !is_odd(b))) return false;
    const auto one = skeletons(a), other = skeletons(b);
    return std::any_of(one.begin(), one.end(), [&](const icu::UnicodeString& read) {
        return std::find(other.begin(), other.end(), read) != other.end();
    });
}

bool is_odd(std::string_view name) {
    const bool ascii_letters = std::all_of(name.begin(), name.end(), [](unsigned char byte) {
        return byte < 0x80 && byte != '0' && byte != '1' && byte != 'I';
    });
    return !ascii_letters && readings(name).front() != name;
}

std::vector<std::string> readings(std::string_view name) {
    const icu::UnicodeString text = text_of(name);
    icu::UnicodeString latin;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 letter = text.char32At(at);
        if (u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
        const UChar32 before = at > 0 ? text.char32At(text.moveIndex32(at, -1)) : 0;
        const std::int32_t next = text.moveIndex32(at, 1);
        const UChar32 after = next < text.length() ? text.char32At(next) : 0;
        if (const char meant = meant_by(letter, before, after); meant != 0)
            latin.append(static_cast<UChar32>(meant));
        else if (is_latin(letter) || !u_isalnum(letter))
            latin.append(letter);
        else
            latin.append(skeleton_of(icu::UnicodeString(letter)));
    }
    std::string read;
    latin.toUTF8String(read);
    std::vector<std::string> found = {read};
    for (const std::string& other : {with(read, "rn", "m"), with(read, "m", "rn")})
        if (other != read) found.push_back(other);
    return found;
}

}  // namespace comptoir
