#include "server/embed/check.h"

#include <algorithm>
#include <optional>

#include "server/embed/address.h"
#include "server/embed/ascii.h"
#include "server/embed/packed.h"
#include "server/embed/page.h"
#include "server/embed/policy.h"

namespace comptoir::embed {
namespace {

using Verdict = Finding::Verdict;

bool lets_origin(const Answer& answer, const std::string& origin) {
    const std::string allowed = answer.header("access-control-allow-origin");
    return allowed == "*" || allowed == origin;
}

// One check: what was found so far, and what the parts need to know.
class Check {
public:
    Check(const Question& question, const Fetch& fetch) : question_(question), fetch_(fetch) {}

    std::vector<Finding> run() {
        if (read_page_itself() && find_loader()) {
            read_element();
            check_policy();
            check_files();
            if (framed_) check_frame();
            check_api();
        }
        return std::move(findings_);
    }

private:
    void say(Verdict verdict, std::string subject, std::string text) {
        findings_.push_back({verdict, std::move(subject), std::move(text)});
    }
    void good(std::string subject, std::string text) { say(Verdict::good, std::move(subject), std::move(text)); }
    void missing(std::string subject, std::string text) { say(Verdict::missing, std::move(subject), std::move(text)); }

    bool read_page_itself() {
        const auto address = parse_address(question_.url);
        if (!address) {
            missing("page", "not an http or https address: " + question_.url);
            return false;
        }
        page_address_ = *address;
        auto answer = fetch_(question_.url, "");
        if (!answer) {
            missing("page", answer.error());
            return false;
        }
        if (answer->status != 200) {
            missing("page",
                    "answers " + std::to_string(answer->status) + "; give the address it leads to, without log-in");
            return false;
        }
        page_answer_ = std::move(answer).value();
        page_ = read_page(page_answer_.body);
        policies_ = parse_policies(page_answer_.header("content-security-policy"));
        for (const std::string& policy : page_.policies) policies_.push_back(Policy::parse(policy));
        return true;
    }

    bool find_loader() {
        Address base = page_address_;
        if (const auto written = resolve(page_address_, page_.base); written && !page_.base.empty()) base = *written;
        if (page_.loaders.empty()) {
            const auto network = parse_address(question_.network);
            if (!network) {
                missing("script",
                        "<script type=\"module\" src=\"NETWORK/widget/v1/comptoir.js\" integrity=\"...\" "
                        "crossorigin></script>");
                return false;
            }
            loader_ = *resolve(*network, "/widget/v1/comptoir.js");
            say(Verdict::advice, "script",
                "not in the page's HTML; checked as if " + loader_.text() + " were loaded by a script");
            return true;
        }
        const Tag& tag = page_.loaders.front();
        const auto address = resolve(base, tag.get("src"));
        if (!address) {
            missing("script", "src is no http or https address: " + std::string(tag.get("src")));
            return false;
        }
        loader_ = *address;
        if (page_.loaders.size() > 1)
            say(Verdict::advice, "script", "it stands more than once in the page; once is enough");
        if (lowered(tag.get("type")) != "module") missing("script", "type=\"module\"");
        if (page_address_.scheme == "https" && loader_.scheme == "http")
            missing("script", "an https page needs the network by https");
        if (loader_.origin() != page_address_.origin() && !tag.has("crossorigin")) {
            missing("crossorigin", "the attribute crossorigin on the script: without it integrity can't be checked");
        }
        loader_tag_ = &tag;
        good("script", loader_.text());
        return true;
    }

    void read_element() {
        std::string mode = question_.mode;
        tenant_ = question_.tenant;
        const auto widget = std::find_if(page_.widgets.begin(), page_.widgets.end(), [&](const Tag& tag) {
            return tenant_.empty() || tag.get("tenant") == tenant_;
        });
        if (widget != page_.widgets.end()) {
            if (tenant_.empty()) tenant_ = widget->get("tenant");
            if (mode.empty()) mode = widget->get("mode");
            sandboxed_ = widget->has("sandbox");
            geolocation_ = widget->has("geolocation");
            if (tenant_.empty()) missing("element", "the attribute tenant of <comptoir-widget>");
        } else if (mode.empty() || tenant_.empty()) {
            missing(
                "element",
                "<comptoir-widget tenant=\"...\"></comptoir-widget>; when a script makes it, pass --mode and --tenant");
        }
        framed_ = mode == "frame";
        if (!tenant_.empty()) good("element", "tenant " + tenant_ + ", mode " + (framed_ ? "frame" : "inline"));
    }

    void need(std::string_view directive, const std::vector<std::string>& sources, std::string_view shown) {
        bool allowed = true;
        for (const Policy& policy : policies_) {
            for (const std::string& source : sources) {
                // 'unsafe-eval' includes wasm.
                const bool wasm = source == "'wasm-unsafe-eval'";
                allowed = allowed && (policy.allows(directive, source, page_address_.origin()) ||
                                      (wasm && policy.allows(directive, "'unsafe-eval'", page_address_.origin())));
            }
        }
        const std::string line = std::string(directive) + " " + std::string(shown);
        if (allowed)
            good("Content-Security-Policy", line);
        else
            missing("Content-Security-Policy", line);
    }

    void check_policy() {
        const std::string network = loader_.origin();
        if (policies_.empty()) {
            say(Verdict::advice, "Content-Security-Policy", "the page has none; nothing to add for the widget");
            return;
        }
        const std::string api = resolve(loader_, "../../api/v1/tenants/" + tenant_)->text();
        if (framed_) {
            need("script-src", {loader_.text()}, network);
            need("frame-src", {resolve(loader_, "frame.html")->text()}, network);
            return;
        }
        need("script-src", {loader_.text(), "'wasm-unsafe-eval'"}, network + " 'wasm-unsafe-eval'");
        need("connect-src", {api, resolve(loader_, "comptoir.wasm")->text()}, network);
        need("img-src", {network + "/", "data:", "blob:"}, network + " data: blob:");
    }

