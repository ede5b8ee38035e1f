#include "shared/directory/business.h"

namespace comptoir {

const std::string& spoken_name(const std::string& name, const std::string& label, const std::string& code) {
    return !name.empty() ? name : !label.empty() ? label : code;
}

const std::string& display_name(const Business& business) {
    return business.trade_name.empty() ? business.legal_name : business.trade_name;
}

const std::string& name_or_number(const Business& business) {
    const std::string& name = display_name(business);
    return name.empty() ? business.register_id.id : name;
}

Audience audience_of(const Business& business, Field field) {
    return narrower(business.audience, business.field_audiences[static_cast<std::size_t>(field)]);
}

namespace {

void hide(Business& business, Field field) {
    switch (field) {
        case Field::legal_name:
            business.legal_name.clear();
            break;
        case Field::trade_name:
            business.trade_name.clear();
            break;
        case Field::register_id:
            business.register_id = {};
            for (Place& place : business.places) place.register_id.clear();
            break;
        case Field::vat_id:
            business.vat_id.clear();
            break;
        case Field::legal_form:
            business.legal_form.clear();
            break;
        case Field::trade:
            business.trade = {};
            break;
        case Field::description:
            business.description.clear();
            break;
        case Field::offers:
            business.offers.clear();
            break;
        case Field::seeks:
            business.seeks.clear();
            break;
        case Field::places:
            business.places.clear();
            break;
        case Field::hours:
            for (Place& place : business.places) place.hours = {};
            break;
        case Field::phone:
            business.phone.clear();
            break;
        case Field::email:
            business.email.clear();
            break;
        case Field::website:
            business.website.clear();
            break;
        case Field::languages:
            business.languages.clear();
            break;
        case Field::staff_band:
            business.staff_band.reset();
            break;
        case Field::labels:
            business.labels.clear();
            break;
        case Field::logo:
            business.logo.clear();
            break;
        case Field::member_since:
            business.member_since = 0;
            break;
        case Field::photos:
            business.photos.clear();
            break;
    }
}

}  // namespace

bool is_verified(const Business& business) {
    for (const Attestation& one : business.attested)
        if (is_of_identity(one.fact)) return true;
    return false;
}

std::optional<Business> seen_by(const Business& business, Reader reader) {
    if (!may_see(business.audience, reader)) return std::nullopt;
    Business seen = business;
    for (int index = 0; index < field_count; ++index) {
        const Field field = static_cast<Field>(index);
        if (!may_see(audience_of(business, field), reader)) hide(seen, field);
    }
    std::erase_if(seen.attested, [&](const Attestation& one) {
        const auto field = field_of(one.fact);
        return field && !may_see(audience_of(business, *field), reader);
    });
    seen.field_audiences = {};  // what is hidden, and from whom, is the owner's business
    return seen;
}

}  // namespace comptoir
