// What the sample's businesses say of themselves, offer and look for.
#include "server/sample/french.h"
#include "server/sample/sample_draft.h"

namespace comptoir::sample {

namespace {

// Sentences and phrases with the town put in: "{at}", "{of}".
void append_filled(std::string& text, std::string_view pattern, std::string_view town) {
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        text += pattern.substr(0, open);
        if (open == std::string_view::npos) return;
        const std::size_t close = pattern.find('}', open);
        const std::string_view slot = pattern.substr(open + 1, close - open - 1);
        text += slot == "at" ? at_town(town) : of_town(town);
        pattern.remove_prefix(close + 1);
    }
}

void add(std::vector<std::string>& list, std::string_view phrase) {
    std::string text = capitalized(phrase);
    for (const std::string& have : list)
        if (have == text) return;
    list.push_back(std::move(text));
}

}  // namespace

void Sample::draw_texts(Draft& draft) const {
    Chance& chance = draft.chance;
    Business& business = draft.business;
    const Family& family = draft.family;
    std::string& text = business.description;
    const std::string_view town = draft.town.name;

    const std::uint32_t kind = chance.below(100);
    if (kind >= 4) {  // the others have not got round to it
        const bool introduced = kind >= 30;
        if (introduced) {
            text += chance.of(family.is);
            text += ' ';
            text += at_town(town);
            if (chance.percent(36)) text += " depuis " + std::to_string(2025 - static_cast<int>(chance.below(40)));
            text += ". ";
        }
        if (kind < 72) {
            append_filled(text, chance.of(family.says), town);
        } else {
            const std::uint32_t first = chance.below(static_cast<std::uint32_t>(family.does.size()));
            const std::size_t second =
                (first + 1 + chance.below(static_cast<std::uint32_t>(family.does.size() - 1))) % family.does.size();
            static constexpr std::string_view openings[] = {
                "Nos spécialités : ", "Au service des entreprises et des particuliers : ", "Notre métier : ",
                "Chez nous : "};
            text += openings[chance.below(4)];
            text += family.does[first];
            text += ", ";
            text += family.does[second];
            text += '.';
        }
        if (chance.percent(88)) {
            text += ' ';
            text += chance.of(families_.closings_of(family.group));
        }
    }
    for (int left = chance.between(2, 4); left > 0; --left) add(business.offers, chance.of(family.does));
    if (chance.percent(52)) add(business.seeks, chance.of(family.seeks));
    if (chance.percent(34)) add(business.seeks, chance.of(families_.seeks));
}

}  // namespace comptoir::sample
