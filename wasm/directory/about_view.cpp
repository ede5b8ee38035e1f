#include "wasm/directory/about_view.h"

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
            const std::string_view bank = screen.bank.empty() ? scene.text(Message::about_who_unnamed) : screen.bank;
            draw_part(ui, scene, Message::about_who_title, scene.language.format(Message::about_who, {{"bank", bank}}));
            draw_part(ui, scene, Message::about_place_title, scene.text(Message::about_place));
            draw_part(ui, scene, Message::about_text_title, scene.text(Message::about_text));
            const Message other = ui.is_text_mode() ? Message::text_mode_off : Message::text_mode_on;
            switched = ui.button("text_mode", {.label = scene.text(other), .icon = kit::Icon::text_mode});
            draw_part(ui, scene, Message::about_access_title, scene.text(Message::about_access));
            draw_part(ui, scene, Message::about_keys_title, scene.text(Message::about_keys));
            draw_sources(ui, scene);
        });
    });
    return switched;
}

}  // namespace comptoir::directory
