#include "wasm/kit/stage.h"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "wasm/platform/host.h"

namespace {

// Dear ImGui wants one font in each atlas; ours has no glyphs: text comes as whole runs.
bool yes_source(ImFontAtlas*, ImFontConfig*) {
    return true;
}
bool yes_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
    return true;
}
bool yes_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;
    baked->Descent = 0;
    return true;
}
bool no_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) {
    return false;
}

ImFontLoader make_loader() {
    ImFontLoader loader;
    loader.Name = "runs";
    loader.FontSrcInit = yes_source;
    loader.FontSrcContainsGlyph = yes_glyph;
    loader.FontBakedInit = yes_baked;
    loader.FontBakedLoadGlyph = no_glyph;
    return loader;
}

}  // namespace

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    static const ImFontLoader loader = make_loader();
    return &loader;
}

bool ImGuiFreeType::DebugEditFontLoaderFlags(unsigned int*) {
    return false;
}

namespace comptoir::kit {

namespace {

constexpr size_t widths_count = 8192;
constexpr size_t slots_min = 4096;

uint64_t hash(std::string_view words, uint64_t seed) {
    uint64_t value = seed * 0x9E3779B97F4A7C15u ^ 14695981039346656037u;
    for (const char letter : words) value = (value ^ static_cast<unsigned char>(letter)) * 1099511628211u;
    value ^= value >> 29;
    return value ? value : 1;
}

// Rasterisers draw light text on dark thinner than dark on light: two classes of the same run.
bool is_light(Rgba colour) {
    return (colour & 255) * 3 + (colour >> 8 & 255) * 6 + (colour >> 16 & 255) > 1400;
}

// Whether a run may hold emoji or other coloured glyphs, whose pixels depend on the text's colour.
bool may_be_coloured(std::string_view words) {
    for (size_t i = 0; i + 1 < words.size(); i++) {
        const auto first = static_cast<unsigned char>(words[i]), second = static_cast<unsigned char>(words[i + 1]);
        if (first == 0xF0 || (first == 0xE2 && second >= 0x8C && second <= 0xAD)) return true;
    }
    return false;
}

std::unique_ptr<ImFontAtlas> make_atlas(ImTextureFormat format, int width, int height,
                                        ImDrawListSharedData* draw_data) {
    auto atlas = std::make_unique<ImFontAtlas>();
    atlas->TexDesiredFormat = format;
    atlas->TexMinWidth = width;
    atlas->TexMinHeight = height;
    atlas->RendererHasTextures = true;
    atlas->DrawListSharedDatas.push_back(draw_data);
    static char no_font[] = "";
    ImFontConfig config;
    config.FontLoader = ImGuiFreeType::GetFontLoader();
    config.FontData = no_font;
    config.FontDataSize = 1;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 14;
    atlas->AddFont(&config);
    return atlas;
}

}  // namespace

Stage::Stage() : draw_data_(std::make_unique<ImDrawListSharedData>()), slots_(slots_min), widths_(widths_count) {
    colour_atlas_ = make_atlas(ImTextureFormat_RGBA32, 256, 128, draw_data_.get());
    atlas_ = make_atlas(ImTextureFormat_Alpha8, 1024, 512, draw_data_.get());
    draw_data_->FontAtlas = atlas_.get();
    ImFontAtlasUpdateDrawListsSharedData(atlas_.get());  // it was built before it was the draw data's own
    draw_data_->Font = atlas_->Fonts[0];
    draw_data_->FontSize = 14;
    draw_data_->FontScale = 1;
    draw_data_->CurveTessellationTol = 1.25f;
    draw_data_->SetCircleTessellationMaxError(0.1f);
    draw_data_->InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    draw_data_->ClipRectFullscreen = ImVec4(-8192, -8192, 8192, 8192);
}

Stage::~Stage() {
    // The atlases unregister themselves from the draw data, which must outlive them.
    atlas_.reset();
    colour_atlas_.reset();
}

void Stage::set_size(float ratio, float scale) {
    if (ratio == ratio_ && scale == scale_) return;
    ratio_ = ratio;
    scale_ = scale;
    forget_all();
}

void Stage::set_font(uint32_t font) {
    font_ = font;
    if (fonts_.size() <= font) fonts_.resize(font + 1);
}

void Stage::set_baselines(const float* baselines, uint32_t count) {
    std::copy_n(baselines, std::min(count, text_style_count), fonts_[font_].baselines);
    forget_all();
}

void Stage::forget_all() {
    for (const Run& run : runs_)
        if (run.rectangle != -1) atlas(run.coloured)->RemoveCustomRect(run.rectangle);
    runs_.clear();
    free_runs_.clear();
    slots_.assign(slots_min, 0);
    widths_.assign(widths_count, {});
    pictures_tried_.clear();
    figures_.live = 0;
    figures_.pixels = 0;
}

float Stage::measure(std::string_view words, TextStyle style) {
    if (words.empty()) return 0;
    const uint64_t key = hash(words, seed(777 + static_cast<uint64_t>(style)));
    Width& known = widths_[key % widths_count];
    if (known.key != key) {
        known = {key, host_measure(words.data(), static_cast<uint32_t>(words.size()), static_cast<uint32_t>(style))};
        figures_.measured++;
    }
    return known.width;
}

const Run* Stage::text(std::string_view words, TextStyle style, Rgba colour) {
    const bool light = is_light(colour);
    uint64_t key = hash(words, seed(static_cast<uint64_t>(style) * 2 + light));
    const bool own_colours = may_be_coloured(words);
    if (own_colours) key = (key ^ colour * 0x9E3779B97F4A7C15u) | 1;
    return raster(key, host_raster_run, words, static_cast<uint32_t>(style),
                  own_colours ? colour
                  : light     ? 0xffffffff
                              : 0xff000000);
}

const Run* Stage::icon(std::string_view path, uint32_t size_px) {
    return raster(hash(path, 1000 + size_px), host_raster_icon, path, size_px, 0xff000000);
}

const Run* Stage::shadow(uint32_t radius_px, uint32_t blur_px) {
    const char words[] = {static_cast<char>('0' + radius_px / 10), static_cast<char>('0' + radius_px % 10), ',',
                          static_cast<char>('0' + blur_px / 10), static_cast<char>('0' + blur_px % 10)};
    return raster(hash({words, sizeof words}, 2000), host_raster_shadow, {words, sizeof words}, 0, 0xff000000);
}

const Run* Stage::picture(std::string_view url, uint32_t size_px) {
    const uint64_t key = hash(url, 3000 + size_px);
    if (std::find(pictures_tried_.begin(), pictures_tried_.end(), key) != pictures_tried_.end()) return nullptr;
    return raster(key, host_raster_picture, url, size_px, 0xffffffff);
}

const Run* Stage::raster(uint64_t key, uint32_t what, std::string_view words, uint32_t size, Rgba colour) {
    if (const Run* run = find(key)) return run;
    HostRasterResult result;
    host_raster(what, words.data(), static_cast<uint32_t>(words.size()), size, colour, &result);
    figures_.rasterised++;
    if (result.kind >= 2) {
        pictures_tried_.push_back(key);  // asked again after picture_ready()
        return nullptr;
    }
    Run run{.key = key,
            .width = result.width,
            .height = result.height,
            .offset_x = result.offset_x,
            .offset_y = result.offset_y,
            .used_in_frame = frame_,
            .coloured = result.kind == 1};
    if (figures_.pixels > pixels_max) evict(pixels_max * 6 / 10);
    if (run.width > 0 && run.height > 0) place(run);
    return keep(run);
}

void Stage::place(Run& run) {
    ImFontAtlas* to = atlas(run.coloured);
    ImFontAtlasRect at;
    run.rectangle = to->AddCustomRect(static_cast<int>(run.width), static_cast<int>(run.height), &at);
    if (run.rectangle == -1) return;  // the atlas is as large as it can be: the run stays blank
    figures_.pixels += cost(run);
    ImTextureData* texture = to->TexData;
    host_copy_pixels(static_cast<uint8_t*>(texture->GetPixelsAt(at.x, at.y)),
                     static_cast<uint32_t>(texture->GetPitch()), static_cast<uint32_t>(texture->BytesPerPixel), at.w,
                     at.h);
    ImFontAtlasTextureBlockQueueUpload(to, texture, at.x, at.y, at.w, at.h);
}

// A coloured pixel takes four bytes, and its atlas is the smaller one.
uint64_t Stage::cost(const Run& run) const {
    return static_cast<uint64_t>((run.width + 1) * (run.height + 1)) * (run.coloured ? 4 : 1);
}

const Run* Stage::find(uint64_t key) {
    const size_t mask = slots_.size() - 1;
    for (size_t slot = key & mask; slots_[slot]; slot = (slot + 1) & mask) {
        Run& run = runs_[slots_[slot] - 1];
        if (run.key != key) continue;
        run.used_in_frame = frame_;
        return &run;
    }
    return nullptr;
}

const Run* Stage::keep(const Run& run) {
    uint32_t index = static_cast<uint32_t>(runs_.size());
    if (free_runs_.empty()) {
        runs_.push_back(run);
    } else {
        index = free_runs_.back();
        free_runs_.pop_back();
        runs_[index] = run;
    }
    figures_.live++;
    if (figures_.live * 2 > slots_.size()) {
        rehash(slots_.size() * 2);
        return &runs_[index];
    }
    const size_t mask = slots_.size() - 1;
    size_t slot = run.key & mask;
    while (slots_[slot]) slot = (slot + 1) & mask;
    slots_[slot] = index + 1;
    return &runs_[index];
}

void Stage::rehash(size_t slots) {
    slots_.assign(slots, 0);
    for (size_t i = 0; i < runs_.size(); i++) {
        if (!runs_[i].key) continue;
        size_t slot = runs_[i].key & (slots - 1);
        while (slots_[slot]) slot = (slot + 1) & (slots - 1);
        slots_[slot] = static_cast<uint32_t>(i + 1);
    }
}

// Oldest first. What this frame or the last has used stays: its rectangles may be in draw lists not presented yet.
void Stage::evict(uint64_t target_pixels) {
    std::vector<uint32_t> oldest;
    for (uint32_t i = 0; i < runs_.size(); i++)
        if (runs_[i].key && runs_[i].used_in_frame + 1 < frame_) oldest.push_back(i);
    const auto later = [&](uint32_t a, uint32_t b) { return runs_[a].used_in_frame > runs_[b].used_in_frame; };
    std::make_heap(oldest.begin(), oldest.end(), later);
    while (!oldest.empty() && figures_.pixels > target_pixels) {
        std::pop_heap(oldest.begin(), oldest.end(), later);
        const uint32_t index = oldest.back();
        oldest.pop_back();
        Run& run = runs_[index];
        if (run.rectangle != -1) {
            atlas(run.coloured)->RemoveCustomRect(run.rectangle);
            figures_.pixels -= cost(run);
        }
        run = Run();
        free_runs_.push_back(index);
        figures_.live--;
        figures_.evicted++;
    }
    rehash(slots_.size());
}

bool Stage::rectangle(const Run& run, ImFontAtlasRect& rectangle) const {
    return run.rectangle != -1 && atlas(run.coloured)->GetCustomRect(run.rectangle, &rectangle);
}

void Stage::begin_frame() {
    frame_++;
    for (ImFontAtlas* each : {atlas_.get(), colour_atlas_.get()})
        ImFontAtlasUpdateNewFrame(each, static_cast<int>(frame_), true);
    draw_data_->FontAtlas = atlas_.get();
}

void Stage::upload() {
    for (ImFontAtlas* each : {atlas_.get(), colour_atlas_.get()}) {
        for (ImTextureData* texture : each->TexList) {
            const auto send = [&](uint32_t op, uint32_t id, int x, int y, int w, int h) {
                host_texture(op, id, static_cast<uint32_t>(texture->Width), static_cast<uint32_t>(texture->Height),
                             static_cast<uint32_t>(texture->BytesPerPixel), texture->Pixels, static_cast<uint32_t>(x),
                             static_cast<uint32_t>(y), static_cast<uint32_t>(w), static_cast<uint32_t>(h));
            };
            if (texture->Status == ImTextureStatus_WantCreate) {
                const int id = next_texture_++;
                send(0, static_cast<uint32_t>(id), 0, 0, texture->Width, texture->Height);
                texture->SetTexID(static_cast<ImTextureID>(id));
                texture->SetStatus(ImTextureStatus_OK);
            } else if (texture->Status == ImTextureStatus_WantUpdates) {
                for (const ImTextureRect& part : texture->Updates)
                    send(1, static_cast<uint32_t>(texture->TexID), part.x, part.y, part.w, part.h);
                texture->SetStatus(ImTextureStatus_OK);
            } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
                send(2, static_cast<uint32_t>(texture->TexID), 0, 0, 0, 0);
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            }
        }
    }
}

void Stage::restore() {
    for (ImFontAtlas* each : {atlas_.get(), colour_atlas_.get()}) {
        for (ImTextureData* texture : each->TexList) {
            if (texture->Status == ImTextureStatus_Destroyed || texture->Status == ImTextureStatus_WantDestroy)
                continue;
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
    }
}

StageFigures Stage::stage_figures() const {
    return figures_;
}

}  // namespace comptoir::kit
