// What staff does with a reason: decide about a report, pause and restore a page, attest and revoke a fact.
#include "shared/api/claims.h"
#include "wasm/console/desk_view.h"
#include "wasm/console/report_words.h"
#include "wasm/directory/said.h"

namespace comptoir::console {

using app::Message;
using kit::ButtonKind;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

// In the order of Doing.
struct DoingRow {
    Message title;
    Message words;
    ButtonKind kind;
};
constexpr DoingRow rows[] = {
    {Message::desk_decide, Message::desk_facts_hint, ButtonKind::primary},
    {Message::desk_measure_pause, Message::desk_pause_words, ButtonKind::danger},
    {Message::desk_restore, Message::desk_restore_words, ButtonKind::primary},
    {Message::desk_attest, Message::desk_attest_words, ButtonKind::primary},
    {Message::desk_revoke, Message::desk_revoke_words, ButtonKind::danger},
};

struct Entry {
    kit::NodeId decision, reference, reason, year;
};

bool wants_year(const DeskState& state) {
    return *state.doing == Doing::attest && state.fact == Fact::customer_since;
}

bool is_year_wrong(const DeskState& state) {
    return wants_year(state) &&
           (state.year.size() != 4 || state.year.find_first_not_of("0123456789") != std::string::npos ||
            state.year < "1800" || state.year > "2200");
}

bool is_reason_wrong(const DeskState& state) {
    const bool decides = *state.doing == Doing::decide;
    return is_too_short(state.reason, decides ? report_text_characters_min : reason_characters_min);
}

bool is_reference_wrong(const DeskState& state) {
    return *state.doing == Doing::decide && state.decision == "uphold" && is_too_short(state.reference, 1);
}

// The first entry that is not in order; 0: all are.
kit::NodeId wrong_one(const DeskState& state, const Entry& at) {
    if (*state.doing == Doing::decide && state.decision.empty()) return at.decision;
    if (is_reference_wrong(state)) return at.reference;
    if (is_year_wrong(state)) return at.year;
    return is_reason_wrong(state) ? at.reason : 0;
}

void draw_decision(Ui& ui, const DeskScreen& screen, Entry& at) {
    DeskState& state = screen.state;
    const kit::Choice decisions[] = {{.value = "uphold", .label = screen.text(Message::desk_uphold)},
                                     {.value = "reject", .label = screen.text(Message::desk_reject)}};
    ui.radio_group("decision", state.decision, screen.text(Message::desk_decision), decisions);
    at.decision = kit::Key(decisions[0].value).in(ui.id("decision"));
    if (state.tried && state.decision.empty())
        ui.status("decision_wrong", screen.text(Message::desk_wrong_choice),
                  {.style = TextStyle::small, .tone = Tone::danger});
    if (state.decision != "uphold") return;
    const kit::Choice measures[] = {{.value = "none", .label = screen.text(Message::measure_none)},
                                    {.value = "pause", .label = screen.text(Message::desk_measure_pause)}};
    ui.radio_group("measure", state.measure, screen.text(Message::decision_measure), measures);
    const kit::Choice grounds[] = {{.value = "terms", .label = screen.text(Message::ground_terms)},
                                   {.value = "law", .label = screen.text(Message::ground_law)}};
    ui.radio_group("ground", state.ground, screen.text(Message::decision_rule), grounds);
    const bool wrong = state.tried && is_reference_wrong(state);
    at.reference = ui.text_field("reference", state.reference,
                                 {.label = screen.text(Message::desk_reference),
                                  .description = screen.text(Message::desk_reference_hint),
                                  .error = wrong ? screen.text(Message::desk_wrong_reference) : std::string_view(),
                                  .autocomplete = "off",
                                  .max_length = report_reference_characters_max,
                                  .required = true})
                       .node;
}

void draw_reason(Ui& ui, const DeskScreen& screen, Entry& at) {
    DeskState& state = screen.state;
    const bool decides = *state.doing == Doing::decide;
    const Message wrong = decides ? Message::report_wrong_text : Message::desk_wrong_reason;
    at.reason =
        ui.text_field(
              "reason", state.reason,
              {.label = screen.text(decides ? Message::decision_facts : Message::desk_reason),
               .kind = kit::FieldKind::multiline,
               .description = screen.text(decides ? Message::desk_facts_hint : Message::desk_reason_hint),
               .error = state.tried && is_reason_wrong(state) ? screen.text(wrong) : std::string_view(),
               .max_length = static_cast<std::uint32_t>(decides ? report_text_characters_max : reason_characters_max),
               .lines = decides ? 5u : 3u,
               .required = true})
            .node;
}

void draw_fault(Ui& ui, const DeskScreen& screen) {
    if (!screen.model.act_fault()) return;
    ui.status("fault",
              screen.model.is_conflict() ? screen.text(Message::desk_conflict)
                                         : directory::fault_text(screen.scene.language, *screen.model.act_fault()),
              {.tone = Tone::danger});
}

void draw_body(Ui& ui, const DeskScreen& screen, Entry& at) {
    DeskState& state = screen.state;
    draw_fault(ui, screen);
    if (*state.doing == Doing::attest || *state.doing == Doing::revoke)
        ui.text("fact", screen.text(plus(Message::desk_fact_registration, state.fact)),
                {.style = TextStyle::body_medium});
    if (*state.doing == Doing::decide)
        draw_decision(ui, screen, at);
    else
        ui.paragraph("words", screen.text(rows[static_cast<std::size_t>(*state.doing)].words));
    if (wants_year(state))
        at.year = ui.text_field("year", state.year,
                                {.label = screen.text(Message::desk_year),
                                 .error = state.tried && is_year_wrong(state) ? screen.text(Message::desk_wrong_year)
                                                                              : std::string_view(),
                                 .input_type = "number",
                                 .autocomplete = "off",
                                 .max_length = 4,
                                 .required = true})
                      .node;
    draw_reason(ui, screen, at);
}

}  // namespace

void draw_desk_dialog(Ui& ui, const DeskScreen& screen, DeskWishes& wishes) {
    DeskState& state = screen.state;
    if (!state.doing) return;
    const DoingRow& row = rows[static_cast<std::size_t>(*state.doing)];
    const std::string_view title = screen.text(state.answers_complaint ? Message::desk_answer : row.title);
    bool open = true;
    Entry at{};
    ui.dialog(
        "doing", open, {.title = title, .close_label = screen.text(Message::close), .sheet = true},
        [&] { draw_body(ui, screen, at); },
        [&] {
            const Message label = *state.doing == Doing::decide ? Message::desk_decide_send : row.title;
            if (!ui.button("do", {.label = screen.text(label), .kind = row.kind, .busy = screen.model.is_acting()}))
                return;
            const kit::NodeId wrong = wrong_one(state, at);
            state.tried = wrong != 0;
            wishes.act = wrong == 0;
            if (wrong != 0) ui.focus(wrong);
        });
    wishes.dismissed = !open;
}

}  // namespace comptoir::console
