#include "wasm/kit/widget.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "imgui.h"
#include "imgui_internal.h"
#include "wasm/kit/arrange.h"
#include "wasm/kit/diff.h"
#include "wasm/kit/render.h"
#include "wasm/platform/host.h"

namespace comptoir::kit {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr uint64_t frames_kept = 600;  // states of what is no longer drawn are dropped after so many frames

template <typename Kept>
Kept& find_or_add(std::vector<Kept>& all, NodeId id, uint64_t frame) {
    for (Kept& each : all) {
        if (each.id != id) continue;
        each.used_in_frame = frame;
        return each;
    }
    Kept& added = all.emplace_back();
    added.id = id;
    added.used_in_frame = frame;
    return added;
}

template <typename Kept>
void drop_old(std::vector<Kept>& all, uint64_t frame) {
    std::erase_if(all, [&](const Kept& each) { return each.used_in_frame + frames_kept < frame; });
}

uint64_t hash_bytes(const void* data, size_t bytes, uint64_t value) {
    const auto* byte = static_cast<const unsigned char*>(data);
    for (; bytes >= 8; bytes -= 8, byte += 8) {
        uint64_t eight;
        __builtin_memcpy(&eight, byte, 8);
        value = (value ^ eight) * 0x9E3779B97F4A7C15u;
        value ^= value >> 29;
    }
    for (; bytes > 0; bytes--, byte++) value = (value ^ *byte) * 1099511628211u;
    return value;
}

}  // namespace

Layer::Layer() = default;
Layer::Layer(Layer&&) noexcept = default;
Layer& Layer::operator=(Layer&&) noexcept = default;
Layer::~Layer() = default;

Widget::Widget(Stage& shared, uint32_t widget_number) : stage(shared), number(widget_number), wake_at_ms(never) {}
Widget::~Widget() = default;

void Widget::resize(float new_width, float new_height) {
    width = new_width;
    height = new_height;
}

void Widget::set_theme(const Theme& new_theme) {
    theme = new_theme;
}
void Widget::set_modes(const Modes& new_modes) {
    modes = new_modes;
}

bool Widget::hear(Event event) {
    switch (event.action) {
        case Action::hover:
            if (hovered == event.node) return false;
            hovered = event.node;
            return true;
        case Action::focus:
            focused = event.node;
            focus_visible = event.number != 0;
            for (ListState& list : lists)
                for (const auto& [link, row] : list.links)
                    if (link == focused) list.focused = row;
            return true;
        case Action::blur:
            if (focused != event.node) return false;
            focused = 0;
            focus_visible = false;
            return true;
        case Action::scroll:
            return scrolled(event.node, event.number);
        case Action::input:
            // Of what was typed between two frames the field's last text counts.
            std::erase_if(events, [&](const Event& e) { return e.node == event.node && e.action == Action::input; });
            events.push_back(std::move(event));
            return true;
        case Action::press:
        case Action::change:
        case Action::submit:
        case Action::key:
        case Action::dismiss:
            events.push_back(std::move(event));
            return true;
        case Action::key_vertical:
        case Action::key_horizontal:
        case Action::key_updown:
        case Action::count:
            break;
    }
    return false;
}

bool Widget::scrolled(NodeId node, double position) {
    for (ScrollState& scroll : scrolls) {
        if (scroll.id != node) continue;
        scroll.position = position;
        ScrollState planned = scroll;
        return plan_picture(planned, stage.ratio()) || follows_scroll;
    }
    return false;
}

Event* Widget::take(NodeId node, Action action) {
    for (Event& event : events) {
        if (event.taken || event.node != node || event.action != action) continue;
        event.taken = true;
        return &event;
    }
    return nullptr;
}

float Widget::transition(NodeId node, bool on, double duration_ms) {
    const float target = on ? 1 : 0;
    for (Transition& t : transitions) {
        if (t.id != node) continue;
        t.used_in_frame = frame_number;
        const double span = t.ends_ms - t.started_ms;
        const double passed = span > 0 ? std::clamp((now - t.started_ms) / span, 0.0, 1.0) : 1;
        const double eased = 1 - (1 - passed) * (1 - passed);
        const float value = t.from + (t.to - t.from) * static_cast<float>(eased);
        if (t.to != target)
            t = {node, value, target, now, modes.reduced_motion ? now : now + duration_ms, frame_number};
        return modes.reduced_motion ? target : value;
    }
    if (on) transitions.push_back({node, 0, 1, now, modes.reduced_motion ? now : now + duration_ms, frame_number});
    return on && modes.reduced_motion ? 1 : 0;
}

