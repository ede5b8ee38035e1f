// Chance that is the same on every machine: the draws follow from a seed and the number of what is drawn for.
#pragma once

#include <cstdint>
#include <span>

namespace comptoir::sample {

class Chance {
public:
    Chance(std::uint64_t seed, std::uint64_t number) : state_(seed * 0x9E3779B97F4A7C15 + number * 0xD1B54A32D192ED03) {
        next();
    }

    // SplitMix64.
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    // 0 ... bound - 1; bound is at least 1.
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }
    int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::uint32_t>(most - least + 1)));
    }
    bool percent(std::uint32_t share) { return below(100) < share; }

    template <typename List>
    const auto& of(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }
    // The earlier, the likelier: the first tenth of the list comes up about three times in ten.
    template <typename List>
    const auto& early_of(const List& list) {
        const std::uint64_t draw = below(1U << 16);
        return list[static_cast<std::size_t>(draw * draw * list.size() >> 32)];
    }

private:
    std::uint64_t state_;
};

}  // namespace comptoir::sample
