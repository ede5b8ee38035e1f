// A hidden field does not match, rank, count or order.
#include <doctest/doctest.h>

#include "tests/shared/search/index_fixture.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

void set_audience(Business& business, Field field, Audience audience) {
    business.field_audiences[static_cast<std::size_t>(field)] = audience;
}

// One business with a word of its own in every field, one field of which is for customers.
Business with_hidden(Field field) {
    Business business = business_of({"Xylophone", plumbing, lyon, "hautbois", {"basson"}});
    business.legal_name = "CLAVECIN";
    business.seeks = {"trombone"};
    business.labels = {"Cymbale"};
    business.languages = {"de"};
    business.register_id = {"FR", "siren", "732829320"};
    business.member_since = 2020;
    business.places[0].hours.known = true;
    for (auto& day : business.places[0].hours.week) day = {{0, 1440}};
    set_audience(business, field, Audience::customers);
    return business;
}

SearchRequest asking(const char* text) {
    return {.text = text, .now = {{"Europe/Paris", {20'780, 600}}}, .want_facets = true};
}

}  // namespace

TEST_CASE("a word in a hidden field finds nothing for those it is hidden from, and finds for the others") {
    constexpr std::pair<Field, const char*> cases[] = {
        {Field::trade_name, "xylophone"}, {Field::legal_name, "clavecin"}, {Field::description, "hautbois"},
        {Field::offers, "basson"},        {Field::seeks, "trombone"},      {Field::labels, "cymbale"},
        {Field::trade, "plombier"},       {Field::places, "lyon"},         {Field::register_id, "732829320"}};
    for (const auto& [field, text] : cases) {
        CAPTURE(text);
        Index index(knowledge());
        index.apply(1, with_hidden(field));
        for (int round = 0; round < 2; ++round) {
            SearchAnswer answer = index.search(asking(text));
            CHECK(answer.hits.empty());
            CHECK(answer.total.value == 0);
            CHECK(find(index, text, Reader::customer) == Numbers{1});
            index = index.compacted();
        }
    }
}

TEST_CASE("a hidden field is neither filtered by nor counted in facets") {
    const auto is_found = [](Field field, Filters filters, Reader reader) {
        Index index(knowledge());
        index.apply(1, with_hidden(field));
        SearchRequest request = asking("");
        request.filters = std::move(filters);
        request.reader = reader;
        return !index.search(request).hits.empty();
    };
    const std::pair<Field, Filters> cases[] = {{Field::trade, {.trades = {plumbing}}},
                                               {Field::languages, {.languages = {"de"}}},
                                               {Field::labels, {.labels = {"Cymbale"}}},
                                               {Field::hours, {.open_now = true}},
                                               {Field::places, {.open_now = true}}};
    for (const auto& [field, filters] : cases) {
        CAPTURE(static_cast<int>(field));
        CHECK_FALSE(is_found(field, filters, Reader::visitor));
        CHECK(is_found(field, filters, Reader::customer));
    }
    for (const Field field : {Field::trade, Field::languages, Field::labels, Field::hours}) {
        Index index(knowledge());
        index.apply(1, with_hidden(field));
        const Facets facets = *index.search(asking("")).facets;
        CHECK(facets.trades.empty() == (field == Field::trade));
        CHECK(facets.languages.empty() == (field == Field::languages));
        CHECK(facets.labels.empty() == (field == Field::labels));
        CHECK((facets.open_now == 0) == (field == Field::hours));
    }
}

TEST_CASE("a word that a reader sees in a lesser field ranks there, wherever else it stands hidden") {
    Index index(knowledge());
    Business business = business_of({"Xylophone", "", "", "un xylophone"});
    set_audience(business, Field::trade_name, Audience::customers);
    index.apply(1, business);
    index.apply(2, business_of({"Yole", "", "", "", {"xylophone"}}));
    for (int round = 0; round < 2; ++round) {
        CHECK(find(index, "xylophone") == Numbers{2, 1});
        CHECK(find(index, "xylophone", Reader::customer) == Numbers{1, 2});
        index = index.compacted();
    }
}

TEST_CASE("a business for customers does not exist for a visitor, in lists, totals and typing errors") {
    Index index(knowledge());
    Business business = business_of({"Xylophone", plumbing, lyon});
    business.audience = Audience::customers;
    index.apply(1, business);
    for (const char* text : {"", "xylophone", "xylophne", "plombier", "lyon", "plombier lyon"}) {
        CAPTURE(text);
        CHECK(index.search(asking(text)).total.value == 0);
        CHECK(find(index, text).empty());
        CHECK(find(index, text, Reader::customer) == Numbers{1});
    }
}

TEST_CASE("a business for nobody is in no one's index") {
    Index index(knowledge());
    index.apply(1, business_of({"Xylophone"}));
    Business hidden = business_of({"Xylophone"});
    hidden.audience = Audience::nobody;
    index.apply(1, hidden);
    CHECK(index.businesses() == 0);
    CHECK(find(index, "xylophone", Reader::connection).empty());
}

TEST_CASE("a hidden name does not order a list") {
    Index index(knowledge());
    Business business = business_of({"Abeille", plumbing});
    business.legal_name = "ZEBRE";
    set_audience(business, Field::trade_name, Audience::customers);
    index.apply(1, business);
    index.apply(2, business_of({"Moulin", plumbing}));
    CHECK(numbers(index.search({.text = "plombier", .sort = Sort::name})) == Numbers{2, 1});
}

TEST_CASE("who may see a business is told in the large part and beside it, and nobody may see one that is not there") {
    Index index(knowledge());
    CHECK(index.audience_of(1, 7) == Audience::nobody);
    const auto apply = [&](BusinessNumber number, Audience audience) {
        Business business = business_of({"Xylophone"});
        business.audience = audience;
        index.apply(number, business);
    };
    apply(10, Audience::everyone);
    apply(20, Audience::customers);
    apply(30, Audience::connections);
    apply(40, Audience::nobody);
    for (int round = 0; round < 3; ++round) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            CAPTURE(round);
            CAPTURE(seed);
            CHECK(index.audience_of(10, seed) == Audience::everyone);
            CHECK(index.audience_of(20, seed) == Audience::customers);
            CHECK(index.audience_of(30, seed) == (round < 2 ? Audience::connections : Audience::nobody));
            for (const BusinessNumber none : {0U, 5U, 15U, 25U, 40U, 0x8000'0000U, 0xFFFF'FFFFU})
                CHECK(index.audience_of(none, seed) == Audience::nobody);
        }
        if (round == 0) index = index.compacted();
        if (round == 1) index.remove(30);
    }
}
