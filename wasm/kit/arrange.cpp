#include "wasm/kit/arrange.h"

#include <algorithm>
#include <cmath>

#include "wasm/kit/lines.h"
#include "wasm/kit/stage.h"

namespace comptoir::kit {

namespace {

constexpr float natural = -1;         // a height that content decides
constexpr float words_least_px = 48;  // below this a text is not worth showing beside another
constexpr float split_main_least_px = 340;
constexpr float pair_name_least_px = 96;
constexpr float pair_width_least_px = 260;
constexpr float overlay_margin_px = 16;

class Arranger {
public:
    Arranger(Frame& frame) : frame_(frame), scale_(frame.stage->scale()) {}

    void widths() {
        for (int i = static_cast<int>(frame_.elements.size()) - 1; i >= 0; i--) width_wishes(i);
    }

    void arrange(int index, float width, float height) {
        Element& e = frame_.at(index);
        e.width = e.fixed_width > 0 ? std::min(e.fixed_width, width)
                  : e.max_width > 0 ? std::min(e.max_width, width)
                                    : width;
        const float inner_width = std::max(0.f, e.width - e.left - e.right);
        const float given = e.fixed_height > 0 ? e.fixed_height : height;
        const float inner_height = given < 0 ? natural : std::max(0.f, given - e.top - e.bottom);
        const float content = contents(index, inner_width, inner_height);
        Element& same = frame_.at(index);
        same.height = std::max(given < 0 ? content + same.top + same.bottom : given, same.min_height);
        if (same.arrange == Arrange::words || same.arrange == Arrange::leaf || !same.centered) return;
        move_children(index, (same.height - same.top - same.bottom - content) / 2);
    }

private:
    template <typename Each>
    void each_child(int index, Each&& each) {
        for (int child = frame_.at(index).first_child; child != no_element; child = frame_.at(child).next)
            each(frame_.at(child), child);
    }

    int children(int index) {
        int count = 0;
        each_child(index, [&](Element& child, int) { count += child.arrange != Arrange::aside; });
        return count;
    }

    void move_children(int index, float down) {
        if (down > 0) each_child(index, [&](Element& child, int) { child.y += down; });
    }

    // ---- Widths, children before parents

    void width_wishes(int index) {
        Element& e = frame_.at(index);
        float least = 0, liked = 0, sum_least = 0, sum_liked = 0;
        int count = 0;
        each_child(index, [&](Element& child, int) {
            least = std::max(least, child.least), liked = std::max(liked, child.liked);
            sum_least += child.least, sum_liked += child.liked;
            count++;
        });
        const float gaps = e.gap * static_cast<float>(std::max(0, count - 1));
        switch (e.arrange) {
            case Arrange::words:
                liked = widest_line(frame_, e);
                least = std::min(liked, words_least_px * scale_);
                break;
            case Arrange::line:
            case Arrange::spread:
                least = sum_least + gaps, liked = sum_liked + gaps;
                break;
            case Arrange::row:
                liked = sum_liked + gaps;
                if (!e.wrap) least = sum_least + gaps;
                break;
            case Arrange::pairs:
            case Arrange::split:
            case Arrange::panes:
                liked = sum_liked + gaps;
                break;
            case Arrange::scroll:
                least = std::min(least, words_least_px);
                break;
            case Arrange::leaf:
            case Arrange::column:
            case Arrange::grid:
            case Arrange::rows:
            case Arrange::over:
            case Arrange::below:
            case Arrange::foot:
            case Arrange::aside:
                break;
        }
        e.least = least + e.left + e.right;
        e.liked = liked + e.left + e.right;
        if (e.max_width > 0) e.liked = std::min(e.liked, e.max_width);
        if (e.fixed_width > 0) e.least = e.liked = e.fixed_width;
        e.least = std::min(e.least, e.liked);
    }

    // ---- Contents: give the inner height that they take

