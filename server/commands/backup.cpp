#include "server/commands/backup.h"

#include <iostream>

#include "server/commands/data_folder.h"
#include "server/db/backup.h"

namespace comptoir {

namespace {

struct BackupOptions {
    std::filesystem::path folder, to;
};

int back_up(const BackupOptions& options) {
    if (const auto error = db::back_up(db::database_file(options.folder), options.to))
        return refuse("backup", error->detail);
    std::cout << options.to.string() << ": " << std::filesystem::file_size(options.to)
              << " bytes. To go back to it, put it into an empty data folder as comptoir.db.\n";
    return 0;
}

}  // namespace

Run backup_command(CLI::App& app) {
    auto options = std::make_shared<BackupOptions>();
    add_data_option(app, options->folder);
    app.add_option("--to", options->to, "the file to make; it must not exist")->required()->option_text("FILE");
    return [options] { return back_up(*options); };
}

}  // namespace comptoir
