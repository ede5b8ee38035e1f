// What changed between two frames' trees, as one buffer of 32-bit words that the mirror applies to its elements.
//
// The buffer is a sequence of operations. First word of each: op | role << 8 | field mask << 16 (words of
// protocol.def).
//   create  id parent previous, fields    new element, after its sibling `previous` (0: first child); parent 0: the
//   mirror's root update  id, fields                    only the changed fields move    id previous same parent, now
//   after `previous` (0: first); never sent for the focused element
//                                         unless it alone can move
//   remove  id                            with all that is inside it; descendants get no operation of their own
//   focus   id                            give this element the DOM focus (after the rest of the buffer has been
//   applied) scroll  id, f64 as two words (low, high)   set the scroll area's position, in CSS px (after the rest
//   likewise)
// Fields come in the order of their bits; protocol.def says what each holds. A string is its byte count and then its
// UTF-8 bytes, padded with zeros to a whole word. Creation follows the reading order: a parent before its children. A
// node whose role or parent changed is removed and created again. Unchanged nodes cost nothing; an unchanged tree gives
// 0 words.
#pragma once

#include <cstdint>
#include <vector>

#include "wasm/kit/tree.h"

namespace comptoir::kit {

// Appends to `words` what leads from `before` to `after`. Both trees hold each id once.
// `focused` is the node with the DOM focus (0: none): siblings are moved around it, so that it stays in place.
void diff(const Tree& before, const Tree& after, uint32_t focused, std::vector<uint32_t>& words);

}  // namespace comptoir::kit