    float contents(int index, float width, float height) {
        switch (frame_.at(index).arrange) {
            case Arrange::leaf:
                return 0;
            case Arrange::words:
                return words(index, width);
            case Arrange::column:
            case Arrange::over:
            case Arrange::below:
            case Arrange::foot:
            case Arrange::aside:
                return column(index, width, height);
            case Arrange::row:
                return frame_.at(index).wrap ? wrapping_row(index, width) : line(index, width);
            case Arrange::line:
                return line(index, width);
            case Arrange::spread:
                return spread(index, width);
            case Arrange::split:
                return split(index, width);
            case Arrange::panes:
                return panes(index, width, height);
            case Arrange::pairs:
                return pairs(index, width);
            case Arrange::grid:
                return grid(index, width);
            case Arrange::scroll:
                return scroll(index, width, height);
            case Arrange::rows:
                return rows(index, width);
        }
        return 0;
    }

    float words(int index, float width) {
        Element& e = frame_.at(index);
        break_lines(frame_, e, width);
        return std::ceil(static_cast<float>(e.line_count) * frame_.stage->line_height(e.style) * 64) / 64;
    }

    float child_width(const Element& parent, const Element& child, float width) const {
        const bool narrow = child.fit || parent.align == Align::center || parent.align == Align::end;
        return narrow && !child.grow ? std::min(child.liked, width) : width;
    }

    void align_across(const Element& parent, Element& child, float width) {
        const float room = std::max(0.f, width - child.width);
        child.x = parent.left + (parent.align == Align::center ? room / 2 : parent.align == Align::end ? room : 0);
    }

    float column(int index, float width, float height) {
        const float gap = frame_.at(index).gap;
        float taken = gap * static_cast<float>(std::max(0, children(index) - 1));
        int growing = 0;
        const bool shares = height >= 0;
        each_child(index, [&](Element& child, int i) {
            if (shares && child.grow) {
                growing++;
                return;
            }
            const bool aside = child.arrange == Arrange::aside;
            const Element& e = frame_.at(index);
            arrange(i,
                    aside          ? std::min(child.liked, width)
                    : child.bleeds ? width + e.left + e.right
                                   : child_width(e, child, width),
                    natural);
            if (!aside) taken += frame_.at(i).height;
        });
        if (growing) {
            const float share = std::max(0.f, height - taken) / static_cast<float>(growing);
            each_child(index, [&](Element& child, int i) {
                if (!child.grow) return;
                arrange(i, width, std::max(share, child.min_height));
            });
        }
        double y = frame_.at(index).top;
        each_child(index, [&](Element& child, int) {
            align_across(frame_.at(index), child, width);
            if (child.bleeds) child.x = 0;
            child.y = y;
            if (child.arrange != Arrange::aside) y += child.height + gap;
        });
        return std::max(0.f, static_cast<float>(y) - gap - frame_.at(index).top);
    }

    // Arranges [from, to) beside each other within `width`: what is left goes to those that grow; what lacks is taken
    // from those that can shrink, first down to their least, then from all that have no width of their own.
    void share(int from, int to, float width, float gap, bool growing) {
        float liked = -gap, shrinkable = 0, least_free = 0;
        int grow = 0;
        for (int i = from; i != to; i = frame_.at(i).next) {
            const Element& child = frame_.at(i);
            liked += child.liked + gap;
            shrinkable += child.liked - child.least;
            if (child.fixed_width == 0) least_free += child.least;
            grow += growing && child.grow;
        }
        const float room = width - liked;
        const float shrunk = room < 0 && shrinkable > 0 ? std::min(1.f, -room / shrinkable) : 0;
        const float lacking = std::max(0.f, -room - shrinkable);
        const float squeezed = least_free > 0 ? std::max(0.f, 1 - lacking / least_free) : 1;
        // Those that grow become equal when that takes nothing from any of them.
        float equal = grow ? room / static_cast<float>(grow) : 0, widest = 0;
        for (int i = from; grow && i != to; i = frame_.at(i).next) {
            if (!frame_.at(i).grow) continue;
            equal += frame_.at(i).liked / static_cast<float>(grow);
            widest = std::max(widest, frame_.at(i).liked);
        }
        for (int i = from; i != to; i = frame_.at(i).next) {
            const Element& child = frame_.at(i);
            float given = child.liked - shrunk * (child.liked - child.least);
            if (room > 0 && growing && child.grow)
                given = equal >= widest ? equal : given + room / static_cast<float>(grow);
            if (lacking > 0 && child.fixed_width == 0) given *= squeezed;
            arrange(i, std::min(given, width), natural);
        }
    }

