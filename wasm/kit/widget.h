// All state of one widget on a page: what it heard, where it scrolls, what it said last. Only the Stage is shared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "wasm/kit/element.h"
#include "wasm/kit/row_heights.h"
#include "wasm/kit/stage.h"
#include "wasm/kit/ui.h"

struct ImDrawList;

namespace comptoir::kit {

// A person's action, as the mirror and the native tests send it.
struct Event {
    NodeId node = 0;
    Action action = Action::press;
    std::string text;
    double number = 0;
    bool taken = false;
};

// A scroll area: where the browser has scrolled it, and which part of it its picture shows.
struct ScrollState {
    NodeId id = 0;
    double position = 0, last_position = 0;
    double extent = 0;  // of the content
    float view = 0;     // of the window on it, along the direction
    double picture_from = 0;
    float picture_length = 0;  // 0: no picture yet
    bool sideways = false;
    uint64_t used_in_frame = 0;
};

struct ListState {
    NodeId id = 0;
    RowHeights heights;
    size_t rows_in_text_mode = 0;
    std::optional<size_t> focused;                 // the row whose link has, or had last, the focus
    std::vector<std::pair<NodeId, size_t>> links;  // drawn last frame
    size_t anchor_row =
        0;  // the first row in the view, and how much of it is above: stays put while heights are learnt
    double anchor_offset = 0;
    NodeId scroll = 0;
    bool focus_asked = false;
    uint64_t used_in_frame = 0;
};

struct StatusState {
    NodeId id = 0;
    std::string said, waiting;
    double say_at_ms = 0;
    uint64_t used_in_frame = 0;
};

struct Transition {
    NodeId id = 0;
    float from = 0, to = 0;
    double started_ms = 0, ends_ms = 0;
    uint64_t used_in_frame = 0;
};

// A picture of its own: the root, a scroll area, a dialog, an overlay.
struct Layer {
    NodeId node = 0;
    std::unique_ptr<ImDrawList> list;
    double left = 0, top = 0;
    float width = 0, height = 0;
    uint64_t presented_hash = 0;
    uint64_t used_in_frame = 0;
    Layer();
    Layer(Layer&&) noexcept;
    Layer& operator=(Layer&&) noexcept;
    ~Layer();
};

struct Modes {
    bool text = false, reduced_motion = false, coarse_pointer = false, forced_colours = false;
    bool undrawn = false;  // nothing can be painted yet: the mirror stands alone, its words in plain colours
    float scroll_bar_px = 0;
};

struct FrameFigures {
    uint32_t builds = 0, nodes = 0, elements = 0, presented = 0, words = 0;
};

// What is known of the list that is being drawn; lists don't nest.
struct ListInProgress {
    NodeId list = 0;
    Key (*key_of)(void*, size_t) = nullptr;
    void* key_of_data = nullptr;
    size_t count = 0, next = 0, end = 0;
    std::optional<size_t> far;  // a row outside the picture that has, or gets, the focus
    size_t tab_stop = 0;
    std::optional<size_t> current;
    std::string more_label;
};

struct Widget {
    Widget(Stage& shared, uint32_t widget_number);
    ~Widget();

    // ---- What the host says
    void resize(float new_width, float new_height);
    void set_theme(const Theme& new_theme);
    void set_modes(const Modes& new_modes);
    // True when a frame is due.
    bool hear(Event event);
    bool scrolled(NodeId node, double position);
    // Draws `view`, and writes to `words` what the mirror must change.
    void frame(Drawing& view, double at_ms);
    // Presents changed pictures; after the mirror has applied `words`.
    void paint();
    void forget_pictures();  // all are presented again
    bool has_pictures() const { return !modes.text && !modes.undrawn; }

    // ---- What Ui asks
    Event* take(NodeId node, Action action);
    float transition(NodeId node, bool on, double duration_ms);  // 0 (off) to 1 (on)
    ScrollState& scroll_state(NodeId node);
    ListState& list_state(NodeId node);
    StatusState& status_state(NodeId node);
    void wake_at(double at_ms);

    Stage& stage;
    uint32_t number;
    std::string name = "Comptoir";
    float width = 0, height = 0;
    Theme theme;
    Modes modes;
    NodeId focused = 0, hovered = 0;
    bool focus_visible = false;
    NodeId focus_wanted = 0;
    NodeId focus_before_dialog = 0;
    NodeId open_dialog = 0;
    NodeId dialog_this_frame = 0;
    NodeId combobox_active = 0;
    bool follows_scroll = false;  // something hangs at a place that scrolls: each scroll needs a frame
    double now = 0;
    double typed_at_ms = -1e9;  // when a letter last came
    uint64_t frame_number = 0;
    Frame drawing;
    std::optional<ListInProgress> list_in_progress;
    Tree said;  // what the mirror shows
    std::vector<uint32_t> words;
    std::vector<Event> events;
    std::vector<ScrollState> scrolls;
    std::vector<ListState> lists;
    std::vector<StatusState> statuses;
    std::vector<Transition> transitions;
    std::vector<Layer> layers;
    std::vector<std::pair<NodeId, double>> scrolls_wanted;
    double wake_at_ms;  // infinity: never
    FrameFigures frame_figures;

private:
    void build(Drawing& view);
    bool windows_fit();
    void finish(double at_ms);
};

// The part of a scroll area that its picture should show; true when it had to change. Overscan on both sides, redrawn
// only when the margin that is left gets small.
bool plan_picture(ScrollState& scroll, float ratio);

constexpr float overscan_px = 600;
constexpr float overscan_left_px = 240;

}  // namespace comptoir::kit
