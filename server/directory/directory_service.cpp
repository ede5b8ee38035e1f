#include "server/directory/directory_service.h"

#include <algorithm>
#include <random>

#include "server/directory/attestation_store.h"
#include "server/directory/list_answer.h"
#include "server/http/etag.h"
#include "server/http/refusals.h"
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

using http::database_failed;
using http::not_found;

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

// Font and colours of the bank, as the frame puts them on; empty when it chose none.
std::string look_of(const std::vector<Setting>& settings) {
    std::string text;
    JsonWriter json(text);
    bool any = !setting_of(settings, "font").empty();
    json.begin_object().member("font", setting_of(settings, "font"));
    for (const std::string scheme : {"light", "dark"}) {
        json.key(scheme).begin_object();
        for (const Setting& setting : settings) {
            if (!setting.name.starts_with(scheme + ".")) continue;
            json.key(setting.name.substr(scheme.size() + 1)).text(setting.value);
            any = true;
        }
        json.end_object();
    }
    json.end_object();
    return any ? text : std::string();
}

TenantProfile profile_of(const Tenant& tenant, const search::Total& total) {
    const auto said = [&](std::string_view name) { return std::string(setting_of(tenant.settings, name)); };
    TenantProfile profile{.id = tenant.name,
                          .name = tenant.title.empty() ? tenant.name : tenant.title,
                          .businesses = total.value,
                          .exact = total.exact,
                          .email = said("contact.email"),
                          .phone = said("contact.phone"),
                          .terms = said("legal.terms"),
                          .privacy = said("legal.privacy"),
                          .notice = said("legal.notice"),
                          .look = look_of(tenant.settings)};
    for (std::string_view rest = setting_of(tenant.settings, "locales"); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        profile.locales.emplace_back(rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return profile;
}

std::string random_start() {
    std::random_device device;
    return std::to_string(device());
}

}  // namespace

DirectoryService::DirectoryService(Parts parts) : parts_(parts), start_(random_start()) {
    clock_.times(std::chrono::system_clock::now());  // the first reading of zones takes 40 ms
}

Readership DirectoryService::readership_of(const http::Request& request) const {
    if (request.caller == nullptr) return {};
    Readership readership{.reader = Reader::customer, .person = request.caller->person, .connections = {}};
    if (parts_.connections_of) readership.connections = parts_.connections_of(*request.caller);
    return readership;
}

DirectoryService::Answer DirectoryService::tenant(const http::Request& request, const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const Readership readership = readership_of(request);
    search::SearchRequest all{.reader = readership.reader, .connections = readership.numbers(), .limit = 0};
    const search::Total total = parts_.index.search(tenant->number, all).answer.total;
    return http::json_response(to_json(profile_of(*tenant, total)));
}

Result<std::string, Problem> DirectoryService::items_json(const search::SearchRequest& asked,
                                                          const search::SearchAnswer& found,
                                                          const Readership& readership) const {
    std::vector<ItemCache::Wanted> wanted;
    for (const search::Hit& hit : found.hits) wanted.push_back({hit.number, readership.to(hit.number)});
    bool failed = false;
    const auto items = parts_.items.get(wanted, [&](std::span<const BusinessNumber> numbers) {
        auto read = parts_.database.read(
            [&](db::Connection& connection) { return read_items(connection, parts_.businesses, numbers); });
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

http::Response DirectoryService::within_quota(const http::Request& request, TenantNumber tenant,
                                              ReadingQuota::Kind kind, std::span<const BusinessNumber> businesses,
                                              http::Response response) const {
    if (parts_.quota == nullptr) return response;
    const std::uint32_t person = request.caller != nullptr ? request.caller->person : 0;
    const int wait_s = parts_.quota->take({tenant, person, request.client}, kind, businesses);
    if (wait_s == 0) return response;
    return http::problem_response({429, "read_too_much", "More businesses were read than one reader looks at in a day.",
                                   "the same again after Retry-After seconds"})
        .with("Retry-After", std::to_string(wait_s));
}

std::string DirectoryService::etag_of(AnswerStamp stamp, const Readership& readership) const {
    const bool is_known = readership.person != 0;
    return "W/\"" + start_ + "-" + std::to_string(stamp.version) +
           (stamp.minute != 0 ? "-" + std::to_string(stamp.minute) : "") +
           (is_known ? "-p" + std::to_string(readership.person) + "-" + std::to_string(readership.fingerprint()) : "") +
           "\"";
}

DirectoryService::Answer DirectoryService::list(const http::Request& request, const http::Arguments& values) {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const BusinessQuery query = query_of(values);
    const Readership readership = readership_of(request);
    search::SearchRequest asked = search_request(query);
    asked.reader = readership.reader;
    asked.connections = readership.numbers();
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
    const auto response_of = [&](const KeptAnswer& answer) {
        http::Response response = http::json_response(answer.body);
        response.etag = etag_of(stamp, readership);
        return within_quota(request, tenant->number, ReadingQuota::Kind::item, answer.businesses, std::move(response));
    };
    if (!request.if_none_match.empty() && http::etag_matches(request.if_none_match, etag_of(stamp, readership)))
        return http::Response{.status = 304, .etag = etag_of(stamp, readership)};
    const std::uint64_t connections = readership.fingerprint();
    const AnswerKey key{tenant->number, asked.reader, businesses_path({}, query),
                        connections != 0 ? readership.person : 0, connections};
    if (const auto kept = parts_.answers.find(key, stamp)) return response_of(*kept);

    if (depends_on_clock(query)) asked.now = *clock_.times(now);
    const auto [found, version] = parts_.index.search(tenant->number, asked);
    stamp.version = version;  // may have grown since it was looked up
    const auto items = items_json(asked, found, readership);
    if (!items) return items.error();
    BusinessList list = list_without_items(found, query);
    const int end = asked.offset + static_cast<int>(found.hits.size());
    if (!found.hits.empty() && end < found.listed) list.next = cursor_at(end, query);
    auto answer = std::make_shared<KeptAnswer>(KeptAnswer{to_json(list, *items)});
    for (const search::Hit& hit : found.hits) answer->businesses.push_back(hit.number);
    parts_.answers.keep(key, stamp, answer);
    return response_of(*answer);
}

Result<StoredBusiness, Problem> DirectoryService::seen(TenantNumber tenant, std::string_view id,
                                                       const Readership& readership,
                                                       const identity::Caller* caller) const {
    const BusinessNumber number = parts_.businesses.ids().sought(tenant, id);
    const Reader reader = readership.to(number);
    const Audience audience = parts_.index.audience_of(tenant, number, std::hash<std::string_view>()(id));
    // One's own is read where it is written: the index follows within milliseconds.
    const bool is_own = caller != nullptr && caller->role_in(number) != Role::none;
    if (!is_own && !may_see(audience, reader)) return not_found("business");
    std::vector<StoredAttestation> attested;
    auto read = parts_.database.read([&](db::Connection& connection) {
        auto found = parts_.businesses.find(connection, tenant, id);
        if (found) attested = attestation_store::of(connection, found->number);
        return found;
    });
    if (!read) return database_failed();
    if (!*read || !(*read)->listed) return not_found("business");
    auto business = seen_by((*read)->business, reader);
    if (!business) return not_found("business");
    attestation_store::tell(attested, (*read)->business, reader, *business);
    name_trade(*business);
    (*read)->business = *std::move(business);
    return **std::move(read);
}

DirectoryService::Answer DirectoryService::business(const http::Request& request, const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const auto found = seen(tenant->number, values.text("business"), readership_of(request), request.caller);
    if (!found) return found.error();
    http::Response response = http::json_response(to_json(found->business));
    response.etag = http::content_etag(response.body);
    return within_quota(request, tenant->number, ReadingQuota::Kind::page, {&found->number, 1}, std::move(response));
}

DirectoryService::Answer DirectoryService::similar(const http::Request& request, const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const Readership readership = readership_of(request);
    const auto stored = seen(tenant->number, values.text("business"), readership, request.caller);
    if (!stored) return stored.error();
    const Business* business = &stored->business;

    search::SearchRequest asked{.reader = readership.reader,
                                .connections = readership.numbers(),
                                .sort = search::Sort::distance,
                                .limit = similar_items_max + 1};
    const TradeList& trades = tables::trade_list();
    const TradeNumber trade = trades.find(business->trade.code);
    search::SearchAnswer found;
    if (trade != no_trade && !business->places.empty() && business->places.front().point) {
        asked.filters.near = search::Near{*business->places.front().point, similar_radius_m};
        asked.filters.trades = {std::string(trades.line(trades.nace_parent(trade)).code)};
        found = parts_.index.search(tenant->number, asked).answer;
    }
    std::erase_if(found.hits, [&](const search::Hit& hit) { return hit.number == stored->number; });
    if (found.hits.size() > similar_items_max) found.hits.resize(similar_items_max);

    const auto items = items_json(asked, found, readership);
    if (!items) return items.error();
    const BusinessList list{.total = {static_cast<int>(found.hits.size()), true}};
    http::Response response = http::json_response(to_json(list, *items));
    response.etag = http::content_etag(response.body);
    std::vector<BusinessNumber> shown;
    for (const search::Hit& hit : found.hits) shown.push_back(hit.number);
    return within_quota(request, tenant->number, ReadingQuota::Kind::item, shown, std::move(response));
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
