// What all widgets of a page share: Dear ImGui's atlases with the runs of text, icons and shadows in them, and the
// figures of text. Everything is rasterised by the host, once, and evicted when the atlas holds too much that no frame
// has used lately.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "wasm/kit/text_style.h"
#include "wasm/kit/theme.h"

struct ImDrawListSharedData;
struct ImFontAtlas;
struct ImFontAtlasRect;

namespace comptoir::kit {

// A rasterised thing in the atlas.
struct Run {
    uint64_t key = 0;
    int rectangle = -1;                // ImFontAtlasRectId; -1: blank
    float width = 0, height = 0;       // device px
    float offset_x = 0, offset_y = 0;  // CSS px
    uint64_t used_in_frame = 0;
    bool coloured = false;
};

struct StageFigures {
    uint32_t rasterised = 0, measured = 0, live = 0, evicted = 0;
    uint64_t pixels = 0;
};

class Stage {
public:
    Stage();
    ~Stage();

    float ratio() const { return ratio_; }
    float scale() const { return scale_; }
    // Both forget all runs and widths when they differ from what was.
    void set_size(float ratio, float scale);
    // Widgets of different fonts share the stage: what is measured and drawn from now on is in this one, numbered from
    // 0.
    void set_font(uint32_t font);
    // Of the font of now. Forgets all runs and widths: they may have been of another font by this number.
    void set_baselines(const float* baselines, uint32_t count);
    float baseline(TextStyle style) const { return fonts_[font_].baselines[static_cast<uint32_t>(style)]; }
    float line_height(TextStyle style) const { return figures(style).line_height_px * scale_; }

    // Width of a run, CSS px.
    float measure(std::string_view words, TextStyle style);

    const Run* text(std::string_view words, TextStyle style, Rgba colour);
    const Run* icon(std::string_view path, uint32_t size_px);
    const Run* shadow(uint32_t radius_px, uint32_t blur_px);
    // nullptr until the picture has come, or when it failed.
    const Run* picture(std::string_view url, uint32_t size_px);
    void picture_ready() { pictures_tried_.clear(); }

    bool rectangle(const Run& run, ImFontAtlasRect& rectangle) const;
    ImFontAtlas* atlas(bool coloured) const { return coloured ? colour_atlas_.get() : atlas_.get(); }
    ImDrawListSharedData* draw_data() const { return draw_data_.get(); }

    // Before a frame's first run, and after its last: textures go to the host.
    void begin_frame();
    void upload();
    // The host's context has been lost: all textures are made again.
    void restore();
    uint64_t frame() const { return frame_; }
    StageFigures stage_figures() const;

    static constexpr uint64_t pixels_max =
        1'400'000;  // rasterised pixels kept: 2/3 of the largest atlas seen (1024 x 2048)

private:
    const Run* raster(uint64_t key, uint32_t what, std::string_view words, uint32_t size, Rgba colour);
    const Run* find(uint64_t key);
    const Run* keep(const Run& run);
    void place(Run& run);
    void evict(uint64_t target_pixels);
    void forget_all();
    void rehash(size_t slots);
    uint64_t cost(const Run& run) const;
    uint64_t seed(uint64_t what) const { return static_cast<uint64_t>(font_) << 32 | what; }

    std::unique_ptr<ImFontAtlas> atlas_, colour_atlas_;
    std::unique_ptr<ImDrawListSharedData> draw_data_;
    float ratio_ = 1, scale_ = 1;
    struct Font {
        float baselines[text_style_count] = {};
    };
    std::vector<Font> fonts_ = std::vector<Font>(1);
    uint32_t font_ = 0;
    uint64_t frame_ = 0;
    int next_texture_ = 1;

    std::vector<Run> runs_;
    std::vector<uint32_t> free_runs_;
    std::vector<uint32_t> slots_;  // run index + 1
    struct Width {
        uint64_t key = 0;
        float width = 0;
    };
    std::vector<Width> widths_;
    std::vector<uint64_t> pictures_tried_;
    StageFigures figures_;
};

}  // namespace comptoir::kit
