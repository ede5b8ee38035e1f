// One field of the page: how it is typed, whom it is shown to, what is wrong with it, and what a colleague wrote.
#include <algorithm>
#include <string>

#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;

namespace {

// Those that a French business most often answers in; others that were typed stay.
constexpr std::string_view languages_offered[] = {"fr", "en", "de", "es", "it", "pt", "nl", "ar", "tr", "pl", "zh"};

void draw_text(const Panel& panel, const FieldRow& row) {
    const bool one_line = row.entry == Entry::line;
    std::string value = panel.content().text(row.field);
    const kit::FieldResult result =
        panel.ui.text_field("entry", value,
                            {.label = panel.text(row.label),
                             .label_hidden = true,
                             .kind = one_line ? kit::FieldKind::text : kit::FieldKind::multiline,
                             .description = row.hint == Message::nav_label ? "" : panel.text(row.hint),
                             .error = fault_said(panel, row.field),
                             .input_type = row.input_type,
                             .autocomplete = row.autocomplete,
                             .enter_key = "next",
                             .lines = row.entry == Entry::area ? 5u : 3u,
                             .disabled = !panel.screen.may_edit});
    if (result.changed) panel.typed().text(row.field) = value;
    settle_focus(panel, row.field, result);
}

void draw_trade(const Panel& panel, const FieldRow& row) {
    PageState& state = panel.screen.state;
    const std::string& code = panel.content().text(Field::trade);
    const std::string& known = panel.screen.model.draft().trade_label;
    const std::string said = !state.trade_name.empty() ? state.trade_name : known.empty() ? code : known;
    std::string value = state.trade_text.empty() ? said : state.trade_text;
    std::vector<kit::Suggestion> suggestions;
    std::vector<std::string> names, details;
    const std::vector<TradeEntry>& entries = panel.screen.trades.entries();
    if (!state.trade_text.empty())
        for (const TradeEntry& entry : entries) {
            names.push_back(spoken_name(entry.name, entry.label, entry.code));
            details.push_back(entry.code);
        }
    for (std::size_t i = 0; i < names.size(); ++i)
        suggestions.push_back({.key = entries[i].code, .label = names[i], .detail = details[i]});
    const bool unchosen = !state.trade_text.empty() && state.focused != Field::trade;
    const kit::FieldResult result =
        panel.ui.text_field("entry", value,
                            {.label = panel.text(row.label),
                             .label_hidden = true,
                             .kind = kit::FieldKind::combobox,
                             .description = panel.text(row.hint),
                             .error = unchosen ? panel.text(Message::trade_unchosen) : fault_said(panel, row.field),
                             .autocomplete = "off",
                             .disabled = !panel.screen.may_edit,
                             .suggestions = suggestions,
                             .suggestions_label = panel.text(row.label),
                             .first_active = true});
    settle_focus(panel, row.field, result);
    if (result.chosen) {
        panel.typed().text(Field::trade) = entries[*result.chosen].code;
        state.trade_name = value;
        state.trade_text.clear();
        state.leave_focus = true;
    } else if (result.changed) {
        state.trade_text = value;
        state.trade_name.clear();
        panel.wishes.trade_words = value;
        if (value.empty()) panel.typed().text(Field::trade).clear();
    }
}

// The text has a code a line.
void draw_languages(const Panel& panel) {
    const std::string& text = panel.content().text(Field::languages);
    const std::vector<std::string> spoken = lines_of(text);
    std::vector<std::string_view> offered(std::begin(languages_offered), std::end(languages_offered));
    const auto find = [](const auto& list, std::string_view code) {
        return std::find(list.begin(), list.end(), code) != list.end();
    };
    for (const std::string& code : spoken)
        if (!find(offered, code)) offered.push_back(code);
    panel.ui.row("entry", {}, [&] {
        for (const std::string_view code : offered) {
            const bool on = find(spoken, code);
            if (!panel.ui.chip(code, {.label = panel.scene().language.intl().language_name(code), .on = on}) ||
                !panel.screen.may_edit)
                continue;
            std::string chosen;
            const auto add = [&](std::string_view each) { (chosen += chosen.empty() ? "" : "\n") += each; };
            for (const std::string& each : spoken)
                if (each != code) add(each);
            if (!on) add(code);
            panel.typed().text(Field::languages) = chosen;
        }
    });
}

void draw_fixed(const Panel& panel, const FieldRow& row) {
    const std::string& value = panel.content().text(row.field);
    panel.ui.text("entry", value.empty() ? panel.text(Message::not_said) : std::string_view(value),
                  {.tone = value.empty() ? Tone::muted : Tone::plain});
}

// Both texts beside each other: nothing is lost until the person has chosen.
void draw_clash(const Panel& panel, const FieldRow& row) {
    panel.ui.card("clash", {.gap = Space::s2}, [&] {
        panel.ui.text("what", panel.text(Message::clash_what), {.tone = Tone::warning, .icon = kit::Icon::alert});
        const auto version = [&](kit::Key key, Message title, const Content& content, Message button, bool mine) {
            panel.ui.stack(key, {.gap = Space::s1}, [&] {
                panel.ui.text("title", panel.text(title), {.style = TextStyle::caption, .tone = Tone::muted});
                const bool plain = shape_of(row.field) == Shape::text || shape_of(row.field) == Shape::lines;
                if (plain) panel.ui.paragraph("words", content.text(row.field));
                if (panel.ui.button("take", {.label = panel.text(button), .small = true}))
                    panel.wishes.choice = {row.field, mine};
            });
        };
        version("mine", Message::clash_mine, panel.content(), Message::clash_keep_mine, true);
        version("theirs", Message::clash_theirs, panel.screen.model.theirs(), Message::clash_take_theirs, false);
    });
}

void draw_entry(const Panel& panel, const FieldRow& row) {
    switch (row.entry) {
        case Entry::line:
        case Entry::area:
        case Entry::lines:
            draw_text(panel, row);
            return;
        case Entry::trade:
            draw_trade(panel, row);
            return;
        case Entry::languages:
            draw_languages(panel);
            return;
        case Entry::fixed:
            draw_fixed(panel, row);
            return;
        case Entry::places:
            draw_places(panel);
            return;
        case Entry::logo:
            draw_logo(panel);
            return;
        case Entry::photos:
            draw_photos(panel);
            return;
        case Entry::hours:
            return;
    }
}

}  // namespace