    std::optional<Answer> get(const std::string& url, const std::string& origin) {
        auto answer = fetch_(url, origin);
        if (!answer) {
            missing("network", answer.error());
            return std::nullopt;
        }
        if (answer->status != 200) {
            missing("network", url + " answers " + std::to_string(answer->status));
            return std::nullopt;
        }
        return std::move(answer).value();
    }

    // What a page of another origin needs of a file.
    void check_headers(const std::string& url, const Answer& answer, std::string_view media_type,
                       const std::string& origin) {
        const std::size_t before = findings_.size();
        if (!lowered(answer.header("content-type")).starts_with(media_type)) {
            missing("Content-Type", url + ": " + std::string(media_type));
        }
        if (!lets_origin(answer, origin)) missing("Access-Control-Allow-Origin", url + ": *");
        if (answer.header("cross-origin-resource-policy") != "cross-origin") {
            missing("Cross-Origin-Resource-Policy", url + ": cross-origin");
        }
        if (findings_.size() == before) good("network", url);
    }

    void check_files() {
        const auto loader = get(loader_.text(), page_address_.origin());
        if (!loader) return;
        check_headers(loader_.text(), *loader, "text/javascript", page_address_.origin());
        check_integrity(loader->body);
        check_named_files(loader->body, framed_ ? loader_.origin() : page_address_.origin(), 2);
    }

    // The loader names the script that starts the widget and the module, the script names the words.
    void check_named_files(const std::string& script, const std::string& origin, int levels) {
        for (const auto& [ending, media_type] :
             {std::pair{".js", "text/javascript"}, {".wasm", "application/wasm"}, {".txt", "text/plain"}}) {
            for (const std::string& name : packed_names(script, ending)) {
                const std::string url = resolve(loader_, name)->text();
                const auto answer = get(url, origin);
                if (!answer) continue;
                check_headers(url, *answer, media_type, origin);
                if (levels > 1 && std::string_view(ending) == ".js") check_named_files(answer->body, origin, levels - 1);
            }
        }
    }

    void check_integrity(std::string_view body) {
        if (loader_tag_ == nullptr) return;
        const std::string right = integrity("sha384", body);
        const std::string_view written = loader_tag_->get("integrity");
        if (written.empty()) return missing("integrity", "integrity=\"" + right + "\"");
        std::size_t start = 0;
        while (start < written.size()) {  // several hashes: one that fits is enough
            const std::size_t end = std::min(written.find(' ', start), written.size());
            const std::string_view hash = written.substr(start, end - start);
            if (hash == integrity(hash.substr(0, hash.find('-')), body)) return good("integrity", std::string(hash));
            start = end + 1;
        }
        missing("integrity", "the script now is integrity=\"" + right + "\"; the page says " + std::string(written));
    }

    void check_frame() {
        const Address frame = *resolve(loader_, "frame.html?tenant=" + tenant_);
        const auto answer = get(frame.text(), "");
        if (!answer) return;
        for (const Policy& policy : parse_policies(answer->header("content-security-policy"))) {
            if (!policy.has("frame-ancestors") ||
                policy.allows("frame-ancestors", page_address_.text(), frame.origin()))
                continue;
            missing("frame-ancestors", "the network does not let " + page_address_.origin() +
                                           " embed it: comptoir tenant " + tenant_ + " with --origin " +
                                           page_address_.origin());
        }
        const std::string wanted = page_answer_.header("cross-origin-embedder-policy");
        if (wanted == "require-corp" && answer->header("cross-origin-embedder-policy").empty()) {
            missing("Cross-Origin-Embedder-Policy", frame.text() + ": require-corp, as the page has it");
        }
        if (geolocation_ && page_answer_.header("permissions-policy").find("geolocation=()") != std::string::npos) {
            missing("Permissions-Policy",
                    "geolocation=(self \"" + frame.origin() + "\"), because the element asks for it");
        }
    }

    void check_api() {
        if (tenant_.empty()) return;
        const std::string url = resolve(loader_, "../../api/v1/tenants/" + tenant_)->text();
        const std::string origin = sandboxed_ ? "null" : framed_ ? loader_.origin() : page_address_.origin();
        const auto answer = get(url, origin);
        if (!answer) return;
        if (origin == loader_.origin() || lets_origin(*answer, origin)) return good("network", url);
        missing("Access-Control-Allow-Origin", url + ": the network does not answer " + origin + ": comptoir tenant " +
                                                   tenant_ + " with --origin " + origin);
    }

    const Question& question_;
    const Fetch& fetch_;
    std::vector<Finding> findings_;
    Address page_address_;
    Answer page_answer_;
    Page page_;
    std::vector<Policy> policies_;
    Address loader_;
    const Tag* loader_tag_ = nullptr;  // nothing when a script of the page loads it
    std::string tenant_;
    bool framed_ = false;
    bool sandboxed_ = false;
    bool geolocation_ = false;
};

}  // namespace

std::string Answer::header(std::string_view name) const {
    std::string joined;
    for (const auto& [key, value] : headers) {
        if (lowered(key) != lowered(name)) continue;
        if (!joined.empty()) joined += ", ";
        joined += value;
    }
    return joined;
}

std::vector<Finding> check_embedding(const Question& question, const Fetch& fetch) {
    return Check(question, fetch).run();
}

bool holds(const std::vector<Finding>& findings) {
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.verdict == Verdict::missing; });
}

}  // namespace comptoir::embed
