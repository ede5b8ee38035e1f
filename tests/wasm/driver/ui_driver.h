// A person at a widget, natively: finds what is drawn by role and name, acts on it with the messages that the browser
// sends, and sees the frames that follow.
//
//     UiDriver ui(std::make_unique<Gallery>(1));
//     ui.searchbox("Find a company").type("plomb");
//     ui.button("Clear the search").click();
//     CHECK(ui.status("1000 companies").exists());
//
// After each action frames are drawn until nothing more is due at once. Each frame's changes are replayed on a copy of
// the mirror, which must then equal what the kit says.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/wasm/driver/mirror_copy.h"
#include "wasm/platform/mounted.h"

namespace comptoir::testing {

class UiDriver;

// A node found by role and name; acting on one that does not exist, or that does not accept the action, fails the test.
class Found {
public:
    Found(UiDriver& ui, kit::NodeId node, std::string wanted) : ui_(ui), node_(node), wanted_(std::move(wanted)) {}

    bool exists() const { return node_ != 0; }
    const kit::Node& node() const;
    kit::NodeId id() const { return node_; }
    bool is(kit::State state) const;
    std::string_view name() const;
    std::string_view value() const;
    std::string_view description() const;
    std::string_view attribute(kit::Attribute attribute) const;
    bool has_focus() const;

    void click();                                       // with the pointer
    void press();                                       // Enter, with the keyboard
    void type(std::string_view text);                   // letter by letter after what is there
    void fill(std::string_view text);                   // the whole value at once
    void choose(std::string_view value);                // an option of a select, by its value
    void pick(std::string_view name, uint32_t number);  // a file, which the host knows by this number
    void key(std::string_view name);                    // "ArrowDown"
    void submit();
    void dismiss();  // Escape
    void focus();    // by keyboard
    void hover();

private:
    void send(kit::Action action, std::string_view text = {}, double number = 0);
    void take_focus(bool visible);
    UiDriver& ui_;
    kit::NodeId node_;
    std::string wanted_;
};

class UiDriver {
public:
    explicit UiDriver(std::unique_ptr<platform::View> view, float width = 1216, float height = 815);

    void resize(float width, float height, float text_scale = 1);
    void set_modes(uint32_t bits);  // of comptoir_modes
    // Draws frames until none is due at once.
    void settle();
    // Lets time pass: draws the frame that is due then, if any.
    void pass(double ms);
    void scroll(kit::NodeId area, double position);
    // True while a frame is due at once or later: an idle widget has none.
    bool is_idle() const { return wake_in_ms_ < 0; }

    Found find(kit::Role role, std::string_view name);
    // All nodes of a role, in reading order.
    std::vector<Found> all(kit::Role role);
    Found button(std::string_view name) { return find(kit::Role::button, name); }
    Found file_button(std::string_view name) { return find(kit::Role::file, name); }
    Found toggle(std::string_view name) { return find(kit::Role::toggle, name); }
    Found link(std::string_view name) { return find(kit::Role::link, name); }
    Found textbox(std::string_view name) { return find(kit::Role::textbox, name); }
    Found searchbox(std::string_view name) { return find(kit::Role::searchbox, name); }
    Found combobox(std::string_view name) { return find(kit::Role::combobox, name); }
    Found select(std::string_view name) { return find(kit::Role::select, name); }
    Found checkbox(std::string_view name) { return find(kit::Role::checkbox, name); }
    Found switcher(std::string_view name) { return find(kit::Role::switcher, name); }
    Found radio(std::string_view name) { return find(kit::Role::radio, name); }
    Found tab(std::string_view name) { return find(kit::Role::tab, name); }
    Found heading(std::string_view name) { return find(kit::Role::heading, name); }
    Found text(std::string_view name) { return find(kit::Role::text, name); }
    Found status(std::string_view name) { return find(kit::Role::status, name); }
    Found dialog(std::string_view name) { return find(kit::Role::dialog, name); }
    Found list(std::string_view name) { return find(kit::Role::list, name); }
    Found scroll_area(std::string_view name) { return find(kit::Role::scroll, name); }

    const kit::Tree& tree() const { return mounted_.widget().said; }
    kit::Widget& widget() { return mounted_.widget(); }
    platform::Mounted& mounted() { return mounted_; }
    kit::NodeId focused() const { return mounted_.widget().focused; }
    double now_ms() const { return now_ms_; }
    // All that is said, one node a line: "button Close [disabled]". For messages of failing tests.
    std::string said() const;

private:
    friend class Found;
    void frame();
    void send(kit::NodeId node, kit::Action action, std::string_view text = {}, double number = 0);
    void answer_focus();

    kit::Stage stage_;
    platform::Mounted mounted_;
    MirrorCopy mirror_;
    double now_ms_ = 1000;
    double wake_in_ms_ = -1;
    bool keyboard_ = false;
};

}  // namespace comptoir::testing
