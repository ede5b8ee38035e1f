#include "server/network/network_service.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/write_once.h"
#include "server/network/contact_store.h"
#include "server/network/notice_store.h"
#include "shared/api/body_reader.h"
#include "shared/core/calendar.h"
#include "shared/core/fold.h"

namespace comptoir::network {

namespace {

constexpr int relations_max = 10'000;  // that lists look at
constexpr int page_contacts = 50;

using http::not_found;

Problem conflict(ConnectionError error) {
    return {409, "conflict", "What is between the two businesses does not allow it.",
            std::string(connection_error_word(error)), "state"};
}

Contact contact_of(const Item& item, ConnectionView view) {
    Contact contact{.id = item.seen.id, .name = display_name(item.seen)};
    contact.view = view;
    // Who asks shows a name, whatever else it shows.
    contact.trade = spoken_name(item.seen.trade);
    if (!item.seen.places.empty()) contact.commune = item.seen.places.front().commune.name;
    contact.logo = item.seen.logo;
    return contact;
}

void add_relation(Contact& contact, const StoredRelation& relation) {
    contact.line = relation.line;
    if (relation.at_ms > 0) contact.at = instant_text(relation.at_ms);
}

void add_note(Contact& contact, const StoredContact& kept) {
    contact.note = kept.note;
    contact.saved = kept.saved;
}

// Does each word of the query begin a word of the name?
bool is_named(const std::string& name, const FoldedText& query) {
    FoldedText folded_name;
    fold(name, folded_name);
    for (std::size_t word = 0; word < query.words.size(); ++word) {
        bool is_met = false;
        for (std::size_t at = 0; at < folded_name.words.size(); ++at)
            is_met = is_met || folded_name.word(at).starts_with(query.word(word));
        if (!is_met) return false;
    }
    return true;
}

void sort_by_name(std::vector<Contact>& contacts) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t index = 0; index < contacts.size(); ++index)
        order.emplace_back(folded(contacts[index].name), index);
    std::sort(order.begin(), order.end());
    std::vector<Contact> sorted;
    for (const auto& [name, index] : order) sorted.push_back(std::move(contacts[index]));
    contacts = std::move(sorted);
}

// As what one reads the other's page. Who asks shows itself to who is asked, as to a connection.
Reader reader_in(ConnectionView view) {
    const bool is_near = view == ConnectionView::connected || view == ConnectionView::to_answer;
    return is_near ? Reader::connection : Reader::customer;
}

// One page, from the cursor on: the offset of its first.
http::Response page_of(std::vector<Contact> all, int to_answer, std::string_view cursor) {
    std::size_t offset = 0;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), offset);
    ContactList list{.items = {}, .next = {}, .to_answer = to_answer};
    const std::size_t end = std::min(all.size(), offset + page_contacts);
    for (std::size_t index = offset; index < end; ++index) list.items.push_back(std::move(all[index]));
    if (end < all.size()) list.next = std::to_string(end);
    return http::json_response(to_json(list));
}

void tell(db::Connection& connection, const ConnectionStep& step, ConnectionAction action, BusinessNumber business,
          BusinessNumber other, std::int64_t at_ms) {
    using namespace notice_store;
    if (step.tells_asked) notice_store::tell(connection, other, NoticeKind::asked, business, at_ms);
    if (step.tells_accepted) notice_store::tell(connection, other, NoticeKind::accepted, business, at_ms);
    if (step.takes_back) take_back(connection, other, NoticeKind::asked, business);
    if (step.settles) take_back(connection, business, NoticeKind::asked, other);
    if (action == ConnectionAction::block) forget(connection, business, other);
}

}  // namespace

Result<NetworkService::Pair, Problem> NetworkService::pair(const http::Arguments& values,
                                                           std::string_view other) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    const auto business = parts_.businesses.ids().number_of(tenant->number, values.text("business"));
    if (!business) return not_found("business");
    const BusinessNumber number = parts_.businesses.ids().sought(tenant->number, other);
    if (number == business)
        return Problem{409, "conflict", "A business has no relation to itself.", "another business"};
    return Pair{tenant->number, *business, number, std::hash<std::string_view>()(other)};
}

std::shared_ptr<const Item> NetworkService::shown(const Pair& pair, ConnectionView view) const {
    const Audience audience = parts_.index.audience_of(pair.tenant, pair.other, pair.seed);
    if (!may_see(audience, reader_in(view))) return nullptr;
    StoredRelation relation;
    relation.other = pair.other;
    // Only its view counts.
    if (view == ConnectionView::connected)
        relation.state.stances = {ConnectionStance::connect, ConnectionStance::connect};
    if (view == ConnectionView::to_answer)
        relation.state.stances = {ConnectionStance::nothing, ConnectionStance::connect};
    return shown(pair.tenant, {relation}).front();
}