    // Places [from, to) of a row's children on one line at `y`; gives the line's height.
    float place_line(int index, int from, int to, float width, double y) {
        share(from, to, width, frame_.at(index).gap, true);
        return stand(index, from, to, width, y, false);
    }

    // Gives the children of a line, whose widths are known, their x and y.
    float stand(int index, int from, int to, float width, double y, bool last_at_end) {
        const Element& e = frame_.at(index);
        float height = 0, x = e.left, used = -e.gap;
        for (int i = from; i != to; i = frame_.at(i).next) {
            height = std::max(height, frame_.at(i).height);
            used += frame_.at(i).width + e.gap;
        }
        if (e.middle) x += std::max(0.f, (width - used) / 2);
        for (int i = from; i != to; i = frame_.at(i).next) {
            Element& child = frame_.at(i);
            if (last_at_end && child.next == to && i != from) x = std::max(x, e.left + width - child.width);
            child.x = x;
            const float spare = height - child.height;
            child.y = y + (e.align == Align::start ? 0 : e.align == Align::end ? spare : spare / 2);
            x += child.width + e.gap;
        }
        return height;
    }

    float wrapping_row(int index, float width) {
        const float gap = frame_.at(index).gap;
        double y = frame_.at(index).top;
        for (int from = frame_.at(index).first_child; from != no_element;) {
            float used = 0;
            int to = from;
            while (to != no_element) {
                const float wanted = std::min(frame_.at(to).liked, width);
                if (to != from && used + wanted > width + 0.01f) break;
                used += wanted + gap;
                to = frame_.at(to).next;
            }
            y += place_line(index, from, to, width, y) + gap;
            from = to;
        }
        return std::max(0.f, static_cast<float>(y) - gap - frame_.at(index).top);
    }

    float line(int index, float width) {
        return place_line(index, frame_.at(index).first_child, no_element, width, frame_.at(index).top);
    }

    // The last child keeps its width; where the others would get less than they need, they stand above it.
    float spread(int index, float width) {
        const Element& e = frame_.at(index);
        if (e.wrap && e.least > width + e.left + e.right && e.first_child != e.last_child)
            return column(index, width, natural);
        const int last = e.last_child;
        if (last == no_element || e.first_child == last) return line(index, width);
        const float end_width = std::min(frame_.at(last).liked, width * 0.7f);
        const int first = e.first_child;
        share(first, last, width - end_width - e.gap, e.gap, false);
        arrange(last, end_width, natural);
        return stand(index, first, no_element, width, frame_.at(index).top, true);
    }

    float split(int index, float width) {
        const int main = frame_.at(index).first_child, side = frame_.at(main).next;
        const float side_width = frame_.at(side).fixed_width;
        if (width < side_width + split_main_least_px * scale_) {
            frame_.at(side).fixed_width = 0;
            frame_.at(side).line_before = false;
            frame_.at(side).left = 0;
            return column(index, width, natural);
        }
        arrange(main, width - side_width, natural);
        arrange(side, side_width, natural);
        const float height = std::max(frame_.at(main).height, frame_.at(side).height);
        place_parts(index, main, side, height);
        return height;
    }

