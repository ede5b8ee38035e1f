#include "server/directory/reject_file.h"

#include "server/directory/csv_writer.h"

namespace comptoir {

RejectFile::RejectFile(std::filesystem::path file) : file_(std::move(file)) {
    std::error_code ignored;  // what can't be removed can't be written either: close() says so
    std::filesystem::remove(file_, ignored);
}

void RejectFile::add(std::uint64_t line, const std::vector<intake::Fault>& faults) {
    if (!is_open_) {
        is_open_ = true;
        stream_.open(file_, std::ios::binary | std::ios::trunc);
        std::error_code ignored;
        std::filesystem::permissions(file_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                     ignored);
        stream_ << "line,field,reason\r\n";
    }
    for (const intake::Fault& fault : faults) stream_ << csv_line({std::to_string(line), fault.field, fault.reason});
}

std::optional<std::string> RejectFile::close() {
    if (!is_open_) return std::nullopt;
    stream_.close();
    if (stream_.good()) return std::nullopt;
    return "the reject file " + file_.string() + " could not be written; is the disk full?";
}

}  // namespace comptoir
