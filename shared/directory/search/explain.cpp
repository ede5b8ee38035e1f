#include "shared/directory/search/explain.h"

#include <algorithm>
#include <optional>

#include "shared/core/fold.h"

namespace comptoir::search {

namespace {

bool is_as_typed(Meeting meeting) {
    return meeting == Meeting::whole || meeting == Meeting::begun;
}

// Fields that come before the trade.
bool is_name(Field field) {
    return field == Field::trade_name || field == Field::legal_name || field == Field::places;
}

// The findings of one word of the query in one business.
class Findings {
public:
    Findings(const WordOfQuery& wanted, std::uint8_t query_word)
        : wanted_(wanted), needed_(letters_needed(wanted)), query_word_(query_word) {}

    void look(const FoldedField& in) {
        std::optional<Meeting> best;
        const FoldedWord* where = nullptr;
        for (std::size_t index = 0; index < in.folded.words.size(); ++index) {
            if (has_more_than(needed_ & ~in.letters[index], wanted_.errors)) continue;
            const std::optional<Meeting> met = meeting_of(wanted_, in.folded.word(index));
            if (!met || (best && *best <= *met)) continue;
            best = met;
            where = &in.folded.words[index];
        }
        if (best) add(in.text->substr(where->source_begin, where->source_end - where->source_begin), in.field, *best);
    }

    void add(std::string word, Field field, Meeting met) {
        const bool is_known =
            std::any_of(found_.begin(), found_.end(), [&](const WordFound& finding) { return finding.field == field; });
        if (is_known) return;
        found_.push_back({query_word_, std::move(word), field});
        meetings_.push_back(met);
    }

    void move_to(std::vector<WordFound>& all) {
        const bool has_as_typed = std::any_of(meetings_.begin(), meetings_.end(), is_as_typed);
        for (std::size_t index = 0; index < found_.size(); ++index)
            if (!has_as_typed || is_as_typed(meetings_[index])) all.push_back(std::move(found_[index]));
    }

private:
    const WordOfQuery& wanted_;
    LetterSet needed_;
    std::uint8_t query_word_;
    std::vector<WordFound> found_;
    std::vector<Meeting> meetings_;
};

}  // namespace

Explainer::Explainer(const Knowledge& knowledge, const SearchRequest& request, const SearchAnswer& answer)
    : knowledge_(knowledge) {
    if (answer.words.empty()) return;
    FoldedText folded;
    fold(searched_text(request.text), folded);
    PlaceSpan span;
    if (answer.place) {
        span.first = answer.place->first_word;
        span.last = span.first + answer.place->word_count;
    }
    words_ = typed_words(folded, span, knowledge);
    words_.resize(std::min(words_.size(), answer.words.size()));
    for (std::size_t index = 0; index < words_.size(); ++index) {
        errors_.push_back(answer.words[index].errors);
        if (errors_.back() > 0) add_mistyped_trades(words_[index], errors_.back(), knowledge_);
    }
}

std::vector<FoldedField> folded_fields(const Business& seen) {
    std::vector<FoldedField> fields;
    const auto add = [&](const std::string& text, Field field) {
        if (text.empty()) return;
        FoldedField& added = fields.emplace_back();
        added.field = field;
        added.text = &text;
        fold(text, added.folded);
        for (std::size_t index = 0; index < added.folded.words.size(); ++index)
            added.letters.push_back(letters_of_word(added.folded.word(index)));
    };
    add(seen.trade_name, Field::trade_name);
    add(seen.legal_name, Field::legal_name);
    for (const Place& place : seen.places) add(place.name, Field::places);
    for (const std::string& offer : seen.offers) add(offer, Field::offers);
    for (const std::string& label : seen.labels) add(label, Field::labels);
    add(seen.description, Field::description);
    for (const std::string& seek : seen.seeks) add(seek, Field::seeks);
    return fields;
}

std::vector<WordFound> Explainer::explain(const Business& seen) const {
    return explain(seen, folded_fields(seen));
}

std::vector<WordFound> Explainer::explain(const Business& seen, const std::vector<FoldedField>& fields) const {
    std::vector<WordFound> all;
    const TradeNumber trade = knowledge_.trades.find(seen.trade.code);
    for (std::size_t index = 0; index < words_.size(); ++index) {
        const TypedWord& word = words_[index];
        const WordOfQuery wanted{word.text, word.stem, word.may_be_begun, errors_[index]};
        Findings findings(wanted, static_cast<std::uint8_t>(index));
        auto field = fields.begin();
        for (; field != fields.end() && is_name(field->field); ++field) findings.look(*field);
        const bool is_trade =
            trade != no_trade && std::any_of(word.trades.begin(), word.trades.end(), [&](const TradeMeaning& meaning) {
                return trade >= meaning.first && trade < meaning.last;
            });
        if (is_trade) findings.add(std::string(knowledge_.trades.line(trade).label), Field::trade, Meeting::whole);
        for (; field != fields.end(); ++field) findings.look(*field);
        findings.move_to(all);
    }
    return all;
}

}  // namespace comptoir::search
