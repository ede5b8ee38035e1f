#include "wasm/network/network_view.h"

#include "wasm/app/route.h"
#include "wasm/directory/said.h"
#include "wasm/directory/state_pane.h"

namespace comptoir::network {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

constexpr float reading_width_px = 720;
constexpr std::uint32_t skeleton_rows = 5;

std::string business_route(const std::string& id) {
    return app::format_route({app::Screen::business, id, {}});
}

std::string date_said(const Scene& scene, std::string_view at) {
    const auto day = parse_day(at.substr(0, 10));
    return day ? scene.language.intl().date(*day) : std::string();
}

// A screen of one column under its title.
template <typename Draw>
void draw_column(Ui& ui, const NetworkScreen& screen, Message title, Draw&& draw) {
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.scroll(static_cast<int>(title), screen.scene.text(title), {.padding_x = margin, .padding_y = Space::s5}, [&] {
        ui.stack("column", {.gap = Space::s4, .max_width = reading_width_px}, [&] {
            ui.heading("title", screen.scene.text(title), 1);
            if (screen.take_focus) ui.focus(ui.last_id());
            draw();
        });
    });
}

void draw_nothing(Ui& ui, const Scene& scene, Message title, Message words) {
    ui.empty_state("nothing",
                   {.icon = kit::Icon::users, .title = scene.text(title), .words = scene.text(words), .level = 2},
                   [] {});
}

// A line of a list: who, two lines about them, and what may be done at once.
struct Line {
    const std::string& id;
    std::string_view name, logo;
    std::string about, more;
    bool strong = false;
};

template <typename Buttons>
void draw_line(Ui& ui, const Line& line, NetworkWishes& wishes, Buttons&& buttons) {
    ui.row("row", {.gap = Space::s3, .wrap = false, .align = kit::Align::start}, [&] {
        ui.avatar("logo", {.name = line.name, .picture = line.logo});
        ui.stack("words", {.gap = Space::half, .grow = true}, [&] {
            if (ui.row_link({.label = line.name,
                             .href = business_route(line.id),
                             .style = line.strong ? TextStyle::name : TextStyle::body_medium}))
                wishes.open = line.id;
            if (!line.about.empty()) ui.text("about", line.about, {.tone = Tone::muted});
            if (!line.more.empty()) ui.text("more", line.more);
            buttons();
        });
    });
}

void draw_contacts(Ui& ui, const NetworkScreen& screen, Tab tab, NetworkWishes& wishes) {
    const Scene& scene = screen.scene;
    const ContactList& list = *screen.model.list();
    if (list.items.empty()) {
        draw_nothing(ui, scene, plus(Message::network_none_connected, tab), Message::network_none_hint);
        return;
    }
    ui.plain_list(
        "contacts", scene.text(plus(Message::network_connected, tab)), list.items.size(),
        [&](std::size_t i) { return kit::Key(list.items[i].id); },
        [&](std::size_t i) {
            const Contact& contact = list.items[i];
            draw_line(ui,
                      {contact.id, contact.name, contact.logo, directory::joined(contact.trade, contact.commune),
                       contact.line.empty() ? contact.note : contact.line, true},
                      wishes, [&] {
                          if (tab != Tab::to_answer || !screen.may_act) return;
                          ui.row("answer", {.padding_y = Space::s1}, [&] {
                              const auto answer = [&](ConnectionAction action, Message label, kit::ButtonKind kind) {
                                  if (ui.button(static_cast<int>(action), {.label = scene.text(label),
                                                                           .kind = kind,
                                                                           .small = true,
                                                                           .description = contact.name}))
                                      wishes.act = Act{action, contact.id, {}};
                              };
                              answer(ConnectionAction::accept, Message::connect_accept, kit::ButtonKind::primary);
                              answer(ConnectionAction::decline, Message::connect_decline, kit::ButtonKind::secondary);
                          });
                      });
        });
    if (!list.next.empty() && ui.button("more", {.label = scene.text(Message::more_rows)})) wishes.load_more = true;
}

// What stands in place of a list that has not come.
bool draw_unknown(Ui& ui, const Scene& scene, std::optional<app::Fault> fault) {
    if (!fault) {
        ui.skeleton("loading", scene.text(Message::page_loading), skeleton_rows);
        return false;
    }
    return ui.error_state("fault", scene.text(Message::fault_page_title), directory::fault_text(scene.language, *fault),
                          scene.text(Message::retry));
}

}  // namespace

void draw_network(Ui& ui, const NetworkScreen& screen, Tab tab, NetworkWishes& wishes) {
    const Scene& scene = screen.scene;
    draw_column(ui, screen, Message::nav_network, [&] {
        std::string value(tab_word(tab));
        std::string labels[tab_count];
        kit::Choice choices[tab_count];
        for (int i = 0; i < tab_count; ++i) {
            labels[i] = scene.text(plus(Message::network_connected, i));
            const bool waiting = static_cast<Tab>(i) == Tab::to_answer && screen.model.list();
            if (waiting && screen.model.list()->to_answer > 0)
                labels[i] = scene.language.format(
                    Message::option_with_count,
                    {{"name", labels[i]}, {"n", scene.language.number(screen.model.list()->to_answer)}});
            choices[i] = {.value = tab_word(static_cast<Tab>(i)), .label = labels[i]};
        }
        if (ui.tabs("tabs", value, scene.text(Message::nav_network), choices)) wishes.tab = parse_tab(value);
        ui.tab_panel("tabs", value, [&] {
            if (tab == Tab::connected)
                ui.text_field("search", screen.state.typed,
                              {.label = scene.text(Message::network_search),
                               .label_hidden = true,
                               .kind = kit::FieldKind::search,
                               .icon = kit::Icon::search,
                               .placeholder = scene.text(Message::network_search),
                               .autocomplete = "off"});
            if (screen.model.list() && !screen.model.list_fault())
                draw_contacts(ui, screen, tab, wishes);
            else
                wishes.retry = draw_unknown(ui, scene, screen.model.list_fault());
        });
    });
}

void draw_notices(Ui& ui, const NetworkScreen& screen, NetworkWishes& wishes) {
    const Scene& scene = screen.scene;
    draw_column(ui, screen, Message::nav_notices, [&] {
        if (!screen.model.notices()) {
            wishes.retry = draw_unknown(ui, scene, screen.model.notices_fault());
            return;
        }
        const std::vector<Notice>& items = screen.model.notices()->items;
        if (items.empty()) {
            draw_nothing(ui, scene, Message::notices_none, Message::notices_none_hint);
            return;
        }
        ui.plain_list(
            "notices", scene.text(Message::nav_notices), items.size(),
            [&](std::size_t i) { return kit::Key(items[i].number); },
            [&](std::size_t i) {
                const Notice& notice = items[i];
                draw_line(ui,
                          {notice.id,
                           notice.name,
                           {},
                           date_said(scene, notice.at),
                           std::string(scene.text(plus(Message::notice_asked, notice.kind))),
                           !notice.read},
                          wishes, [] {});
            });
    });
}

}  // namespace comptoir::network
