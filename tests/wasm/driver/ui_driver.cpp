#include "tests/wasm/driver/ui_driver.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/wasm/driver/layout_check.h"
#include "tests/wasm/driver/words.h"
#include "wasm/platform/null_host.h"

namespace comptoir::testing {

using kit::Action;
using kit::Role;
using platform::null_host;

namespace {

constexpr double frame_ms = 16;
constexpr int frames_max = 100;

kit::Theme light_theme() {
    // mockups/tokens.css, 0xAABBGGRR, in protocol.def's order.
    return {{0xff6c4f0b, 0xff573f09, 0xffffffff, 0xfff4f0e6, 0xff6c4f0b, 0xffffffff, 0xfff8f6f5, 0xffffffff,
             0xffeae5e2, 0xffa1938a, 0xff211a15, 0xff72645a, 0xffb8f0ff, 0xff4b7a1b, 0xffecf4e5, 0xff005a8a,
             0xffdcf3fd, 0xff1e26b3, 0xffeaecfd, 0xffa03f6b, 0xfff8eaf1, 0x0d281810, 0x24281810, 0x66281810}};
}

}  // namespace

UiDriver::UiDriver(std::unique_ptr<platform::View> view, float width, float height) : mounted_(stage_, 1) {
    float baselines[kit::text_style_count];
    std::fill(std::begin(baselines), std::end(baselines), 15.f);
    stage_.set_baselines(baselines, kit::text_style_count);
    kit::Theme theme = light_theme();
    mounted_.set_theme(theme.colours.data(), kit::colour_count);
    mounted_.widget().resize(width, height);
    mounted_.set_view(std::move(view));
    settle();
}

void UiDriver::resize(float width, float height, float text_scale) {
    stage_.set_size(stage_.ratio(), text_scale);
    mounted_.widget().resize(width, height);
    settle();
}

void UiDriver::set_modes(uint32_t bits) {
    mounted_.set_modes(bits);
    settle();
}

void UiDriver::frame() {
    null_host().wake_delay_ms = -1;
    mounted_.frame(now_ms_);
    REQUIRE(mirror_.apply(mounted_.widget().words));
    REQUIRE(mirror_.difference(tree()) == "");
    mounted_.paint();
    wake_in_ms_ = null_host().wake_delay_ms;
    for (const auto& [area, position] : mirror_.scrolls_asked)
        mounted_.hear(area, static_cast<uint32_t>(Action::scroll), {}, position);
    answer_focus();
}

void UiDriver::answer_focus() {
    if (!mirror_.focus_asked) return;
    const kit::NodeId wanted = mirror_.focus_asked;
    mirror_.focus_asked = 0;
    if (focused()) mounted_.hear(focused(), static_cast<uint32_t>(Action::blur), {}, 0);
    mounted_.hear(wanted, static_cast<uint32_t>(Action::focus), {}, keyboard_ ? 1 : 0);
    wake_in_ms_ = 0;
}

void UiDriver::settle() {
    frame();
    for (int frames = 0; wake_in_ms_ == 0; frames++) {
        REQUIRE_MESSAGE(frames < frames_max, "frames without end");
        now_ms_ += frame_ms;
        null_host().now_ms += frame_ms;
        frame();
    }
}

void UiDriver::pass(double ms) {
    const bool due = wake_in_ms_ >= 0 && wake_in_ms_ <= ms;
    if (wake_in_ms_ > ms) wake_in_ms_ -= ms;
    now_ms_ += ms;
    null_host().now_ms += ms;
    if (due) settle();
}

void UiDriver::scroll(kit::NodeId area, double position) {
    send(area, Action::scroll, {}, position);
}

void UiDriver::send(kit::NodeId node, Action action, std::string_view text, double number) {
    if (mounted_.hear(node, static_cast<uint32_t>(action), text, number)) settle();
}

Found UiDriver::find(Role role, std::string_view name) {
    const std::string wanted = std::string(word(role)) + " '" + std::string(name) + "'";
    for (const kit::Node& node : tree().nodes)
        if (node.role == role && tree().view(node.name) == name) return {*this, node.id, wanted};
    return {*this, 0, wanted};
}

std::vector<Found> UiDriver::all(Role role) {
    std::vector<Found> found;
    for (const kit::Node& node : tree().nodes)
        if (node.role == role) found.emplace_back(*this, node.id, word(role));
    return found;
}

std::string UiDriver::said() const {
    std::string lines;
    for (const kit::Node& node : tree().nodes) {
        if (node.role == Role::group || node.role == Role::spacer) continue;
        lines += std::string(word(node.role)) + " " + std::string(tree().view(node.name));
        if (node.value.bytes) lines += " = " + std::string(tree().view(node.value));
        if (node.states) lines += " [" + words_of_states(node.states) + "]";
        lines += "\n";
    }
    return lines;
}

// ---- Found

const kit::Node& Found::node() const {
    const kit::Node* node = node_ ? ui_.tree().find(node_) : nullptr;
    REQUIRE_MESSAGE(node, wanted_ << " is not there; said:\n" << ui_.said());
    return *node;
}

bool Found::is(kit::State state) const {
    return (node().states & kit::bit(state)) != 0;
}
std::string_view Found::name() const {
    return ui_.tree().view(node().name);
}
std::string_view Found::value() const {
    return ui_.tree().view(node().value);
}
std::string_view Found::description() const {
    return ui_.tree().view(node().description);
}
std::string_view Found::attribute(kit::Attribute attribute) const {
    return ui_.tree().attribute(node(), attribute);
}
bool Found::has_focus() const {
    return node_ && ui_.focused() == node_;
}

void Found::take_focus(bool visible) {
    ui_.keyboard_ = visible;
    if (has_focus() || !is_control(node().role)) return;
    if (ui_.focused()) ui_.send(ui_.focused(), Action::blur);
    ui_.send(node_, Action::focus, {}, visible ? 1 : 0);
}

void Found::send(Action action, std::string_view text, double number) {
    REQUIRE_MESSAGE((node().actions & kit::bit(action)), wanted_ << " does not accept this action");
    ui_.send(node_, action, text, number);
}

void Found::click() {
    take_focus(false);
    send(Action::press);
}

void Found::press() {
    take_focus(true);
    send(Action::press);
}

void Found::type(std::string_view text) {
    take_focus(true);
    for (size_t at = 0; at < text.size();) {
        size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) end++;
        send(Action::input, std::string(value()) + std::string(text.substr(at, end - at)));
        at = end;
    }
}

void Found::fill(std::string_view text) {
    take_focus(true);
    send(Action::input, text);
}

void Found::choose(std::string_view value) {
    take_focus(false);
    send(Action::change, value);
}

void Found::pick(std::string_view name, uint32_t number) {
    take_focus(false);
    send(Action::change, name, number);
}

void Found::key(std::string_view name) {
    take_focus(true);
    send(Action::key, name);
}

void Found::submit() {
    take_focus(true);
    send(Action::submit);
}

void Found::dismiss() {
    ui_.keyboard_ = true;
    send(Action::dismiss);
}

void Found::focus() {
    take_focus(true);
}
void Found::hover() {
    ui_.send(node_, Action::hover);
}

}  // namespace comptoir::testing
