#include "server/http/static_files.h"

#include <array>
#include <fstream>

#include "server/http/etag.h"
#include "server/http/url.h"

namespace comptoir::http {

namespace {

constexpr std::size_t folder_bytes_max = 64'000'000;
constexpr std::size_t hash_letters_min = 8;

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> media_types = {{
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".json", "application/json"},
    {".ts", "text/plain; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/plain; charset=utf-8"},
    {".bin", "application/octet-stream"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".webp", "image/webp"},
    {".jpg", "image/jpeg"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
}};

std::string_view media_type_of(std::string_view name) {
    for (const auto& [ending, type] : media_types)
        if (name.ends_with(ending)) return type;
    return {};
}

bool is_hash_letter(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

bool has_content_hash(std::string_view name) {
    // Between a '-' or '.' and the ending's '.': letters and digits only, a digit among them, eight at least.
    const std::size_t ending = name.rfind('.');
    if (ending == std::string_view::npos || ending == 0) return false;
    const std::size_t mark = name.find_last_of("-.", ending - 1);
    if (mark == std::string_view::npos || ending - mark - 1 < hash_letters_min) return false;
    bool digit = false;
    for (const char letter : name.substr(mark + 1, ending - mark - 1)) {
        if (!is_hash_letter(letter)) return false;
        digit = digit || (letter >= '0' && letter <= '9');
    }
    return digit;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
    while (!accept_encoding.empty()) {
        const std::size_t comma = accept_encoding.find(',');
        const std::string_view part = trimmed(accept_encoding.substr(0, comma));
        accept_encoding = comma == std::string_view::npos ? std::string_view() : accept_encoding.substr(comma + 1);
        const std::size_t semicolon = part.find(';');
        if (trimmed(part.substr(0, semicolon)) != coding) continue;
        const std::string_view quality =
            semicolon == std::string_view::npos ? std::string_view() : trimmed(part.substr(semicolon + 1));
        return quality.find_first_not_of("q=0.") != std::string_view::npos || quality.empty();
    }
    return false;
}

Result<StaticFiles, std::string> StaticFiles::load(const std::filesystem::path& folder, FrameAncestors ancestors) {
    StaticFiles files;
    files.ancestors_ = std::move(ancestors);
    std::error_code error;
    std::size_t bytes = 0;
    std::map<std::string, std::string> contents;
    for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        if (!entry->is_regular_file()) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        std::string content{std::istreambuf_iterator<char>(stream), {}};
        if (!stream) return "cannot read " + entry->path().string();
        bytes += content.size();
        if (bytes > folder_bytes_max) return folder.string() + " is too large to be a widget's folder";
        contents.emplace(std::filesystem::relative(entry->path(), folder).generic_string(), std::move(content));
    }
    if (error) return "cannot read the widget's folder " + folder.string() + ": " + error.message();
    for (auto& [name, content] : contents) {
        if (name.ends_with(".br") || name.ends_with(".gz")) continue;
        const std::string_view media_type = media_type_of(name);
        if (media_type.empty()) return "no media type is known for the widget's file " + name;
        File& file = files.files_[name];
        file.media_type = media_type;
        file.etag = content_etag(content);
        if (const auto side = contents.find(name + ".br"); side != contents.end())
            file.brotli = std::move(side->second);
        if (const auto side = contents.find(name + ".gz"); side != contents.end()) file.gzip = std::move(side->second);
        file.plain = std::move(content);
        file.is_immutable = has_content_hash(name);
        file.is_document = media_type.starts_with("text/html");
    }
    return files;
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    const auto name = percent_decoded(request.path.substr(widget_path.size()), false);
    const auto found = name ? files_.find(*name) : files_.end();
    if (found == files_.end()) return std::nullopt;
    const File& file = found->second;

    Response response{.media_type = file.media_type, .etag = file.etag};
    // Compressed bytes are another representation, with an ETag of its own (RFC 9110, 8.8.3.3).
    const auto encoded = [&](const std::string& bytes, const std::string& coding) {
        response.body = bytes;
        response.etag.insert(response.etag.size() - 1, "-" + coding);
        response.with("Content-Encoding", coding);
    };
    if (!file.brotli.empty() && accepts_encoding(request.accept_encoding, "br"))
        encoded(file.brotli, "br");
    else if (!file.gzip.empty() && accepts_encoding(request.accept_encoding, "gzip"))
        encoded(file.gzip, "gzip");
    else
        response.body = file.plain;
    if (!file.brotli.empty() || !file.gzip.empty()) response.with("Vary", "Accept-Encoding");
    response.with("Cache-Control", file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (file.is_document) {
        response.with("Content-Security-Policy", document_policy(request.query));
        response.with("Cross-Origin-Embedder-Policy",
                      "require-corp");  // a page that has it frames only what has it too
    }
    return response;
}

std::string StaticFiles::document_policy(std::string_view query) const {
    std::string tenant;
    each_query_part(query, [&](std::string_view name, std::string_view value) {
        if (name == "tenant") tenant = percent_decoded(value, true).value_or("");
        return tenant.empty();
    });
    // The frame's document may load what it brings and talk to where it comes from, and nothing else.
    return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
           "img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'; "
           "require-trusted-types-for 'script'; frame-ancestors " +
           ancestors_(tenant);
}

}  // namespace comptoir::http