ScrollState& Widget::scroll_state(NodeId node) {
    return find_or_add(scrolls, node, frame_number);
}
ListState& Widget::list_state(NodeId node) {
    return find_or_add(lists, node, frame_number);
}
StatusState& Widget::status_state(NodeId node) {
    return find_or_add(statuses, node, frame_number);
}
void Widget::wake_at(double at_ms) {
    wake_at_ms = std::min(wake_at_ms, at_ms);
}

void Widget::build(Drawing& view) {
    drawing.clear();
    drawing.stage = &stage;
    drawing.theme = &theme;
    dialog_this_frame = 0;
    follows_scroll = false;
    frame_figures.builds++;
    Element& root = drawing.append(Key(0), Role::root, Arrange::column);
    root.name = drawing.tree.store(name);
    root.layer = true;
    root.fill = theme[Colour::surface];
    drawing.enter();
    Ui ui(*this, drawing);
    view.draw(ui);
    drawing.leave();
    arrange(drawing, width, height);
}

bool Widget::windows_fit() {
    bool fit = true;
    for (const Element& e : drawing.elements) {
        if (e.arrange != Arrange::scroll || e.first_child == no_element) continue;
        const Element& content = drawing.at(e.first_child);
        ScrollState& scroll = scroll_state(e.id);
        scroll.sideways = e.sideways;
        scroll.view = e.sideways ? e.width : e.height;
        scroll.extent = e.sideways ? content.width : content.heights ? content.heights->total() : content.height;
        for (ListState& list : lists) {
            if (list.scroll != e.id || list.used_in_frame != frame_number || !list.heights.count()) continue;
            const double kept = list.heights.offset(list.anchor_row) + list.anchor_offset;
            if (std::abs(kept - scroll.position) < 0.5) continue;
            scroll.position = kept;
            scrolls_wanted.emplace_back(e.id, kept);
            fit = false;
        }
        scroll.position = std::clamp(scroll.position, 0.0, std::max(0.0, scroll.extent - scroll.view));
        const bool is_list = content.heights != nullptr;
        if (plan_picture(scroll, stage.ratio()) && is_list) fit = false;
    }
    return fit;
}

void Widget::frame(Drawing& view, double at_ms) {
    now = at_ms;
    frame_number++;
    frame_figures = {};
    wake_at_ms = never;
    stage.begin_frame();
    for (const Event& event : events)
        if (event.action == Action::input) typed_at_ms = at_ms;
    build(view);
    const bool heard = std::any_of(events.begin(), events.end(), [](const Event& event) { return event.taken; });
    events.clear();
    if (heard) build(view);  // what was drawn before the action was taken shows the state before it
    for (int tries = 0; tries < 2 && !windows_fit(); tries++) build(view);
    render(*this);
    finish(at_ms);
}

void Widget::finish(double at_ms) {
    Tree& tree = drawing.tree;
    if (open_dialog && !dialog_this_frame) {
        // Back to what opened it.
        if (!focus_wanted) focus_wanted = focus_before_dialog;
        open_dialog = 0;
    }
    words.clear();
    diff(said, tree, focused, words);
    if (focus_wanted && tree.find(focus_wanted)) {
        words.push_back(static_cast<uint32_t>(Op::focus));
        words.push_back(focus_wanted);
    }
    focus_wanted = 0;
    for (const auto& [node, position] : scrolls_wanted) {
        uint32_t halves[2];
        __builtin_memcpy(halves, &position, sizeof halves);
        words.insert(words.end(), {static_cast<uint32_t>(Op::scroll), node, halves[0], halves[1]});
    }
    scrolls_wanted.clear();
    if (focused && !tree.find(focused)) focused = 0;
    frame_figures.nodes = static_cast<uint32_t>(tree.nodes.size());
    frame_figures.elements = static_cast<uint32_t>(drawing.elements.size());
    frame_figures.words = static_cast<uint32_t>(words.size());
    std::swap(said, tree);
    for (const Transition& t : transitions)
        if (t.used_in_frame == frame_number && t.ends_ms > at_ms) wake_at(at_ms);
    drop_old(scrolls, frame_number);
    drop_old(lists, frame_number);
    drop_old(statuses, frame_number);
    std::erase_if(transitions, [&](const Transition& t) {
        return t.used_in_frame != frame_number || (t.to == 0 && t.ends_ms <= at_ms);
    });
    if (wake_at_ms != never) host_wake(number, std::max(0.0, wake_at_ms - at_ms));
}

