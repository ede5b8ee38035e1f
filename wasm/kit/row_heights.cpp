#include "wasm/kit/row_heights.h"

#include <algorithm>

namespace comptoir::kit {

void RowHeights::reset(size_t count, float row_height, bool fixed, float width) {
    if (count == count_ && row_height == row_height_ && fixed == fixed_ && width == width_) return;
    count_ = count;
    row_height_ = row_height;
    fixed_ = fixed;
    width_ = width;
    measured_.assign(fixed ? 0 : count, 0);
    surplus_.assign(fixed ? 0 : count + 1, 0);
}

double RowHeights::offset(size_t row) const {
    row = std::min(row, count_);
    double y = static_cast<double>(row) * row_height_;
    if (!fixed_)
        for (size_t i = row; i > 0; i -= i & (~i + 1)) y += surplus_[i];
    return y;
}

size_t RowHeights::row_at(double y) const {
    size_t low = 0, high = count_ ? count_ - 1 : 0;
    while (low < high) {
        const size_t middle = (low + high + 1) / 2;
        if (offset(middle) <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

float RowHeights::height(size_t row) const {
    return fixed_ || measured_[row] == 0 ? row_height_ : measured_[row];
}

bool RowHeights::set(size_t row, float height_px) {
    if (fixed_ || row >= count_) return false;
    const float change = height_px - height(row);
    measured_[row] = height_px;
    if (change == 0) return false;
    for (size_t i = row + 1; i < surplus_.size(); i += i & (~i + 1)) surplus_[i] += change;
    return true;
}

}  // namespace comptoir::kit
