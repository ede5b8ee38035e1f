// The head of a business's page: logo, name, trade and town, and what one can do at once.
#include "wasm/directory/attested_view.h"
#include "wasm/directory/business_view.h"
#include "wasm/directory/open_tag.h"
#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Icon;
using kit::Space;
using kit::Ui;

namespace {

constexpr float logo_px = 72;

std::string subtitle(const Scene& scene, const Business& business) {
    std::string text = spoken_name(business.trade);
    if (!business.places.empty()) text = joined(text, commune_text(business.places.front()));
    if (business.member_since > 0)
        text = joined(text,
                      scene.language.format(Message::member_since, {{"year", std::to_string(business.member_since)}}));
    return text;
}

void draw_tags(Ui& ui, const BusinessScreen& screen) {
    const Scene& scene = screen.scene;
    const Business& business = screen.business;
    const bool hours = !business.places.empty() && business.places.front().hours.known;
    if (!hours && business.labels.empty() && !is_verified(business)) return;
    ui.row("tags", {.gap = Space::s2}, [&] {
        draw_verified_tag(ui, scene, business, screen.bank, !screen.alone);
        if (hours) draw_open_tag(ui, scene, business.places.front());
        for (const std::string& label : business.labels) ui.tag(label, {.label = label, .tone = kit::Tone::accent});
    });
}

// What there is of call, write, look, go: the first is the main one. A phone has room for four tiles in a row, and the
// rest of what one can do in the bar above; fewer than three would be too wide.
void draw_actions(Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes) {
    constexpr int tiles_min = 3;
    constexpr float tiles_below_px = 560;
    const Business& business = screen.business;
    const bool site = is_web_address(business.website);
    const int count = !business.phone.empty() + !business.email.empty() + site + !business.places.empty();
    if (screen.alone && count == 0) return;
    const bool tile = ui.width() < tiles_below_px && count >= tiles_min;
    bool first = true;
    const auto action = [&](Message message, Icon icon, const std::string& href, bool external) {
        const std::string name(screen.scene.text(message));
        ui.link(static_cast<int>(message),
                {.label = name,
                 .href = href,
                 .icon = icon,
                 .external = external,
                 .button = true,
                 .tile = tile,
                 .kind = first ? kit::ButtonKind::primary : kit::ButtonKind::secondary,
                 .description =
                     external ? screen.scene.language.format(Message::new_window, {{"name", name}}) : std::string()});
        first = false;
    };
    ui.row("actions", {.gap = Space::s2}, [&] {
        if (!business.phone.empty()) action(Message::action_call, Icon::phone, "tel:" + business.phone, false);
        if (!business.email.empty()) action(Message::action_mail, Icon::mail, "mailto:" + business.email, false);
        if (site) action(Message::action_website, Icon::globe, business.website, true);
        if (!business.places.empty())
            action(Message::action_directions, Icon::directions, map_address(business.places.front()), true);
        if (!screen.alone) draw_page_buttons(ui, screen.scene, wishes, kit::ButtonKind::secondary);
    });
}

}  // namespace

void draw_page_buttons(Ui& ui, const Scene& scene, BusinessWishes& wishes, kit::ButtonKind kind) {
    const auto button = [&](kit::Key key, Message message, Icon icon) {
        return ui.button(key, {.label = scene.text(message), .kind = kind, .icon = icon, .icon_only = true});
    };
    wishes.share = button("share", Message::action_share, Icon::share);
    wishes.print = button("print", Message::action_print, Icon::print);
}

void draw_business_head(Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes) {
    const Business& business = screen.business;
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;  // a section's
    ui.stack("head", {.gap = Space::s4, .padding_x = margin, .padding_y = Space::s5}, [&] {
        ui.row("who", {.gap = Space::s4, .wrap = false}, [&] {
            ui.avatar("logo", {.name = display_name(business), .picture = business.logo, .size = logo_px});
            ui.stack("words", {.gap = Space::s1, .grow = true}, [&] {
                ui.heading("name", display_name(business), 1, kit::TextStyle::display);
                wishes.title = ui.last_id();
                if (screen.take_focus) ui.focus(wishes.title);
                ui.paragraph("trade", subtitle(screen.scene, business), {.tone = kit::Tone::muted});
                if (!ui.is_compact()) draw_tags(ui, screen);
            });
        });
        if (ui.is_compact()) draw_tags(ui, screen);
        draw_actions(ui, screen, wishes);
        if (screen.extra) screen.extra->draw(ui);
        if (screen.copied) ui.status("copied", screen.scene.text(*screen.copied), {.tone = kit::Tone::accent});
    });
}

}  // namespace comptoir::directory
