// Draws into one layer's draw list: boxes, runs of text, icons, pictures, shadows. Coordinates are CSS px within the
// layer; runs are snapped to device pixels.
#pragma once

#include <string_view>

#include "wasm/kit/icon.h"
#include "wasm/kit/stage.h"

struct ImDrawList;

namespace comptoir::kit {

struct Box {
    float x, y, width, height;
};

class Painter {
public:
    Painter(Stage& stage, ImDrawList* list) : stage_(stage), list_(list) {}

    void fill(const Box& box, Rgba colour, float radius = 0);
    void stroke(const Box& box, Rgba colour, float radius, float width_px);
    // A line as thin as the screen shows evenly, at least one CSS px.
    void hairline(float x, float y, float width, Rgba colour);
    void upright_hairline(float x, float y, float height, Rgba colour);
    // One run, its line box's top left corner at x, y.
    void text(std::string_view words, TextStyle style, float x, float y, Rgba colour);
    void icon(Icon icon, float x, float y, float size, Rgba colour);
    // False while there is no picture to draw.
    bool picture(std::string_view url, const Box& box, float radius);
    // Under a box with this radius.
    void shadow(const Box& box, float radius, float blur, float down, Rgba colour);

private:
    float snap(float value) const;
    void quad(const Run& run, float x, float y, Rgba colour);

    Stage& stage_;
    ImDrawList* list_;
};

}  // namespace comptoir::kit
