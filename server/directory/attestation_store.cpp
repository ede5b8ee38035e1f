#include "server/directory/attestation_store.h"

#include <algorithm>

#include "server/audit/audit.h"
#include "server/directory/change_log.h"
#include "shared/core/calendar.h"

namespace comptoir::attestation_store {

namespace {

using console::Act;

constexpr std::int64_t day_ms = 24 * 3600 * 1000;

std::string register_value(std::string_view country, std::string_view scheme, std::string_view id) {
    std::string text(country);
    return text.append(" ").append(scheme).append(" ").append(id);
}

// The value that the fact has now; nothing when the business says none. A year that was checked needs none.
std::optional<std::string> value_of(Fact fact, const Business& now) {
    switch (fact) {
        case Fact::registration:
            if (now.register_id.id.empty()) return std::nullopt;
            return register_value(now.register_id.country, now.register_id.scheme, now.register_id.id);
        case Fact::trade:
            if (now.trade.code.empty()) return std::nullopt;
            return now.trade.code;
        case Fact::customer_since:
            if (now.member_since == 0) return std::nullopt;
            return std::to_string(now.member_since);
        case Fact::account_holder:
        case Fact::mandate:
            break;
    }
    return std::string();
}

bool still_holds(const StoredAttestation& known, const Business& now) {
    const auto value = value_of(known.shown.fact, now);
    if (!value) return known.shown.fact == Fact::customer_since;
    return *value == known.value;
}

const StoredAttestation* find(const std::vector<StoredAttestation>& known, Fact fact) {
    for (const StoredAttestation& one : known)
        if (one.shown.fact == fact) return &one;
    return nullptr;
}

void record(db::Connection& connection, TenantNumber tenant, BusinessNumber business, Act act, Fact fact,
            std::uint32_t actor, std::string_view detail) {
    std::string text(fact_word(fact));
    if (!detail.empty()) text.append(" ").append(detail);
    audit::append(connection, {.tenant = tenant,
                               .at_ms = audit::now_ms(),
                               .actor = actor,
                               .act = act,
                               .subject = audit::business(business),
                               .detail = std::move(text)});
}

void put(db::Connection& connection, TenantNumber tenant, BusinessNumber business, Fact fact, std::string_view value,
         bool staff, bool revoked) {
    connection
        .query(
            "INSERT INTO attestation (business, fact, value, staff, revoked, at_ms) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (business, fact) DO UPDATE SET value = excluded.value, staff = excluded.staff, "
            "revoked = excluded.revoked, at_ms = excluded.at_ms")
        .bind(std::int64_t{business})
        .bind(static_cast<std::int64_t>(fact))
        .bind(value)
        .bind(std::int64_t{staff})
        .bind(std::int64_t{revoked})
        .bind(audit::now_ms())
        .run();
    change_log::append(connection, tenant, business);  // lists show a check mark
}

void end(db::Connection& connection, TenantNumber tenant, BusinessNumber business, Fact fact) {
    connection.query("DELETE FROM attestation WHERE business = ? AND fact = ?")
        .bind(std::int64_t{business})
        .bind(static_cast<std::int64_t>(fact))
        .run();
    change_log::append(connection, tenant, business);
    record(connection, tenant, business, Act::fact_ended, fact, 0, {});
}

// What the bank's systems say of one fact; nothing: no more.
struct BankWord {
    Fact fact;
    std::optional<std::string> value;
};

std::vector<BankWord> words_of(const Mandate& mandate) {
    std::vector<BankWord> words;
    if (mandate.role == Role::owner) words.push_back({Fact::mandate, ""});
    if (!mandate.attested) return words;
    const AttestedClaim& said = *mandate.attested;
    const auto word = [&](Fact fact, bool is_said, std::string value) {
        words.push_back({fact, is_said ? std::optional(std::move(value)) : std::nullopt});
    };
    word(Fact::registration, said.registration, register_value(mandate.country, mandate.scheme, mandate.register_id));
    word(Fact::account_holder, said.account_holder, "");
    word(Fact::customer_since, said.customer_since > 0, std::to_string(said.customer_since));
    word(Fact::trade, !said.trade.empty(), said.trade);
    return words;
}

}  // namespace

std::vector<StoredAttestation> of(db::Connection& connection, BusinessNumber business) {
    std::vector<StoredAttestation> found;
    db::Query query =
        connection.query("SELECT fact, value, staff, revoked, at_ms FROM attestation WHERE business = ? ORDER BY fact");
    query.bind(std::int64_t{business});
    while (query.step()) {
        StoredAttestation& one = found.emplace_back();
        one.shown.fact = static_cast<Fact>(query.number());
        one.value = query.text();
        one.shown.by_staff = query.number() != 0;
        one.revoked = query.number() != 0;
        one.shown.at = day_text(static_cast<DayNumber>(query.number() / day_ms));
        if (one.shown.fact == Fact::customer_since) one.shown.year = std::atoi(one.value.c_str());
    }
    return found;
}

void take_in(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Mandate& mandate) {
    const auto words = words_of(mandate);
    if (words.empty()) return;
    const auto known = of(connection, business);
    for (const BankWord& word : words) {
        const StoredAttestation* before = find(known, word.fact);
        if (!word.value) {
            if (before && !before->shown.by_staff) end(connection, tenant, business, word.fact);
            continue;
        }
        if (before && (before->value == *word.value || before->revoked)) continue;
        put(connection, tenant, business, word.fact, *word.value, false, false);
        record(connection, tenant, business, Act::fact_attested, word.fact, 0, *word.value);
    }
}

void end_mandate_without_owner(db::Connection& connection, TenantNumber tenant, BusinessNumber business) {
    const auto known = of(connection, business);
    const StoredAttestation* mandate = find(known, Fact::mandate);
    if (!mandate || mandate->shown.by_staff) return;
    {
        db::Query query =
            connection.query("SELECT 1 FROM membership WHERE business = ? AND source = 0 AND role = ? LIMIT 1");
        query.bind(std::int64_t{business}).bind(static_cast<std::int64_t>(Role::owner));
        if (query.step()) return;
    }
    end(connection, tenant, business, Fact::mandate);
}

bool say(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Business& now,
         const StaffWord& word) {
    const auto known = of(connection, business);
    const StoredAttestation* before = find(known, word.fact);
    if (word.revokes) {
        if (!before || before->revoked) return false;
        put(connection, tenant, business, word.fact, before->value, true, true);
        record(connection, tenant, business, Act::fact_revoked, word.fact, word.person, word.reason);
        return true;
    }
    auto value = word.fact == Fact::customer_since && word.year > 0 ? std::optional(std::to_string(word.year))
                                                                    : value_of(word.fact, now);
    if (!value) return false;
    put(connection, tenant, business, word.fact, *value, true, false);
    record(connection, tenant, business, Act::fact_attested, word.fact, word.person, word.reason);
    return true;
}

void end_changed(db::Connection& connection, TenantNumber tenant, BusinessNumber business, const Business& now) {
    for (const StoredAttestation& one : of(connection, business))
        if (!still_holds(one, now)) end(connection, tenant, business, one.shown.fact);
}

std::vector<Attestation> in_force(const std::vector<StoredAttestation>& known, const Business& now) {
    std::vector<Attestation> facts;
    for (const StoredAttestation& one : known)
        if (!one.revoked && still_holds(one, now)) facts.push_back(one.shown);
    return facts;
}

void tell(const std::vector<StoredAttestation>& known, const Business& whole, Reader reader, Business& seen) {
    for (int index = 0; index < fact_count; ++index) {
        const Fact fact = static_cast<Fact>(index);
        const auto field = field_of(fact);
        if (field && !may_see(audience_of(whole, *field), reader)) continue;
        const StoredAttestation* one = find(known, fact);
        if (one && !one->revoked && still_holds(*one, whole))
            seen.attested.push_back(one->shown);
        else if (value_of(fact, whole))
            seen.not_attested.push_back(fact);
    }
}

}  // namespace comptoir::attestation_store
