// The bank's word for one's own business: what it has checked, by whom and when, and how the rest is had.
#include "wasm/directory/attested_view.h"
#include "wasm/directory/said.h"
#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;

namespace {

const Attestation* find(const std::vector<Attestation>& attested, Fact fact) {
    for (const Attestation& one : attested)
        if (one.fact == fact) return &one;
    return nullptr;
}

// The draft has the number alone; the preview also of which register it is.
RegisterId register_id(const Panel& panel) {
    const auto& shown = panel.screen.preview.business();
    if (shown && !shown->register_id.id.empty()) return shown->register_id;
    return {"", "", panel.content().text(Field::register_id)};
}

// The fact with the value that the bank has checked, or would.
std::string line_of(const Panel& panel, Fact fact) {
    const RegisterId id = register_id(panel);
    std::string line = directory::fact_name(panel.scene(), fact, id);
    if (fact == Fact::registration) return line + ' ' + directory::register_text(id);
    if (fact == Fact::trade) return directory::joined(line, panel.screen.model.draft().trade_label);
    const std::string& since = panel.content().text(Field::member_since);
    return fact == Fact::customer_since && !since.empty() ? line + ' ' + since : line;
}

void draw_one(const Panel& panel, Fact fact) {
    const Attestation* checked = find(panel.screen.model.draft().attested, fact);
    const std::string_view how = panel.text(plus(Message::obtain_registration, static_cast<int>(fact)));
    directory::draw_fact(panel.ui, line_of(panel, fact),
                         checked
                             ? directory::said_by(panel.scene(), *checked, panel.screen.bank)
                             : panel.scene().language.format(
                                   Message::named_list, {{"name", panel.text(Message::not_attested)}, {"list", how}}),
                         checked ? kit::Icon::check : kit::Icon::minus);
}

}  // namespace

void draw_bank_word(const Panel& panel) {
    const std::string_view title = panel.text(Message::section_attested);
    panel.ui.stack("bank_word", {.gap = Space::s2}, [&] {
        panel.ui.heading("title", title, 2);
        panel.ui.plain_list(
            "facts", title, fact_count, [](std::size_t i) { return kit::Key(i); },
            [&](std::size_t i) { draw_one(panel, static_cast<Fact>(i)); });
        panel.ui.paragraph("hint", panel.text(Message::attested_hint),
                           {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
    });
}

}  // namespace comptoir::page
