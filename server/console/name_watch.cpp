#include "server/console/name_watch.h"

#include <algorithm>

#include "server/console/answers.h"
#include "server/directory/look_alike.h"
#include "server/directory/odd_name_store.h"
#include "server/http/router.h"
#include "server/identity/people_store.h"
#include "server/identity/write_once.h"

namespace comptoir::console {

namespace {

constexpr int candidates_max = 30;  // of each reading
constexpr int odd_names_max = 20;   // a page of them; each is searched for

void write_names(JsonWriter& json, std::string_view key, const std::vector<Named>& names) {
    json.key(key).begin_array();
    for (const Named& one : names) json.begin_object().key("id").text(one.id).key("name").text(one.name).end_object();
    json.end_array();
}

}  // namespace

Result<std::vector<Named>, db::Error> NameWatch::alike(TenantNumber tenant, BusinessNumber business,
                                                       std::string_view name) const {
    std::vector<BusinessNumber> candidates;
    for (const std::string& reading : readings(name)) {
        const auto found =
            index_.search(tenant, {.text = reading, .ignore_place = true, .limit = candidates_max}).answer;
        for (const search::Hit& hit : found.hits)
            if (hit.number != business &&
                std::find(candidates.begin(), candidates.end(), hit.number) == candidates.end())
                candidates.push_back(hit.number);
    }
    auto read =
        database_.read([&](db::Connection& connection) { return businesses_.find_many(connection, candidates); });
    if (!read) return read.error();
    std::vector<Named> alike;
    for (const StoredBusiness& other : *read) {
        const auto seen = other.listed ? seen_by(other.business, Reader::visitor) : std::nullopt;
        if (seen && look_alike(name, display_name(*seen))) alike.push_back({seen->id, display_name(*seen)});
    }
    return alike;
}

NameWatch::Answer NameWatch::compare(const http::Request& request, const http::Arguments& values) const {
    const TenantNumber tenant = request.caller->tenant;
    const auto business = businesses_.ids().number_of(tenant, values.text("business"));
    const auto found = alike(tenant, business.value_or(0), values.text("name"));
    if (!found) return identity::problem_of(found.error());
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_names(json, "items", *found);
    json.end_object();
    return http::json_response(std::move(text));
}

NameWatch::Answer NameWatch::list(const http::Request& request, const http::Arguments& values) const {
    const identity::Caller& caller = *request.caller;
    std::vector<BusinessNumber> numbers;
    auto odd = database_.read([&](db::Connection& connection) {
        numbers = odd_name_store::list(connection, caller.tenant, values.integer("cursor", 0), odd_names_max);
        auto businesses = businesses_.find_many(connection, numbers);
        if (caller.staff != StaffRole::moderator)
            std::erase_if(businesses, [&](const StoredBusiness& one) {
                return identity::people_store::branch_of(connection, one.number) != caller.branch;
            });
        return businesses;
    });
    if (!odd) return identity::problem_of(odd.error());
    std::string items;
    for (const StoredBusiness& one : *odd) {
        const auto found = alike(caller.tenant, one.number, display_name(one.business));
        if (!found) return identity::problem_of(found.error());
        if (found->empty()) continue;
        if (!items.empty()) items += ',';
        JsonWriter json(items);
        json.begin_object().key("id").text(one.business.id).key("name").text(display_name(one.business));
        write_names(json, "looks_like", *found);
        json.end_object();
    }
    return list_of(items, numbers.size() == odd_names_max ? numbers.back() : 0);
}

}  // namespace comptoir::console
