// Logo and photos: chosen from one's own files, made anew by the server, each photo said in words.
#include "wasm/page/page_view.h"

namespace comptoir::page {

using app::Message;
using kit::Space;

namespace {

constexpr float logo_px = 72, photo_px = 96;

void draw_chooser(const Panel& panel, Field field) {
    const DraftModel& model = panel.screen.model;
    if (!panel.screen.may_edit) return;
    if (const auto file = panel.ui.file_button(
            "choose",
            {.label = panel.text(Message::picture_choose), .icon = kit::Icon::plus, .busy = model.is_adding_picture()}))
        panel.wishes.picture = {field, file->number};
    if (model.has_picture_failed())
        panel.ui.status("failed", panel.text(Message::picture_failed), {.tone = kit::Tone::danger});
}

bool draw_remove(const Panel& panel, std::string_view name) {
    const std::string label = panel.scene().language.format(Message::place_remove, {{"name", name}});
    return panel.screen.may_edit &&
           panel.ui.button(
               "remove", {.label = label, .kind = kit::ButtonKind::quiet, .icon = kit::Icon::close, .icon_only = true});
}

}  // namespace

void draw_logo(const Panel& panel) {
    const std::string& logo = panel.content().text(Field::logo);
    panel.ui.row("logo", {.gap = Space::s3}, [&] {
        panel.ui.avatar("picture", {.name = panel.screen.own.name, .picture = logo, .size = logo_px});
        draw_chooser(panel, Field::logo);
        if (!logo.empty() && draw_remove(panel, panel.text(Message::field_logo)))
            panel.typed().text(Field::logo).clear();
    });
}

void draw_photos(const Panel& panel) {
    const std::vector<Photo>& photos = panel.content().photos;
    for (std::size_t i = 0; i < photos.size(); ++i)
        panel.ui.row(i, {.gap = Space::s3, .wrap = false}, [&] {
            panel.ui.avatar("picture", {.name = photos[i].alt, .picture = photos[i].file, .size = photo_px});
            std::string alt = photos[i].alt;
            const auto result = panel.ui.text_field("alt", alt,
                                                    {.label = panel.text(Message::photo_alt),
                                                     .error = fault_said(panel, Field::photos, static_cast<int>(i)),
                                                     .disabled = !panel.screen.may_edit});
            if (result.changed) panel.typed().photos[i].alt = alt;
            settle_focus(panel, Field::photos, result);
            if (draw_remove(panel, alt.empty() ? panel.text(Message::field_photos) : std::string_view(alt)))
                panel.typed().photos.erase(panel.typed().photos.begin() + static_cast<std::ptrdiff_t>(i));
        });
    draw_chooser(panel, Field::photos);
    panel.ui.paragraph("hint", panel.text(Message::hint_photos),
                       {.style = kit::TextStyle::small, .tone = kit::Tone::muted});
}

}  // namespace comptoir::page
