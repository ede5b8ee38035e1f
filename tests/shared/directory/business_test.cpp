#include "shared/directory/business.h"

#include <doctest/doctest.h>

using namespace comptoir;

namespace {

Business bakery() {
    Business business;
    business.id = "b1";
    business.audience = Audience::everyone;
    business.legal_name = "FOURNIL DES PENTES";
    business.trade_name = "Le Fournil";
    business.register_id = {"FR", "siren", "732829320"};
    business.phone = "+33472000000";
    business.places.push_back({.register_id = "73282932000074", .address = "14 rue Magenta"});
    business.photos = {{"f1", "La vitrine"}};
    return business;
}

void set_audience(Business& business, Field field, Audience audience) {
    business.field_audiences[static_cast<std::size_t>(field)] = audience;
}

}  // namespace

TEST_CASE("a business for customers does not exist for a visitor") {
    Business business = bakery();
    business.audience = Audience::customers;
    CHECK_FALSE(seen_by(business, Reader::visitor).has_value());
    CHECK(seen_by(business, Reader::customer).has_value());
}

TEST_CASE("each field is hidden from those it is not for, and only that field") {
    for (int index = 0; index < field_count; ++index) {
        CAPTURE(index);
        Business business = bakery();
        set_audience(business, static_cast<Field>(index), Audience::connections);
        Business expected = bakery();
        if (static_cast<Field>(index) == Field::legal_name) expected.legal_name.clear();
        if (static_cast<Field>(index) == Field::trade_name) expected.trade_name.clear();
        if (static_cast<Field>(index) == Field::trade) expected.trade = {};
        if (static_cast<Field>(index) == Field::phone) expected.phone.clear();
        if (static_cast<Field>(index) == Field::photos) expected.photos.clear();
        if (static_cast<Field>(index) == Field::places) expected.places.clear();
        if (static_cast<Field>(index) == Field::register_id) {
            expected.register_id = {};
            expected.places[0].register_id.clear();
        }
        CHECK(*seen_by(business, Reader::customer) == expected);
        CHECK(seen_by(business, Reader::connection)->phone == bakery().phone);
    }
}

TEST_CASE("a field is never wider than its business") {
    Business business = bakery();
    business.audience = Audience::connections;
    CHECK(audience_of(business, Field::phone) == Audience::connections);
}
