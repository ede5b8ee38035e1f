#include "tests/relevance/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/core/fold.h"

namespace comptoir::relevance {

namespace {

constexpr std::uint32_t unknown_word = 0xFFFFFFFF;
constexpr double nowhere_m = std::numeric_limits<double>::infinity();

std::string singular(std::string_view word) {
    const bool plural = word.size() > 3 && (word.back() == 's' || word.back() == 'x');
    return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

bool has(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <typename List>
bool all_in(const std::vector<std::uint32_t>& wanted, const List& sorted) {
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](std::uint32_t word) {
        return std::binary_search(sorted.begin(), sorted.end(), word);
    });
}

void sort_unique(std::vector<std::uint32_t>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

struct Judge::Wanted {
    const JudgedQuery& query;
    const Intent& intent;
    std::vector<Word> words;       // of the intent's words
    std::vector<Word> name_words;  // of the intent's name
    std::string name;              // folded
    CommuneNumber commune = no_commune;
    Point centre;
    std::span<const CommuneNumber> postcode_communes;
    std::size_t most = 0;  // partial: the most words said by a business in the trade and near enough

    bool in_trade(const Known& business) const { return has(intent.trades, business.trade); }
    bool in_related(const Known& business) const { return has(intent.related, business.trade); }
    bool in_commune(const Known& business) const {
        return std::any_of(business.spots.begin(), business.spots.end(),
                           [&](const Spot& spot) { return spot.commune == commune; });
    }
    // 0 in the commune itself; everywhere, when no commune is wanted.
    double distance(const Known& business) const {
        if (intent.commune.empty() || in_commune(business)) return 0;
        double nearest = nowhere_m;
        for (const Spot& spot : business.spots)
            if (spot.point) nearest = std::min(nearest, distance_m(*spot.point, centre));
        return nearest;
    }
    std::size_t said(const Known& business) const {
        return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](Word word) {
            return std::binary_search(business.all_words.begin(), business.all_words.end(), word);
        }));
    }
};

std::vector<Judge::Word> Judge::words_of(std::string_view text) {
    FoldedText folded_text;
    fold(text, folded_text);
    std::vector<Word> words;
    for (std::size_t index = 0; index < folded_text.words.size(); ++index)
        words.push_back(
            word_numbers_.try_emplace(singular(folded_text.word(index)), static_cast<Word>(word_numbers_.size()))
                .first->second);
    sort_unique(words);
    return words;
}

void Judge::add(const Business& seen) {
    Known& known = businesses_.emplace_back();
    known.trade = seen.trade.code;
    known.siren = seen.register_id.id;
    known.trade_name = folded(seen.trade_name);
    known.legal_name = folded(seen.legal_name);
    known.name_words = words_of(seen.trade_name + ' ' + seen.legal_name);
    known.all_words = known.name_words;
    const auto say = [&](const std::vector<Word>& words) {
        known.all_words.insert(known.all_words.end(), words.begin(), words.end());
    };
    say(words_of(seen.description));
    for (const std::string& offer : seen.offers) say(known.offers.emplace_back(words_of(offer)));
    for (const std::string& label : seen.labels) say(words_of(label));
    sort_unique(known.all_words);
    for (const Place& place : seen.places)
        known.spots.push_back(
            {gazetteer_.find_commune(place.commune.code), place.postcode, place.register_id, place.point});
}

