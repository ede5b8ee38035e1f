#include "shared/network/notice.h"

namespace comptoir {

namespace {
constexpr std::string_view words[notice_kind_count] = {"asked", "accepted", "published"};
}

std::string_view notice_kind_word(NoticeKind kind) {
    return words[static_cast<std::size_t>(kind)];
}

std::optional<NoticeKind> parse_notice_kind(std::string_view word) {
    for (int index = 0; index < notice_kind_count; ++index)
        if (words[index] == word) return static_cast<NoticeKind>(index);
    return std::nullopt;
}

}  // namespace comptoir
