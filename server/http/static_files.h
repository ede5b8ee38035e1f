// The widget's files, held in memory with their compressed neighbours (NAME.br, NAME.gz), as /widget/v1/NAME.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "shared/core/result.h"

namespace comptoir::http {

inline constexpr std::string_view widget_path = "/widget/v1/";

class StaticFiles {
public:
    // The pages that may frame a document when the address says `?tenant=`: the sources of CSP's frame-ancestors, such
    // as "https://bank.example" or "'none'".
    using FrameAncestors = std::function<std::string(std::string_view tenant)>;

    // Reads all of `folder` once. Refuses with a sentence when it cannot be read, when it is larger than a widget can
    // be, or when a file has an ending of which no media type is known.
    static Result<StaticFiles, std::string> load(const std::filesystem::path& folder, FrameAncestors ancestors);

    bool serves(std::string_view path) const { return path.starts_with(widget_path); }
    // Nothing when there is no such file. Names with a hash may be kept for ever; others are asked for again, by ETag.
    std::optional<Response> answer(const Request& request) const;
    std::size_t count() const { return files_.size(); }

private:
    struct File {
        std::string media_type;
        std::string etag;
        std::string plain;
        std::string brotli;
        std::string gzip;
        bool is_immutable = false;
        bool is_document = false;
    };
    std::string document_policy(std::string_view query) const;

    std::map<std::string, File, std::less<>> files_;  // by name below widget_path
    FrameAncestors ancestors_;
};

// "comptoir-4f2a9c1b.js", "engine.4f2a9c1b.wasm": a name that changes with the file's content.
bool has_content_hash(std::string_view name);
// Does Accept-Encoding allow this coding (RFC 9110, 12.5.3)?
bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

}  // namespace comptoir::http
