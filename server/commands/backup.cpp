#include "server/commands/backup.h"

#include <iostream>

#include "server/commands/data_folder.h"
#include "server/db/backup.h"
#include "server/files/file_backup.h"

namespace comptoir {

namespace {

struct BackupOptions {
    std::filesystem::path folder, to;
};

int back_up(const BackupOptions& options) {
    if (std::error_code error; std::filesystem::exists(options.to.string() + ".files", error))
        return refuse("backup", options.to.string() + ".files exists already; a backup overwrites nothing");
    if (const auto error = db::back_up(db::database_file(options.folder), options.to))
        return refuse("backup", error->detail);
    const std::filesystem::path files = options.to.string() + ".files";
    const auto copied = back_up_files(options.to, options.folder, files);
    if (!copied) {
        std::filesystem::remove(options.to);
        std::filesystem::remove_all(files);
        return refuse("backup", copied.error().detail);
    }
    std::cout << options.to.string() << ": " << std::filesystem::file_size(options.to) << " bytes";
    if (copied->files > 0)
        std::cout << "; " << files.string() << ": " << copied->files << " files, " << copied->bytes << " bytes";
    std::cout << ". To go back to it, put it into an empty data folder as comptoir.db"
              << (copied->files > 0 ? ", and the folder beside it as files.\n" : ".\n");
    if (copied->damaged == 0) return 0;
    return refuse("backup", std::to_string(copied->damaged) +
                                " files of pictures are missing or damaged and not in it; "
                                "`comptoir verify` says which");
}

}  // namespace

Run backup_command(CLI::App& app) {
    auto options = std::make_shared<BackupOptions>();
    add_data_option(app, options->folder);
    app.add_option("--to", options->to, "the file to make; it must not exist")->required()->option_text("FILE");
    return [options] { return back_up(*options); };
}

}  // namespace comptoir
