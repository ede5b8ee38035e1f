#include "shared/directory/search/query_words.h"

#include <algorithm>

#include "shared/directory/search/stem.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

constexpr std::size_t phrase_words_max = 5;
constexpr std::size_t telling_letters_min = 4;  // of a word that begins a trade
constexpr std::size_t text_bytes_max = 1000;

class Reader {
public:
    Reader(const FoldedText& query, PlaceSpan place, const Knowledge& knowledge)
        : query_(query), place_(place), knowledge_(knowledge) {}

    std::vector<TypedWord> words() {
        choose([](std::string_view word) { return !is_filler(word) && !is_legal_form(word) && word.size() > 1; });
        if (words_.empty()) choose([](std::string_view word) { return word.size() > 1; });
        if (words_.empty()) choose([](std::string_view) { return true; });
        for (std::size_t first = 0; first < query_.words.size(); ++first) add_phrases_from(first);
        return std::move(words_);
    }

private:
    bool is_in_place(std::size_t index) const { return index >= place_.first && index < place_.last; }

    template <typename Counts>
    void choose(Counts&& counts) {
        for (std::size_t index = 0; index < query_.words.size() && words_.size() < words_max; ++index) {
            const std::string_view word = query_.word(index);
            if (is_in_place(index) || !counts(word)) continue;
            words_.push_back({std::string(word), stem_of(word), word.size() > 1, {}, false});
            positions_.push_back(index);
        }
    }

    // Phrases of the vocabulary that begin with the word at `first`; only the last word of the query may be unfinished
    // in a phrase of several words, but each alone.
    void add_phrases_from(std::size_t first) {
        for (std::size_t last = first + 1; last <= query_.words.size() && last - first <= phrase_words_max; ++last) {
            if (is_in_place(last - 1)) return;
            const FoldedWord& end = query_.words[last - 1];
            const std::string_view phrase =
                std::string_view(query_.text)
                    .substr(query_.words[first].begin, end.begin + end.bytes - query_.words[first].begin);
            const Vocabulary::Range begun = knowledge_.vocabulary.starting_with(phrase);
            const bool is_listed = begun.first != begun.last;
            if (is_listed || phrase.back() == 's' || phrase.back() == 'x')  // as listed, or as a plural
                for (const TradeSense& sense : knowledge_.vocabulary.find(phrase))
                    add(first, last, sense, Meeting::whole);
            if (!is_listed) return;  // nor does a longer phrase begin like this
            const bool may_be_begun = last == first + 1 || last == query_.words.size();
            if (phrase.size() < 2 || !may_be_begun) continue;
            for (std::size_t index = begun.first; index < begun.last; ++index) {
                const TradePhrase listed = knowledge_.vocabulary.phrase(index);
                const bool has_more_words = listed.words.find(' ', phrase.size()) != std::string_view::npos;
                for (TradeSense sense : listed.senses) {
                    // `charpen` begins `charpente` rather than `charpente metallique`, and `art` no `artisan du
                    // batiment`.
                    if (has_more_words && last == first + 1 && phrase.size() < telling_letters_min) continue;
                    if (has_more_words) sense.weight = static_cast<std::uint8_t>(std::max(1, sense.weight * 3 / 5));
                    add(first, last, sense, Meeting::begun);
                }
            }
        }
    }

    void add(std::size_t first, std::size_t last, const TradeSense& sense, Meeting meeting) {
        const TradeMeaning meaning{sense.trade, knowledge_.trades.line(sense.trade).end,
                                   trade_value(meeting, sense.weight)};
        for (std::size_t index = 0; index < words_.size(); ++index)
            if (positions_[index] >= first && positions_[index] < last) {
                TypedWord& word = words_[index];
                word.trades.push_back(meaning);
                const bool is_telling = meeting == Meeting::whole || word.text.size() >= telling_letters_min;
                word.is_trade = word.is_trade || is_telling;
            }
    }

    const FoldedText& query_;
    PlaceSpan place_;
    const Knowledge& knowledge_;
    std::vector<TypedWord> words_;
    std::vector<std::size_t> positions_;  // of words_ in the query
};

}  // namespace

std::string_view searched_text(std::string_view text) {
    return text.substr(0, text_bytes_max);
}

std::vector<TypedWord> typed_words(const FoldedText& query, PlaceSpan place, const Knowledge& knowledge) {
    return Reader(query, place, knowledge).words();
}

void add_mistyped_trades(TypedWord& word, int errors, const Knowledge& knowledge) {
    SortedComparison comparison(word.text, errors);
    for (std::size_t index = 0; index < knowledge.vocabulary.size(); ++index) {
        const TradePhrase phrase = knowledge.vocabulary.phrase(index);
        if (phrase.words.size() + 2 < word.text.size() || phrase.words.find(' ') != std::string_view::npos) continue;
        const Errors found = comparison.compare(phrase.words);
        const auto add = [&](Meeting meeting) {
            word.is_trade = true;
            for (const TradeSense& sense : phrase.senses)
                word.trades.push_back(
                    {sense.trade, knowledge.trades.line(sense.trade).end, trade_value(meeting, sense.weight)});
        };
        if (found.whole <= errors) add(found.whole < 2 ? Meeting::mistyped : Meeting::mistyped_twice);
        if (found.beginning <= errors)
            add(found.beginning < 2 ? Meeting::mistyped_begun : Meeting::mistyped_twice_begun);
    }
}

}  // namespace comptoir::search