Judge::Wanted Judge::look_up(const JudgedQuery& query) const {
    Wanted wanted{query, query.intent, {}, {}, folded(query.intent.name), no_commune, {}, {}, 0};
    const auto number_of = [&](std::string_view word) {
        const auto found = word_numbers_.find(singular(word));
        return found == word_numbers_.end() ? unknown_word : found->second;
    };
    for (const std::string& word : query.intent.words) wanted.words.push_back(number_of(word));
    FoldedText name;
    fold(query.intent.name, name);
    for (std::size_t index = 0; index < name.words.size(); ++index)
        wanted.name_words.push_back(number_of(name.word(index)));
    wanted.commune = gazetteer_.find_commune(query.intent.commune);
    if (wanted.commune != no_commune) wanted.centre = gazetteer_.commune(wanted.commune).centre;
    wanted.postcode_communes = gazetteer_.communes_of_postcode(query.intent.postcode);
    if (query.rule == Rule::partial)
        for (const Known& business : businesses_)
            if (wanted.in_trade(business) && wanted.distance(business) <= 20'000)
                wanted.most = std::max(wanted.most, wanted.said(business));
    return wanted;
}

Grade Judge::grade_name(const Known& business, const Wanted& wanted) const {
    if (!wanted.intent.id.empty()) {
        const auto& spots = business.spots;
        const bool has_number =
            business.siren == wanted.intent.id ||
            std::any_of(spots.begin(), spots.end(), [&](const Spot& spot) { return spot.siret == wanted.intent.id; });
        return has_number ? 3 : 0;
    }
    if (business.trade_name == wanted.name || business.legal_name == wanted.name)
        return wanted.distance(business) <= 20'000 ? 3 : 1;
    return all_in(wanted.name_words, business.name_words) ? 2 : 0;
}

Grade Judge::grade_words(const Known& business, const Wanted& wanted) const {
    const bool near_enough = wanted.distance(business) <= 20'000;
    const bool in_one = all_in(wanted.words, business.name_words) ||
                        std::any_of(business.offers.begin(), business.offers.end(),
                                    [&](const std::vector<Word>& offer) { return all_in(wanted.words, offer); });
    if (in_one) return near_enough ? 3 : 1;
    if (all_in(wanted.words, business.all_words)) return near_enough ? 2 : 1;
    return wanted.in_trade(business) && near_enough ? 1 : 0;
}

Grade Judge::grade_area(const Known& business, const Wanted& wanted) const {
    const Intent& intent = wanted.intent;
    bool exact = false, inside = false;
    for (const Spot& spot : business.spots) {
        if (spot.commune == no_commune) continue;
        const CommuneLine commune = gazetteer_.commune(spot.commune);
        exact = exact || (!intent.postcode.empty() && spot.postcode == intent.postcode) ||
                commune.departement == intent.departement || commune.region == intent.region;
        inside = inside || std::find(wanted.postcode_communes.begin(), wanted.postcode_communes.end(), spot.commune) !=
                               wanted.postcode_communes.end();
    }
    if (wanted.in_trade(business)) return exact ? 3 : inside ? 2 : 0;
    return wanted.in_related(business) && (exact || inside) ? 1 : 0;
}

Grade Judge::grade_partial(const Known& business, const Wanted& wanted) const {
    if (!wanted.in_trade(business)) return 0;
    const std::size_t said = wanted.said(business);
    if (wanted.intent.commune.empty()) return said == wanted.most ? 3 : said > 0 ? 2 : 1;
    const double distance = wanted.distance(business);
    if (distance <= 20'000) return said == wanted.most ? 3 : 2;
    return distance <= 50'000 ? 1 : 0;
}

Grade Judge::grade(const Known& business, const Wanted& wanted) const {
    switch (wanted.query.rule) {
        case Rule::trade:
            return wanted.in_trade(business) ? 3 : wanted.in_related(business) ? 1 : 0;
        case Rule::trade_place: {
            if (wanted.in_related(business)) return wanted.in_commune(business) ? 1 : 0;
            if (!wanted.in_trade(business)) return 0;
            const double distance = wanted.distance(business);
            return distance == 0 ? 3 : distance <= 10'000 ? 2 : distance <= 20'000 ? 1 : 0;
        }
        case Rule::name:
            return grade_name(business, wanted);
        case Rule::words:
            return grade_words(business, wanted);
        case Rule::area:
            return grade_area(business, wanted);
        case Rule::partial:
            return grade_partial(business, wanted);
    }
    return 0;
}

std::vector<Grade> Judge::grades(const JudgedQuery& query) const {
    const Wanted wanted = look_up(query);
    std::vector<Grade> grades;
    grades.reserve(businesses_.size());
    for (const Known& business : businesses_) grades.push_back(grade(business, wanted));
    return grades;
}

double ndcg_at_10(std::span<const Grade> ranked, std::span<const Grade> grades) {
    const auto gain = [](Grade grade, int rank) { return (std::exp2(grade) - 1) / std::log2(rank + 1); };
    int count[4] = {};
    for (const Grade grade : grades) ++count[grade];
    double reached = 0, best = 0;
    for (std::size_t index = 0; index < std::min<std::size_t>(10, ranked.size()); ++index)
        reached += gain(ranked[index], static_cast<int>(index) + 1);
    for (int rank = 1, grade = 3; rank <= 10 && grade > 0; ++rank) {
        while (grade > 0 && count[grade] == 0) --grade;
        if (grade == 0) break;
        --count[grade];
        best += gain(static_cast<Grade>(grade), rank);
    }
    return best == 0 ? 0 : reached / best;
}

}  // namespace comptoir::relevance
