#include "wasm/app/catalogue.h"

namespace comptoir::app {
namespace {

constexpr std::string_view form_words[] = {"zero", "one", "two", "few", "many", "other"};

// The part of "one=...|other=..." under `word`; nothing when there is none.
std::optional<std::string_view> find_form(std::string_view text, std::string_view word) {
    while (!text.empty()) {
        const std::size_t end = text.find('|');
        const std::string_view part = text.substr(0, end);
        if (part.substr(0, word.size()) == word && part.substr(word.size(), 1) == "=")
            return part.substr(word.size() + 1);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return std::nullopt;
}

}  // namespace

PluralForm parse_plural_form(std::string_view word) {
    for (std::size_t i = 0; i < std::size(form_words); ++i)
        if (form_words[i] == word) return static_cast<PluralForm>(i);
    return PluralForm::other;
}

std::string insert(std::string_view text, std::initializer_list<Insertion> insertions) {
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        std::string_view value = text.substr(open, close + 1 - open);
        for (const Insertion& insertion : insertions)
            if (insertion.first == name) value = insertion.second;
        result += text.substr(0, open);
        result += value;
        text.remove_prefix(close + 1);
    }
    result += text;
    return result;
}

std::optional<Catalogue> Catalogue::parse(std::string lines) {
    Catalogue catalogue;
    catalogue.lines_ = std::move(lines);
    std::size_t at = 0;
    for (int i = 0; i < message_count; ++i) {
        catalogue.starts_[i] = at;
        const std::size_t end = catalogue.lines_.find('\n', at);
        if (end == std::string::npos || end == at) return std::nullopt;
        at = end + 1;
    }
    catalogue.starts_[message_count] = at;
    if (at != catalogue.lines_.size()) return std::nullopt;
    return catalogue;
}

std::string_view Catalogue::text(Message message) const {
    const auto index = static_cast<std::size_t>(message);
    return std::string_view(lines_).substr(starts_[index], starts_[index + 1] - starts_[index] - 1);
}

std::string Catalogue::format(Message message, std::initializer_list<Insertion> insertions) const {
    return insert(text(message), insertions);
}

std::string Catalogue::plural(Message message, PluralForm form, std::initializer_list<Insertion> insertions) const {
    const std::string_view forms = text(message);
    std::optional<std::string_view> chosen = find_form(forms, form_words[static_cast<std::size_t>(form)]);
    if (!chosen) chosen = find_form(forms, "other");
    return insert(chosen.value_or(forms), insertions);
}

}  // namespace comptoir::app
