// Data folders full of sample businesses, made once and kept under build/bench.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace comptoir::bench {

inline constexpr const char* tenant_name = "bench";

// A data folder with one tenant and `size` businesses. Ends the program with a sentence when it cannot be made.
std::filesystem::path sample_folder(std::uint32_t size);

// The same businesses as lines of JSON, for peers: {"id","name","text","item"} with all text that is searched and
// what an answer of ours says of it.
std::filesystem::path sample_lines(std::uint32_t size);

// Every prefix, from the second letter on, of every judged query.
std::vector<std::string> judged_prefixes();

}  // namespace comptoir::bench
