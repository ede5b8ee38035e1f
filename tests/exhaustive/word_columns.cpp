#include "tests/exhaustive/word_columns.h"

#include <algorithm>

#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

namespace {

std::string key_of(const TypedWord& word, const Readership& readership, int errors) {
    std::string key = word.text + ' ' + word.stem + ' ' + readership.key() + ' ' + std::to_string(errors) +
                      (word.may_be_begun ? " begun" : "");
    for (const TradeMeaning& meaning : word.trades)
        key += ' ' + std::to_string(meaning.first) + '-' + std::to_string(meaning.last) + ':' +
               std::to_string(meaning.value);
    return key;
}

std::uint8_t bit(Meeting meeting) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(meeting));
}

std::uint8_t meetings_of(const WordColumns::Column& column, const std::string& other) {
    const TypedWord& word = column.word;
    std::uint8_t meetings = 0;
    if (other == word.stem) meetings |= bit(Meeting::whole);
    if (word.may_be_begun && other.starts_with(word.text)) meetings |= bit(Meeting::begun);
    if (column.errors == 0) return meetings;
    const Errors errors = errors_between(word.stem, other, column.errors);
    if (errors.whole <= column.errors) meetings |= bit(errors.whole < 2 ? Meeting::mistyped : Meeting::mistyped_twice);
    if (errors.beginning <= column.errors)
        meetings |= bit(errors.beginning < 2 ? Meeting::mistyped_begun : Meeting::mistyped_twice_begun);
    return meetings;
}

}  // namespace

void WordColumns::want(const TypedWord& word, const Readership& readership, int errors) {
    const auto number = static_cast<std::uint32_t>(columns_.size());
    if (numbers_.try_emplace(key_of(word, readership, errors), number).second)
        columns_.push_back({.word = word, .readership = readership, .errors = errors});
}

const WordColumns::Column& WordColumns::column(const TypedWord& word, const Readership& readership, int errors) const {
    return columns_[numbers_.at(key_of(word, readership, errors))];
}

void WordColumns::look() {
    std::vector<std::vector<Meets>> meets(corpus_.words().size());
    const auto businesses = static_cast<std::uint32_t>(corpus_.businesses().size());
    for (std::uint32_t column = looked_at_; column < columns_.size(); ++column) {
        columns_[column].values.assign(businesses, 0);
        compare(column, meets);
    }
    for (std::uint32_t business = 0; business < businesses; ++business)
        if (!corpus_.businesses()[business].is_gone) add_words(business, meets);
    for (; looked_at_ < columns_.size(); ++looked_at_) {
        Column& column = columns_[looked_at_];
        if (!column.word.trades.empty()) add_trades(column);
        column.met = static_cast<int>(businesses - std::count(column.values.begin(), column.values.end(), Value{0}));
    }
}

void WordColumns::compare(std::uint32_t column, std::vector<std::vector<Meets>>& meets) const {
    for (std::size_t word = 0; word < meets.size(); ++word) {
        const std::uint8_t meetings = meetings_of(columns_[column], corpus_.words()[word]);
        if (meetings != 0) meets[word].push_back({column, meetings});
    }
}

void WordColumns::add_words(std::uint32_t business, const std::vector<std::vector<Meets>>& meets) {
    const Corpus::Known& known = corpus_.businesses()[business];
    for (const Corpus::Word& word : corpus_.words_of(known)) {
        for (const Meets& met : meets[word.word]) {
            Column& column = columns_[met.column];
            if (!may_see(word.audience, column.readership.to(known.number))) continue;
            Value& best = column.values[business];
            for (int meeting = 0; meeting < meeting_count; ++meeting)
                if ((met.meetings >> meeting & 1) != 0)
                    best = std::max(best, value_of(static_cast<Meeting>(meeting), word.word_class));
        }
    }
}

void WordColumns::add_trades(Column& column) const {
    std::vector<Value> values(corpus_.knowledge().trades.size(), 0);
    for (const TradeMeaning& meaning : column.word.trades)
        for (TradeNumber trade = meaning.first; trade < meaning.last; ++trade)
            values[trade] = std::max(values[trade], meaning.value);
    for (std::size_t business = 0; business < column.values.size(); ++business) {
        const Corpus::Known& known = corpus_.businesses()[business];
        if (known.is_gone || known.document.trade == no_trade) continue;
        if (may_see(known.document.trade_audience, column.readership.to(known.number)))
            column.values[business] = std::max(column.values[business], values[known.document.trade]);
    }
}

}  // namespace comptoir::search
