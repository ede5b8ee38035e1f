#include "shared/api/claims.h"

#include <algorithm>
#include <array>

#include "shared/api/json_reader.h"
#include "shared/core/register_id.h"
#include "shared/core/text.h"

namespace comptoir {

namespace {

constexpr std::size_t issuer_characters_max = 200;
constexpr std::size_t subject_characters_max = 128;
constexpr std::size_t name_characters_max = 120;
constexpr std::size_t branch_characters_max = 60;
constexpr std::size_t trade_code_characters_max = 8;
// 1 January 9999: a time beyond it is a mistake of units.
constexpr std::int64_t time_max_s = 253'370'764'800;

constexpr JsonLimits payload_limits{
    .bytes_max = token_bytes_max, .elements_max = 1'000, .depth_max = 8, .unique_members = true};

constexpr std::array<std::string_view, 13> fault_words = {
    "malformed",       "unknown_issuer", "wrong_algorithm", "forbidden_header", "unknown_key",
    "wrong_signature", "wrong_audience", "wrong_tenant",    "not_yet",          "expired",
    "too_long_lived",  "revoked",        "keys_unavailable"};

// A text that is exactly as it may be kept; nothing when it is missing, empty, over-long or would have to be mended.
std::optional<std::string> clean_member(const Json& object, std::string_view key, std::size_t characters_max) {
    const auto text = object.member(key).text();
    if (!text || text->empty()) return std::nullopt;
    auto clean = clean_text(*text, characters_max);
    if (!clean || *clean != *text) return std::nullopt;
    return std::move(*clean);
}

std::optional<std::int64_t> time_member(const Json& object, std::string_view key) {
    const auto time_s = object.member(key).integer();
    if (!time_s || *time_s < 0 || *time_s > time_max_s) return std::nullopt;
    return time_s;
}

bool names_audience(const Json& audiences, std::string_view audience) {
    if (const auto one = audiences.text()) return *one == audience;
    const auto several = audiences.elements();
    return std::any_of(several.begin(), several.end(), [&](const Json& one) { return one.text() == audience; });
}

bool is_flag(const Json& value) {
    return value.kind() == Json::Kind::missing || value.kind() == Json::Kind::boolean;
}

// Nothing when a member is unknown or of another kind: what the bank vouches for is never guessed.
std::optional<AttestedClaim> read_attested(const Json& value) {
    const Json since = value.member("customer_since"), trade = value.member("trade");
    if (!value.is_object() || !is_flag(value.member("registration")) || !is_flag(value.member("account_holder")))
        return std::nullopt;
    for (const std::string_view name : value.names())
        if (name != "registration" && name != "account_holder" && name != "customer_since" && name != "trade")
            return std::nullopt;
    AttestedClaim attested{.registration = flag_at(value, "registration"),
                           .account_holder = flag_at(value, "account_holder")};
    if (since.kind() != Json::Kind::missing) {
        const auto year = since.integer();
        if (!year || *year < customer_since_min || *year > customer_since_max) return std::nullopt;
        attested.customer_since = static_cast<int>(*year);
    }
    if (trade.kind() != Json::Kind::missing) {
        const auto code = clean_member(value, "trade", trade_code_characters_max);
        if (!code) return std::nullopt;
        attested.trade = *code;
    }
    return attested;
}

std::optional<Mandate> read_mandate(const Json& value) {
    const Json number = value.member("register");
    Mandate mandate{.country = text_at(number, "country"), .scheme = text_at(number, "scheme")};
    if (mandate.country.empty()) mandate.country = "FR";
    if (mandate.scheme.empty()) mandate.scheme = main_scheme(mandate.country);
    const std::string written = text_at(number, "id");
    const auto id = mandate.country == "FR" && mandate.scheme == "siren"
                        ? read_siren(written)
                        : read_register_number(mandate.country, mandate.scheme, written);
    const auto role = parse_role(text_at(value, "role"));
    if (!id || !role) return std::nullopt;
    mandate.register_id = *id;
    mandate.role = *role;
    if (value.member("attested").kind() != Json::Kind::missing) {
        mandate.attested = read_attested(value.member("attested"));
        if (!mandate.attested) return std::nullopt;
    }
    if (value.member("branch").kind() == Json::Kind::missing) return mandate;
    const auto branch = clean_member(value, "branch", branch_characters_max);
    if (!branch) return std::nullopt;
    mandate.branch = *branch;
    return mandate;
}

bool read_businesses(const Json& value, std::vector<Mandate>& mandates) {
    if (value.kind() == Json::Kind::missing) return true;
    if (!value.is_array()) return false;
    for (const Json& element : value.elements()) {
        auto mandate = read_mandate(element);
        if (!mandate || mandates.size() == mandates_max) return false;
        mandates.push_back(std::move(*mandate));
    }
    return true;
}

bool read_staff(const Json& value, Claims& claims) {
    if (value.kind() == Json::Kind::missing) return true;
    const auto role = parse_staff_role(text_at(value, "role"));
    if (!role) return false;
    claims.staff = *role;
    const auto branch = clean_member(value, "branch", branch_characters_max);
    if (branch) claims.branch = *branch;
    return claims.staff != StaffRole::adviser || branch;
}

// The claims that every text of the bank has, whatever it says.
std::optional<Claims> read_registered(const Json& value) {
    const auto issuer = clean_member(value, "iss", issuer_characters_max);
    const auto subject = clean_member(value, "sub", subject_characters_max);
    const auto tenant = clean_member(value, "tenant", 40);
    const auto issued_s = time_member(value, "iat"), expires_s = time_member(value, "exp");
    const bool has_start = value.member("nbf").kind() != Json::Kind::missing;
    const auto not_before_s = has_start ? time_member(value, "nbf") : issued_s;
    if (!issuer || !subject || !tenant || !issued_s || !expires_s || !not_before_s) return std::nullopt;
    return Claims{.issuer = *issuer,
                  .subject = *subject,
                  .tenant = *tenant,
                  .issued_s = *issued_s,
                  .not_before_s = *not_before_s,
                  .expires_s = *expires_s};
}

std::optional<TokenFault> check_times(std::int64_t issued_s, std::int64_t not_before_s, std::int64_t expires_s,
                                      std::int64_t now_s) {
    if (expires_s - issued_s > token_life_max_s) return TokenFault::too_long_lived;
    if (std::max(issued_s, not_before_s) > now_s + token_leeway_s) return TokenFault::not_yet;
    if (expires_s <= now_s - token_leeway_s) return TokenFault::expired;
    return std::nullopt;
}

}  // namespace

std::string_view token_fault_word(TokenFault fault) {
    return fault_words[static_cast<std::size_t>(fault)];
}

Result<Claims, TokenFault> read_claims(std::string_view json, std::string_view audience) {
    const JsonDocument document = parse_untrusted(json, payload_limits);
    const Json value = document.root();
    auto claims = read_registered(value);
    const auto name = clean_member(value, "name", name_characters_max);
    if (!claims || !name) return TokenFault::malformed;
    claims->name = *name;
    if (!read_businesses(value.member("businesses"), claims->businesses) || !read_staff(value.member("staff"), *claims))
        return TokenFault::malformed;
    if (!names_audience(value.member("aud"), audience)) return TokenFault::wrong_audience;
    return *std::move(claims);
}

Result<Revocation, TokenFault> read_revocation(std::string_view json, std::string_view audience) {
    const JsonDocument document = parse_untrusted(json, payload_limits);
    const auto claims = read_registered(document.root());
    if (!claims) return TokenFault::malformed;
    if (!names_audience(document.root().member("aud"), audience)) return TokenFault::wrong_audience;
    return Revocation{claims->tenant, claims->issuer, claims->subject, claims->issued_s, claims->expires_s};
}

std::optional<TokenFault> check_times(const Claims& claims, std::int64_t now_s) {
    return check_times(claims.issued_s, claims.not_before_s, claims.expires_s, now_s);
}

std::optional<TokenFault> check_times(const Revocation& revocation, std::int64_t now_s) {
    return check_times(revocation.issued_s, revocation.issued_s, revocation.expires_s, now_s);
}

}  // namespace comptoir