std::vector<std::shared_ptr<const Item>> NetworkService::shown(TenantNumber tenant,
                                                               const std::vector<StoredRelation>& relations) const {
    std::vector<ItemCache::Wanted> wanted;
    std::vector<std::size_t> places;
    for (std::size_t index = 0; index < relations.size(); ++index) {
        const BusinessNumber other = relations[index].other;
        const ConnectionView view = view_of(relations[index].state, Side::first);
        const Reader reader = reader_in(view);
        if (!may_see(parts_.index.audience_of(tenant, other, other), reader)) continue;
        wanted.push_back({other, reader});
        places.push_back(index);
    }
    std::vector<std::shared_ptr<const Item>> found(relations.size());
    const auto seen = items(wanted);
    for (std::size_t index = 0; index < seen.size(); ++index) found[places[index]] = seen[index];
    return found;
}

std::vector<std::shared_ptr<const Item>> NetworkService::items(std::span<const ItemCache::Wanted> wanted) const {
    return parts_.items.get(wanted, [&](std::span<const BusinessNumber> numbers) {
        auto read = parts_.database.read(
            [&](db::Connection& connection) { return read_items(connection, parts_.businesses, numbers); });
        return read ? std::move(*read) : std::vector<StoredBusiness>();
    });
}

NetworkService::Answer NetworkService::ask(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    const std::string other = body.text("business", {.characters_min = 1, .characters_max = 64});
    const std::string line = body.text("line", {.characters_max = connection_line_characters_max});
    if (auto problem = body.refusal()) return *problem;
    const auto both = pair(values, other);
    if (!both) return both.error();
    return step(ConnectionAction::ask, request, *both, line);
}

NetworkService::Answer NetworkService::act(ConnectionAction action, const http::Request& request,
                                           const http::Arguments& values) {
    const auto both = pair(values, values.text("other"));
    if (!both) return both.error();
    return step(action, request, *both, std::nullopt);
}

NetworkService::Answer NetworkService::step(ConnectionAction action, const http::Request& request, const Pair& pair,
                                            const std::optional<std::string>& line) {
    const auto known = parts_.database.read(
        [&](db::Connection& connection) { return connection_store::find(connection, pair.business, pair.other); });
    if (!known) return identity::problem_of(known.error());
    const ConnectionView view = view_of(known->state, Side::first);
    const auto item = shown(pair, view);
    // Nobody learns of a hidden business by acting on it, but what is between two can always be ended.
    if (!item && (view == ConnectionView::none || action == ConnectionAction::ask)) return not_found("other");
    auto answer = identity::write_once(
        parts_.database, request, [&](db::Connection& connection) -> Result<http::Response, Problem> {
            if (action == ConnectionAction::ask || action == ConnectionAction::accept) {
                const auto own = parts_.businesses.find(connection, pair.business);
                if (!own || !own->listed || own->business.audience == Audience::nobody)
                    return Problem{409, "page_hidden", "Who wants to be connected must be seen.",
                                   "a published page of the own business", "business"};
            }
            const StoredRelation relation = connection_store::find(connection, pair.business, pair.other);
            const auto next_step = next(relation.state, action, Side::first);
            if (!next_step) return conflict(next_step.error());
            const std::int64_t at_ms = now_ms();
            const auto write = [&](Side side, BusinessNumber from, BusinessNumber to) {
                if (next_step->state.of(side) != relation.state.of(side))
                    connection_store::put(connection, from, to, next_step->state.of(side),
                                          side == Side::first ? line : std::nullopt, at_ms);
            };
            write(Side::first, pair.business, pair.other);
            write(Side::second, pair.other, pair.business);
            tell(connection, *next_step, action, pair.business, pair.other, at_ms);
            Contact contact{.id = parts_.businesses.ids().id_of(pair.tenant, pair.other)};
            const ConnectionView after = view_of(next_step->state, Side::first);
            if (item) contact = contact_of(*item, after);
            contact.view = after;
            add_relation(contact, connection_store::find(connection, pair.business, pair.other));
            add_note(contact, contact_store::find(connection, pair.business, pair.other));
            return http::json_response(to_json(contact));
        });
    if (answer) parts_.relations.changed(pair.business, pair.other);
    return answer;
}

NetworkService::Answer NetworkService::list(const http::Request&, const http::Arguments& values) const {
    const auto both = pair(values, {});
    if (!both) return both.error();
    ConnectionView wanted = ConnectionView::connected;
    parse_connection_view(values.text("state"), wanted);
    std::vector<StoredContact> kept;
    auto read = parts_.database.read([&](db::Connection& connection) {
        kept = contact_store::all(connection, both->business, relations_max);
        return connection_store::all(connection, both->business, relations_max);
    });
    if (!read) return identity::problem_of(read.error());
    int to_answer = 0;
    std::vector<StoredRelation> relations;
    for (StoredRelation& relation : *read) {
        const ConnectionView view = view_of(relation.state, Side::first);
        to_answer += view == ConnectionView::to_answer ? 1 : 0;
        if (view == wanted) relations.push_back(std::move(relation));
    }
    std::unordered_map<BusinessNumber, const StoredContact*> notes;
    for (const StoredContact& one : kept) notes.emplace(one.other, &one);
    FoldedText query;
    fold(values.text("q"), query);
    const auto seen = shown(both->tenant, relations);
    std::vector<Contact> all;
    for (std::size_t index = 0; index < seen.size(); ++index) {
        if (!seen[index] || !is_named(display_name(seen[index]->seen), query)) continue;
        Contact& contact = all.emplace_back(contact_of(*seen[index], wanted));
        add_relation(contact, relations[index]);
        if (const auto note = notes.find(relations[index].other); note != notes.end()) add_note(contact, *note->second);
    }
    if (wanted == ConnectionView::connected) sort_by_name(all);
    return page_of(std::move(all), to_answer, values.text("cursor"));
}