void settle_focus(const Panel& panel, Field field, const kit::FieldResult& result) {
    PageState& state = panel.screen.state;
    if (state.focus == field || state.leave_focus) {
        panel.ui.focus(result.node);
        state.focus.reset();
        state.leave_focus = false;
    }
    const kit::NodeId before = state.focused_node;
    if (result.focused) {
        state.focused = field;
        state.focused_node = result.node;
    } else if (before == result.node) {
        state.focused.reset();
        state.focused_node = 0;
    }
    if (state.focused_node != before) panel.ui.wake_in(0);
    if (result.submitted) state.leave_focus = true;
}

std::string_view fault_said(const Panel& panel, Field field, int item, std::optional<PlaceText> part) {
    // While it is typed it is not wrong yet.
    if (panel.screen.state.focused == field) return {};
    for (const Fault& fault : panel.screen.model.draft().faults)
        if (fault.field == field && (item < 0 || (fault.item == item && (!part || fault.part == part))))
            return panel.text(plus(Message::wrong_too_long, fault.kind));
    return {};
}

bool draw_audience(const Panel& panel, kit::Key key, std::string_view label, Audience& audience, bool quiet) {
    kit::Choice choices[audience_count];
    for (int index = 0; index < audience_count; ++index)
        choices[index] = {.value = audience_word(static_cast<Audience>(index)),
                          .label = panel.text(plus(Message::audience_everyone, index))};
    std::string value(audience_word(audience));
    if (!panel.ui.select(key, value,
                         {.label = label, .label_hidden = quiet, .quiet = quiet, .disabled = !panel.screen.may_edit},
                         choices))
        return false;
    return parse_audience(value, audience);
}

void draw_field(const Panel& panel, const FieldRow& row, bool with_audience) {
    const std::string_view name = panel.text(row.label);
    panel.ui.stack(field_word(row.field), {.gap = Space::s2}, [&] {
        panel.ui.spread("head", {}, [&] {
            panel.ui.text("label", name, {.style = TextStyle::body_medium});
            if (!with_audience) return;
            Audience audience = panel.content().audience(row.field);
            const std::string label = panel.scene().language.format(Message::audience_of, {{"name", name}});
            if (draw_audience(panel, "audience", label, audience, true)) panel.typed().audience(row.field) = audience;
        });
        draw_entry(panel, row);
        if (panel.screen.model.clashes(row.field)) draw_clash(panel, row);
    });
}

}  // namespace comptoir::page
