#include "shared/page/typed.h"

#include "shared/page/completeness.h"

namespace comptoir::page {

namespace {

// Puts into `content` what was typed.
void lay(Content& content, const Typed& typed) {
    for (std::size_t index = 0; index < field_count; ++index) {
        if (typed.fields[index]) take(content, typed.content, static_cast<Field>(index));
        if (typed.audiences[index]) content.audiences[index] = typed.content.audiences[index];
    }
    if (typed.listed) content.listed = typed.content.listed;
}

std::vector<Field> list_of(Fields fields) {
    std::vector<Field> list;
    for (std::size_t index = 0; index < field_count; ++index)
        if (fields[index]) list.push_back(static_cast<Field>(index));
    return list;
}

}  // namespace

void add(Typed& typed, const Typed& later) {
    lay(typed.content, later);
    typed.fields |= later.fields;
    typed.audiences |= later.audiences;
    typed.listed |= later.listed;
}

Content laid_over(const Business& known, const Typed& typed) {
    Content content = content_of(known);
    lay(content, typed);
    return content;
}

Fields changed_fields(const Business& known, const Typed& typed) {
    const Content before = content_of(known);
    Fields changed;
    for (std::size_t index = 0; index < field_count; ++index)
        changed[index] = typed.fields[index] && !same(before, typed.content, static_cast<Field>(index));
    return changed;
}

Draft draft_of(const Typed& typed, const Background& background) {
    const Business& known = background.known;
    Draft draft;
    draft.content = laid_over(known, typed);
    const Fields changed = changed_fields(known, typed);
    draft.changed = list_of(changed);
    Fields audiences;
    for (std::size_t index = 0; index < field_count; ++index)
        audiences[index] = draft.content.audiences[index] != known.field_audiences[index];
    draft.audiences_changed = list_of(audiences);
    draft.listed_changed = draft.content.listed != known.audience;
    draft.faults = check(draft.content, changed, background).faults;
    const Completeness completeness = completeness_of(draft.content);
    draft.steps = completeness.steps;
    draft.complete_percent = completeness.percent;
    const TradeNumber trade = background.trades.find(draft.content.text(Field::trade));
    if (trade != no_trade) {
        const TradeLine& line = background.trades.line(trade);
        draft.trade_label = line.name.empty() ? line.label : line.name;
    }
    return draft;
}

}  // namespace comptoir::page