void Widget::paint() {
    stage.upload();
    std::vector<float> commands;
    for (Layer& layer : layers) {
        if (layer.used_in_frame != frame_number || !layer.list) continue;
        ImDrawList& list = *layer.list;
        commands.clear();
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (!command.ElemCount) continue;
            const float eight[] = {command.ClipRect.x,
                                   command.ClipRect.y,
                                   command.ClipRect.z,
                                   command.ClipRect.w,
                                   static_cast<float>(command.GetTexID()),
                                   static_cast<float>(command.IdxOffset),
                                   static_cast<float>(command.ElemCount),
                                   static_cast<float>(command.VtxOffset)};
            commands.insert(commands.end(), eight, eight + 8);
        }
        const double place[] = {layer.left, layer.top, layer.width, layer.height, stage.ratio()};
        const size_t vertices_bytes = static_cast<size_t>(list.VtxBuffer.size_in_bytes());
        uint64_t hash = hash_bytes(place, sizeof place, 1);
        hash = hash_bytes(commands.data(), commands.size() * sizeof(float), hash);
        hash = hash_bytes(list.VtxBuffer.Data, vertices_bytes, hash);
        if (hash == layer.presented_hash) continue;
        layer.presented_hash = hash;
        frame_figures.presented++;
        const HostPicture picture{layer.node,
                                  list.VtxBuffer.Data,
                                  static_cast<uint32_t>(vertices_bytes),
                                  list.IdxBuffer.Data,
                                  static_cast<uint32_t>(list.IdxBuffer.size_in_bytes()),
                                  commands.data(),
                                  static_cast<uint32_t>(commands.size() / 8),
                                  static_cast<int32_t>(std::lround(layer.left * 64)),
                                  static_cast<int32_t>(std::lround(layer.top * 64)),
                                  layer.width,
                                  layer.height};
        host_present(number, &picture);
    }
    // What was not drawn in this frame has lost its element, and its canvas with it.
    std::erase_if(layers, [&](const Layer& layer) { return layer.used_in_frame != frame_number; });
}

void Widget::forget_pictures() {
    for (Layer& layer : layers) layer.presented_hash = 0;
}

bool plan_picture(ScrollState& scroll, float ratio) {
    const float longest = static_cast<float>(std::max(scroll.extent, static_cast<double>(scroll.view)));
    const float length = std::ceil(std::min(scroll.view + 2 * overscan_px, longest) * ratio) / ratio;
    const double last_from = std::max(0.0, scroll.extent - length);
    const double before = scroll.position - scroll.picture_from;
    const double behind = scroll.picture_from + length - (scroll.position + scroll.view);
    const bool too_near = (before < overscan_left_px && scroll.picture_from > 0) ||
                          (behind < overscan_left_px && scroll.picture_from < last_from - 1);
    if (scroll.picture_length == length && !too_near) return false;
    // Further ahead in the direction of the scroll.
    const double direction = scroll.position > scroll.last_position   ? 1
                             : scroll.position < scroll.last_position ? -1
                                                                      : 0;
    const double from = std::clamp(scroll.position - overscan_px + direction * overscan_px / 2, 0.0, last_from);
    scroll.last_position = scroll.position;
    const double snapped = std::floor(from * ratio) / ratio;
    const bool changed = snapped != scroll.picture_from || length != scroll.picture_length;
    scroll.picture_from = snapped;
    scroll.picture_length = length;
    return changed;
}

}  // namespace comptoir::kit
