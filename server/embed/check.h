// Whether a page embeds the widget rightly, and what is missing when not: the script and its integrity, the page's
// policy for the mode it uses, and what the network answers to that page. The page is read as the server sends it; no
// script of it runs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/result.h"

namespace comptoir::embed {

struct Answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  // in order, names in any case
    std::string body;

    // All headers of that name, joined by ", "; empty when there is none.
    std::string header(std::string_view name) const;
};

// GET `url`, with an Origin header unless `origin` is empty. Refuses with a sentence.
using Fetch = std::function<Result<Answer, std::string>(const std::string& url, const std::string& origin)>;

struct Finding {
    enum class Verdict { good, missing, advice };
    Verdict verdict = Verdict::good;
    std::string subject;  // "integrity", "script-src", "Cross-Origin-Resource-Policy" ...
    std::string text;     // what is so, or the line to add
};

struct Question {
    std::string url;      // of the page
    std::string network;  // origin or address of the network; empty: read from the page's script
    std::string mode;     // inline or frame, when a script makes the element; empty: read from the page
    std::string tenant;   // likewise
};

// In the order in which an engineer would mend: page, script, element, policy, network.
std::vector<Finding> check_embedding(const Question& question, const Fetch& fetch);

bool holds(const std::vector<Finding>& findings);

}  // namespace comptoir::embed
