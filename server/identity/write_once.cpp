#include "server/identity/write_once.h"

#include <openssl/sha.h>

#include <algorithm>
#include <chrono>

#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/caller.h"

namespace comptoir::identity {

namespace {

constexpr std::size_t key_letters_max = 64;
constexpr std::int64_t kept_ms = 24 * 3600 * 1000;

bool is_key(std::string_view key) {
    return key.size() <= key_letters_max && std::all_of(key.begin(), key.end(), [](unsigned char letter) {
               return (letter >= '0' && letter <= '9') || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z') ||
                      letter == '-' || letter == '_';
           });
}

std::string digest_of(const http::Request& request) {
    std::string text;
    for (const std::string_view part : {request.method, request.path, request.query, request.if_match, request.body})
        text.append(std::to_string(part.size())).append(1, ':').append(part);
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

struct Key {
    std::int64_t tenant, person;
    std::string_view key;
    std::string digest;
};

// The answer that the key has had; nothing when it is new.
std::optional<Result<http::Response, Problem>> answered(db::Connection& connection, const Key& key) {
    db::Query query = connection.query(
        "SELECT digest, status, etag, body FROM idempotency WHERE tenant = ? AND person = ? AND key = ?");
    query.bind(key.tenant).bind(key.person).bind(key.key);
    if (!query.step()) return std::nullopt;
    if (query.text() != key.digest)
        return Problem{409, "key_used", "The Idempotency-Key was used for another request.", "a key of its own",
                       "Idempotency-Key"};
    http::Response response;
    response.status = static_cast<int>(query.number());
    response.etag = query.text();
    response.body = query.text();
    if (!response.body.empty()) response.media_type = http::json_media_type;
    return response;
}

void keep(db::Connection& connection, const Key& key, const http::Response& response, std::int64_t now_ms) {
    connection.query("DELETE FROM idempotency WHERE at_ms < ?").bind(now_ms - kept_ms).run();
    connection
        .query(
            "INSERT INTO idempotency (tenant, person, key, digest, status, etag, body, at_ms) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(key.tenant)
        .bind(key.person)
        .bind(key.key)
        .bind_blob(key.digest)
        .bind(std::int64_t{response.status})
        .bind(response.etag)
        .bind(response.body)
        .bind(now_ms)
        .run();
}

}  // namespace

Problem problem_of(const db::Error& error) {
    if (error.failure == db::Failure::disk_full)
        return {507, "disk_full", "The server's disk is full; nothing was changed. It is not your fault."};
    return http::database_failed();
}

Result<http::Response, Problem> write_once(db::Database& database, const http::Request& request,
                                           const WriteStep& step) {
    using namespace std::chrono;
    if (!is_key(request.idempotency_key))
        return Problem{400, "key_invalid", "The Idempotency-Key is not one.", "up to 64 letters, digits, - and _",
                       "Idempotency-Key"};
    const bool is_kept = !request.idempotency_key.empty() && request.caller;
    const auto now_ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    auto written = database.write([&](db::Connection& connection) -> Result<http::Response, Problem> {
        if (!is_kept) return step(connection);
        const Key key{request.caller->tenant, request.caller->person, request.idempotency_key, digest_of(request)};
        if (auto before = answered(connection, key)) return *std::move(before);
        auto response = step(connection);
        if (response) keep(connection, key, *response, now_ms);
        return response;
    });
    if (!written) return problem_of(written.error());
    return *std::move(written);
}

}  // namespace comptoir::identity
