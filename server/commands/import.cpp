#include "server/commands/import.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <iostream>

#include "server/commands/data_folder.h"
#include "server/directory/importer.h"
#include "server/directory/mapping_file.h"
#include "server/directory/reject_file.h"
#include "server/tables/tables.h"

namespace comptoir {

namespace {

struct ImportOptions {
    std::filesystem::path file, folder, mapping, reject;
    std::string tenant, audience = "nobody";
};

// The file's bytes, and what went wrong while they were read: an error must not look like the file's end.
class InputFile {
public:
    explicit InputFile(const std::filesystem::path& file) : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
        struct stat status {};
        if (descriptor_ < 0 || fstat(descriptor_, &status) != 0)
            error_ = errno;
        else if (S_ISDIR(status.st_mode))
            error_ = EISDIR;
        else
            bytes_ = static_cast<std::uint64_t>(status.st_size);
    }
    ~InputFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    std::size_t read(char* buffer, std::size_t bytes) {
        ssize_t got = 0;
        do got = ::read(descriptor_, buffer, bytes);
        while (got < 0 && errno == EINTR);
        if (got >= 0) return static_cast<std::size_t>(got);
        error_ = errno;
        return 0;
    }
    int error() const { return error_; }
    std::uint64_t bytes() const { return bytes_; }  // 0 for a pipe

private:
    int descriptor_;
    int error_ = 0;
    std::uint64_t bytes_ = 0;
};

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

// On stderr, from the third second on, at most once a second (ten where nobody watches).
class Progress {
public:
    explicit Progress(std::uint64_t bytes) : bytes_(bytes) {}
    void show(const ImportTally& tally) {
        const auto now = Clock::now();
        if (now < next_) return;
        next_ = now + std::chrono::seconds(watched_ ? 1 : 10);
        const double seconds = std::chrono::duration<double>(now - began_).count();
        std::cerr << (watched_ ? "\r" : "") << grouped(tally.lines) << " lines";
        if (bytes_) std::cerr << ", " << tally.bytes_read * 100 / bytes_ << " %";
        std::cerr << ", " << grouped(static_cast<std::uint64_t>(static_cast<double>(tally.lines) / seconds))
                  << " a second" << (watched_ ? "   " : "\n") << std::flush;
        shown_ = true;
    }
    ~Progress() {
        if (shown_ && watched_) std::cerr << '\n';
    }

private:
    using Clock = std::chrono::steady_clock;
    std::uint64_t bytes_;
    bool watched_ = isatty(STDERR_FILENO) != 0;
    bool shown_ = false;
    Clock::time_point began_ = Clock::now();
    Clock::time_point next_ = began_ + std::chrono::seconds(2);
};

void report(const ImportTally& tally, const ImportOptions& options, const RejectFile& rejects) {
    std::cout << grouped(tally.lines) << " lines read: " << grouped(tally.added) << " new, " << grouped(tally.changed)
              << " changed, " << grouped(tally.unchanged) << " known already, " << grouped(tally.rejected)
              << " rejected";
    if (tally.rejected) std::cout << " (see " << rejects.file().string() << ")";
    std::cout << ".\nWho may see them: " << options.audience << ".\n";
}

Result<ImportJob, std::string> job_of(const ImportOptions& options) {
    ImportJob job;
    parse_audience(options.audience, job.row.audience);
    if (options.mapping.empty()) return job;
    auto mapping = read_mapping(options.mapping);
    if (!mapping) return mapping.error();
    job.wish = std::move(mapping->wish);
    job.encoding = mapping->encoding;
    job.row.country = mapping->country;
    return job;
}

int import(const ImportOptions& options) {
    auto job = job_of(options);
    if (!job) return refuse("import", job.error());
    InputFile input(options.file);
    const auto unreadable = [&] {
        return refuse("import", options.file.string() + ": " + std::strerror(input.error()));
    };
    if (input.error()) return unreadable();
    const auto open = open_folder(options.folder, {.writer_cache_kb = 64'000});
    if (!open) return refuse("import", open.error());
    const auto tenant = find_tenant(*open->database, options.folder, options.tenant);
    if (!tenant) return refuse("import", tenant.error());
    job->tenant = tenant->number;

    RejectFile rejects(options.reject.empty() ? std::filesystem::path(options.file.string() + ".rejected.csv")
                                              : options.reject);
    job->reject = [&](std::uint64_t line, const std::vector<intake::Fault>& faults) { rejects.add(line, faults); };
    std::optional<Progress> progress(input.bytes());
    job->progress = [&](const ImportTally& tally) { progress->show(tally); };
    const auto source = [&](char* buffer, std::size_t bytes) { return input.read(buffer, bytes); };
    const auto done = import_businesses(source, *open->database, *open->businesses,
                                        {tables::trade_list(), tables::gazetteer()}, *job);
    progress.reset();
    const std::optional<std::string> lost = rejects.close();
    if (!done) {
        const ImportTally& tally = done.error().tally;
        if (!tally.lines) return refuse("import", options.file.string() + ": " + done.error().detail);
        return refuse("import", done.error().detail + "; up to line " + std::to_string(tally.last_line) +
                                    " all is kept, run the same command again to go on");
    }
    if (input.error()) return unreadable();
    report(*done, options, rejects);
    if (lost) return refuse("import", *lost);
    return 0;
}

}  // namespace

Run import_command(CLI::App& app) {
    auto options = std::make_shared<ImportOptions>();
    app.add_option("FILE", options->file,
                   "CSV or TSV: a bank's customers, or the French register's StockUniteLegale or "
                   "StockEtablissement")
        ->required();
    app.add_option("--tenant", options->tenant, "whose businesses they are")->required();
    add_data_option(app, options->folder);
    app.add_option("--audience", options->audience, "who may see them; a customer list is a secret: nobody unless said")
        ->check(CLI::IsMember({"everyone", "customers", "nobody"}))
        ->capture_default_str();
    app.add_option("--mapping", options->mapping, "a TOML file that says what the columns mean")->option_text("FILE");
    app.add_option("--reject", options->reject, "where bad lines are listed (FILE.rejected.csv)")->option_text("FILE");
    return [options] { return import(*options); };
}

}  // namespace comptoir
