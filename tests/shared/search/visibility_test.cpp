// What a reader may not see changes nothing that the reader is told: over random rules, readers and connections.
#include <doctest/doctest.h>

#include "shared/directory/search/explain.h"
#include "shared/directory/search/highlight.h"
#include "tests/exhaustive/readership.h"
#include "tests/shared/search/index_fixture.h"
#include "tests/shared/search/random_directory.h"

using namespace comptoir;
using namespace comptoir::search;
using namespace comptoir::search::testing;

namespace {

constexpr BusinessNumber businesses = 30;

using Directory = std::vector<Business>;

// Every audience often, on the business and on each field.
Business random_ruled_business() {
    Business business = random_business();
    const auto audience = [] { return static_cast<Audience>(*rc::gen::inRange(0, 4)); };
    business.audience = chance(40) ? Audience::everyone : audience();
    for (Audience& field : business.field_audiences) field = chance(40) ? Audience::everyone : audience();
    return business;
}

// The same rules and the same to be seen by this reader; all else as another business has it.
Business with_other_secrets(const Business& business, Reader reader) {
    Business changed = random_business();
    changed.audience = business.audience;
    changed.field_audiences = business.field_audiences;
    if (!may_see(business.audience, reader)) return changed;
    const auto keep = [&](Field field, auto... members) {
        if (may_see(audience_of(business, field), reader)) ((changed.*members = business.*members), ...);
    };
    keep(Field::trade_name, &Business::trade_name);
    keep(Field::legal_name, &Business::legal_name);
    keep(Field::trade, &Business::trade);
    keep(Field::description, &Business::description);
    keep(Field::offers, &Business::offers);
    keep(Field::seeks, &Business::seeks);
    keep(Field::languages, &Business::languages);
    keep(Field::labels, &Business::labels);
    keep(Field::member_since, &Business::member_since);
    keep(Field::register_id, &Business::register_id);
    if (!may_see(audience_of(business, Field::places), reader)) return changed;
    const Business other = changed;
    changed.places = business.places;
    for (Place& place : changed.places) {
        const Place secret = other.places.empty() ? random_place() : other.places.front();
        if (!may_see(audience_of(business, Field::hours), reader)) place.hours = secret.hours;
        if (!may_see(audience_of(business, Field::register_id), reader)) place.register_id = secret.register_id;
    }
    return changed;
}

Index index_of_all(const Directory& directory) {
    Index index(knowledge());
    const int in_large_part = *rc::gen::inRange(0, static_cast<int>(businesses) + 1);
    for (BusinessNumber number = 0; number < directory.size(); ++number) {
        if (static_cast<int>(number) == in_large_part) index = index.compacted();
        index.apply(number, directory[number]);
    }
    if (in_large_part == static_cast<int>(businesses)) index = index.compacted();
    return index;
}

// All that the answer says, what its hits show and why they are there, as text.
std::string told(const Directory& directory, const Index& index, const SearchRequest& request) {
    const SearchAnswer answer = index.search(request);
    std::string text;
    const auto say = [&](const auto&... parts) { ((text += ' ', text += parts), ...); };
    const auto number = [](auto value) { return std::to_string(static_cast<long>(value)); };
    say("total", number(answer.total.value), number(answer.total.exact), "partial", number(answer.partial), "listed",
        number(answer.listed), number(answer.narrow));
    for (const QueryWord& word : answer.words)
        say("word", word.text, number(word.is_trade), number(word.errors), number(word.is_known));
    if (answer.place) say("place", answer.place->code);
    if (answer.facets) {
        for (const auto* facet : {&answer.facets->trades, &answer.facets->languages, &answer.facets->labels})
            for (const FacetCount& count : *facet) say("facet", count.code, number(count.count));
        say("open", number(answer.facets->open_now));
    }
    for (const Loosening& way : answer.loosenings)
        say("loosen", number(static_cast<int>(way.kind)), way.what, number(way.total.value));
    const Knowledge known = knowledge();
    const Explainer explainer(known, request, answer);
    for (const Hit& hit : answer.hits) {
        say("hit", number(hit.number), number(hit.distance_m.value_or(-1)), number(hit.missing), number(hit.outside));
        const auto seen = seen_by(directory[hit.number], readership_of(request).to(hit.number));
        RC_ASSERT(seen.has_value());
        for (const WordFound& found : explainer.explain(*seen)) say("because", found.word, field_word(found.field));
        for (const TextRange& range : highlights(seen->description, answer.words)) say("mark", number(range.begin));
    }
    return text;
}

SearchRequest asked(const Readership& readership) {
    SearchRequest request = random_request();
    request.reader = readership.reader;
    request.connections = readership.connections;
    request.limit = hits_max;
    request.offset = 0;
    request.want_facets = request.want_loosening = true;
    return request;
}

void log(const SearchRequest& request) {
    RC_LOG() << '"' << request.text << "\" reader " << static_cast<int>(request.reader) << " sort "
             << static_cast<int>(request.sort) << " connections " << request.connections.size() << '\n';
}

}  // namespace

TEST_CASE("what a reader may not see can be anything: hits, order, counts, facets, marks and ways out stay the same") {
    CHECK(rc::check([] {
        Directory directory, changed;
        const auto reader = static_cast<Reader>(*rc::gen::inRange(0, 3));
        const std::vector<BusinessNumber> connections = random_connections(reader, businesses);
        const Readership readership{reader, connections};
        for (BusinessNumber number = 0; number < businesses; ++number) {
            directory.push_back(random_ruled_business());
            changed.push_back(with_other_secrets(directory.back(), readership.to(number)));
        }
        const Index index = index_of_all(directory), other = index_of_all(changed);
        for (int query = 0; query < 6; ++query) {
            SearchRequest request = asked(readership);
            log(request);
            RC_ASSERT(told(directory, index, request) == told(changed, other, request));
        }
    }));
}

TEST_CASE("a reader is told what a directory of nothing but what this reader may see would tell everyone") {
    CHECK(rc::check([] {
        Directory directory, seen;
        const auto reader = static_cast<Reader>(*rc::gen::inRange(0, 3));
        const std::vector<BusinessNumber> connections = random_connections(reader, businesses);
        const Readership readership{reader, connections};
        for (BusinessNumber number = 0; number < businesses; ++number) {
            directory.push_back(random_ruled_business());
            // Else it goes by both its names, for those who see both.
            FieldAudiences& audiences = directory.back().field_audiences;
            Audience& of_legal_name = audiences[static_cast<std::size_t>(Field::legal_name)];
            of_legal_name = narrower(of_legal_name, audiences[static_cast<std::size_t>(Field::trade_name)]);
            const auto of_this_reader = seen_by(directory.back(), readership.to(number));
            seen.push_back(of_this_reader.value_or(Business{}));
            seen.back().audience = of_this_reader ? Audience::everyone : Audience::nobody;
        }
        const Index index = index_of_all(directory), plain = index_of_all(seen);
        for (int query = 0; query < 6; ++query) {
            SearchRequest request = asked(readership);
            // By name, businesses come by the name that all their readers see.
            if (request.sort == Sort::name) request.sort = Sort::relevance;
            log(request);
            SearchRequest of_all = request;
            of_all.reader = Reader::visitor;
            of_all.connections = {};
            RC_ASSERT(told(directory, index, request) == told(seen, plain, of_all));
        }
    }));
}
