#include "wasm/kit/painter.h"

#include <cmath>

#include "imgui.h"

namespace comptoir::kit {

float Painter::snap(float value) const {
    return std::floor(value * stage_.ratio() + 0.5f) / stage_.ratio();
}

void Painter::fill(const Box& box, Rgba colour, float radius) {
    if (!(colour >> 24)) return;
    list_->AddRectFilled({snap(box.x), snap(box.y)}, {snap(box.x + box.width), snap(box.y + box.height)}, colour,
                         radius);
}

void Painter::stroke(const Box& box, Rgba colour, float radius, float width_px) {
    if (!(colour >> 24)) return;
    list_->AddRect({snap(box.x), snap(box.y)}, {snap(box.x + box.width), snap(box.y + box.height)}, colour, radius, 0,
                   width_px);
}

void Painter::hairline(float x, float y, float width, Rgba colour) {
    const float top = snap(y);
    list_->AddRectFilled({snap(x), top}, {snap(x + width), top + 1}, colour);
}

void Painter::upright_hairline(float x, float y, float height, Rgba colour) {
    const float left = snap(x);
    list_->AddRectFilled({left, snap(y)}, {left + 1, snap(y + height)}, colour);
}

void Painter::quad(const Run& run, float x, float y, Rgba colour) {
    ImFontAtlasRect at;
    if (!stage_.rectangle(run, at)) return;
    if (run.coloured) {
        list_->PushTexture(stage_.atlas(true)->TexRef);
        colour = with_alpha(0xffffffff, static_cast<float>(colour >> 24) / 255);
    }
    const ImVec2 corner(snap(x + run.offset_x), snap(y + run.offset_y));
    list_->PrimReserve(6, 4);
    list_->PrimRectUV(corner, {corner.x + run.width / stage_.ratio(), corner.y + run.height / stage_.ratio()}, at.uv0,
                      at.uv1, colour);
    if (run.coloured) list_->PopTexture();
}

void Painter::text(std::string_view words, TextStyle style, float x, float y, Rgba colour) {
    if (words.empty()) return;
    // The browser floors a line box to 1/64 px and rounds its baseline to a device pixel.
    const float ratio = stage_.ratio();
    const float top = std::floor(y * ratio * 64 + 0.5f) / 64;
    const float baseline =
        std::floor(std::floor(top) == top ? top + stage_.baseline(style) * ratio + 0.5f
                                          : std::floor(top + stage_.baseline(style) * ratio + 0.5f)) /
        ratio;
    if (const Run* run = stage_.text(words, style, colour)) {
        ImFontAtlasRect at;
        if (run->rectangle == -1 || !stage_.rectangle(*run, at)) return;
        Run placed = *run;
        placed.offset_x = std::round(run->offset_x * ratio) / ratio;
        placed.offset_y = std::round(run->offset_y * ratio) / ratio;
        quad(placed, snap(x), baseline, colour);
    }
}

void Painter::icon(Icon icon, float x, float y, float size, Rgba colour) {
    if (const Run* run = stage_.icon(icon_path(icon), static_cast<uint32_t>(std::lround(size))))
        quad(*run, snap(x), snap(y), colour);
}

bool Painter::picture(std::string_view url, const Box& box, float radius) {
    const Run* run = stage_.picture(url, static_cast<uint32_t>(std::lround(box.width)));
    ImFontAtlasRect at;
    if (!run || !stage_.rectangle(*run, at)) return false;
    list_->AddImageRounded(stage_.atlas(run->coloured)->TexRef, {box.x, box.y}, {box.x + box.width, box.y + box.height},
                           at.uv0, at.uv1, 0xffffffff, radius);
    return true;
}

void Painter::shadow(const Box& box, float radius, float blur, float down, Rgba colour) {
    if (!(colour >> 24)) return;
    const Run* run = stage_.shadow(static_cast<uint32_t>(radius), static_cast<uint32_t>(blur));
    ImFontAtlasRect at;
    if (!run || !stage_.rectangle(*run, at)) return;
    // The raster is a square of two corners and 2 px between them: nine slices, the middle ones stretched.
    const float corner = (run->width / stage_.ratio() - 2) / 2;
    const float out = corner - radius - 1;
    const float left = box.x - out, right = box.x + box.width + out, top = box.y + down - out,
                bottom = box.y + box.height + down + out;
    const float x[] = {left, left + corner, right - corner, right}, y[] = {top, top + corner, bottom - corner, bottom};
    const float part = corner * stage_.ratio() / run->width;
    const float du = (at.uv1.x - at.uv0.x) * part, dv = (at.uv1.y - at.uv0.y) * part;
    const float u[] = {at.uv0.x, at.uv0.x + du, at.uv1.x - du, at.uv1.x},
                v[] = {at.uv0.y, at.uv0.y + dv, at.uv1.y - dv, at.uv1.y};
    for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
            list_->PrimReserve(6, 4);
            list_->PrimRectUV({x[i], y[j]}, {x[i + 1], y[j + 1]}, {u[i], v[j]}, {u[i + 1], v[j + 1]}, colour);
        }
    }
}

}  // namespace comptoir::kit
