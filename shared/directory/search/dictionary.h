// The words of the large part, sorted, with their posting lists, and a tree over their beginnings: for begun words, of
// which the frequent beginnings have a list of their own, and for mistyped ones.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/directory/search/counted_vector.h"
#include "shared/directory/search/posting_store.h"
#include "shared/directory/search/typing_error.h"

namespace comptoir::search {

// Words [first, last) of the dictionary.
struct WordRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

class Dictionary {
public:
    explicit Dictionary(MemoryCounter& counter) : letters(counter), begins(counter), lists(counter), nodes(counter) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(lists.size()); }
    std::string_view word(std::uint32_t index) const {
        return {letters.data() + begins[index], begins[index + 1] - begins[index]};
    }
    ListRef list(std::uint32_t index) const { return lists[index]; }

    // The word's index, or size().
    std::uint32_t find(std::string_view word) const;

    // Calls list(ListRef) for lists that together hold all postings of words beginning with `letters`: beginnings'
    // own lists where there are any, words' lists where not.
    template <typename Visit>
    void visit_begun(std::string_view letters_typed, Visit&& list) const {
        std::uint32_t node = 0;
        WordRange range{0, size()};
        std::size_t depth = 0;
        for (; depth < letters_typed.size() && node != no_node; ++depth) {
            const std::uint32_t below = child(node, letters_typed[depth]);
            if (below == no_node) range = {nodes[node].first, nodes[node].last};
            node = below;
        }
        if (node != no_node) return visit_node(node, list);
        range = narrowed(range, letters_typed);
        for (std::uint32_t index = range.first; index < range.last; ++index) list(lists[index]);
    }

    // Calls word(index, errors) for each word that meets the typed one as a whole, and begun(index or node, errors)
    // through `list` for beginnings; see typing_error.h. A word may come up both ways.
    template <typename Whole, typename Begun>
    void visit_mistyped(TypingErrors& errors, Whole&& whole, Begun&& begun) const {
        if (!nodes.empty()) walk(0, errors, errors.allowed() + 1, whole, begun);
    }

    // A beginning that many words share. Children lie together, by letter; words that belong to no child lie between
    // them. Built by segment_builder.cpp.
    struct Node {
        std::uint32_t first = 0;  // words
        std::uint32_t last = 0;
        std::uint32_t children = 0;
        ListRef list = no_list;
        std::uint16_t child_count = 0;
        char letter = 0;
    };
    static constexpr std::uint32_t node_words_min = 16;  // fewer are looked through one by one
    static constexpr std::uint32_t no_node = 0xFFFF'FFFF;

    // Public for snapshots, which write them as they are.
    CountedVector<char> letters;
    CountedVector<std::uint32_t> begins;  // one more than words
    CountedVector<ListRef> lists;
    CountedVector<Node> nodes;  // the first is the root

private:
    std::uint32_t child(std::uint32_t node, char letter) const;
    // The part of `range` that begins with `typed`.
    WordRange narrowed(WordRange range, std::string_view typed) const;

    // Calls visit_word(index) and visit_child(node) for what lies directly below a node, in order.
    template <typename VisitWord, typename VisitChild>
    void visit_below(const Node& node, VisitWord&& visit_word, VisitChild&& visit_child) const {
        std::uint32_t word = node.first;
        for (std::uint32_t below = node.children; below < node.children + node.child_count; ++below) {
            for (; word < nodes[below].first; ++word) visit_word(word);
            visit_child(below);
            word = nodes[below].last;
        }
        for (; word < node.last; ++word) visit_word(word);
    }

    template <typename Visit>
    void visit_node(std::uint32_t index, Visit& list) const {
        const Node& node = nodes[index];
        if (node.list != no_list) return list(node.list);
        visit_below(
            node, [&](std::uint32_t word) { list(lists[word]); },
            [&](std::uint32_t below) { visit_node(below, list); });
    }

    // `begun_errors`: the fewest with which what lies above is a beginning already.
    template <typename Whole, typename Begun>
    void walk(std::uint32_t index, TypingErrors& errors, int begun_errors, Whole& whole, Begun& begun) const {
        const Node& node = nodes[index];
        const int depth = errors.depth();
        visit_below(
            node,
            [&](std::uint32_t word_index) {
                const std::string_view text = word(word_index);
                int best = begun_errors;
                bool reachable = true;
                for (std::size_t at = static_cast<std::size_t>(depth); at < text.size() && reachable; ++at) {
                    reachable = errors.push(text[at]);
                    if (reachable && errors.beginning() < best) best = errors.beginning();
                }
                if (reachable && errors.whole() <= errors.allowed()) whole(word_index, errors.whole());
                if (best < begun_errors) begun(lists[word_index], best);
                while (errors.depth() > depth) errors.pop();
            },
            [&](std::uint32_t below) {
                if (errors.push(nodes[below].letter)) {
                    int best = begun_errors;
                    if (errors.beginning() < best) {
                        best = errors.beginning();
                        auto list = [&](ListRef found) { begun(found, best); };
                        visit_node(below, list);
                    }
                    walk(below, errors, best, whole, begun);
                }
                errors.pop();
            });
    }
};

}  // namespace comptoir::search
