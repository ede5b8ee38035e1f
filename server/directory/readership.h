// Who reads the directory: a visitor or a customer of the bank to most businesses, and a connection to some.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "server/directory/public_id.h"
#include "shared/core/even_search.h"
#include "shared/policy/audience.h"

namespace comptoir {

struct Readership {
    Reader reader = Reader::visitor;
    std::uint32_t person = 0;  // 0: nobody known
    // Of a customer, the own businesses among them: ascending, each once. Null: none.
    std::shared_ptr<const std::vector<BusinessNumber>> connections;

    std::span<const BusinessNumber> numbers() const {
        return connections ? std::span<const BusinessNumber>(*connections) : std::span<const BusinessNumber>();
    }
    Reader to(BusinessNumber business) const {
        return is_among(numbers(), business) ? Reader::connection : reader;
    }
    // The same for the same connections; 0 for none.
    std::uint64_t fingerprint() const {
        std::uint64_t hash = 0;
        for (const BusinessNumber number : numbers()) hash = (hash ^ number) * 0x9E37'79B9'7F4A'7C15 + 1;
        return hash;
    }
};

}  // namespace comptoir
