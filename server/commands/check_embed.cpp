#include "server/commands/check_embed.h"

#include <iostream>
#include <memory>

#include "server/embed/check.h"
#include "server/http/client.h"

namespace comptoir {
namespace {

Result<embed::Answer, std::string> fetch(const std::string& url, const std::string& origin) {
    http::ClientOptions options;
    options.headers.emplace_back("Accept", "*/*");
    if (!origin.empty()) options.headers.emplace_back("Origin", origin);
    auto answer = http::fetch(url, options);
    if (!answer) return answer.error();
    return embed::Answer{answer->status, std::move(answer->headers), std::move(answer->body)};
}

std::string_view word(embed::Finding::Verdict verdict) {
    switch (verdict) {
        case embed::Finding::Verdict::good:
            return "good     ";
        case embed::Finding::Verdict::advice:
            return "note     ";
        case embed::Finding::Verdict::missing:
            return "MISSING  ";
    }
    return {};
}

int report(const embed::Question& question) {
    const auto findings = embed::check_embedding(question, fetch);
    for (const embed::Finding& finding : findings) {
        std::cout << word(finding.verdict) << finding.subject << ": " << finding.text << '\n';
    }
    const bool complete = embed::holds(findings);
    std::cout << (complete ? "Nothing is missing.\n" : "Add what is missing, then check again.\n");
    return complete ? 0 : 1;
}

}  // namespace

Run check_embed_command(CLI::App& app) {
    auto question = std::make_shared<embed::Question>();
    app.add_option("URL", question->url, "the bank's page, as anybody gets it")->required();
    app.add_option("--network", question->network, "the network's address, when a script of the page loads the widget");
    app.add_option("--mode", question->mode, "inline or frame, when a script of the page makes the element")
        ->check(CLI::IsMember({"inline", "frame"}));
    app.add_option("--tenant", question->tenant, "the bank's name on the network, likewise");
    return [question] { return report(*question); };
}

}  // namespace comptoir
