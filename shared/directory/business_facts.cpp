#include "shared/directory/business_facts.h"

#include <algorithm>

namespace comptoir {

namespace {

template <typename T>
bool assign(T& known, const T& said) {
    if (known == said) return false;
    known = said;
    return true;
}

}  // namespace

bool assign_field(Business& known, const Business& said, Field field) {
    switch (field) {
        case Field::legal_name:
            return assign(known.legal_name, said.legal_name);
        case Field::trade_name:
            return assign(known.trade_name, said.trade_name);
        case Field::register_id:
            return false;  // what businesses are told apart by
        case Field::vat_id:
            return assign(known.vat_id, said.vat_id);
        case Field::legal_form:
            return assign(known.legal_form, said.legal_form);
        case Field::trade:
            return assign(known.trade, said.trade);
        case Field::description:
            return assign(known.description, said.description);
        case Field::offers:
            return assign(known.offers, said.offers);
        case Field::seeks:
            return assign(known.seeks, said.seeks);
        case Field::places:
        case Field::hours:
            return false;  // facts of a place
        case Field::phone:
            return assign(known.phone, said.phone);
        case Field::email:
            return assign(known.email, said.email);
        case Field::website:
            return assign(known.website, said.website);
        case Field::languages:
            return assign(known.languages, said.languages);
        case Field::staff_band:
            return assign(known.staff_band, said.staff_band);
        case Field::labels:
            return assign(known.labels, said.labels);
        case Field::logo:
            return assign(known.logo, said.logo);
        case Field::member_since:
            return assign(known.member_since, said.member_since);
        case Field::photos:
            return assign(known.photos, said.photos);
    }
    return false;
}

namespace {

bool assign_address(Place& known, const Place& said) {
    bool changed = assign(known.address, said.address);
    changed |= assign(known.postcode, said.postcode);
    changed |= assign(known.commune, said.commune);
    changed |= assign(known.country, said.country);
    changed |= assign(known.zone, said.zone);
    return changed;
}

bool assign_point(Place& known, const Place& said) {
    if (said.approximate && known.point && !known.approximate && known.commune == said.commune) return false;
    const bool moved = assign(known.point, said.point);
    return assign(known.approximate, said.approximate) || moved;
}

bool assign_part(PlaceFacts& known, const PlaceFacts& said, PlacePart part) {
    switch (part) {
        case PlacePart::state:
            return assign(known.state, said.state);
        case PlacePart::seat:
            return assign(known.seat, said.seat);
        case PlacePart::name:
            return assign(known.place.name, said.place.name);
        case PlacePart::trade:
            return assign(known.trade, said.trade);
        case PlacePart::address:
            return assign_address(known.place, said.place);
        case PlacePart::point:
            return assign_point(known.place, said.place);
        case PlacePart::hours:
            return assign(known.place.hours, said.place.hours);
    }
    return false;
}

void drop_unnumbered(std::vector<const PlaceFacts*>& open) {
    const auto numbered = [](const PlaceFacts* facts) { return !facts->place.register_id.empty(); };
    if (std::any_of(open.begin(), open.end(), numbered))
        open.erase(std::remove_if(open.begin(), open.end(), [&](auto* facts) { return !numbered(facts); }), open.end());
}

std::vector<const PlaceFacts*> open_places(const BusinessFacts& facts) {
    std::vector<const PlaceFacts*> open;
    for (const PlaceFacts& place : facts.places)
        if (place.state == PlaceState::open) open.push_back(&place);
    drop_unnumbered(open);
    std::stable_sort(open.begin(), open.end(), [](const PlaceFacts* a, const PlaceFacts* b) {
        if (a->seat != b->seat) return a->seat;
        return a->place.register_id < b->place.register_id;
    });
    return open;
}

void name_after_places(Business& business, const std::vector<const PlaceFacts*>& open) {
    if (!business.trade_name.empty()) return;
    for (const PlaceFacts* facts : open) {
        if (!facts->seat && !business.legal_name.empty()) return;  // a branch's sign is not the firm's
        business.trade_name = facts->place.name;
        if (!business.trade_name.empty()) return;
    }
}

void trade_after_places(Business& business, const std::vector<const PlaceFacts*>& open) {
    for (const PlaceFacts* facts : open) {
        if (!business.trade.code.empty()) return;
        business.trade = facts->trade;
    }
}

}  // namespace

bool merge_unit(BusinessFacts& known, const RowFacts& row) {
    bool changed = assign(known.business.audience, row.audience);
    if (row.state) changed |= assign(known.state, *row.state);
    for (int index = 0; index < field_count; ++index)
        if (row.says[static_cast<std::size_t>(index)])
            changed |= assign_field(known.business, row.business, static_cast<Field>(index));
    return changed;
}

bool merge_place(PlaceFacts& known, const RowFacts& row) {
    const PlaceFacts& said = *row.place;
    if (!row.place_says[static_cast<std::size_t>(PlacePart::state)]) {
        if (known.state != PlaceState::open) return false;
    } else if (said.state != PlaceState::open) {
        PlaceFacts gone;
        gone.place.register_id = said.place.register_id;
        gone.state = said.state;
        gone.seat = said.seat;
        return assign(known, gone);
    }
    bool changed = false;
    for (int index = 0; index < place_part_count; ++index)
        if (row.place_says[static_cast<std::size_t>(index)])
            changed |= assign_part(known, said, static_cast<PlacePart>(index));
    return changed;
}

Business compose(const BusinessFacts& facts) {
    Business business = facts.business;
    const std::vector<const PlaceFacts*> open = open_places(facts);
    name_after_places(business, open);
    trade_after_places(business, open);
    for (const PlaceFacts* place : open) {
        Place& added = business.places.emplace_back(place->place);
        if (added.name == display_name(business)) added.name.clear();
    }
    if (facts.own) lay_over(business, *facts.own, facts.places);
    return business;
}

bool is_listed(const BusinessFacts& facts, const Business& composed) {
    if (facts.state == UnitState::closed || facts.state == UnitState::withheld) return false;
    if (display_name(composed).empty()) return false;
    return facts.places.empty() || std::any_of(facts.places.begin(), facts.places.end(),
                                               [](const PlaceFacts& place) { return place.state == PlaceState::open; });
}

}  // namespace comptoir
