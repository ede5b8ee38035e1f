// Counts of what businesses are, for the filters beside a list.
#pragma once

#include <vector>

#include "shared/directory/search/filter.h"
#include "shared/directory/search/parts.h"

namespace comptoir::search {

class FacetCounter {
public:
    // `filter` knows who is open; what else it holds does not count.
    FacetCounter(const Index::Parts& parts, const Filter& filter, const Sight& sight);

    void count(DocId doc);
    int counted() const { return counted_; }
    // The most frequent first.
    Facets facets() const;

private:
    const Index::Parts& parts_;
    const Filter& filter_;
    const Sight& sight_;
    int counted_ = 0;
    int open_now_ = 0;
    std::vector<int> trades_;
    std::vector<int> languages_, labels_;  // by number in the catalog
};

}  // namespace comptoir::search