NetworkService::Answer NetworkService::relation(const http::Request&, const http::Arguments& values) const {
    const auto both = pair(values, values.text("other"));
    if (!both) return both.error();
    StoredContact kept;
    const auto relation = parts_.database.read([&](db::Connection& connection) {
        kept = contact_store::find(connection, both->business, both->other);
        return connection_store::find(connection, both->business, both->other);
    });
    if (!relation) return identity::problem_of(relation.error());
    const ConnectionView view = view_of(relation->state, Side::first);
    const auto item = shown(*both, view);
    if (!item && view == ConnectionView::none) return not_found("other");
    Contact contact{.id = std::string(values.text("other"))};
    if (item) contact = contact_of(*item, view);
    contact.view = view;
    add_relation(contact, *relation);
    add_note(contact, kept);
    return http::json_response(to_json(contact));
}

NetworkService::Answer NetworkService::note(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    StoredContact contact;
    contact.note = body.text("note", {.characters_max = contact_note_characters_max, .many_lines = true});
    contact.saved = body.flag("saved", false);
    if (auto problem = body.refusal()) return *problem;
    const auto both = pair(values, values.text("other"));
    if (!both) return both.error();
    contact.other = both->other;
    contact.at_ms = now_ms();
    StoredContact kept;
    const auto relation = parts_.database.read([&](db::Connection& connection) {
        kept = contact_store::find(connection, both->business, both->other);
        return connection_store::find(connection, both->business, both->other);
    });
    if (!relation) return identity::problem_of(relation.error());
    const bool is_kept = kept.saved || !kept.note.empty();
    if (!is_kept && !shown(*both, view_of(relation->state, Side::first))) return not_found("other");
    return identity::write_once(parts_.database, request,
                                [&](db::Connection& connection) -> Result<http::Response, Problem> {
                                    contact_store::put(connection, both->business, contact);
                                    return http::Response{.status = 204};
                                });
}

NetworkService::Answer NetworkService::contacts(const http::Request&, const http::Arguments& values) const {
    const auto both = pair(values, {});
    if (!both) return both.error();
    std::vector<StoredContact> kept;
    std::vector<StoredRelation> relations;
    const auto read = parts_.database.read([&](db::Connection& connection) {
        for (StoredContact& contact : contact_store::all(connection, both->business, relations_max)) {
            if (values.text("saved") == "true" && !contact.saved) continue;
            relations.push_back(connection_store::find(connection, both->business, contact.other));
            kept.push_back(std::move(contact));
        }
        return db::Nothing{};
    });
    if (!read) return identity::problem_of(read.error());
    const auto seen = shown(both->tenant, relations);
    std::vector<Contact> all;
    for (std::size_t index = 0; index < seen.size(); ++index) {
        if (!seen[index]) continue;
        Contact& contact = all.emplace_back(contact_of(*seen[index], view_of(relations[index].state, Side::first)));
        add_relation(contact, relations[index]);
        add_note(contact, kept[index]);
    }
    return page_of(std::move(all), 0, values.text("cursor"));
}

NetworkService::Answer NetworkService::notices(const http::Request&, const http::Arguments& values) const {
    const auto both = pair(values, {});
    if (!both) return both.error();
    std::vector<StoredNotice> told;
    std::vector<StoredRelation> relations;
    const auto read = parts_.database.read([&](db::Connection& connection) {
        told = notice_store::all(connection, both->business);
        for (const StoredNotice& notice : told)
            relations.push_back(connection_store::find(connection, both->business, notice.other));
        return db::Nothing{};
    });
    if (!read) return identity::problem_of(read.error());
    NoticeList list;
    const auto seen = shown(both->tenant, relations);
    for (std::size_t index = 0; index < told.size(); ++index) {
        list.until = std::max(list.until, told[index].number);
        if (!seen[index]) continue;
        list.items.push_back({.number = told[index].number,
                              .kind = told[index].kind,
                              .id = seen[index]->seen.id,
                              .name = display_name(seen[index]->seen),
                              .at = instant_text(told[index].at_ms),
                              .read = told[index].read});
        list.unread += told[index].read ? 0 : 1;
    }
    return http::json_response(to_json(list));
}

NetworkService::Answer NetworkService::read_notices(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    const std::int64_t until = body.integer("until", 0, std::int64_t{1} << 53, 0);
    if (auto problem = body.refusal()) return *problem;
    const auto both = pair(values, {});
    if (!both) return both.error();
    return identity::write_once(parts_.database, request,
                                [&](db::Connection& connection) -> Result<http::Response, Problem> {
                                    notice_store::read_until(connection, both->business, until);
                                    return http::Response{.status = 204};
                                });
}

}  // namespace comptoir::network
