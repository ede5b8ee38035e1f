// How the sample's businesses are called.
#include <array>

#include "server/sample/french.h"
#include "server/sample/sample_draft.h"

namespace comptoir::sample {

namespace {

std::string joined(std::string_view first, std::string_view second) {
    return std::string(first) + ' ' + std::string(second);
}

// A name of the family's own list, with the owner's first name where it asks for one.
std::string with_first_name(std::string_view pattern, std::string_view first_name) {
    constexpr std::string_view slot = "{first}";
    const std::size_t at = pattern.find(slot);
    if (at == std::string_view::npos) return std::string(pattern);
    std::string_view before = pattern.substr(0, at);
    const bool possessive = before.ends_with("de ");
    if (possessive) before.remove_suffix(3);
    return std::string(before) + (possessive ? of_town(first_name) : std::string(first_name)) +
           std::string(pattern.substr(at + slot.size()));
}

std::string after_owner(std::string_view word, std::string_view surname, std::string_view first_name, Chance& chance) {
    const std::string owner(surname), trade(word);
    switch (chance.below(12)) {
        case 0:
            return owner + " et Fils";
        case 1:
            return "Ets " + owner;
        case 2:
            return trade + ' ' + owner + " & Fils";
        case 3:
            return owner + " Frères " + trade;
        case 4:
            return joined(first_name, surname) + ' ' + trade;
        case 5:
            return trade + ' ' + std::string(first_name) + ' ' + owner;
        case 6:
        case 7:
        case 8:
            return owner + ' ' + trade;
        default:
            return trade + ' ' + owner;
    }
}

std::string initials(Chance& chance) {
    static constexpr std::string_view letters = "ABCDEFGJLMNPRSTV";
    std::string text;
    for (int left = chance.between(2, 3); left >= 0; --left)
        text += letters[chance.below(static_cast<std::uint32_t>(letters.size()))];
    return text;
}

}  // namespace

std::string_view Sample::region_word(Draft& draft) const {
    const std::string_view region = draft.town.region;
    const auto list = [&]() -> std::string_view {
        if (region == "53" || region == "52" || region == "75") return "west_words";
        if (region == "76" || region == "93" || region == "94") return "south_words";
        if (region == "44") return "east_words";
        if (region == "32" || region == "28") return "north_words";
        if (region == "84") return "alpine_words";
        if (region.size() == 2 && region[0] != '0') return "centre_words";
        return "island_words";
    }();
    return draft.chance.of(names_.list(list));
}

void Sample::draw_name(Draft& draft) const {
    Chance& chance = draft.chance;
    const Family& family = draft.family;
    const std::string_view word = chance.early_of(family.words);
    const std::uint32_t kind = chance.below(100);
    if (kind < 40) {
        draft.name = after_owner(word, draft.surname, draft.first_name, chance);
    } else if (kind < 54) {
        draft.name = with_first_name(chance.of(family.names), draft.first_name);
        // Good names are taken: another town's business adds its own.
        if (chance.percent(40)) draft.name = joined(draft.name, chance.percent(50) ? draft.town.name : draft.surname);
    } else if (kind < 66) {
        draft.name = joined(word, chance.of(names_.list("landmarks")));
    } else if (kind < 78) {
        draft.name = std::string(chance.of(names_.list("brand_beginnings"))) +
                     std::string(chance.of(names_.list("brand_endings")));
        if (chance.percent(65)) draft.name = joined(draft.name, word);
    } else if (kind < 86) {
        draft.name = joined(initials(chance), word);
    } else if (kind < 93) {
        draft.name = joined(word, region_word(draft));
    } else if (kind < 96) {
        draft.name = joined(word, draft.town.name);
    } else {
        draft.name =
            chance.percent(50) ? "L’Atelier " + of_town(draft.first_name) : joined(word, of_town(draft.first_name));
    }
}

void Sample::draw_legal(Draft& draft) const {
    Chance& chance = draft.chance;
    Business& business = draft.business;
    const std::string_view group = draft.family.group;
    const std::string_view code = draft.family.trade_code;
    const bool profession = code == "69.10Z" || code == "69.20Z" || code.starts_with("86.") || code == "75.00Z";
    const bool alone = draft.staff <= 2 && chance.percent(62);
    if (alone) {
        business.legal_form = "EI";
        business.legal_name = joined(draft.first_name, draft.surname);
        if (chance.percent(82))
            business.trade_name = draft.name;
        else
            draft.name = business.legal_name;
        return;
    }
    static constexpr std::array<std::string_view, 4> farms = {"EARL", "GAEC", "SCEA", "SARL"};
    static constexpr std::array<std::string_view, 4> professions = {"SELARL", "SCP", "SELAS", "SARL"};
    static constexpr std::array<std::string_view, 6> companies = {"SARL", "SAS", "SAS", "SARL", "EURL", "SASU"};
    if (group == "farm")
        business.legal_form = chance.of(farms);
    else if (profession)
        business.legal_form = chance.of(professions);
    else
        business.legal_form = draft.staff > 30 && chance.percent(30) ? "SA" : chance.of(companies);
    if (chance.percent(60)) {
        business.legal_name = draft.name;
        return;
    }
    business.trade_name = draft.name;
    switch (chance.below(4)) {
        case 0:
            business.legal_name = joined(business.legal_form, draft.surname);
            break;
        case 1:
            business.legal_name = joined(draft.surname, draft.first_name);
            break;
        case 2:
            business.legal_name = joined(initials(chance), "Développement");
            break;
        default:
            business.legal_name = joined(draft.surname, "et Associés");
            break;
    }
}

}  // namespace comptoir::sample
