#include "wasm/platform/null_host.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

#include "wasm/kit/text_style.h"
#include "wasm/platform/host.h"

namespace comptoir::platform {

NullHost& null_host() {
    static NullHost host;
    return host;
}

namespace {

using kit::TextStyle;

uint32_t next_letter(std::string_view words, size_t& at) {
    const auto byte = [&](size_t i) { return i < words.size() ? static_cast<unsigned char>(words[i]) : 0u; };
    const uint32_t first = byte(at);
    const size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t letter = bytes == 1 ? first : first & (0xFFu >> (bytes + 1));
    for (size_t i = 1; i < bytes; i++) letter = letter << 6 | (byte(at + i) & 0x3F);
    at += bytes;
    return letter;
}

// Widths in em, near a sans serif's: a table, so that layouts are the same on every machine.
float advance_em(uint32_t letter) {
    if (letter == ' ' || letter == 0xA0 || letter == 0x202F) return 0.28f;
    if (letter < 128 && std::strchr("ijl.,:;'!|I()[]", static_cast<int>(letter))) return 0.27f;
    if (letter < 128 && std::strchr("mwMW@%", static_cast<int>(letter))) return 0.85f;
    if (letter >= 'A' && letter <= 'Z') return 0.68f;
    if (letter >= 0x300 && letter < 0x370) return 0;
    if (letter >= 0x1F000) return 1.25f;
    if (letter >= 0x4E00 && letter < 0xA000) return 1;
    return 0.56f;
}

float width_of(std::string_view words, TextStyle style) {
    const kit::TextStyleFigures& text = kit::figures(style);
    float width = 0;
    for (size_t at = 0; at < words.size();)
        width += advance_em(next_letter(words, at)) * text.size_px + text.letter_spacing_px;
    return std::round(width * 64) / 64;
}

std::string grouped(double number) {
    const bool french = null_host().locale == "fr";
    std::string digits = std::to_string(std::llround(std::abs(number)));
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<size_t>(at), french ? "\u202F" : ",");
    return (number < 0 ? "-" : "") + digits;
}

std::string number_text(double number, std::string_view digits) {
    const size_t comma = digits.find(',');
    const int fraction = comma == std::string_view::npos || comma + 1 >= digits.size() ? 0 : digits[comma + 1] - '0';
    const int least = digits.empty() ? 0 : digits[0] - '0';
    const double power = std::pow(10.0, fraction);
    const double rounded = std::round(std::abs(number) * power);
    std::string text = (number < 0 ? "-" : "") + grouped(std::floor(rounded / power));
    std::string after;
    if (fraction > 0) {
        after = std::to_string(std::llround(std::fmod(rounded, power)));
        after.insert(0, static_cast<size_t>(fraction) - after.size(), '0');
    }
    while (static_cast<int>(after.size()) > least && !after.empty() && after.back() == '0') after.pop_back();
    return after.empty() ? text : text + (null_host().locale == "fr" ? "," : ".") + after;
}

int64_t days_from_civil(int64_t year, int month, int day) {
    year -= month <= 2;
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t of_era = year - era * 400, of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t year_of(int64_t days) {
    const int64_t shifted = days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int64_t of_era = shifted - era * 146097;
    const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    return year + era * 400 + (of_year >= 306 ? 1 : 0);
}

int64_t last_sunday(int64_t year, int month) {
    const int64_t last = days_from_civil(year, month, 31);
    return last - ((last + 4) % 7 + 7) % 7;
}

// Clocks of central Europe by the EU's rule, and of UTC; other zones are not known here.
std::string wall_clock(double ms, std::string_view zone) {
    const bool utc = zone == "UTC", central = zone.substr(0, 7) == "Europe/";
    if (!utc && !central) return {};
    const auto minutes = static_cast<int64_t>(std::floor(ms / 60000));
    const int64_t year = year_of(minutes / 1440);
    const bool summer = minutes >= last_sunday(year, 3) * 1440 + 60 && minutes < last_sunday(year, 10) * 1440 + 60;
    return std::to_string(minutes + (utc ? 0 : summer ? 120 : 60));
}

std::string formatted(uint32_t what, std::string_view text, double number) {
    switch (what) {
        case 0:
            return number_text(number, text);
        case 1:
            return (null_host().locale == "fr" ? number < 2 : number == 1) ? "one" : "other";
        case 2: {
            const auto minutes = static_cast<int64_t>(number / 60'000);
            const std::string day = "jour " + std::to_string(minutes / 1440);
            return text == "date-time" ? day + ", minute " + std::to_string(minutes % 1440) : day;
        }
        case 3: {
            const size_t zero = text.find('\0');
            const int order = text.substr(0, zero).compare(zero == std::string_view::npos ? "" : text.substr(zero + 1));
            return order < 0 ? "-1" : order > 0 ? "1" : "0";
        }
        case 4: {
            std::string list(text);
            for (size_t at; (at = list.find('\0')) != std::string::npos;) list.replace(at, 1, ", ");
            return list;
        }
        case 5:
            return number_text(number / 100, "2,2") + " " + std::string(text);
        case 8:
            return wall_clock(number, text);
        default:
            return std::string(text);
    }
}

}  // namespace

}  // namespace comptoir::platform

using comptoir::platform::null_host;

extern "C" {

float host_measure(const char* text, uint32_t bytes, uint32_t style) {
    null_host().measured++;
    return comptoir::platform::width_of({text, bytes}, static_cast<comptoir::kit::TextStyle>(style));
}

void host_raster(uint32_t what, const char* text, uint32_t bytes, uint32_t size, uint32_t, HostRasterResult* result) {
    null_host().rasterised++;
    *result = {};
    if (what == host_raster_run) {
        const float width = comptoir::platform::width_of({text, bytes}, static_cast<comptoir::kit::TextStyle>(size));
        const float height = comptoir::kit::text_styles[size].size_px;
        *result = {std::ceil(width) + 2, std::ceil(height * 1.3f), -1, -height, width, 0};
        if (std::string_view(text, bytes).find("\xF0\x9F") != std::string_view::npos) result->kind = 1;
    } else if (what == host_raster_picture) {
        result->kind = 2;
        if (null_host().pictures_come)
            *result = {static_cast<float>(size), static_cast<float>(size), 0, 0, static_cast<float>(size), 1};
    } else {
        const float side = what == host_raster_icon ? static_cast<float>(size) + 2 : 50;
        *result = {side, side, -1, -1, side, 0};
    }
}

void host_copy_pixels(uint8_t*, uint32_t, uint32_t, uint32_t, uint32_t) {}
void host_texture(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, const uint8_t*, uint32_t, uint32_t, uint32_t,
                  uint32_t) {
    null_host().textures++;
}
void host_present(uint32_t, const HostPicture*) {
    null_host().presented++;
}

void host_wake(uint32_t, double delay_ms) {
    null_host().wakes++;
    null_host().wake_delay_ms = delay_ms;
}

void host_fetch(uint32_t widget, const HostRequest* request) {
    null_host().fetches.push_back({.widget = widget,
                                   .request = request->request,
                                   .url = {request->url, request->url_bytes},
                                   .body = {request->body, request->body_bytes},
                                   .timeout_ms = request->timeout_ms,
                                   .method = request->method,
                                   .media_type = {request->media_type, request->media_type_bytes},
                                   .if_match = {request->if_match, request->if_match_bytes},
                                   .write = request->write});
}

void host_abort(uint32_t widget, uint32_t request) {
    for (comptoir::platform::Fetch& fetch : null_host().fetches)
        if (fetch.widget == widget && fetch.request == request) fetch.aborted = true;
}

uint32_t host_format(uint32_t, uint32_t what, const char* text, uint32_t bytes, double number, char* out,
                     uint32_t capacity) {
    const std::string words = comptoir::platform::formatted(what, {text, bytes}, number);
    std::memcpy(out, words.data(), std::min<size_t>(words.size(), capacity));
    return static_cast<uint32_t>(words.size());
}

void host_tell(uint32_t widget, uint32_t what, const char* text, uint32_t bytes) {
    null_host().told.push_back({widget, what, {text, bytes}});
}

void host_keep(uint32_t, const char* key, uint32_t key_bytes, const char* text, uint32_t bytes) {
    if (bytes == 0)
        null_host().kept.erase({key, key_bytes});
    else
        null_host().kept[{key, key_bytes}] = {text, bytes};
}

uint32_t host_kept(uint32_t, const char* key, uint32_t key_bytes, char* out, uint32_t capacity) {
    const auto found = null_host().kept.find({key, key_bytes});
    if (found == null_host().kept.end()) return 0;
    if (capacity > 0) std::memcpy(out, found->second.data(), std::min<size_t>(found->second.size(), capacity));
    return static_cast<uint32_t>(found->second.size());
}

uint32_t host_keeps(uint32_t) {
    return null_host().keeps ? 1 : 0;
}

double host_now() {
    return null_host().now_ms;
}
}
