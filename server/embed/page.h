// What of a page's HTML matters to the widget: the script that loads it, its elements, and policies in meta tags.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::embed {

struct Tag {
    std::string name;                                             // lower case
    std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case, values decoded

    bool has(std::string_view attribute) const;
    // Empty when there is none.
    std::string_view get(std::string_view attribute) const;
};

struct Page {
    std::vector<Tag> loaders;           // <script src=".../widget/v1/comptoir.js">
    std::vector<Tag> widgets;           // <comptoir-widget>
    std::vector<std::string> policies;  // of <meta http-equiv="Content-Security-Policy">
    std::string base;                   // of <base href>, empty: none
};

// Reads the start tags of a page, as a browser would: comments, scripts and other raw text are passed over. Never
// refuses.
Page read_page(std::string_view html);

}  // namespace comptoir::embed
