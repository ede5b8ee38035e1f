#include "server/page/invitation_store.h"

#include <openssl/rand.h>
#include <openssl/sha.h>

#include <cstdlib>

#include "shared/core/base64url.h"
#include "shared/core/time_text.h"

namespace comptoir::invitation_store {

namespace {

constexpr std::size_t code_bytes = 16;

std::string digest_of(std::string_view code) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(code.data()), code.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::string random_code() {
    unsigned char bytes[code_bytes];
    if (RAND_bytes(bytes, sizeof bytes) != 1) std::abort();  // no chance left: nothing made after this would be secret
    return to_base64url(std::string_view(reinterpret_cast<const char*>(bytes), sizeof bytes));
}

}  // namespace

std::string add(db::Connection& connection, const Invited& invited, std::int64_t now_ms) {
    const std::string code = random_code(), digest = digest_of(code);
    connection.query("DELETE FROM invitation WHERE expires_at_ms <= ?").bind(now_ms).run();
    connection.query("INSERT INTO invitation (digest, business, role, inviter, expires_at_ms) VALUES (?, ?, ?, ?, ?)")
        .bind_blob(digest)
        .bind(std::int64_t{invited.business})
        .bind(static_cast<std::int64_t>(invited.role))
        .bind(std::int64_t{invited.inviter})
        .bind(invited.expires_at_ms)
        .run();
    return code;
}

std::optional<Invited> take(db::Connection& connection, std::string_view code, std::int64_t now_ms) {
    const std::string digest = digest_of(code);
    db::Query query =
        connection.query("DELETE FROM invitation WHERE digest = ? RETURNING business, role, inviter, expires_at_ms");
    query.bind_blob(digest);
    if (!query.step()) return std::nullopt;
    Invited invited;
    invited.business = static_cast<BusinessNumber>(query.number());
    invited.role = static_cast<Role>(query.number());
    invited.inviter = static_cast<identity::PersonNumber>(query.number());
    invited.expires_at_ms = query.number();
    if (invited.expires_at_ms <= now_ms) return std::nullopt;
    return invited;
}

std::vector<PageInvitation> open(db::Connection& connection, BusinessNumber business, std::int64_t now_ms) {
    std::vector<PageInvitation> found;
    db::Query query = connection.query(
        "SELECT role, expires_at_ms, person.name FROM invitation JOIN person ON person.number = inviter "
        "WHERE business = ? AND expires_at_ms > ? ORDER BY expires_at_ms DESC, digest");
    query.bind(std::int64_t{business}).bind(now_ms);
    while (query.step()) {
        PageInvitation& one = found.emplace_back();
        one.role = static_cast<Role>(query.number());
        one.expires_at = time_text(query.number() / 1000);
        one.by = query.text();
    }
    return found;
}

void withdraw_all(db::Connection& connection, BusinessNumber business) {
    connection.query("DELETE FROM invitation WHERE business = ?").bind(std::int64_t{business}).run();
}

void withdraw_of(db::Connection& connection, identity::PersonNumber inviter) {
    connection.query("DELETE FROM invitation WHERE inviter = ?").bind(std::int64_t{inviter}).run();
}

}  // namespace comptoir::invitation_store
