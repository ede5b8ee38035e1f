// The lines of an import that were not taken, for whoever corrects them: a CSV of line, field and reason. The values
// stay out of it: they may be anybody's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "shared/directory/intake/row_reader.h"

namespace comptoir {

class RejectFile {
public:
    // Made, for its owner alone, when there is a first bad line; one of an earlier import is removed at once.
    explicit RejectFile(std::filesystem::path file);

    void add(std::uint64_t line, const std::vector<intake::Fault>& faults);
    // Nothing when all that was added is on disk; else why not.
    std::optional<std::string> close();
    const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
    std::ofstream stream_;
    bool is_open_ = false;
};

}  // namespace comptoir