    float panes(int index, float width, float height) {
        const int first = frame_.at(index).first_child, second = frame_.at(first).next;
        const float first_width = std::min(frame_.at(first).fixed_width, width * 0.7f);
        arrange(first, first_width, height);
        arrange(second, width - first_width, height);
        place_parts(index, first, second, height);
        return std::max(frame_.at(first).height, frame_.at(second).height);
    }

    void place_parts(int index, int first, int second, float height) {
        Element &one = frame_.at(first), &two = frame_.at(second);
        one.x = frame_.at(index).left;
        two.x = one.x + one.width;
        one.y = two.y = frame_.at(index).top;
        if (height >= 0) one.height = std::max(one.height, height), two.height = std::max(two.height, height);
    }

    float pairs(int index, float width) {
        float name_width = pair_name_least_px * scale_;
        each_child(index,
                   [&](Element& pair, int) { name_width = std::max(name_width, frame_.at(pair.first_child).liked); });
        name_width = std::min(name_width, width * 0.45f);
        const bool beside = width >= pair_width_least_px * scale_;
        const float gap = frame_.at(index).gap;
        double y = frame_.at(index).top;
        each_child(index, [&](Element& pair, int i) {
            pair.width = width;
            const int name = pair.first_child, value = frame_.at(name).next;
            const float between = 12;
            arrange(name, beside ? name_width : width, natural);
            arrange(value, beside ? width - name_width - between : width, natural);
            Element& said = frame_.at(value);
            said.x = beside ? name_width + between : 0;
            said.y = beside ? 0 : frame_.at(name).height;
            Element& line = frame_.at(i);
            line.x = frame_.at(index).left;
            line.y = y;
            line.height = std::max(frame_.at(name).height, static_cast<float>(said.y) + said.height);
            y += line.height + gap;
        });
        return std::max(0.f, static_cast<float>(y) - gap - frame_.at(index).top);
    }

    float grid(int index, float width) {
        std::vector<float> columns = column_widths(index, width);
        double y = 0;
        each_child(index, [&](Element& line, int i) {
            line.width = width;
            line.x = 0;
            line.y = y;
            float x = 0, height = 0;
            size_t column_index = 0;
            each_child(i, [&](Element&, int cell) {
                const float cell_width = columns[column_index++];
                arrange(cell, cell_width, natural);
                frame_.at(cell).x = x;
                x += cell_width;
                height = std::max(height, frame_.at(cell).height);
            });
            frame_.at(i).height = height;
            y += height;
        });
        return static_cast<float>(y);
    }

    // Fixed ones as they are; the others share the rest by what they would like.
    std::vector<float> column_widths(int index, float width) {
        std::vector<float> liked;
        std::vector<uint8_t> fixed;
        each_child(index, [&](Element& line, int) {
            size_t column_index = 0;
            for (int cell = line.first_child; cell != no_element; cell = frame_.at(cell).next, column_index++) {
                if (column_index == liked.size()) liked.push_back(0), fixed.push_back(frame_.at(cell).fixed_width > 0);
                liked[column_index] = std::max(liked[column_index], frame_.at(cell).liked);
            }
        });
        float fixed_sum = 0, free_sum = 0;
        for (size_t i = 0; i < liked.size(); i++) (fixed[i] ? fixed_sum : free_sum) += liked[i];
        const float rest = std::max(0.f, width - fixed_sum);
        for (size_t i = 0; i < liked.size(); i++)
            if (!fixed[i] && free_sum > 0) liked[i] *= rest / free_sum;
        return liked;
    }

    float scroll(int index, float width, float height) {
        const int child = frame_.at(index).first_child;
        if (child == no_element) return 0;
        const bool sideways = frame_.at(index).sideways;
        if (sideways) {
            arrange(child, std::max(width, frame_.at(child).liked), natural);
        } else {
            const float bar = height < 0 ? 0 : frame_.at(index).scroll_bar;
            arrange(child, width - bar, natural);
            const bool fits = height >= 0 && frame_.at(child).height <= height;
            // What fits has no scroll bar beside it; what asks to grow (an empty state) fills the window on it.
            if (fits && (bar > 0 || frame_.at(child).grow))
                arrange(child, width, frame_.at(child).grow ? height : natural);
        }
        frame_.at(child).x = 0;
        frame_.at(child).y = 0;
        return frame_.at(child).height;
    }

