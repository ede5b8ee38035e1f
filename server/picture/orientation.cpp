#include "server/picture/orientation.h"

#include <cstdint>

namespace comptoir {

namespace {

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t short_type = 3;
constexpr std::size_t entry_bytes = 12;

// Numbers of a TIFF block in its own byte order; beyond the end there are zeros.
struct Block {
    std::string_view bytes;
    bool little = false;

    std::uint32_t at(std::size_t index) const {
        return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0;
    }
    std::uint32_t number_16(std::size_t index) const {
        return little ? at(index) | at(index + 1) << 8U : at(index) << 8U | at(index + 1);
    }
    std::uint32_t number_32(std::size_t index) const {
        return little ? number_16(index) | number_16(index + 2) << 16U : number_16(index) << 16U | number_16(index + 2);
    }
};

}  // namespace

int exif_orientation(std::string_view exif) {
    constexpr std::string_view name{"Exif\0\0", 6};
    if (exif.starts_with(name)) exif.remove_prefix(name.size());
    const Block block{exif, exif.starts_with("II")};
    if (!block.little && !exif.starts_with("MM")) return 1;
    const std::size_t folder = block.number_32(4);
    if (folder >= exif.size()) return 1;
    const std::uint32_t entries = block.number_16(folder);
    for (std::size_t index = 0; index < entries; ++index) {
        const std::size_t entry = folder + 2 + index * entry_bytes;
        if (entry >= exif.size()) return 1;
        if (block.number_16(entry) != orientation_tag || block.number_16(entry + 2) != short_type) continue;
        const std::uint32_t value = block.number_16(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace comptoir
