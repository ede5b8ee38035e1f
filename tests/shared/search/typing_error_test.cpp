#include "shared/directory/search/typing_error.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace comptoir::search;

namespace {

// Optimal string alignment, by the book.
int distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<int>> rows(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                rows[i][j] = static_cast<int>(i + j);
                continue;
            }
            rows[i][j] =
                std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows[a.size()][b.size()];
}

std::string word_of(const std::vector<int>& letters) {
    std::string word;
    for (const int letter : letters) word += static_cast<char>('a' + letter);
    return word;
}

rc::Gen<std::string> words() {
    return rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4)), [](std::vector<int> letters) {
        letters.resize(std::min<std::size_t>(letters.size(), 14));
        return word_of(letters);
    });
}

}  // namespace

TEST_CASE("one letter too many, missing, wrong, or two swapped is one error") {
    CHECK(errors_between("plombier", "plombier", 2).whole == 0);
    CHECK(errors_between("plommbier", "plombier", 2).whole == 1);
    CHECK(errors_between("plobier", "plombier", 2).whole == 1);
    CHECK(errors_between("plonbier", "plombier", 2).whole == 1);
    CHECK(errors_between("plombire", "plombier", 2).whole == 1);
    CHECK(errors_between("polmbire", "plombier", 2).whole == 2);
    CHECK(errors_between("plom", "plombier", 2).whole == 3);
}

TEST_CASE("a word that is being typed is compared with the beginning") {
    CHECK(errors_between("plmob", "plombier", 1).beginning == 1);
    CHECK(errors_between("polmb", "plombier", 1).beginning == 1);
    CHECK(errors_between("plomb", "plombier", 1).beginning == 0);
}

TEST_CASE("a wrong last letter of a word being typed does not make the letters before it a beginning") {
    CHECK(errors_between("lyom", "lyonnais", 1).beginning > 1);
    CHECK(errors_between("lyom", "lyon", 1).whole == 1);
}

TEST_CASE("errors are allowed from four letters, a second from nine, none with digits") {
    CHECK(errors_allowed("bar") == 0);
    CHECK(errors_allowed("bars") == 1);
    CHECK(errors_allowed("plombier") == 1);
    CHECK(errors_allowed("restaurat") == 2);
    CHECK(errors_allowed("rue2000") == 0);
    CHECK(errors_allowed(std::string(41, 'a')) == 0);
}

TEST_CASE("errors are counted as by the full table, whenever they are allowed") {
    CHECK(rc::check([] {
        const std::string typed = *words(), word = *words();
        const int allowed = *rc::gen::inRange(1, 3);
        const int expected = distance(typed, word);
        RC_ASSERT(errors_between(typed, word, allowed).whole == std::min(expected, allowed + 1));
    }));
}

TEST_CASE("beginnings are counted as by the full table over all beginnings with the last letter as typed") {
    CHECK(rc::check([] {
        const std::string typed = *words(), word = *words();
        const int allowed = *rc::gen::inRange(1, 3);
        int expected = allowed + 1;
        for (std::size_t length = 1; length <= word.size() && typed.size() >= 2; ++length) {
            const std::string beginning = word.substr(0, length);
            const bool as_typed = beginning.back() == typed.back();
            const bool swapped =
                length > 1 && beginning.back() == typed[typed.size() - 2] && beginning[length - 2] == typed.back();
            if (as_typed || swapped) expected = std::min(expected, distance(typed, beginning));
        }
        RC_ASSERT(errors_between(typed, word, allowed).beginning == expected);
    }));
}

TEST_CASE("letters taken back leave no trace") {
    TypingErrors errors("plombier", 1);
    for (const char letter : std::string("plo")) CHECK(errors.push(letter));
    CHECK(errors.push('x'));
    CHECK_FALSE(errors.push('x'));
    errors.pop();
    errors.pop();
    for (const char letter : std::string("mbier")) CHECK(errors.push(letter));
    CHECK(errors.whole() == 0);
}

TEST_CASE("words compared one after the other, sorted or not, count as each alone") {
    CHECK(rc::check([] {
        const std::string typed = *words();
        auto others = *rc::gen::container<std::vector<std::string>>(words());
        if (*rc::gen::arbitrary<bool>()) std::sort(others.begin(), others.end());
        const int allowed = *rc::gen::inRange(1, 3);
        SortedComparison comparison(typed, allowed);
        for (const std::string& other : others) {
            const Errors found = comparison.compare(other), expected = errors_between(typed, other, allowed);
            RC_ASSERT(found.whole == expected.whole);
            RC_ASSERT(found.beginning == expected.beginning);
        }
    }));
}
