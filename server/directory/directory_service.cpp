#include "server/directory/directory_service.h"

#include <algorithm>
#include <random>

#include "server/directory/list_answer.h"
#include "server/http/etag.h"
#include "server/http/router.h"
#include "server/tables/tables.h"
#include "shared/api/business_json.h"
#include "shared/api/tenant_profile.h"
#include "shared/api/trade_branch.h"
#include "shared/directory/search/explain.h"
#include "shared/directory/trade_suggestions.h"

namespace comptoir {

namespace {

constexpr int similar_items_max = 6;
constexpr int similar_radius_m = 50'000;

Problem not_found(std::string_view field) {
    return {.status = 404,
            .code = "not_found",
            .title = "There is none, or it is not to be seen.",
            .field = std::string(field)};
}

Problem database_failed() {
    return {500, "database_failed", "The database did not answer; it is not your fault."};
}

Why why_of(const search::Hit& hit, const Item& item, const std::vector<search::QueryWord>& words,
           const search::Explainer& explainer) {
    Why why{.distance_m = hit.distance_m};
    for (search::WordFound& found : explainer.explain(item.seen, item.fields)) {
        why.words.push_back(std::move(found.word));
        why.fields.emplace_back(field_word(found.field));
    }
    for (std::size_t index = 0; index < words.size(); ++index)
        if ((hit.missing >> index & 1) != 0) why.missing.push_back(words[index].text);
    return why;
}

// Whether the same question may have another answer a minute later.
bool depends_on_clock(const BusinessQuery& query) {
    return query.open_now || query.facets;
}

std::string random_start() {
    std::random_device device;
    return std::to_string(device());
}

}  // namespace

DirectoryService::DirectoryService(Parts parts) : parts_(parts), start_(random_start()) {
    clock_.times(std::chrono::system_clock::now());  // the first reading of zones takes 40 ms
}

DirectoryService::Answer DirectoryService::tenant(const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const search::Total total = parts_.index.search(tenant->number, {.limit = 0}).answer.total;
    return http::json_response(to_json(TenantProfile{.id = tenant->name,
                                                     .name = tenant->title.empty() ? tenant->name : tenant->title,
                                                     .businesses = total.value,
                                                     .exact = total.exact}));
}

Result<std::string, Problem> DirectoryService::items_json(const search::SearchRequest& asked,
                                                          const search::SearchAnswer& found) const {
    std::vector<BusinessNumber> numbers;
    for (const search::Hit& hit : found.hits) numbers.push_back(hit.number);
    bool failed = false;
    const auto items = parts_.items.get(numbers, [&](std::span<const BusinessNumber> wanted) {
        auto read = parts_.database.read(
            [&](db::Connection& connection) { return parts_.businesses.find_many(connection, wanted); });
        failed = !read;
        return read ? std::move(*read) : std::vector<StoredBusiness>();
    });
    if (failed) return database_failed();
    const search::Explainer explainer(parts_.knowledge, asked, found);
    std::string json;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (!items[index]) continue;  // gone since the index was asked
        if (!json.empty()) json += ',';
        append_item(json, items[index]->json, why_of(found.hits[index], *items[index], found.words, explainer));
    }
    return json;
}

std::string DirectoryService::etag_of(AnswerStamp stamp) const {
    return "W/\"" + start_ + "-" + std::to_string(stamp.version) +
           (stamp.minute != 0 ? "-" + std::to_string(stamp.minute) : "") + "\"";
}

