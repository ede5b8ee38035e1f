// host.h's second part: the functions that the browser calls, over the widgets of its page.
#include <vector>

#include "wasm/platform/host.h"
#include "wasm/platform/mounted.h"

using comptoir::platform::Mounted;

namespace {

struct Page {
    comptoir::kit::Stage stage;
    std::vector<std::unique_ptr<Mounted>> widgets;  // by number - 1; empty: gone
    std::vector<uint64_t> buffer;
};

Page& page() {
    static Page* const only = new Page;  // as long as the module
    return *only;
}

Mounted* find(uint32_t widget) {
    const auto& widgets = page().widgets;
    return widget >= 1 && widget <= widgets.size() ? widgets[widget - 1].get() : nullptr;
}

std::string_view view(const char* text, uint32_t bytes) {
    return {text, bytes};
}

}  // namespace

extern "C" {

COMPTOIR_EXPORT(comptoir_start) void comptoir_start() {
    page();
}

COMPTOIR_EXPORT(comptoir_buffer) void* comptoir_buffer(uint32_t bytes) {
    page().buffer.resize(bytes / 8 + 1);
    return page().buffer.data();
}

COMPTOIR_EXPORT(comptoir_create) uint32_t comptoir_create(const char* options, uint32_t bytes) {
    auto& widgets = page().widgets;
    size_t slot = 0;
    while (slot < widgets.size() && widgets[slot]) slot++;
    if (slot == widgets.size()) widgets.emplace_back();
    const auto number = static_cast<uint32_t>(slot + 1);
    widgets[slot] = std::make_unique<Mounted>(page().stage, number);
    widgets[slot]->set_view(comptoir::platform::make_view(number, view(options, bytes)));
    return number;
}

COMPTOIR_EXPORT(comptoir_destroy) void comptoir_destroy(uint32_t widget) {
    if (find(widget)) page().widgets[widget - 1].reset();
}

COMPTOIR_EXPORT(comptoir_resize)
void comptoir_resize(uint32_t widget, float width, float height, float ratio, float text_scale) {
    page().stage.set_size(ratio, text_scale);
    if (Mounted* mounted = find(widget)) mounted->widget().resize(width, height);
}

COMPTOIR_EXPORT(comptoir_font) void comptoir_font(uint32_t font) {
    page().stage.set_font(font);
}

COMPTOIR_EXPORT(comptoir_baselines) void comptoir_baselines(const float* baselines, uint32_t count) {
    page().stage.set_baselines(baselines, count);
}

COMPTOIR_EXPORT(comptoir_theme) void comptoir_theme(uint32_t widget, uint32_t* colours, uint32_t count) {
    if (Mounted* mounted = find(widget)) mounted->set_theme(colours, count);
}

COMPTOIR_EXPORT(comptoir_modes) void comptoir_modes(uint32_t widget, uint32_t bits) {
    if (Mounted* mounted = find(widget)) mounted->set_modes(bits);
}

COMPTOIR_EXPORT(comptoir_event)
uint32_t comptoir_event(uint32_t widget, uint32_t node, uint32_t action, const char* text, uint32_t bytes,
                        double number) {
    Mounted* mounted = find(widget);
    return mounted && mounted->hear(node, action, view(text, bytes), number);
}

COMPTOIR_EXPORT(comptoir_frame) uint32_t comptoir_frame(uint32_t widget, double now_ms) {
    Mounted* mounted = find(widget);
    if (!mounted) return 0;
    mounted->frame(now_ms);
    page().buffer.assign((mounted->widget().words.size() + 1) / 2 + 1, 0);
    __builtin_memcpy(page().buffer.data(), mounted->widget().words.data(),
                     mounted->widget().words.size() * sizeof(uint32_t));
    return static_cast<uint32_t>(mounted->widget().words.size());
}

COMPTOIR_EXPORT(comptoir_words) const uint32_t* comptoir_words() {
    return reinterpret_cast<const uint32_t*>(page().buffer.data());
}

COMPTOIR_EXPORT(comptoir_paint) void comptoir_paint(uint32_t widget) {
    if (Mounted* mounted = find(widget)) mounted->paint();
}

COMPTOIR_EXPORT(comptoir_context_restored) void comptoir_context_restored() {
    page().stage.restore();
    for (const auto& mounted : page().widgets)
        if (mounted) mounted->widget().forget_pictures();
}

COMPTOIR_EXPORT(comptoir_picture_ready) void comptoir_picture_ready() {
    page().stage.picture_ready();
}

COMPTOIR_EXPORT(comptoir_answer)
void comptoir_answer(uint32_t widget, uint32_t request, int32_t status, const char* body, uint32_t bytes,
                     const char* etag, uint32_t etag_bytes, uint32_t retry_after_s) {
    if (Mounted* mounted = find(widget))
        mounted->view().answered({request, status, view(body, bytes), view(etag, etag_bytes), retry_after_s});
}

COMPTOIR_EXPORT(comptoir_person) void comptoir_person(uint32_t widget, const char* key, uint32_t bytes) {
    if (Mounted* mounted = find(widget)) mounted->view().person_changed(view(key, bytes));
}

COMPTOIR_EXPORT(comptoir_sign_in_failed) void comptoir_sign_in_failed(uint32_t widget, uint32_t failed) {
    if (Mounted* mounted = find(widget)) mounted->view().sign_in_failed(failed != 0);
}

COMPTOIR_EXPORT(comptoir_route) void comptoir_route(uint32_t widget, const char* route, uint32_t bytes) {
    if (Mounted* mounted = find(widget)) mounted->view().route_changed(view(route, bytes));
}

COMPTOIR_EXPORT(comptoir_located)
void comptoir_located(uint32_t widget, double latitude, double longitude, uint32_t ok) {
    if (Mounted* mounted = find(widget)) mounted->view().located(ok != 0, latitude, longitude);
}

COMPTOIR_EXPORT(comptoir_copied) void comptoir_copied(uint32_t widget, uint32_t ok) {
    if (Mounted* mounted = find(widget)) mounted->view().copied(ok != 0);
}

COMPTOIR_EXPORT(comptoir_catalogue)
void comptoir_catalogue(uint32_t widget, const char* locale, uint32_t locale_bytes, const char* text, uint32_t bytes) {
    if (Mounted* mounted = find(widget)) mounted->view().catalogue_came(view(locale, locale_bytes), view(text, bytes));
}

COMPTOIR_EXPORT(comptoir_member) void comptoir_member(uint32_t widget, uint32_t ok) {
    if (Mounted* mounted = find(widget)) mounted->view().member_came(ok != 0);
}
}
