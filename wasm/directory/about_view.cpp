#include "wasm/directory/about_view.h"

#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::Ui;

namespace {

constexpr float reading_width_px = 720;

void draw_part(Ui& ui, const Scene& scene, Message title, std::string_view words) {
    ui.stack(static_cast<int>(title), {.gap = Space::s1}, [&] {
        ui.heading("title", scene.text(title), 2);
        ui.paragraph("words", words);
    });
}

void draw_contact(Ui& ui, const Scene& scene, const TenantProfile& bank) {
    if (bank.email.empty() && bank.phone.empty()) return;
    ui.stack("contact", {.gap = Space::s1}, [&] {
        ui.heading("title", scene.text(Message::section_contact), 2);
        ui.key_value("ways", [&] {
            if (!bank.phone.empty())
                ui.pair("phone", scene.text(Message::field_phone),
                        [&] { ui.link("call", {.label = phone_text(bank.phone), .href = "tel:" + bank.phone}); });
            if (!bank.email.empty())
                ui.pair("email", scene.text(Message::field_email),
                        [&] { ui.link("mail", {.label = bank.email, .href = "mailto:" + bank.email}); });
        });
    });
}

// A legal text: the bank's page that has it, or the words themselves.
void draw_legal(Ui& ui, const Scene& scene, Message title, const std::string& text) {
    if (text.empty()) return;
    const std::string name(scene.text(title));
    if (!is_web_address(text)) {
        draw_part(ui, scene, title, text);
        return;
    }
    ui.link(static_cast<int>(title), {.label = name,
                                      .href = text,
                                      .icon = kit::Icon::external,
                                      .external = true,
                                      .description = scene.language.format(Message::new_window, {{"name", name}})});
}

void draw_bank(Ui& ui, const Scene& scene, const TenantProfile& bank) {
    draw_contact(ui, scene, bank);
    draw_legal(ui, scene, Message::about_terms, bank.terms);
    draw_legal(ui, scene, Message::about_privacy, bank.privacy);
    draw_legal(ui, scene, Message::about_notice, bank.notice);
}

void draw_sources(Ui& ui, const Scene& scene) {
    ui.stack("sources", {.gap = Space::s1}, [&] {
        ui.heading("title", scene.text(Message::about_data_title), 2);
        for (const Message source :
             {Message::about_data_communes, Message::about_data_geonames, Message::about_data_trades})
            ui.paragraph(static_cast<int>(source), scene.text(source));
    });
}

}  // namespace

bool draw_about(Ui& ui, const AboutScreen& screen) {
    const Scene& scene = screen.scene;
    bool switched = false;
    const Space margin = ui.is_compact() ? Space::s4 : Space::s5;
    ui.scroll("about", scene.text(Message::about_title), {.padding_x = margin, .padding_y = Space::s5}, [&] {
        ui.stack("page", {.gap = Space::s5, .max_width = reading_width_px}, [&] {
            ui.heading("title", scene.text(Message::about_title), 1, kit::TextStyle::display);
            if (screen.take_focus) ui.focus(ui.last_id());
            draw_part(ui, scene, Message::about_what_title, scene.text(Message::about_what));
            const std::string_view bank = screen.bank ? screen.bank->name : scene.text(Message::about_who_unnamed);
            draw_part(ui, scene, Message::about_who_title, scene.language.format(Message::about_who, {{"bank", bank}}));
            draw_part(ui, scene, Message::about_place_title, scene.text(Message::about_place));
            draw_part(ui, scene, Message::about_text_title, scene.text(Message::about_text));
            const Message other = ui.is_text_mode() ? Message::text_mode_off : Message::text_mode_on;
            switched = ui.button("text_mode", {.label = scene.text(other), .icon = kit::Icon::text_mode});
            draw_part(ui, scene, Message::about_access_title, scene.text(Message::about_access));
            draw_part(ui, scene, Message::about_keys_title, scene.text(Message::about_keys));
            draw_sources(ui, scene);
            if (screen.bank) draw_bank(ui, scene, *screen.bank);  // comes later than the rest, and moves none of it
        });
    });
    return switched;
}

}  // namespace comptoir::directory
