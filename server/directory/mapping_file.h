// A mapping file: what the columns of a bank's own export mean, in TOML.
//     separator = ";"              # ; , | or "tab"
//     encoding = "windows-1252"    # or "utf-8"
//     heading = false              # the file begins with data; columns are then given by number
//     country = "BE"               # of lines that name none
//     [columns]
//     legal_name = "Nom du client" # the heading, or
//     siret = 3                    # the number of the column, from 1
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/result.h"
#include "shared/directory/intake/decoder.h"
#include "shared/directory/intake/sniff.h"

namespace comptoir {

struct Mapping {
    intake::Wish wish;
    intake::Decoder::Encoding encoding = intake::Decoder::Encoding::undecided;
    std::string country = "FR";
};

// Or the reason why the file can't be used, with its line: an unknown key is one.
Result<Mapping, std::string> read_mapping(const std::filesystem::path& file);

}  // namespace comptoir
