#include "server/embed/page.h"

#include <algorithm>
#include <cctype>

#include "server/embed/ascii.h"

namespace comptoir::embed {
namespace {

constexpr std::string_view loader_path = "/widget/v1/comptoir.js";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// The references that addresses and policies are written with; any other stays as it is.
std::string decoded(std::string_view text) {
    constexpr std::pair<std::string_view, char> references[] = {{"&amp;", '&'},   {"&quot;", '"'}, {"&#39;", '\''},
                                                                {"&apos;", '\''}, {"&lt;", '<'},   {"&gt;", '>'}};
    std::string result;
    while (!text.empty()) {
        const auto known = std::find_if(std::begin(references), std::end(references),
                                        [&](const auto& reference) { return text.starts_with(reference.first); });
        const bool found = known != std::end(references);
        result += found ? known->second : text.front();
        text.remove_prefix(found ? known->first.size() : 1);
    }
    return result;
}

class Reader {
public:
    explicit Reader(std::string_view html) : rest_(html) {}

    // False at the end of the page.
    bool next(Tag& tag) {
        while (true) {
            const std::size_t open = rest_.find('<');
            if (open == std::string_view::npos) return false;
            rest_.remove_prefix(open + 1);
            if (rest_.starts_with("!--")) {
                skip_past("-->");
            } else if (!rest_.empty() && std::isalpha(static_cast<unsigned char>(rest_.front()))) {
                read_tag(tag);
                return true;
            }
        }
    }

private:
    void skip_past(std::string_view mark) {
        const std::size_t at = rest_.find(mark);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
    }

    void skip_spaces() {
        while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    }

    std::string_view take_until(std::string_view ends) {
        const std::size_t length =
            std::find_if(rest_.begin(), rest_.end(),
                         [&](char c) { return is_space(c) || ends.find(c) != std::string_view::npos; }) -
            rest_.begin();
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

    std::string read_value() {
        const char quote = rest_.empty() ? '\0' : rest_.front();
        if (quote != '"' && quote != '\'') return decoded(take_until(">"));
        rest_.remove_prefix(1);
        const std::size_t end = std::min(rest_.find(quote), rest_.size());
        const std::string_view value = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return decoded(value);
    }

    void read_tag(Tag& tag) {
        tag = {.name = lowered(take_until("/>")), .attributes = {}};
        while (true) {
            skip_spaces();
            if (rest_.empty()) return;
            const char c = rest_.front();
            if (c == '>' || c == '/') {
                rest_.remove_prefix(1);
                if (c == '>') break;
                continue;
            }
            std::string name = lowered(take_until("=/>"));
            std::string value;
            skip_spaces();
            if (rest_.starts_with('=')) {
                rest_.remove_prefix(1);
                skip_spaces();
                value = read_value();
            }
            if (!tag.has(name)) tag.attributes.emplace_back(std::move(name), std::move(value));
        }
        skip_raw_text(tag.name);
    }

    // Inside these, "<" opens no tag until the end tag.
    void skip_raw_text(std::string_view name) {
        for (const std::string_view raw :
             {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}) {
            if (name != raw) continue;
            while (!rest_.empty()) {
                skip_past("</");
                if (lowered(rest_.substr(0, raw.size())) == raw) return;
            }
        }
    }

    std::string_view rest_;
};

}  // namespace

bool Tag::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == attribute; });
}

std::string_view Tag::get(std::string_view attribute) const {
    for (const auto& [key, value] : attributes) {
        if (key == attribute) return value;
    }
    return {};
}

Page read_page(std::string_view html) {
    Page page;
    Reader reader(html);
    Tag tag;
    while (reader.next(tag)) {
        const std::string_view src = tag.get("src");
        const std::string_view path = src.substr(0, src.find_first_of("?#"));
        if (tag.name == "script" && path.ends_with(loader_path)) page.loaders.push_back(tag);
        if (tag.name == "comptoir-widget") page.widgets.push_back(tag);
        if (tag.name == "base" && page.base.empty()) page.base = tag.get("href");
        if (tag.name == "meta" && lowered(tag.get("http-equiv")) == "content-security-policy") {
            page.policies.emplace_back(tag.get("content"));
        }
    }
    return page;
}

}  // namespace comptoir::embed