    float rows(int index, float width) {
        RowHeights& heights = *frame_.at(index).heights;
        each_child(index, [&](Element& row, int i) {
            const uint32_t row_index = row.row_index;
            arrange(i, width, natural);
            heights.set(row_index, std::ceil(frame_.at(i).height));
        });
        each_child(index, [&](Element& row, int) {
            row.x = 0;
            row.y = heights.offset(row.row_index);
            row.height = heights.height(row.row_index);
        });
        return static_cast<float>(heights.total());
    }

    Frame& frame_;
    float scale_;
};

// Overlays stand on the root: dialogs cover it, suggestions hang under their field, messages stand above the lower
// edge.
void arrange_overlay(Frame& frame, Arranger& arranger, int index, float width, float height) {
    Element& e = frame.at(index);
    switch (e.arrange) {
        case Arrange::over: {
            arranger.arrange(index, width, natural);
            const int box = frame.at(index).first_child;
            const float room = std::max(0.f, height - 2 * overlay_margin_px);
            const float box_width = frame.at(box).fixed_width > 0
                                        ? std::min(frame.at(box).fixed_width, width - 2 * overlay_margin_px)
                                        : width;
            frame.at(box).fixed_width = box_width;
            arranger.arrange(box, box_width, natural);
            if (frame.at(box).height > room) arranger.arrange(box, box_width, room);
            Element& placed = frame.at(box);
            placed.x = std::max(0.f, (width - placed.width) / 2);
            placed.y = std::max(overlay_margin_px, (height - placed.height) / 2);
            frame.at(index).height = height;
            frame.at(index).x = 0;
            frame.at(index).y = 0;
            return;
        }
        case Arrange::below: {
            const Place anchor = place_of(frame, e.anchor);
            const float anchor_height = frame.at(e.anchor).height, anchor_width = frame.at(e.anchor).width;
            arranger.arrange(index, anchor_width, natural);
            Element& placed = frame.at(index);
            placed.x = anchor.x;
            placed.y = anchor.y + anchor_height + 4;
            return;
        }
        case Arrange::foot: {
            const float room = std::min(width - 2 * overlay_margin_px, 480 * frame.stage->scale());
            arranger.arrange(index, std::min(e.liked, room), natural);
            Element& placed = frame.at(index);
            placed.x = (width - placed.width) / 2;
            placed.y = height - placed.height - e.bottom - overlay_margin_px;
            return;
        }
        default:
            return;
    }
}

}  // namespace

Place place_of(const Frame& frame, int element) {
    Place place{0, 0};
    for (int i = element; i != no_element; i = frame.at(i).parent) {
        const Element& e = frame.at(i);
        place.x += e.x;
        place.y += e.y;
        if (i == element || e.arrange != Arrange::scroll) continue;
        place.x -= e.scroll_x;
        place.y -= e.scroll_y;
    }
    return place;
}

void arrange(Frame& frame, float width, float height) {
    if (frame.elements.empty()) return;
    Arranger arranger(frame);
    arranger.widths();
    arranger.arrange(0, width, height);
    float needed = 0;
    for (int child = frame.at(0).first_child; child != no_element; child = frame.at(child).next)
        needed = std::max(needed, static_cast<float>(frame.at(child).y) + frame.at(child).height);
    frame.at(0).height = std::max(height, needed);
    for (const int overlay : frame.overlays) arrange_overlay(frame, arranger, overlay, width, height);
    for (const int overlay : frame.overlays) frame.attach(0, overlay);
}

}  // namespace comptoir::kit
