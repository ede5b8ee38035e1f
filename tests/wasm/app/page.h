// A page with one widget on it: the whole app over the null host. Tests find nodes by role and name, act on them as a
// browser would, and answer as the server.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "tests/wasm/app/fake_intl.h"
#include "tests/wasm/driver/ui_driver.h"
#include "wasm/app/session.h"
#include "wasm/platform/host.h"
#include "wasm/platform/null_host.h"

namespace comptoir::app {

class Page {
public:
    struct Options {
        std::string route = "/directory";
        std::string locale = "fr";
        float width = 1280, height = 800;
        bool text_mode = false;
        bool catalogue = true;
        bool member = true;  // the module's second part comes when it is asked for
    };

    Page() : Page(Options{}) {}
    explicit Page(const Options& options) {
        host().reset();
        member_comes_ = options.member;
        host().locale = options.locale;
        const WidgetOptions given{.tenant = "demo", .language = options.locale, .route = options.route};
        ui_ = std::make_unique<testing::UiDriver>(std::make_unique<Session>(1, given), options.width, options.height);
        if (options.text_mode) ui_->set_modes(1);
        if (options.catalogue) view().catalogue_came(options.locale, catalogue_lines(options.locale));
        frame();
    }

    static platform::NullHost& host() { return platform::null_host(); }
    testing::UiDriver& ui() { return *ui_; }
    platform::View& view() { return ui_->mounted().view(); }
    void frame() {
        ui_->settle();
        if (!member_comes_ || member_asks() == members_come_) return;
        members_come_ = member_asks();
        view().member_came(true);
        ui_->settle();
    }
    void pass(double ms) {
        ui_->pass(ms);
        frame();
    }
    // How often the page was asked for the module's second part.
    std::ptrdiff_t member_asks() const {
        return std::count_if(host().told.begin(), host().told.end(),
                             [](const platform::Told& told) { return told.what == host_tell_member; });
    }

    // ---- The server
    const std::vector<platform::Fetch>& asked() const { return host().fetches; }
    // Answers the last request of this address, else the last that contains it; false when there is none.
    bool answer(std::string_view address, const std::string& body, int status = 200) {
        const platform::Fetch* found = nullptr;
        for (const platform::Fetch& fetch : host().fetches)
            if (!fetch.aborted && fetch.url.find(address) != std::string::npos)
                if (!found || found->url != address || fetch.url == address) found = &fetch;
        if (!found) return false;
        view().answered({found->request, status, body});
        frame();
        return true;
    }

    // ---- What is said
    const kit::Tree& tree() const { return ui_->tree(); }
    std::string name(const kit::Node& node) const { return typed(std::string(tree().view(node.name))); }
    const kit::Node* find(kit::Role role, std::string_view wanted) const {
        for (const kit::Node& node : tree().nodes)
            if (node.role == role && name(node) == wanted) return &node;
        return nullptr;
    }
    bool has(kit::Role role, std::string_view wanted) const { return find(role, wanted) != nullptr; }
    // Is this said anywhere, in these words or as a part of others?
    bool says(std::string_view words) const {
        for (const kit::Node& node : tree().nodes)
            if (name(node).find(words) != std::string::npos) return true;
        return false;
    }
    const kit::Node& node(kit::Role role, std::string_view wanted) const {
        const kit::Node* found = find(role, wanted);
        INFO("no node of this name: ", std::string(wanted));
        REQUIRE(found != nullptr);
        return *found;
    }
    std::string value(kit::Role role, std::string_view wanted) const {
        return std::string(tree().view(node(role, wanted).value));
    }
    bool is(kit::Role role, std::string_view wanted, kit::State state) const {
        return (node(role, wanted).states & kit::bit(state)) != 0;
    }
    std::string href(std::string_view wanted) const {
        return std::string(tree().attribute(node(kit::Role::link, wanted), kit::Attribute::href));
    }

    // ---- What the person does
    void act(std::uint32_t node, kit::Action action, std::string_view text = {}, double number = 0) {
        ui_->mounted().hear(node, static_cast<std::uint32_t>(action), text, number);
        frame();
    }
    void press(kit::Role role, std::string_view wanted) { act(node(role, wanted).id, kit::Action::press); }
    void press_button(std::string_view wanted) { press(kit::Role::button, wanted); }
    void press_link(std::string_view wanted) { press(kit::Role::link, wanted); }
    void type(std::string_view text) {
        const kit::Role box = kit::Role::searchbox;
        for (const kit::Node& node : tree().nodes)
            if (node.role == box) {
                act(node.id, kit::Action::input, text);
                return;
            }
        FAIL("no search box");
    }
    void choose(std::string_view select, std::string_view choice) {
        act(node(kit::Role::select, select).id, kit::Action::change, choice);
    }

    // ---- What the host page was told
    std::string told(HostTell what) const {
        std::string last;
        for (const platform::Told& told : host().told)
            if (told.what == what) last = told.text;
        return last;
    }
    std::string route() const { return told(host_tell_navigate); }

private:
    std::unique_ptr<testing::UiDriver> ui_;
    bool member_comes_ = true;
    std::ptrdiff_t members_come_ = 0;
};

}  // namespace comptoir::app
