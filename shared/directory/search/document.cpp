#include "shared/directory/search/document.h"

#include <algorithm>
#include <tuple>

#include "shared/directory/search/stem.h"

namespace comptoir::search {

namespace {

// Longer words are cut: nobody types them, and the index stays bounded whatever a file holds.
constexpr std::size_t word_bytes_max = 40;
constexpr std::size_t words_of_a_text_max = 400;

bool is_digits(std::string_view text, std::size_t count) {
    return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class WordCollector {
public:
    explicit WordCollector(std::vector<DocumentWord>& words) : words_(words) {}

    // The name it goes by, or one of its others.
    void name(const std::string& text, Audience audience, bool is_main) {
        fold(text, folded_);
        const auto is_dress = [](std::string_view word) { return is_filler(word) || is_legal_form(word); };
        int telling = 0;
        for (std::size_t index = 0; index < folded_.words.size(); ++index) telling += !is_dress(folded_.word(index));
        const bool all = telling == 0;
        if (all) telling = static_cast<int>(folded_.words.size());
        if (telling == 0) return;
        const auto word_class = is_main ? static_cast<WordClass>(std::min(telling, 4) - 1) : WordClass::other_name;
        for (std::size_t index = 0; index < bounded(folded_.words.size()); ++index)
            if (all || !is_dress(folded_.word(index))) add(folded_.word(index), word_class, audience);
    }

    void text(const std::string& text, WordClass word_class, Audience audience) {
        fold(text, folded_);
        for (std::size_t index = 0; index < bounded(folded_.words.size()); ++index)
            if (!is_filler(folded_.word(index)) && folded_.word(index).size() > 1)
                add(folded_.word(index), word_class, audience);
    }

    // Leaves of each word the best class of each audience, if it is better than what wider audiences see.
    void finish() {
        const auto order = [](const DocumentWord& word) { return std::tie(word.word, word.audience, word.word_class); };
        std::sort(words_.begin(), words_.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
        std::size_t kept = 0;
        for (std::size_t index = 0; index < words_.size(); ++index) {
            const bool same_word = kept > 0 && words_[kept - 1].word == words_[index].word;
            if (same_word && words_[kept - 1].word_class <= words_[index].word_class) continue;
            if (kept != index) words_[kept] = std::move(words_[index]);
            ++kept;
        }
        words_.resize(kept);
    }

private:
    static std::size_t bounded(std::size_t words) { return std::min(words, words_of_a_text_max); }

    void add(std::string_view word, WordClass word_class, Audience audience) {
        if (audience == Audience::nobody) return;
        word = word.substr(0, word_bytes_max);
        stem(word, stem_);
        words_.push_back({stem_, word_class, audience});
        if (!word.starts_with(stem_)) words_.push_back({std::string(word), word_class, audience});
    }

    std::vector<DocumentWord>& words_;
    FoldedText folded_;
    std::string stem_;
};

void read_words(const Business& business, Document& document) {
    WordCollector collector(document.words);
    const Audience sees_trade_name = audience_of(business, Field::trade_name);
    const Audience sees_legal_name = audience_of(business, Field::legal_name);
    // To who cannot see the trade name, there is none: the legal one is what the business goes by.
    const bool goes_by_legal_name = business.trade_name.empty() || sees_trade_name > sees_legal_name;
    collector.name(business.trade_name, sees_trade_name, true);
    collector.name(business.legal_name, sees_legal_name, goes_by_legal_name);
    for (const Place& place : business.places) collector.name(place.name, audience_of(business, Field::places), false);
    for (const auto& offer : business.offers)
        collector.text(offer, WordClass::offer, audience_of(business, Field::offers));
    for (const auto& label : business.labels)
        collector.text(label, WordClass::offer, audience_of(business, Field::labels));
    collector.text(business.description, WordClass::description, audience_of(business, Field::description));
    for (const auto& seek : business.seeks) collector.text(seek, WordClass::seek, audience_of(business, Field::seeks));
    collector.finish();
}

void read_places(const Business& business, const Gazetteer& gazetteer, Document& document) {
    const Audience audience = audience_of(business, Field::places);
    const Audience hours_audience = narrower(audience, audience_of(business, Field::hours));
    const Audience id_audience = narrower(audience, audience_of(business, Field::register_id));
    for (const Place& place : business.places) {
        DocumentPlace& read = document.places.emplace_back();
        read.audience = audience;
        read.commune = place.commune.code.empty() ? no_commune : gazetteer.find_commune(place.commune.code);
        read.postcode = gazetteer.find_postcode(place.postcode);
        read.point = place.point;
        if (!read.point && read.commune != no_commune) read.point = gazetteer.commune(read.commune).centre;
        if (id_audience != Audience::nobody && is_digits(place.register_id, 14)) read.siret = place.register_id;
        read.zone = place.zone;
        read.hours = place.hours;
        read.hours_audience = hours_audience;
    }
    document.id_audience = audience_of(business, Field::register_id);
}

void sort_once(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

// The name by which everyone who sees the business may see it.
std::string sort_name(const Business& business) {
    const auto visible = [&](Field field) { return audience_of(business, field) == business.audience; };
    if (!business.trade_name.empty() && visible(Field::trade_name)) return folded(business.trade_name);
    return visible(Field::legal_name) ? folded(business.legal_name) : std::string();
}

}  // namespace

void read_document(const Business& business, const TradeList& trades, const Gazetteer& gazetteer, Document& document) {
    document.words.clear();
    document.places.clear();
    document.audience = business.audience;
    read_words(business, document);
    read_places(business, gazetteer, document);
    document.trade = trades.find(business.trade.code);
    document.trade_audience = audience_of(business, Field::trade);
    const std::string id = id_letters(business.register_id.id);
    const bool is_siren = business.register_id.country == "FR" && (is_digits(id, 9) || is_digits(id, 14));
    document.siren = is_siren ? id.substr(0, 9) : std::string();
    document.foreign_id = is_siren ? std::string() : id;
    document.languages = business.languages;
    document.languages_audience = audience_of(business, Field::languages);
    document.labels = business.labels;
    document.labels_audience = audience_of(business, Field::labels);
    sort_once(document.languages);
    sort_once(document.labels);
    document.member_since = business.member_since;
    document.member_since_audience = audience_of(business, Field::member_since);
    document.sort_name = sort_name(business);
}

std::string id_letters(std::string_view text) {
    std::string letters;
    for (const char letter : text) {
        if (letter >= 'A' && letter <= 'Z')
            letters += static_cast<char>(letter - 'A' + 'a');
        else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
            letters += letter;
    }
    return letters;
}

}  // namespace comptoir::search
