// ETags (RFC 9110, 8.8.3): made of an answer's bytes, and compared with what a client knows already.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::http {

// A strong ETag of these bytes: tells versions apart; no protection is asked of it.
std::string content_etag(std::string_view bytes);

// Does an If-None-Match header name this ETag? Weak comparison (RFC 9110, 8.8.3.2).
bool etag_matches(std::string_view if_none_match, std::string_view etag);

// Does an If-Match header name this ETag, of a version that is counted rather than made of bytes? The proxy in front
// calls an ETag weak where it compresses the answer (RFC 9110, 8.8.3.3); the version is the same, and so it counts
// here.
bool names_version(std::string_view if_match, std::string_view etag);

}  // namespace comptoir::http
