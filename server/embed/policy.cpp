#include "server/embed/policy.h"

#include <algorithm>

#include "server/embed/address.h"
#include "server/embed/ascii.h"

namespace comptoir::embed {
namespace {

// Schemes and hosts have no case; a path has.
std::string source_text(std::string_view word) {
    const std::size_t mark = word.find("://");
    const std::size_t host = mark == std::string_view::npos ? 0 : mark + 3;
    const std::size_t path = std::min(word.find('/', host), word.size());
    return lowered(word.substr(0, path)).append(word.substr(path));
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t start = text.find_first_not_of(separators);
        if (start == std::string_view::npos) return parts;
        text.remove_prefix(start);
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

// Who is asked when a directive is missing, in turn.
std::vector<std::string_view> deciders(std::string_view directive) {
    if (directive == "frame-src") return {"frame-src", "child-src", "default-src"};
    if (directive == "frame-ancestors") return {"frame-ancestors"};
    return {directive, "default-src"};
}

bool host_matches(std::string_view pattern, std::string_view host) {
    if (pattern == "*") return true;
    if (pattern.starts_with("*.")) return host.size() > pattern.size() - 1 && host.ends_with(pattern.substr(1));
    return pattern == host;
}

// A path that ends with a slash lets in all below it.
bool path_matches(std::string_view pattern, std::string_view path_and_query) {
    if (pattern.empty() || pattern == "/") return true;
    const std::string_view path = path_and_query.substr(0, path_and_query.find('?'));
    return pattern.ends_with('/') ? path.starts_with(pattern) : path == pattern;
}

// CSP3, "does url match expression": an expression without a scheme takes the page's, and http lets https in.
bool address_matches(std::string_view expression, const Address& wanted, const Address& page) {
    if (expression == "*") return wanted.scheme == "http" || wanted.scheme == "https";
    if (expression.ends_with(':')) {
        const std::string_view scheme = expression.substr(0, expression.size() - 1);
        return scheme == wanted.scheme || (scheme == "http" && wanted.scheme == "https");
    }
    const std::size_t mark = expression.find("://");
    const std::string_view scheme = mark == std::string_view::npos ? page.scheme : expression.substr(0, mark);
    std::string_view rest = mark == std::string_view::npos ? expression : expression.substr(mark + 3);
    const std::string_view path = rest.substr(std::min(rest.find('/'), rest.size()));
    rest = rest.substr(0, rest.size() - path.size());
    const std::size_t colon = rest.rfind(':');
    const std::string_view port = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
    if (scheme != wanted.scheme && !(scheme == "http" && wanted.scheme == "https")) return false;
    if (!host_matches(rest.substr(0, colon), wanted.host) || !path_matches(path, wanted.path)) return false;
    if (port == "*") return true;
    return port.empty() ? wanted.port == default_port(wanted.scheme) : port == std::to_string(wanted.port);
}

}  // namespace

Policy Policy::parse(std::string_view text) {
    Policy policy;
    for (const std::string_view part : split(text, ";")) {
        const auto words = split(part, " \t\n\r\f");
        if (words.empty() || policy.has(lowered(words[0]))) continue;
        auto& directive = policy.directives_.emplace_back(lowered(words[0]), std::vector<std::string>{});
        for (std::size_t i = 1; i < words.size(); ++i) directive.second.push_back(source_text(words[i]));
    }
    return policy;
}

std::vector<Policy> parse_policies(std::string_view header) {
    std::vector<Policy> policies;
    for (const std::string_view part : split(header, ",")) policies.push_back(Policy::parse(part));
    return policies;
}

bool Policy::has(std::string_view directive) const {
    return sources(directive) != nullptr;
}

std::string_view Policy::deciding(std::string_view directive) const {
    for (const std::string_view name : deciders(directive)) {
        if (has(name)) return name;
    }
    return {};
}

const std::vector<std::string>* Policy::sources(std::string_view directive) const {
    for (const auto& [name, list] : directives_) {
        if (name == directive) return &list;
    }
    return nullptr;
}

bool Policy::allows(std::string_view directive, std::string_view source, std::string_view page_origin) const {
    const auto* list = sources(deciding(directive));
    if (list == nullptr) return true;
    const auto listed = [&](std::string_view expression) {
        return std::find(list->begin(), list->end(), expression) != list->end();
    };
    if (source.starts_with('\'')) return listed(source);
    if (source.ends_with(':')) return listed(source);
    const auto wanted = parse_address(source);
    const auto page = parse_address(page_origin);
    if (!wanted || !page) return false;
    return std::any_of(list->begin(), list->end(), [&](const std::string& expression) {
        if (expression == "'self'") return wanted->origin() == page->origin();
        return !expression.starts_with('\'') && address_matches(expression, *wanted, *page);
    });
}

}  // namespace comptoir::embed
