#include "wasm/console/detail_words.h"

#include <algorithm>
#include <optional>

#include "shared/console/report.h"
#include "shared/directory/attestation.h"
#include "shared/policy/audience.h"
#include "shared/policy/role.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using directory::Scene;

namespace {

// What a right or a choice is called; nothing for a word that is none.
std::optional<std::string_view> value_said(const Scene& scene, std::string_view word) {
    if (const auto role = parse_role(word))
        return scene.text(plus(Message::role_viewer, static_cast<int>(*role) - static_cast<int>(Role::viewer)));
    if (const auto staff = parse_staff_role(word))
        return scene.text(*staff == StaffRole::adviser ? Message::desk_adviser : Message::desk_moderator);
    if (Audience audience{}; parse_audience(word, audience))
        return scene.text(plus(Message::audience_everyone, audience));
    return std::nullopt;
}

std::optional<std::string> formatted(const Scene& scene, Message message, std::optional<std::string_view> value) {
    if (!value) return std::nullopt;
    return scene.language.format(message, {{"what", std::string(*value)}});
}

// One "key=value" or lone word; nothing for one that is not known.
std::optional<std::string> piece_said(const Scene& scene, std::string_view piece) {
    const std::size_t at = piece.find('=');
    const std::string_view key = piece.substr(0, at);
    const std::string_view value = at == piece.npos ? std::string_view() : piece.substr(at + 1);
    if (key == "role" || key == "listed") {
        const auto said = value_said(scene, value);
        return said ? std::optional(std::string(*said)) : std::nullopt;
    }
    if (key == "was") return formatted(scene, Message::detail_was, value_said(scene, value));
    if (key == "branch" || key == "of")
        return value.empty() ? std::string() : formatted(scene, Message::detail_branch, value);
    if (key == "as")
        return std::string(scene.text(value == "owner" ? Message::detail_as_owner : Message::detail_as_visitor));
    if (key == "found") return formatted(scene, Message::detail_found, value);
    if (key == "version") return formatted(scene, Message::detail_version, value);
    if (piece == "uphold") return std::string(scene.text(Message::detail_uphold));
    if (piece == "reject") return std::string(scene.text(Message::desk_reject));
    if (key == "measure")
        return value == measure_word(Measure::pause) ? std::string(scene.text(Message::measure_pause)) : std::string();
    if (const auto fact = parse_fact(piece))
        return std::string(scene.text(plus(Message::desk_fact_registration, *fact)));
    return std::nullopt;
}

}  // namespace

std::string detail_said(const Scene& scene, std::string_view detail) {
    std::string said;
    std::string_view rest = detail;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const auto piece = piece_said(scene, rest.substr(0, end));
        if (!piece) return said.empty() ? std::string(detail) : directory::joined(said, std::string(rest));
        if (!piece->empty()) said = said.empty() ? *piece : directory::joined(said, *piece);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return said;
}

}  // namespace comptoir::console