DirectoryService::Answer DirectoryService::list(const http::Request& request, const http::Arguments& values) {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const BusinessQuery query = query_of(values);
    search::SearchRequest asked = search_request(query);
    if (!query.cursor.empty()) {
        const auto offset = offset_of(query);
        if (!offset)
            return Problem{400, "cursor_invalid", "The cursor is not one that this server gave for this query.",
                           "`next` of the page before, with the same parameters", "cursor"};
        asked.offset = *offset;
    }
    const auto now = std::chrono::system_clock::now();
    AnswerStamp stamp{.version = parts_.index.version(tenant->number),
                      .minute = depends_on_clock(query) ? ZoneClock::minute_of(now) : 0};
    const auto response_of = [&](std::string body) {
        http::Response response = http::json_response(std::move(body));
        response.etag = etag_of(stamp);
        return response;
    };
    if (!request.if_none_match.empty() && http::etag_matches(request.if_none_match, etag_of(stamp)))
        return http::Response{.status = 304, .etag = etag_of(stamp)};
    const AnswerKey key{tenant->number, asked.reader, businesses_path({}, query)};
    if (const auto kept = parts_.answers.find(key, stamp)) return response_of(*kept);

    if (depends_on_clock(query)) asked.now = *clock_.times(now);
    const auto [found, version] = parts_.index.search(tenant->number, asked);
    stamp.version = version;  // may have grown since it was looked up
    const auto items = items_json(asked, found);
    if (!items) return items.error();
    BusinessList list = list_without_items(found, query);
    const int end = asked.offset + static_cast<int>(found.hits.size());
    if (!found.hits.empty() && end < found.listed) list.next = cursor_at(end, query);
    std::string body = to_json(list, *items);
    parts_.answers.keep(key, stamp, std::make_shared<const std::string>(body));
    return response_of(std::move(body));
}

Result<Business, Problem> DirectoryService::seen(const http::Arguments& values, const Tenant& tenant) const {
    auto read = parts_.database.read([&](db::Connection& connection) {
        return parts_.businesses.find(connection, tenant.number, values.text("business"));
    });
    if (!read) return database_failed();
    if (!*read || !(*read)->listed) return not_found("business");
    auto business = seen_by((*read)->business, Reader::visitor);
    if (!business) return not_found("business");
    name_trade(*business);
    return *std::move(business);
}

DirectoryService::Answer DirectoryService::business(const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const auto business = seen(values, *tenant);
    if (!business) return business.error();
    http::Response response = http::json_response(to_json(*business));
    response.etag = http::content_etag(response.body);
    return response;
}

DirectoryService::Answer DirectoryService::similar(const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const auto business = seen(values, *tenant);
    if (!business) return business.error();

    search::SearchRequest asked{.sort = search::Sort::distance, .limit = similar_items_max + 1};
    const TradeList& trades = tables::trade_list();
    const TradeNumber trade = trades.find(business->trade.code);
    search::SearchAnswer found;
    if (trade != no_trade && !business->places.empty() && business->places.front().point) {
        asked.filters.near = search::Near{*business->places.front().point, similar_radius_m};
        asked.filters.trades = {std::string(trades.line(trades.nace_parent(trade)).code)};
        found = parts_.index.search(tenant->number, asked).answer;
    }
    const auto self = parts_.businesses.ids().number_of(tenant->number, business->id);
    std::erase_if(found.hits, [&](const search::Hit& hit) { return hit.number == self; });
    if (found.hits.size() > similar_items_max) found.hits.resize(similar_items_max);

    const auto items = items_json(asked, found);
    if (!items) return items.error();
    const BusinessList list{.total = {static_cast<int>(found.hits.size()), true}};
    http::Response response = http::json_response(to_json(list, *items));
    response.etag = http::content_etag(response.body);
    return response;
}

DirectoryService::Answer DirectoryService::trades(const http::Arguments& values) const {
    const TradeList& trades = tables::trade_list();
    std::vector<TradeNumber> found;
    if (const std::string_view typed = values.text("q"); !typed.empty()) {
        found = trade_suggestions(typed, tables::vocabulary(), trades);
    } else {
        const std::string_view code = values.text("parent");
        const TradeNumber parent = code.empty() ? no_trade : trades.find(code);
        if (parent == no_trade && !code.empty()) return not_found("parent");
        found = trades.children(parent);
    }
    std::vector<TradeEntry> entries;
    for (const TradeNumber trade : found) {
        const TradeLine& line = trades.line(trade);
        entries.push_back({std::string(line.code), std::string(line.label), line.end > trade + 1, short_name(line)});
    }
    http::Response response = http::json_response(to_json(entries));
    response.etag = http::content_etag(response.body);
    return response;
}

}  // namespace comptoir
