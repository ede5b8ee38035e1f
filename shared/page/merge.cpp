#include "shared/page/merge.h"

namespace comptoir::page {

namespace {

// True when `mine` and `theirs` both left `base`, and to different values. Else `mine` becomes what follows.
template <typename T>
bool clashes(const T& base, T& mine, const T& theirs) {
    if (mine == theirs || theirs == base) return false;
    if (mine != base) return true;
    mine = theirs;
    return false;
}

bool are_alike(const std::vector<TypedPlace>& a, const std::vector<TypedPlace>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t index = 0; index < a.size(); ++index)
        if (a[index][0] != b[index][0]) return false;  // PlaceText::register_id
    return true;
}

bool places_clash(const Content& base, Content& mine, const Content& theirs) {
    if (!are_alike(base.places, mine.places) || !are_alike(base.places, theirs.places))
        return clashes(base.places, mine.places, theirs.places);
    bool clash = false;
    for (std::size_t place = 0; place < mine.places.size(); ++place)
        for (std::size_t text = 0; text < mine.places[place].size(); ++text)
            clash |= clashes(base.places[place][text], mine.places[place][text], theirs.places[place][text]);
    return clash;
}

}  // namespace

Merged merge(const Content& base, const Content& mine, const Content& theirs) {
    Merged merged{mine, {}, {}, false};
    Content& content = merged.content;
    for (std::size_t index = 0; index < field_count; ++index) {
        if (clashes(base.texts[index], content.texts[index], theirs.texts[index]))
            merged.texts.push_back(static_cast<Field>(index));
        if (clashes(base.audiences[index], content.audiences[index], theirs.audiences[index]))
            merged.audiences.push_back(static_cast<Field>(index));
    }
    if (places_clash(base, content, theirs)) merged.texts.push_back(Field::places);
    if (clashes(base.photos, content.photos, theirs.photos)) merged.texts.push_back(Field::photos);
    merged.listed = clashes(base.listed, content.listed, theirs.listed);
    return merged;
}

}  // namespace comptoir::page
