// How a business lies to an area, from its document alone.
#pragma once

#include <cmath>

#include "shared/directory/search/area.h"
#include "shared/directory/search/document.h"

namespace comptoir::search {

inline Nearness nearness_of(const Document& document, const Area& area, Reader reader) {
    Nearness near;
    double nearest = 0;
    for (const DocumentPlace& place : document.places) {
        if (!may_see(place.audience, reader)) continue;
        near.in_communes = near.in_communes || area.has_commune(place.commune);
        if (!place.point || !area.centre) continue;
        const double distance = distance_m(*area.centre, *place.point);
        if (near.distance_m && distance >= nearest) continue;
        nearest = distance;
        near.distance_m = static_cast<int>(std::lround(distance));
    }
    near.is_inside = near.in_communes || (area.radius_m > 0 && near.distance_m && nearest <= area.radius_m);
    return near;
}

}  // namespace comptoir::search
