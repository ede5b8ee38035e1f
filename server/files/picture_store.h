// The pictures that businesses uploaded, in the database: whose they are, and under which hash each size is kept
// (server/files/file_folder.h). Functions that take a connection are steps of db::Database::read or ::write.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "server/picture/picture_kind.h"

namespace comptoir {

enum class PictureSize : std::uint8_t { large, small };

struct PictureFile {
    std::string hash;
    std::uint32_t width = 0, height = 0;
    std::size_t bytes = 0;
};

struct StoredPicture {
    std::string id;  // what fields of the business and addresses call it
    TenantNumber tenant = 0;
    BusinessNumber business = 0;
    PictureKind kind = PictureKind::logo;
    std::array<PictureFile, 2> files;  // by PictureSize
    std::int64_t added_at_ms = 0;      // for the last time

    const PictureFile& file(PictureSize size) const { return files[static_cast<std::size_t>(size)]; }
};

// One for the program: it holds the key of the ids. May be used by several threads.
class PictureStore {
public:
    static std::optional<PictureStore> open(db::Connection& connection);

    // 22 letters of A-Z a-z 0-9 - _. The same picture of the same business has the same id; of another business or
    // tenant another one, so that nobody learns from an id who else has the picture.
    std::string id_of(const StoredPicture& picture) const;

    // Keeps it, or says anew when it was added. `picture.id` is chosen here.
    std::string put(db::Connection& connection, const StoredPicture& picture, std::int64_t now_ms) const;

    static std::optional<StoredPicture> find(db::Connection& connection, TenantNumber tenant, std::string_view id);
    // Whether the business may name it in a field for this kind.
    static bool is_of(db::Connection& connection, TenantNumber tenant, BusinessNumber business, PictureKind kind,
                      std::string_view id);
    static int count(db::Connection& connection, TenantNumber tenant, BusinessNumber business);
    // The ids of all its pictures of this kind.
    static std::vector<std::string> ids_of(db::Connection& connection, TenantNumber tenant, BusinessNumber business,
                                           PictureKind kind);

    static std::vector<StoredPicture> of_business(db::Connection& connection, TenantNumber tenant,
                                                  BusinessNumber business);

    // Gives the hashes of files that no picture may be made of any more: PictureService::remove_files, afterwards.
    static std::vector<std::string> forget_business(db::Connection& connection, TenantNumber tenant,
                                                    BusinessNumber business);
    // Forgets what was added before `before_ms` and what `is_named` says nobody names. How many that were.
    using IsNamed = std::function<bool(db::Connection&, const StoredPicture&)>;
    static int forget_unnamed(db::Connection& connection, std::int64_t before_ms, const IsNamed& is_named);

    static bool knows_hash(db::Connection& connection, std::string_view hash);
    // Each file of each picture, some hashes more than once, in the order of hashes.
    static void each_file(db::Connection& connection, const std::function<void(const PictureFile&)>& visit);

private:
    explicit PictureStore(std::string key) : key_(std::move(key)) {}
    std::string key_;
};

}  // namespace comptoir
