// All that the widget asks of its surroundings, and all that these may call: the one boundary between C++ and the
// browser. In the wasm the functions of part 1 are imports (module "env") that web/engine implements; natively
// null_host_native.cpp does. Text is UTF-8, given by pointer and byte count, valid only during the call. Sizes are CSS
// px unless they say otherwise.
#pragma once

#include <cstdint>

#ifdef __wasm__
#define COMPTOIR_IMPORT(name) __attribute__((import_module("env"), import_name(#name)))
#define COMPTOIR_EXPORT(name) __attribute__((export_name(#name), used))
#else
#define COMPTOIR_IMPORT(name)
#define COMPTOIR_EXPORT(name)
#endif

extern "C" {

// ---- 1. The host's functions
// -------------------------------------------------------------------------------------------

// What host_raster draws. `text` is: the run; an icon's SVG path (24 x 24, stroked 1.75 round); "radius,blur" of a
// rounded box's shadow; a picture's file, as a field of a business names it.
enum HostRaster : uint32_t {
    host_raster_run = 0,
    host_raster_icon = 1,
    host_raster_shadow = 2,
    host_raster_picture = 3
};

struct HostRasterResult {
    float width = 0, height = 0;  // device px; 0 0: nothing to draw (blank text)
    float offset_x = 0,
          offset_y = 0;  // CSS px from the run's origin on its baseline (icon, picture: from their top left)
    float advance = 0;   // CSS px
    float kind = 0;      // 0: coverage, 1: has colours of its own (emoji, picture), 2: not ready, ask again after
                         // picture_ready, 3: failed
};

// Width of a run of text in a style (protocol.def), letter spacing included, at text scale as set.
COMPTOIR_IMPORT(host_measure) float host_measure(const char* text, uint32_t bytes, uint32_t style);

// Rasterises; the pixels stay with the host until host_copy_pixels. `size`: text style, icon's or picture's size in CSS
// px. `rgba`: colour 0xAABBGGRR, which matters for colour glyphs and for the rasteriser's light or dark weight.
COMPTOIR_IMPORT(host_raster)
void host_raster(uint32_t what, const char* text, uint32_t bytes, uint32_t size, uint32_t rgba,
                 HostRasterResult* result);

// Copies the last raster to `target`, rows `pitch_bytes` apart: 1 byte a pixel = alpha, 4 = premultiplied RGBA.
COMPTOIR_IMPORT(host_copy_pixels)
void host_copy_pixels(uint8_t* target, uint32_t pitch_bytes, uint32_t bytes_per_pixel, uint32_t width, uint32_t height);

// Atlas textures: 0 create (whole), 1 update (the part x y w h; `pixels` is the whole texture's first byte), 2 destroy.
COMPTOIR_IMPORT(host_texture)
void host_texture(uint32_t op, uint32_t texture, uint32_t width, uint32_t height, uint32_t bytes_per_pixel,
                  const uint8_t* pixels, uint32_t x, uint32_t y, uint32_t w, uint32_t h);

// One draw command: 8 floats: clip left, top, right, bottom (CSS px within the layer), texture, first index, index
// count, first vertex.
struct HostPicture {
    uint32_t node;         // the layer's element: the root, a scroll area, a dialog, an overlay
    const void* vertices;  // ImDrawVert, 20 bytes: x y (float, CSS px), u v (float), colour (RGBA bytes)
    uint32_t vertices_bytes;
    const void* indices;  // uint16
    uint32_t indices_bytes;
    const float* commands;
    uint32_t commands_count;
    int32_t left_64, top_64;  // 1/64 px: where the canvas stands in its element (content position of a scroll area)
    float width, height;      // CSS px; whole device px
};
// A layer's picture changed: draw it and hand it to the canvas of its element.
COMPTOIR_IMPORT(host_present) void host_present(uint32_t widget, const HostPicture* picture);

// Asks for a frame: at the next animation frame (0), or after so many milliseconds. A later, sooner call replaces it.
COMPTOIR_IMPORT(host_wake) void host_wake(uint32_t widget, double delay_ms);

enum HostMethod : uint32_t {
    host_method_get = 0,
    host_method_post = 1,
    host_method_put = 2,
    host_method_patch = 3,
    host_method_delete = 4
};

struct HostRequest {
    uint32_t request;  // the widget's own number for it
    uint32_t method;   // HostMethod
    const char* url;   // a path under the API's base
    uint32_t url_bytes;
    const char* body;  // any bytes; empty: the request has none
    uint32_t body_bytes;
    const char* media_type;  // of the body; "file": the body is a chosen file's number, and the host sends the picture
    uint32_t media_type_bytes;
    const char* if_match;  // a version's ETag; empty: whatever it is
    uint32_t if_match_bytes;
    uint32_t write;  // 0, or what a person did as a number: its second sending has the Idempotency-Key of the first
    float timeout_ms;
};
// HTTP request; the answer comes by comptoir_answer with the same number, always once, also when it fails (status 0),
// unless another person comes first (comptoir_person). A widget's requests die with it. The host adds the token that
// says who asks.
COMPTOIR_IMPORT(host_fetch) void host_fetch(uint32_t widget, const HostRequest* request);
COMPTOIR_IMPORT(host_abort) void host_abort(uint32_t widget, uint32_t request);

// The browser's Intl in the widget's locale; writes at most `capacity` bytes to `out` and returns the bytes needed.
// `what` is one of:
// - 0 number: `number`; text = "MIN,MAX" fraction digits
// - 1 plural category: "one", "other", ...
// - 2 date and time: `number` = ms UTC; text = "HOW,ZONE", HOW: date, long-date, time, weekday, short-weekday,
//   date-time, relative
// - 3 compare: text = a NUL b; out = "-1", "0" or "1"
// - 4 list: text = parts by NUL
// - 5 currency: `number` minor units, text = "EUR"
// - 6 region name: text = "FR"
// - 7 language name: text = "fr"
// - 8 wall clock: `number` = ms UTC, text = IANA zone; out = minutes since 1970-01-01 00:00 on that zone's clocks,
//   empty for a zone that is not known
COMPTOIR_IMPORT(host_format)
uint32_t host_format(uint32_t widget, uint32_t what, const char* text, uint32_t bytes, double number, char* out,
                     uint32_t capacity);

// What the page around should know or do; `text` is JSON (or plain text where said).
enum HostTell : uint32_t {
    host_tell_navigate = 0,  // {"route": "/business/1", "replace": false}
    host_tell_error = 1,     // {"code": "...", "detail": "..."}
    host_tell_ready = 2,     // first data drawn
    host_tell_copy = 3,      // plain text to the clipboard
    host_tell_share = 4,     // {"title", "text", "route"}: Web Share, else the clipboard, which comptoir_copied answers
    host_tell_print = 5,
    host_tell_locate = 6,     // ask for the position; the answer comes by comptoir_located
    host_tell_text_mode = 7,  // "1" or "0": the person switched text mode on or off
    host_tell_catalogue = 8,  // "fr": load that catalogue; comptoir_catalogue brings it
    host_tell_height = 9,     // plain number: the height that the content would like, CSS px
    host_tell_unread = 10,    // plain number: what has happened that the person has not seen yet
    host_tell_sign_in = 11,   // ask the page for a token again, now: the person wants another try
    host_tell_save = 12,      // a file for the person: its name, a line end, what is in it
    host_tell_member = 13     // load the module's second part; comptoir_member says when it is there
};
COMPTOIR_IMPORT(host_tell) void host_tell(uint32_t widget, uint32_t what, const char* text, uint32_t bytes);

// Unsent text of the person of now, by a key of the caller's: kept in the browser's tab, where the widget has storage
// there, until it is sent (an empty text), or another person comes. Nothing is kept of a visitor.
COMPTOIR_IMPORT(host_keep)
void host_keep(uint32_t widget, const char* key, uint32_t key_bytes, const char* text, uint32_t bytes);
// Writes at most `capacity` bytes to `out` and returns the bytes of the whole text; 0: nothing is kept.
COMPTOIR_IMPORT(host_kept)
uint32_t host_kept(uint32_t widget, const char* key, uint32_t key_bytes, char* out, uint32_t capacity);
// 1 when a kept text outlives a reload of the page; 0 when it is lost with it, as in a sandboxed frame: to be said.
COMPTOIR_IMPORT(host_keeps) uint32_t host_keeps(uint32_t widget);

// Milliseconds UTC, for opening hours; frames get their own clock.
COMPTOIR_IMPORT(host_now) double host_now();

// ---- 2. What the host calls
// --------------------------------------------------------------------------------------------

// Once, after _initialize.
void comptoir_start();
// Memory for the next call's text or numbers; valid until the next comptoir_buffer.
void* comptoir_buffer(uint32_t bytes);
// A new widget, number from 1. `options`: JSON {"tenant", "locale", "route", "headingLevel", "name", ...}.
uint32_t comptoir_create(const char* options, uint32_t bytes);
void comptoir_destroy(uint32_t widget);
// Container's size; `ratio` (device px a CSS px) and `text_scale` are shared by all widgets: a change rasterises again.
void comptoir_resize(uint32_t widget, float width, float height, float ratio, float text_scale);
// What is measured and drawn from now on is in the font of this number: to be said before a frame of a widget whose
// font is another than the last one's.
void comptoir_font(uint32_t font);
// Of the font of now: distance from a line box's top to its baseline, for each text style in turn; send again after a
// change of font, ratio or scale.
void comptoir_baselines(const float* baselines, uint32_t count);
// Colours 0xAABBGGRR in protocol.def's order; corrected in place to WCAG AA, so read them back for text mode and
// inputs.
void comptoir_theme(uint32_t widget, uint32_t* colours, uint32_t count);
// Bits: 1 text mode, 2 reduced motion, 4 coarse pointer (44 px targets), 8 forced colours (theme is not corrected), 16
// nothing can be painted yet.
void comptoir_modes(uint32_t widget, uint32_t bits);
// A person's action on a node: {node, action, value}. Returns 1 when a frame is due.
uint32_t comptoir_event(uint32_t widget, uint32_t node, uint32_t action, const char* text, uint32_t bytes,
                        double number);
// Builds a frame at `now_ms` (any steady clock) and diffs it: the number of words at comptoir_words(). Apply them, then
// paint.
uint32_t comptoir_frame(uint32_t widget, double now_ms);
const uint32_t* comptoir_words();
// Presents the layers whose picture changed; call it after the words were applied. Nothing happens in text mode.
void comptoir_paint(uint32_t widget);
// Pictures of all widgets are to be presented again (context restored): textures are created anew.
void comptoir_context_restored();
// A picture asked for with host_raster_picture has come, or failed.
void comptoir_picture_ready();
// An answer of host_fetch: HTTP status (0: network failed or timed out, -1: aborted), body, ETag (empty: none), and
// the seconds of its Retry-After (0: none).
void comptoir_answer(uint32_t widget, uint32_t request, int32_t status, const char* body, uint32_t bytes,
                     const char* etag, uint32_t etag_bytes, uint32_t retry_after_s);
// Another person is here than before, told apart by an opaque key; empty: a visitor, as at the start. What was asked
// for the one before is never answered: forget all of theirs and ask anew. The same person's next token is not said.
void comptoir_person(uint32_t widget, const char* key, uint32_t bytes);
// 1: the page did not bring a token that holds, so what is asked now is asked as by a visitor; 0: it did again.
void comptoir_sign_in_failed(uint32_t widget, uint32_t failed);
void comptoir_route(uint32_t widget, const char* route, uint32_t bytes);
void comptoir_located(uint32_t widget, double latitude, double longitude, uint32_t ok);
// What was to be shared stands in the clipboard now, or could not be put there.
void comptoir_copied(uint32_t widget, uint32_t ok);
void comptoir_catalogue(uint32_t widget, const char* locale, uint32_t locale_bytes, const char* text, uint32_t bytes);
// 1: the module's second part is there, and may be called; 0: it can't be had now, and may be asked for again.
void comptoir_member(uint32_t widget, uint32_t ok);
}
