// Plurals and gender endings of French and English words taken off, so that `boulangères` and `boulanger` meet.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::search {

// The stem of a folded word. A light touch: only what changes a word's number or gender, never what changes its sense
// (`boulanger` and `boulangerie` stay apart). Words of up to three letters are their own stems.
void stem(std::string_view folded_word, std::string& stem);
std::string stem_of(std::string_view folded_word);

// Words that say nothing of their own (`de`, `la`, `and`), and legal forms, which names carry like a suit (`sarl`).
bool is_filler(std::string_view folded_word);
bool is_legal_form(std::string_view folded_word);

}  // namespace comptoir::search
