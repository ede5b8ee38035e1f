// A Content-Security-Policy, asked whether it lets the widget's files in. What the widget needs is a handful of
// directives; the grammar of sources is followed only as far as these go.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::embed {

class Policy {
public:
    // One serialized policy: what stands between two commas of the header, or in a meta tag.
    static Policy parse(std::string_view text);

    // Whether `directive`, or the one that stands for it when it is missing (default-src at last), allows `source`: an
    // address such as https://network.example/widget/v1/comptoir.js, a scheme such as data:, or a keyword in its
    // quotes. Where nothing is said all is allowed. `page_origin` is what 'self' means.
    bool allows(std::string_view directive, std::string_view source, std::string_view page_origin) const;

    // The directive that decides about `directive`; empty when none does.
    std::string_view deciding(std::string_view directive) const;

    bool has(std::string_view directive) const;

private:
    const std::vector<std::string>* sources(std::string_view directive) const;

    std::vector<std::pair<std::string, std::vector<std::string>>> directives_;  // the first of a name counts
};

// The policies of a header's value, which a comma separates. All must allow.
std::vector<Policy> parse_policies(std::string_view header);

}  // namespace comptoir::embed
