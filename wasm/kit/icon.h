// Icons by meaning; the strokes are Lucide's (icon.cpp).
#pragma once

#include <cstdint>
#include <string_view>

namespace comptoir::kit {

enum class Icon : uint8_t {
    none,
    search,
    close,
    pin,
    filters,
    chevron_down,
    chevron_right,
    chevron_left,
    check,
    phone,
    mail,
    globe,
    directions,
    share,
    print,
    clock,
    building,
    tag,
    languages,
    locate,
    alert,
    info,
    offline,
    external,
    plus,
    minus,
    user,
    users,
    copy,
    text_mode,
    sort,
    calendar,
    star,
    refresh,
    home,
    bell,
    bookmark,
    verified,
    eye,
    undo,
    flag,
    count
};

// The strokes of one icon as SVG path data in a 24 x 24 box.
std::string_view icon_path(Icon icon);

}  // namespace comptoir::kit
