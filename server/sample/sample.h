// French small businesses that could be, one for each number: the demo's database, and what search is measured and
// judged on. The same number gives the same business on every machine; nobody real is named.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/sample/family.h"
#include "server/sample/sample_number.h"
#include "shared/directory/business.h"
#include "shared/directory/gazetteer.h"
#include "shared/directory/trade_list.h"

namespace comptoir::sample {

inline constexpr std::uint32_t sample_size_default = 2'000;

// Businesses over France, where people live; trades, sizes, names and hours as they are. About 230 bytes of text to
// search each. Most are for everyone to see wholly; a few show their phone, mail or description to customers or
// connections only.
class Sample {
public:
    explicit Sample(const Gazetteer& gazetteer, std::uint64_t seed = 1);

    // `number` is below sample_size_max. The id is empty: the database gives it. May be called from several threads.
    Business business(std::uint32_t number) const;

private:
    struct Draft;
    void draw_name(Draft& draft) const;
    void draw_legal(Draft& draft) const;
    void draw_texts(Draft& draft) const;
    void draw_places(Draft& draft) const;
    void draw_contacts(Draft& draft) const;
    void draw_facts(Draft& draft) const;
    CommuneNumber draw_commune(std::uint32_t among) const;
    std::string_view region_word(Draft& draft) const;

    const Gazetteer& gazetteer_;
    std::uint64_t seed_;
    const Families& families_;
    const NameLists& names_;
    std::vector<std::uint32_t> family_ends_;   // running sums of shares
    std::vector<std::uint32_t> commune_ends_;  // running sums of inhabitants
};

// The texts it draws from, as built into the program.
std::string_view families_text();
std::string_view names_text();

}  // namespace comptoir::sample
