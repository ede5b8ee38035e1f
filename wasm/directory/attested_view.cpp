#include "wasm/directory/attested_view.h"

#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

std::string_view bank_or(const Scene& scene, std::string_view bank) {
    return bank.empty() ? scene.text(Message::verified_bank_unnamed) : bank;
}

// What was checked, with its value: "SIREN 732 829 320", "Client depuis 2014".
std::string fact_line(const Scene& scene, const Business& business, const Attestation& one) {
    std::string line = fact_name(scene, one.fact, business.register_id);
    const auto add = [&](std::string_view value) {
        if (!value.empty()) line.append(" ").append(value);
    };
    if (one.fact == Fact::registration) add(register_text(business.register_id));
    if (one.fact == Fact::customer_since) add(std::to_string(one.year));
    if (one.fact == Fact::trade) line = joined(line, spoken_name(business.trade));
    return line;
}

}  // namespace

std::string fact_name(const Scene& scene, Fact fact, const RegisterId& id) {
    if (fact == Fact::registration) return std::string(register_name(scene.language, id));
    return std::string(scene.text(plus(Message::fact_account_holder, static_cast<int>(fact) - 1)));
}

std::string said_by(const Scene& scene, const Attestation& attestation, std::string_view bank) {
    const auto day = parse_day(attestation.at);
    return scene.language.format(
        attestation.by_staff ? Message::fact_by_staff : Message::fact_by_bank,
        {{"bank", bank_or(scene, bank)}, {"date", day ? scene.language.intl().date(*day) : attestation.at}});
}

void draw_fact(Ui& ui, std::string what, std::string_view by, kit::Icon sign) {
    if (what[0] >= 'a' && what[0] <= 'z') what[0] = static_cast<char>(what[0] - 'a' + 'A');
    ui.row("fact", {.gap = Space::s3, .wrap = false}, [&] {
        ui.icon("sign", sign, sign == kit::Icon::check ? kit::Tone::success : kit::Tone::muted);
        ui.stack("words", {.gap = Space::none, .grow = true}, [&] {
            ui.text("what", what, {.style = kit::TextStyle::body_medium});
            ui.text("by", by, {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
        });
    });
}

void draw_verified_tag(Ui& ui, const Scene& scene, const Business& business, std::string_view bank, bool in_full) {
    if (!is_verified(business)) return;
    std::string label = scene.language.format(Message::verified_by, {{"bank", bank_or(scene, bank)}});
    if (in_full) {
        std::string facts;
        for (const Attestation& one : business.attested)
            if (is_of_identity(one.fact)) {
                if (!facts.empty()) facts += scene.text(Message::time_ranges_join);
                facts += fact_name(scene, one.fact, business.register_id);
            }
        label = scene.language.format(Message::named_list, {{"name", label}, {"list", facts}});
    }
    ui.tag("verified", {.label = label, .tone = kit::Tone::accent, .icon = kit::Icon::verified});
}

void draw_attested(Ui& ui, const Scene& scene, const Business& business, std::string_view bank) {
    const std::vector<Attestation>& attested = business.attested;
    if (attested.empty() && business.not_attested.empty()) return;
    ui.section("attested", [&] {
        const std::string_view title = scene.text(Message::section_attested);
        ui.heading("title", title, 2);
        ui.plain_list(
            "facts", title, attested.size(),
            [&](std::size_t i) { return kit::Key(static_cast<int>(attested[i].fact)); },
            [&](std::size_t i) {
                draw_fact(ui, fact_line(scene, business, attested[i]), said_by(scene, attested[i], bank));
            });
        std::string facts;
        for (const Fact fact : business.not_attested) {
            if (!facts.empty()) facts += scene.text(Message::time_ranges_join);
            facts += fact_name(scene, fact, business.register_id);
        }
        if (facts.empty()) return;
        const std::string not_checked =
            scene.language.format(Message::named_list, {{"name", scene.text(Message::not_attested)}, {"list", facts}});
        ui.text("not", not_checked, {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
    });
}

}  // namespace comptoir::directory
