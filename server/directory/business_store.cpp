#include "server/directory/business_store.h"

#include <algorithm>
#include <utility>

#include "server/directory/attestation_store.h"
#include "server/directory/business_rows.h"
#include "server/directory/change_log.h"
#include "server/directory/odd_name_store.h"
#include "server/directory/pause_store.h"

namespace comptoir {

namespace {

// Numbers for places that no register numbers, from the second one on; taken away when read.
constexpr char unnumbered = '#';

StoredBusiness stored(const PublicIds& ids, business_rows::Row row) {
    StoredBusiness result;
    result.number = row.number;
    result.tenant = row.tenant;
    result.business = compose(row.facts);
    result.listed = is_listed(row.facts, result.business);
    result.business.id = ids.id_of(row.tenant, row.number);
    if (result.business.register_id.scheme == own_scheme) result.business.register_id = {};
    for (Place& place : result.business.places)
        if (!place.register_id.empty() && place.register_id.front() == unnumbered) place.register_id.clear();
    return result;
}

// What the bank's staff paused is not listed.
StoredBusiness with_pause(db::Connection& connection, StoredBusiness business) {
    if (business.listed) business.listed = !pause_store::find(connection, business.number);
    return business;
}

BusinessFacts facts_of(const Business& business) {
    BusinessFacts facts{.state = UnitState::open, .business = business};
    facts.business.id.clear();
    facts.business.trade.label.clear();
    facts.business.trade.name.clear();
    facts.business.attested.clear();
    facts.business.not_attested.clear();
    for (Place& place : facts.business.places) {
        const std::size_t index = facts.places.size();
        PlaceFacts& added = facts.places.emplace_back();
        if (place.register_id.empty() && index) place.register_id = unnumbered + std::to_string(index);
        added.place = std::move(place);
        added.seat = index == 0;
    }
    facts.business.places.clear();
    std::sort(facts.places.begin(), facts.places.end(),
              [](const PlaceFacts& a, const PlaceFacts& b) { return a.place.register_id < b.place.register_id; });
    return facts;
}

bool same(const BusinessFacts& a, const BusinessFacts& b) {
    return a.state == b.state && a.business == b.business && a.places == b.places;
}

// Whether the name is one for staff to look at.
void note_name(db::Connection& connection, TenantNumber tenant, BusinessNumber number, const Business& business) {
    odd_name_store::put(connection, tenant, number, display_name(business));
}

BusinessFacts facts_of(const RowFacts& row) {
    BusinessFacts facts;
    merge_unit(facts, row);
    facts.business.register_id = row.register_id;
    return facts;
}

PlaceFacts new_place(const RowFacts& row) {
    PlaceFacts place;
    place.place.register_id = row.place->place.register_id;
    merge_place(place, row);
    return place;
}

// The row's place with what the row says of it; nothing when that is what is known.
std::optional<PlaceFacts> changed_place(db::Connection& connection, BusinessNumber number, const RowFacts& row) {
    if (!row.place) return std::nullopt;
    std::optional<PlaceFacts> known = business_rows::place(connection, number, row.place->place.register_id);
    if (known) return merge_place(*known, row) ? known : std::nullopt;
    return new_place(row);
}

}  // namespace

Result<std::unique_ptr<BusinessStore>, db::Error> BusinessStore::open(db::Connection& connection) {
    try {
        db::Query query = connection.query("SELECT id_key FROM installation");
        PublicIds::Key key{};
        if (!query.step()) return db::Error{db::Failure::damaged, "the installation's key is gone; restore a backup"};
        const std::string_view bytes = query.text();
        if (bytes.size() != key.size())
            return db::Error{db::Failure::damaged, "the installation's key is cut; restore a backup"};
        std::copy(bytes.begin(), bytes.end(), key.begin());
        return std::make_unique<BusinessStore>(key);
    } catch (const SQLite::Exception& exception) {
        return db::error_of(exception, connection.file());
    }
}

std::optional<StoredBusiness> BusinessStore::find(db::Connection& connection, BusinessNumber number) const {
    std::optional<business_rows::Row> row = business_rows::find(connection, number);
    if (!row) return std::nullopt;
    row->facts.places = business_rows::places(connection, number);
    return with_pause(connection, stored(ids_, std::move(*row)));
}

std::optional<StoredBusiness> BusinessStore::find(db::Connection& connection, TenantNumber tenant,
                                                  std::string_view id) const {
    const std::optional<BusinessNumber> number = ids_.number_of(tenant, id);
    if (!number) return std::nullopt;
    std::optional<StoredBusiness> found = find(connection, *number);
    if (found && found->tenant != tenant) return std::nullopt;
    return found;
}

std::vector<StoredBusiness> BusinessStore::find_many(db::Connection& connection,
                                                     std::span<const BusinessNumber> numbers) const {
    std::vector<StoredBusiness> found;
    found.reserve(numbers.size());
    for (const BusinessNumber number : numbers)
        if (std::optional<StoredBusiness> business = find(connection, number)) found.push_back(std::move(*business));
    return found;
}

void BusinessStore::each(db::Connection& connection, BusinessNumber first,
                         const std::function<bool(const StoredBusiness&)>& visit) const {
    for (;;) {
        std::optional<business_rows::Row> row = business_rows::next(connection, first);
        if (!row) return;
        row->facts.places = business_rows::places(connection, row->number);
        first = row->number + 1;
        if (!visit(with_pause(connection, stored(ids_, std::move(*row))))) return;
    }
}

BusinessNumber BusinessStore::put(db::Connection& connection, TenantNumber tenant, const Business& business) const {
    const BusinessFacts facts = facts_of(business);
    std::optional<business_rows::Row> known = business_rows::find(connection, tenant, business.register_id);
    BusinessNumber number = 0;
    if (known) {
        number = known->number;
        known->facts.places = business_rows::places(connection, number);
        if (same(known->facts, facts)) return number;
        business_rows::update(connection, number, facts);
        business_rows::remove_places(connection, number);
    } else {
        number = business_rows::insert(connection, tenant, facts);
    }
    for (const PlaceFacts& place : facts.places) business_rows::put_place(connection, number, place);
    note_name(connection, tenant, number, facts.business);
    changed(connection, tenant, number);
    return number;
}

BusinessNumber BusinessStore::find_or_add(db::Connection& connection, TenantNumber tenant, const RegisterId& id) const {
    if (const auto known = business_rows::find(connection, tenant, id)) return known->number;
    BusinessFacts nothing_said;
    nothing_said.business.register_id = id;
    return business_rows::insert(connection, tenant, nothing_said);
}

bool BusinessStore::remove(db::Connection& connection, TenantNumber tenant, BusinessNumber number) const {
    const std::optional<business_rows::Row> row = business_rows::find(connection, number);
    if (!row || row->tenant != tenant) return false;
    business_rows::remove(connection, number);
    change_log::append(connection, tenant, number);
    return true;
}

Merged BusinessStore::merge(db::Connection& connection, TenantNumber tenant, const RowFacts& row) const {
    std::optional<business_rows::Row> known = business_rows::find(connection, tenant, row.register_id);
    if (!known) {
        const BusinessNumber number = business_rows::insert(connection, tenant, facts_of(row));
        if (row.place) business_rows::put_place(connection, number, new_place(row));
        change_log::append(connection, tenant, number);
        note_name(connection, tenant, number, facts_of(row).business);
        return Merged::added;
    }
    const bool unit_changed = merge_unit(known->facts, row);
    const std::optional<PlaceFacts> place = changed_place(connection, known->number, row);
    if (!unit_changed && !place) return Merged::unchanged;
    if (unit_changed) {
        business_rows::update(connection, known->number, known->facts);
        note_name(connection, tenant, known->number, find(connection, known->number)->business);
    }
    if (place) business_rows::put_place(connection, known->number, *place);
    changed(connection, tenant, known->number);
    return Merged::changed;
}

void BusinessStore::changed(db::Connection& connection, TenantNumber tenant, BusinessNumber number) const {
    change_log::append(connection, tenant, number);
    if (!attestation_store::of(connection, number).empty())
        attestation_store::end_changed(connection, tenant, number, find(connection, number)->business);
}

bool BusinessStore::would_change(db::Connection& connection, TenantNumber tenant, const RowFacts& row) const {
    std::optional<business_rows::Row> known = business_rows::find(connection, tenant, row.register_id);
    return !known || merge_unit(known->facts, row) || changed_place(connection, known->number, row);
}

std::optional<OwnWord> BusinessStore::own_word(db::Connection& connection, BusinessNumber number) const {
    std::optional<business_rows::Row> row = business_rows::find(connection, number);
    return row ? std::move(row->facts.own) : std::nullopt;
}

void BusinessStore::set_own_word(db::Connection& connection, TenantNumber tenant, BusinessNumber number,
                                 const std::optional<OwnWord>& word) const {
    if (word)
        business_rows::put_own_word(connection, number, *word);
    else
        business_rows::remove_own_word(connection, number);
    note_name(connection, tenant, number, find(connection, number)->business);
    changed(connection, tenant, number);
}

}  // namespace comptoir
