// Where the rows of a virtual list stand: heights measured so far, an estimate for the others. 100,000 rows cost what
// 50 do.
#pragma once

#include <cstddef>
#include <vector>

namespace comptoir::kit {

class RowHeights {
public:
    // Forgets what was measured when anything differs from before. `fixed`: every row is `row_height` high.
    void reset(size_t count, float row_height, bool fixed, float width);
    size_t count() const { return count_; }
    double offset(size_t row) const;  // of a row's upper edge; row == count gives the total
    double total() const { return offset(count_); }
    size_t row_at(double y) const;  // the row that covers y; the last one below the end
    float height(size_t row) const;
    // True when the row's height differs from what was assumed.
    bool set(size_t row, float height);

private:
    size_t count_ = 0;
    float row_height_ = 0, width_ = 0;
    bool fixed_ = true;
    std::vector<float> measured_;  // 0: not yet
    std::vector<double> surplus_;  // Fenwick tree of measured minus assumed
};

}  // namespace comptoir::kit
