// What a server would answer to somebody who edits a page, and the person who does.
#pragma once

#include <string>

#include "shared/api/business_json.h"
#include "shared/api/me.h"
#include "shared/api/page_json.h"
#include "tests/wasm/app/page.h"

namespace comptoir::page {

inline std::string draft_body(std::int64_t version, const Content& content, const std::string& more = {}) {
    std::string body = "{\"version\":" + std::to_string(version) + ',' + more;
    return body + patch_json(Content{}, content).substr(1);
}

inline std::string preview_body(const Business& business) {
    return "{\"shown\":true,\"business\":" + to_json(business) + '}';
}

inline Content rivoire() {
    Content content;
    content.text(Field::legal_name) = "RIVOIRE SARL";
    content.text(Field::trade) = "43.22A";
    content.text(Field::description) = "Dépannage plomberie.";
    content.text(Field::phone) = "04 65 71 12 34";
    content.places.emplace_back();
    content.places[0][static_cast<std::size_t>(PlaceText::address)] = "14 rue Magenta";
    content.places[0][static_cast<std::size_t>(PlaceText::postcode)] = "69100";
    content.listed = Audience::everyone;
    return content;
}

inline Me owner() {
    return {.id = "p-1", .name = "Nadia Rivoire", .businesses = {{"b-1", "Rivoire", Role::owner, true}}, .branch = {}};
}

// Signs a person in and answers who it is.
inline void sign_in(app::Page& page, const Me& me) {
    page.view().person_changed("bank|" + me.id);
    page.answer("tenants/demo/me", to_json(me));
}

// An owner on a part of the page `content`.
inline void open_page(app::Page& page, const Content& content, const std::string& more = "\"published\":true,") {
    sign_in(page, owner());
    page.answer("tenants/demo/businesses/b-1/draft", draft_body(7, content, more));
}

}  // namespace comptoir::page
