// On another business's page: how the own one stands to it, and what may be done about that.
#include "wasm/directory/said.h"
#include "wasm/network/network_view.h"

namespace comptoir::network {

using app::Message;
using kit::ButtonKind;
using kit::Space;
using kit::Ui;

namespace {

struct ActionRow {
    ConnectionAction action;
    Message label;
    ButtonKind kind;
    bool rare;      // behind "more"
    Message words;  // of the dialog that asks once more; nav_label: it is done at once
};

constexpr Message at_once = Message::nav_label;

constexpr ActionRow rows[] = {
    {ConnectionAction::accept, Message::connect_accept, ButtonKind::primary, false, at_once},
    {ConnectionAction::ask, Message::connect_ask, ButtonKind::secondary, false, Message::connect_ask_words},
    {ConnectionAction::decline, Message::connect_decline, ButtonKind::secondary, false, at_once},
    {ConnectionAction::unblock, Message::connect_unblock, ButtonKind::secondary, false, at_once},
    {ConnectionAction::withdraw, Message::connect_withdraw, ButtonKind::quiet, true, at_once},
    {ConnectionAction::remove, Message::connect_remove, ButtonKind::danger, true, Message::connect_remove_words},
    {ConnectionAction::block, Message::connect_block, ButtonKind::danger, true, Message::connect_block_words},
};

const ActionRow& row_of(ConnectionAction action) {
    const ActionRow* row = rows;
    while (row->action != action) ++row;
    return *row;
}

// Whoever may accept has no need to ask.
bool is_offered(ConnectionView view, ConnectionAction action) {
    const bool instead = action == ConnectionAction::ask && !refusal_of(view, ConnectionAction::accept);
    return !instead && !refusal_of(view, action);
}

void draw_buttons(Ui& ui, const NetworkScreen& screen, const Contact& contact, bool rare, NetworkWishes& wishes) {
    for (const ActionRow& row : rows) {
        if (row.rare != rare || !is_offered(contact.view, row.action)) continue;
        if (!ui.button(static_cast<int>(row.action), {.label = screen.scene.text(row.label),
                                                      .kind = row.kind,
                                                      .small = rare,
                                                      .busy = screen.model.is_acting()}))
            continue;
        if (row.words == at_once)
            wishes.act = Act{row.action, contact.id, {}};
        else
            screen.state.asking = row.action;
    }
}

// One dialog for all that is better asked once more; an ask has a line of one's own.
void draw_dialog(Ui& ui, const NetworkScreen& screen, const Contact& contact, NetworkWishes& wishes) {
    NetworkState& state = screen.state;
    if (!state.asking) return;
    const ActionRow& row = row_of(*state.asking);
    const Scene& scene = screen.scene;
    bool open = true;
    const auto body = [&] {
        ui.paragraph("words", scene.text(row.words));
        if (row.action == ConnectionAction::ask)
            ui.text_field("line", state.line,
                          {.label = scene.text(Message::connect_line),
                           .kind = kit::FieldKind::multiline,
                           .max_length = connection_line_characters_max});
    };
    const auto foot = [&] {
        const ButtonKind kind = row.kind == ButtonKind::danger ? ButtonKind::danger : ButtonKind::primary;
        if (!ui.button("do", {.label = scene.text(row.label), .kind = kind})) return;
        wishes.act = Act{row.action, contact.id, state.line};
        open = false;
    };
    ui.dialog("asking", open,
              {.title = scene.text(row.label), .close_label = scene.text(Message::close), .sheet = true}, body, foot);
    if (open) return;
    state.asking.reset();
    if (wishes.act) state.line.clear();
}

void draw_note(Ui& ui, const NetworkScreen& screen, const Contact& contact, NetworkWishes& wishes) {
    std::string note = contact.note;
    if (ui.text_field("note", note,
                      {.label = screen.scene.text(Message::contact_note),
                       .kind = kit::FieldKind::multiline,
                       .description = screen.scene.text(Message::contact_note_hint),
                       .max_length = contact_note_characters_max,
                       .lines = 2}))
        wishes.note = note;
}

}  // namespace

void draw_relation(Ui& ui, const NetworkScreen& screen, NetworkWishes& wishes) {
    const Scene& scene = screen.scene;
    if (!screen.model.relation()) return;
    const Contact& contact = *screen.model.relation();
    ui.stack("relation", {.gap = Space::s3}, [&] {
        if (contact.view != ConnectionView::none)
            ui.status("state", scene.text(plus(Message::state_asked, static_cast<int>(contact.view) - 1)),
                      {.style = kit::TextStyle::body_medium});
        if (!contact.line.empty()) ui.paragraph("line", contact.line);
        if (screen.model.act_fault())
            ui.status("fault", directory::fault_text(scene.language, *screen.model.act_fault()),
                      {.tone = kit::Tone::danger});
        if (!screen.may_act) return;
        ui.row("actions", {}, [&] {
            draw_buttons(ui, screen, contact, false, wishes);
            if (ui.chip("save",
                        {.label = scene.text(Message::contact_save), .icon = kit::Icon::bookmark, .on = contact.saved}))
                wishes.save = !contact.saved;
        });
        ui.disclosure("more", screen.state.more_open, scene.text(Message::contact_more), [&] {
            draw_note(ui, screen, contact, wishes);
            ui.row("rare", {}, [&] { draw_buttons(ui, screen, contact, true, wishes); });
        });
        draw_dialog(ui, screen, contact, wishes);
    });
}

}  // namespace comptoir::network
