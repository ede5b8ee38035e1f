#include "server/commands/export.h"

#include <sys/stat.h>

#include <fstream>
#include <iostream>

#include "server/commands/data_folder.h"
#include "server/directory/exporter.h"

namespace comptoir {

namespace {

struct ExportOptions {
    std::filesystem::path folder, to;
    std::string tenant, format = "csv";
};

int write(const OpenFolder& open, TenantNumber tenant, const ExportOptions& options, std::ostream& out) {
    const ExportFormat format = options.format == "json" ? ExportFormat::json : ExportFormat::csv;
    const auto count = open.database->read([&](db::Connection& connection) {
        return export_businesses(connection, *open.businesses, tenant, format, out);
    });
    if (!count) return refuse("export", count.error().detail);
    if (!out.good()) return refuse("export", "the file could not be written; is the disk full?");
    std::cerr << *count << " businesses written.\n";
    return 0;
}

// Beside the file, then renamed: what stands there stays until all of the new one does.
int write_file(const OpenFolder& open, TenantNumber tenant, const ExportOptions& options) {
    umask(0077);  // customer data: for whoever runs the command alone
    const std::filesystem::path partial = options.to.string() + ".partial";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    const int status = write(open, tenant, options, out);
    out.close();
    std::error_code error;
    if (status == 0) std::filesystem::rename(partial, options.to, error);
    if (status == 0 && !error) return 0;
    if (error) refuse("export", options.to.string() + ": " + error.message());
    std::filesystem::remove(partial, error);
    return 1;
}

int export_to(const ExportOptions& options) {
    const auto open = open_folder(options.folder);
    if (!open) return refuse("export", open.error());
    const auto tenant = find_tenant(*open->database, options.folder, options.tenant);
    if (!tenant) return refuse("export", tenant.error());
    if (options.to.empty()) return write(*open, tenant->number, options, std::cout);
    return write_file(*open, tenant->number, options);
}

}  // namespace

Run export_command(CLI::App& app) {
    auto options = std::make_shared<ExportOptions>();
    app.add_option("--tenant", options->tenant, "whose businesses")->required();
    add_data_option(app, options->folder);
    app.add_option("--format", options->format, "csv or json")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    app.add_option("--to", options->to, "a file; otherwise the standard output")->option_text("FILE");
    return [options] { return export_to(*options); };
}

}  // namespace comptoir
