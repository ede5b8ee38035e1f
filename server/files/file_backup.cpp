#include "server/files/file_backup.h"

#include <algorithm>

#include "server/files/file_folder.h"
#include "server/files/picture_store.h"

namespace comptoir {

namespace {

constexpr std::size_t findings_max = 100;

// Each hash once.
std::vector<PictureFile> files_of(db::Connection& connection) {
    std::vector<PictureFile> files;
    PictureStore::each_file(connection, [&](const PictureFile& file) {
        if (files.empty() || files.back().hash != file.hash) files.push_back(file);
    });
    return files;
}

Result<std::vector<PictureFile>, db::Error> files_of(const std::filesystem::path& database) {
    auto connection = db::Connection::open(database, {});
    if (!connection) return connection.error();
    try {
        return files_of(*connection);
    } catch (const SQLite::Exception& exception) {
        return db::error_of(exception, database);
    }
}

}  // namespace

Result<CopiedFiles, db::Error> back_up_files(const std::filesystem::path& database, const std::filesystem::path& from,
                                             const std::filesystem::path& to) {
    const auto files = files_of(database);
    if (!files) return files.error();
    if (files->empty()) return CopiedFiles{};
    std::error_code error;
    if (!std::filesystem::create_directory(to, error))
        return db::Error{db::Failure::failed, to.string() + " can't be made, or exists already"};
    std::filesystem::permissions(to, std::filesystem::perms::owner_all, error);
    const FileFolder source(from), target(to, FileFolder::At::here);
    CopiedFiles copied;
    for (const PictureFile& file : *files) {
        const auto bytes = source.read(file.hash);
        if (!bytes) {
            ++copied.damaged;  // no reason to be without a copy of all others
            continue;
        }
        if (const auto put = target.put(*bytes); !put) return put.error();
        copied.bytes += bytes->size();
        ++copied.files;
    }
    if (!sync_folder(to.parent_path().empty() ? "." : to.parent_path()))
        return db::Error{db::Failure::broken, "the backup's folder could not be synced"};
    return copied;
}

FilesVerdict verify_files(db::Connection& connection, const std::filesystem::path& data) {
    const FileFolder folder(data);
    FilesVerdict verdict;
    for (const PictureFile& file : files_of(connection)) {
        ++verdict.files;
        const auto bytes = folder.read(file.hash);
        if (bytes && bytes->size() == file.bytes) continue;
        verdict.findings.push_back("the file " + file.hash + " of a picture is missing or not what its name says");
        if (verdict.findings.size() == findings_max) break;
    }
    return verdict;
}

}  // namespace comptoir
