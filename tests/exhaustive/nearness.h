// How a business lies to an area, from its document alone.
#pragma once

#include <cmath>

#include "shared/directory/search/area.h"
#include "shared/directory/search/document.h"

namespace comptoir::search {

inline Nearness nearness_of(const Document& document, const Area& area, Reader reader) {
    Nearness near;
    bool in_communes = false;
    double nearest = 0;
    for (const DocumentPlace& place : document.places) {
        if (!may_see(place.audience, reader)) continue;
        in_communes = in_communes || area.has_commune(place.commune);
        near.is_named = near.is_named || area.is_named(place.commune, place.postcode);
        if (!place.point || !area.centre) continue;
        const double distance = distance_m(*area.centre, *place.point);
        if (near.distance_m && distance >= nearest) continue;
        nearest = distance;
        near.distance_m = static_cast<int>(std::lround(distance));
    }
    near.is_inside = in_communes || (area.radius_m > 0 && near.distance_m && nearest <= area.radius_m);
    return near;
}

}  // namespace comptoir::search
