// About how often things were seen of late: a count-min sketch that forgets. Never too low, seldom too high.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace comptoir {

// Of things by their hash. Not for several threads at once.
class Sightings {
public:
    void add(std::uint64_t hash) {
        for (std::uint8_t* count : {&first_[first(hash)], &second_[second(hash)]})
            if (*count < 255) ++*count;
        if (++added_ == added_before_halving) halve();
    }
    unsigned of(std::uint64_t hash) const { return std::min(first_[first(hash)], second_[second(hash)]); }

private:
    static constexpr std::size_t slots = 8192;
    // Old habits fade: every eight sightings a slot, all counts are halved.
    static constexpr std::uint32_t added_before_halving = 8 * slots;

    static std::size_t first(std::uint64_t hash) { return hash % slots; }
    static std::size_t second(std::uint64_t hash) { return (hash >> 24U) % slots; }
    void halve() {
        for (std::uint8_t& count : first_) count /= 2;
        for (std::uint8_t& count : second_) count /= 2;
        added_ = 0;
    }

    std::array<std::uint8_t, slots> first_{};
    std::array<std::uint8_t, slots> second_{};
    std::uint32_t added_ = 0;
};

}  // namespace comptoir
