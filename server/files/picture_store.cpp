#include "server/files/picture_store.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace comptoir {

#define COMPTOIR_PICTURE_COLUMNS                                                                               \
    "tenant, id, business, kind, large_hash, large_width, large_height, large_bytes, small_hash, small_width," \
    " small_height, small_bytes, added_at_ms"

namespace {

constexpr std::size_t id_bytes = 16;  // of the keyed hash: nobody guesses 2^128

std::string base64_url(const unsigned char* bytes, std::size_t count) {
    constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned int held = 0, bits = 0;
    for (std::size_t index = 0; index < count; ++index) {
        held = held << 8U | bytes[index];
        for (bits += 8; bits >= 6; bits -= 6) text += letters[held >> (bits - 6) & 63U];
    }
    if (bits > 0) text += letters[held << (6 - bits) & 63U];
    return text;
}

StoredPicture read_row(db::Query& query) {
    StoredPicture picture;
    picture.tenant = static_cast<TenantNumber>(query.number());
    picture.id = query.text();
    picture.business = static_cast<BusinessNumber>(query.number());
    picture.kind = static_cast<PictureKind>(query.number());
    for (PictureFile& file : picture.files) {
        file.hash = query.text();
        file.width = static_cast<std::uint32_t>(query.number());
        file.height = static_cast<std::uint32_t>(query.number());
        file.bytes = static_cast<std::size_t>(query.number());
    }
    picture.added_at_ms = query.number();
    return picture;
}

}  // namespace

std::optional<PictureStore> PictureStore::open(db::Connection& connection) {
    db::Query query = connection.query("SELECT id_key FROM installation");
    if (!query.step()) return std::nullopt;
    return PictureStore(std::string(query.text()));
}

std::string PictureStore::id_of(const StoredPicture& picture) const {
    const std::string words = "picture " + std::to_string(picture.tenant) + ' ' + std::to_string(picture.business) +
                              ' ' + std::string(picture_kind_word(picture.kind)) + ' ' +
                              picture.file(PictureSize::large).hash;
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), reinterpret_cast<const unsigned char*>(words.data()),
         words.size(), sum, &size);
    return base64_url(sum, id_bytes);
}

std::string PictureStore::put(db::Connection& connection, const StoredPicture& picture, std::int64_t now_ms) const {
    std::string id = id_of(picture);
    const auto& [large, small] = picture.files;
    connection
        .query("INSERT INTO picture (" COMPTOIR_PICTURE_COLUMNS
               ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
               " ON CONFLICT (tenant, id) DO UPDATE SET added_at_ms = excluded.added_at_ms")
        .bind(std::int64_t{picture.tenant})
        .bind(id)
        .bind(std::int64_t{picture.business})
        .bind(static_cast<std::int64_t>(picture.kind))
        .bind(large.hash)
        .bind(std::int64_t{large.width})
        .bind(std::int64_t{large.height})
        .bind(static_cast<std::int64_t>(large.bytes))
        .bind(small.hash)
        .bind(std::int64_t{small.width})
        .bind(std::int64_t{small.height})
        .bind(static_cast<std::int64_t>(small.bytes))
        .bind(now_ms)
        .run();
    return id;
}

std::optional<StoredPicture> PictureStore::find(db::Connection& connection, TenantNumber tenant, std::string_view id) {
    db::Query query = connection.query("SELECT " COMPTOIR_PICTURE_COLUMNS " FROM picture WHERE tenant = ? AND id = ?");
    query.bind(std::int64_t{tenant}).bind(id);
    if (!query.step()) return std::nullopt;
    return read_row(query);
}

bool PictureStore::is_of(db::Connection& connection, TenantNumber tenant, BusinessNumber business, PictureKind kind,
                         std::string_view id) {
    const auto picture = find(connection, tenant, id);
    return picture && picture->business == business && picture->kind == kind;
}

int PictureStore::count(db::Connection& connection, TenantNumber tenant, BusinessNumber business) {
    db::Query query = connection.query("SELECT count(*) FROM picture WHERE tenant = ? AND business = ?");
    query.bind(std::int64_t{tenant}).bind(std::int64_t{business});
    return query.step() ? static_cast<int>(query.number()) : 0;
}

std::vector<std::string> PictureStore::ids_of(db::Connection& connection, TenantNumber tenant, BusinessNumber business,
                                              PictureKind kind) {
    db::Query query = connection.query("SELECT id FROM picture WHERE tenant = ? AND business = ? AND kind = ?");
    query.bind(std::int64_t{tenant}).bind(std::int64_t{business}).bind(static_cast<std::int64_t>(kind));
    std::vector<std::string> ids;
    while (query.step()) ids.emplace_back(query.text());
    return ids;
}

std::vector<StoredPicture> PictureStore::of_business(db::Connection& connection, TenantNumber tenant,
                                                     BusinessNumber business) {
    db::Query query = connection.query("SELECT " COMPTOIR_PICTURE_COLUMNS
                                       " FROM picture WHERE tenant = ? AND business = ? ORDER BY added_at_ms, id");
    query.bind(std::int64_t{tenant}).bind(std::int64_t{business});
    std::vector<StoredPicture> pictures;
    while (query.step()) pictures.push_back(read_row(query));
    return pictures;
}

std::vector<std::string> PictureStore::forget_business(db::Connection& connection, TenantNumber tenant,
                                                       BusinessNumber business) {
    db::Query query =
        connection.query("DELETE FROM picture WHERE tenant = ? AND business = ? RETURNING large_hash, small_hash");
    query.bind(std::int64_t{tenant}).bind(std::int64_t{business});
    std::vector<std::string> hashes;
    while (query.step())
        for (int size = 0; size < 2; ++size) hashes.emplace_back(query.text());
    return hashes;
}

int PictureStore::forget_unnamed(db::Connection& connection, std::int64_t before_ms, const IsNamed& is_named) {
    std::vector<StoredPicture> old;
    {
        db::Query query = connection.query("SELECT " COMPTOIR_PICTURE_COLUMNS " FROM picture WHERE added_at_ms < ?");
        query.bind(before_ms);
        while (query.step()) old.push_back(read_row(query));
    }
    int forgotten = 0;
    for (const StoredPicture& picture : old) {
        if (is_named(connection, picture)) continue;
        connection.query("DELETE FROM picture WHERE tenant = ? AND id = ?")
            .bind(std::int64_t{picture.tenant})
            .bind(picture.id)
            .run();
        ++forgotten;
    }
    return forgotten;
}

bool PictureStore::knows_hash(db::Connection& connection, std::string_view hash) {
    db::Query query = connection.query(
        "SELECT 1 FROM picture WHERE large_hash = ?1 UNION ALL SELECT 1 FROM picture WHERE small_hash = ?1");
    query.bind(hash);
    return query.step();
}

void PictureStore::each_file(db::Connection& connection, const std::function<void(const PictureFile&)>& visit) {
    db::Query query = connection.query(
        "SELECT large_hash, large_width, large_height, large_bytes FROM picture"
        " UNION ALL SELECT small_hash, small_width, small_height, small_bytes FROM picture ORDER BY 1");
    while (query.step()) {
        PictureFile file;
        file.hash = query.text();
        file.width = static_cast<std::uint32_t>(query.number());
        file.height = static_cast<std::uint32_t>(query.number());
        file.bytes = static_cast<std::size_t>(query.number());
        visit(file);
    }
}

}  // namespace comptoir
