// Pictures for tests, good and hostile, made when they are needed: none lies in the repository.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/picture/pixels.h"

namespace comptoir::pictures {

std::string big_32(std::uint32_t number);

// A picture whose upper left quarter is red, upper right green, lower left blue and lower right white.
Pixels quarters(std::uint32_t width, std::uint32_t height);
Pixels plain(std::uint32_t width, std::uint32_t height, std::uint32_t rgba);

std::string png(const Pixels& pixels);
std::string jpeg(const Pixels& pixels);
std::string webp(const Pixels& pixels);
Pixels read_webp(std::string_view bytes);

// One chunk of a PNG file, with its sum; `insert` puts it after the header.
std::string png_chunk(std::string_view name, std::string_view data);
std::string png_insert(std::string png, std::string_view chunk);
// A PNG that says this size and holds `rows` of nothing, as short as deflate makes them.
std::string png_saying(std::uint32_t width, std::uint32_t height, std::size_t bytes_of_zeros);
std::string deflate_zeros(std::size_t count);

// Puts a segment (0xE1: APP1) after the start of a JPEG.
std::string jpeg_insert(std::string jpeg, int marker, std::string_view data);
// EXIF that says this orientation, a place on earth, and a word to look for.
std::string exif(int orientation, std::string_view word);

std::string moving_webp(int frames);
std::string moving_gif(int frames);

}  // namespace comptoir::pictures
