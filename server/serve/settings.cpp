#include "server/serve/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

namespace comptoir {

namespace {

// Where a key's value goes, and the range of a number.
struct Key {
    std::string_view name;
    std::variant<std::string*, std::filesystem::path*, bool*, int*> target;
    int minimum = 0;
    int maximum = 65'535;
};

std::vector<Key> keys_of(Settings& settings) {
    return {
        {"data", &settings.data},
        {"address", &settings.address},
        {"port", &settings.port},
        {"allow_public_address", &settings.allow_public_address},
        {"management_port", &settings.management_port},
        {"widget", &settings.widget},
        {"threads", &settings.threads, 2, 4096},
        {"log.requests", &settings.log_requests},
        {"drain_s", &settings.drain_s, 0, 20},
        {"synchronous", &settings.synchronous},
        {"items_cached", &settings.items_cached, 100, 10'000'000},
        {"answer_cache_mb", &settings.answer_cache_mb, 0, 65'536},
        {"reading.items", &settings.reading.items, 0, 1'000'000},
        {"reading.pages", &settings.reading.pages, 0, 1'000'000},
        {"reading.visitor_items", &settings.reading.visitor_items, 0, 1'000'000},
        {"reading.visitor_pages", &settings.reading.visitor_pages, 0, 1'000'000},
    };
}

// Nothing when the value fits, else what was expected.
std::optional<std::string> assign(const Key& key, const toml::node& node, const std::filesystem::path& folder) {
    if (auto* const* text = std::get_if<std::string*>(&key.target)) {
        if (!node.is_string()) return "a text in quotes";
        **text = node.ref<std::string>();
    } else if (auto* const* path = std::get_if<std::filesystem::path*>(&key.target)) {
        if (!node.is_string()) return "a path in quotes";
        **path = folder / node.ref<std::string>();  // relative to the file that names it
    } else if (auto* const* flag = std::get_if<bool*>(&key.target)) {
        if (!node.is_boolean()) return "true or false";
        **flag = node.ref<bool>();
    } else if (auto* const* number = std::get_if<int*>(&key.target)) {
        const std::string range = std::to_string(key.minimum) + " to " + std::to_string(key.maximum);
        if (!node.is_integer()) return "a number, " + range;
        const std::int64_t value = node.ref<std::int64_t>();
        if (value < key.minimum || value > key.maximum) return "a number, " + range;
        **number = static_cast<int>(value);
    }
    return std::nullopt;
}

std::optional<std::string> read_table(const toml::table& table, const std::string& prefix, const std::vector<Key>& keys,
                                      const std::filesystem::path& file) {
    for (const auto& [part, node] : table) {
        const std::string name = prefix + std::string(part.str());
        if (const toml::table* inner = node.as_table()) {
            if (auto refusal = read_table(*inner, name + ".", keys, file)) return refusal;
            continue;
        }
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& other) { return other.name == name; });
        if (key == keys.end()) return file.string() + ": there is no setting `" + name + "`";
        if (const auto expected = assign(*key, node, file.parent_path()))
            return file.string() + ": `" + name + "` must be " + *expected;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_settings(const std::filesystem::path& file, Settings& settings) {
    try {
        return read_table(toml::parse_file(file.string()), "", keys_of(settings), file);
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return file.string() + (line > 0 ? ", line " + std::to_string(line) : std::string()) + ": " +
               std::string(error.description());
    }
}

bool is_loopback(std::string_view address) {
    if (address == "::1" || address == "localhost") return true;
    if (!address.starts_with("127.")) return false;
    // Four numbers: a name such as 127.example.org is not an address.
    int dots = 0;
    int value = -1;
    for (const char letter : address) {
        if (letter == '.') {
            if (value < 0 || ++dots > 3) return false;
            value = -1;
        } else if (letter >= '0' && letter <= '9') {
            value = std::max(value, 0) * 10 + (letter - '0');
            if (value > 255) return false;
        } else {
            return false;
        }
    }
    return dots == 3 && value >= 0;
}

std::optional<std::string> refuse_settings(const Settings& settings) {
    if (settings.data.empty()) return "no data folder: say --data DIR, or `data` in the settings";
    if (settings.synchronous != "full")
        return "synchronous = \"" + settings.synchronous +
               "\" loses acknowledged writes when the power fails; only \"full\" is safe";
    if (!is_loopback(settings.address) && !settings.allow_public_address)
        return "address " + settings.address +
               " can be reached by others: a few slow connections would stop the server. Put nginx in front "
               "(server/nginx) "
               "and listen on 127.0.0.1, or say --allow-public-address";
    if (settings.management_port != 0 && settings.management_port == settings.port)
        return "the management port must differ from the port: health and metrics are not for the public";
    return std::nullopt;
}

}  // namespace comptoir
