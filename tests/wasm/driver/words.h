// The protocol's numbers as words, for messages of tests.
#pragma once

#include <string>

#include "wasm/kit/protocol.h"

namespace comptoir::testing {

const char* word(kit::Role role);
std::string words_of_states(uint32_t states);

}  // namespace comptoir::testing
