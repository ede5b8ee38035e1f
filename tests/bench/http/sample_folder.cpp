#include "tests/bench/http/sample_folder.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"
#include "shared/api/business_json.h"
#include "shared/api/business_list.h"
#include "shared/core/utf8.h"

namespace comptoir::bench {

namespace {

constexpr std::uint32_t businesses_a_transaction = 5'000;

[[noreturn]] void end(const std::string& reason) {
    std::fprintf(stderr, "http bench: %s\n", reason.c_str());
    std::exit(EXIT_FAILURE);
}

// Changes when the generator does: folders of an older one are made anew.
std::string sample_mark(const sample::Sample& businesses) {
    std::size_t hash = 0;
    for (std::uint32_t number = 0; number < 200; ++number)
        hash = hash * 31 + std::hash<std::string>()(to_json(businesses.business(number)));
    return std::to_string(hash);
}

void fill(const std::filesystem::path& folder, std::uint32_t size, const sample::Sample& businesses) {
    auto opened = db::Database::open(folder, {.creates = true});
    if (!opened) end(opened.error().detail);
    db::Database& database = **opened;
    auto prepared = database.write([](db::Connection& connection) {
        return std::pair(BusinessStore::open(connection), *tenant_store::create(connection, {.name = tenant_name}, 0));
    });
    if (!prepared) end(prepared.error().detail);
    if (!prepared->first) end(prepared->first.error().detail);
    const BusinessStore& store = **prepared->first;
    const TenantNumber tenant = prepared->second;
    for (std::uint32_t first = 0; first < size; first += businesses_a_transaction) {
        auto written = database.write([&](db::Connection& connection) {
            for (std::uint32_t number = first; number < std::min(first + businesses_a_transaction, size); ++number)
                store.put(connection, tenant, businesses.business(number));
            return db::Nothing{};
        });
        if (!written) end(written.error().detail);
        std::fprintf(stderr, "\rfilling a database: %u of %u ", first, size);
    }
    std::fprintf(stderr, "\n");
}

std::string searched_text(const Business& business) {
    std::string text = business.legal_name + " " + business.trade_name + " " + business.description;
    const TradeNumber trade = tables::trade_list().find(business.trade.code);
    if (trade != no_trade) (text += ' ') += tables::trade_list().line(trade).label;
    for (const auto* words : {&business.offers, &business.seeks, &business.labels})
        for (const std::string& word : *words) (text += ' ') += word;
    for (const Place& place : business.places) text += ' ' + place.postcode + ' ' + place.commune.name;
    return text;
}

// What our own answers say of it, with an id as long as ours and no reason why.
std::string whole_item(Business business) {
    business.id = std::string(22, 'x');
    if (const TradeNumber trade = tables::trade_list().find(business.trade.code); trade != no_trade)
        business.trade.label = tables::trade_list().line(trade).label;
    std::string item;
    append_item(item, item_json(business), {});
    return item;
}

}  // namespace

std::filesystem::path sample_folder(std::uint32_t size) {
    const std::filesystem::path folder = "build/bench/http-" + std::to_string(size);
    const sample::Sample businesses(tables::gazetteer());
    const std::string mark = sample_mark(businesses);
    std::string found;
    std::ifstream(folder / "mark") >> found;
    if (found == mark) return folder;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder.parent_path());
    fill(folder, size, businesses);
    std::ofstream(folder / "mark") << mark;
    return folder;
}

std::filesystem::path sample_lines(std::uint32_t size) {
    const std::filesystem::path file = "build/bench/http-" + std::to_string(size) + ".jsonl";
    const sample::Sample businesses(tables::gazetteer());
    std::ofstream lines(file);
    for (std::uint32_t number = 0; number < size; ++number) {
        const Business business = businesses.business(number);
        std::string line;
        JsonWriter json(line);
        json.begin_object().key("id").text(std::to_string(number)).key("name").text(display_name(business));
        json.key("text").text(searched_text(business)).key("item").text(whole_item(business)).end_object();
        lines << line << '\n';
    }
    return file;
}

std::vector<std::string> judged_prefixes() {
    std::ifstream queries("tests/relevance/queries.tsv");
    if (!queries) end("tests/relevance/queries.tsv is missing; run from the repository's top");
    std::set<std::string> prefixes;
    for (std::string line; std::getline(queries, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t from = line.find('\t', line.find('\t') + 1) + 1;
        const std::string text = line.substr(from, line.find('\t', from) - from);
        std::size_t letters = 0;
        for (std::size_t at = 0; at < text.size(); at += next_utf8(text, at).bytes)
            if (letters++ >= 2) prefixes.insert(text.substr(0, at));
        prefixes.insert(text);
    }
    return {prefixes.begin(), prefixes.end()};
}

}  // namespace comptoir::bench
