#include "server/tenant/issuer.h"

#include <algorithm>
#include <array>

namespace comptoir {

namespace {

constexpr std::array<std::string_view, 3> algorithm_words = {"RS256", "ES256", "EdDSA"};
constexpr std::size_t text_bytes_max = 200;

bool is_plain(std::string_view text) {
    return !text.empty() && text.size() <= text_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char letter) { return letter > 0x20 && letter < 0x7F; });
}

}  // namespace

std::string_view algorithm_word(Algorithm algorithm) {
    return algorithm_words[static_cast<std::size_t>(algorithm)];
}

std::optional<Algorithm> parse_algorithm(std::string_view word) {
    const auto found = std::find(algorithm_words.begin(), algorithm_words.end(), word);
    if (found == algorithm_words.end()) return std::nullopt;
    return static_cast<Algorithm>(found - algorithm_words.begin());
}

std::optional<std::string> issuer_refusal(const Issuer& issuer) {
    if (!is_plain(issuer.name)) return "an issuer is named by 1 to 200 letters without spaces, as `iss` has it";
    if (!is_plain(issuer.audience)) return "an audience is 1 to 200 letters without spaces, as `aud` has it";
    if (issuer.keys.starts_with("http://")) return "keys over http could be anybody's; give an https address or a file";
    const bool is_address = issuer.keys.starts_with("https://") && is_plain(issuer.keys);
    if (!is_address && !issuer.keys.starts_with('/')) return "keys are an https address, or a file by its whole path";
    return std::nullopt;
}

}  // namespace comptoir
