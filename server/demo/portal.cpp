#include "server/demo/portal.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "server/demo/marks.h"
#include "server/embed/page.h"

namespace comptoir::demo {
namespace {

constexpr std::string_view first_page = "/fr/accounts.html";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> media_types = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
}};

// What the bank's own pages need, and what the widget adds to it.
std::string policy_of(const embed::Page& page, const std::string& network) {
    const bool embeds = !page.widgets.empty();
    const bool framed = embeds && page.widgets.front().get("mode") == "frame";
    std::string policy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; ";
    if (!embeds) return policy + "script-src 'self'; img-src 'self'";
    if (framed) return policy + "script-src 'self' " + network + "; img-src 'self'; frame-src " + network;
    return policy + "script-src 'self' " + network + " 'wasm-unsafe-eval'; connect-src " + network +
           "; img-src 'self' " + network + " data: blob:";
}

}  // namespace

Result<Portal, std::string> Portal::load(const std::filesystem::path& folder, const Places& places) {
    Portal portal;
    std::error_code error;
    for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        const auto type = std::find_if(media_types.begin(), media_types.end(),
                                       [&](const auto& known) { return entry->path().extension() == known.first; });
        if (type == media_types.end()) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        std::string body{std::istreambuf_iterator<char>(stream), {}};
        if (!stream) return "can't read " + entry->path().string();
        replace_all(body, "NETWORK", places.network);
        replace_all(body, "OTHER_BANK", places.other_bank);
        File& file = portal.files_["/" + std::filesystem::relative(entry->path(), folder).generic_string()];
        file.media_type = type->second;
        if (type->first == ".html") file.policy = policy_of(embed::read_page(body), places.network);
        file.body = std::move(body);
    }
    if (error || portal.files_.find(first_page) == portal.files_.end()) {
        return "there is no demo portal in " + folder.string() + ": run ./dev build";
    }
    return portal;
}

http::Response Portal::answer(const http::Request& request) const {
    const auto refuse = [](int status, std::string text) {
        return http::Response{.status = status, .media_type = "text/plain; charset=utf-8", .body = std::move(text)};
    };
    if (request.method != "GET" && request.method != "HEAD")
        return refuse(405, "Only GET.\n").with("Allow", "GET, HEAD");
    if (request.path == "/") {
        return http::Response{.status = 303}.with("Location", std::string(first_page));
    }
    const auto found = files_.find(request.path);
    if (found == files_.end()) return refuse(404, "There is no such page.\n");
    const File& file = found->second;
    http::Response response{.media_type = file.media_type, .body = file.body};
    response.with("Cache-Control", "no-cache")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin");
    if (!file.policy.empty()) response.with("Content-Security-Policy", file.policy);
    return response;
}

}  // namespace comptoir::demo
