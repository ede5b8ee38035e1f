// Where an address is, from its commune and postcode.
#pragma once

#include <string_view>

#include "shared/directory/business.h"
#include "shared/directory/gazetteer.h"

namespace comptoir {

// Commune and, where the door's is not known, point of `place`, from an INSEE code or a name, and the postcode; the
// IANA zone from both. False when the code or the name is given and no commune is meant.
bool locate(const Gazetteer& gazetteer, std::string_view commune_code, std::string_view commune_name, Place& place);

}  // namespace comptoir
