#include "shared/directory/search/highlight.h"

#include "shared/core/fold.h"
#include "shared/directory/search/stem.h"
#include "shared/directory/search/word_meeting.h"

namespace comptoir::search {

std::vector<TextRange> highlights(std::string_view text, std::span<const QueryWord> words) {
    std::vector<TextRange> ranges;
    std::vector<std::string> stems;
    for (const QueryWord& word : words) stems.push_back(stem_of(word.text));
    FoldedText folded;
    fold(text, folded);
    for (std::size_t at = 0; at < folded.words.size(); ++at) {
        for (std::size_t index = 0; index < words.size(); ++index) {
            const WordOfQuery wanted{words[index].text, stems[index], words[index].text.size() > 1,
                                     words[index].errors};
            if (!meeting_of(wanted, folded.word(at))) continue;
            ranges.push_back({folded.words[at].source_begin, folded.words[at].source_end});
            break;
        }
    }
    return ranges;
}

}  // namespace comptoir::search
