// The gallery: a view that shows every kit widget in every state. Playground for developers, base of the picture tests,
// and the first screen on which the whole approach is proved: a field, a link, a list of 1,000 rows, a dialog.
#pragma once

#include <string>
#include <vector>

#include "wasm/platform/view.h"

namespace comptoir::gallery {

// One row of the lists: made from its number, the same in every run.
struct Company {
    std::string name, trade, town, words;
    float distance_km;
    bool open;
};
Company company(uint32_t number);

class Gallery : public platform::View {
public:
    explicit Gallery(uint32_t widget) : widget_(widget) { search(); }

    void draw(kit::Ui& ui) override;
    void route_changed(std::string_view route) override;

    const std::string& route() const { return route_; }
    size_t found() const { return found_.size(); }

private:
    void pages(kit::Ui& ui);
    void page(kit::Ui& ui);
    void first(kit::Ui& ui);
    void first_dialog(kit::Ui& ui);
    void rows(kit::Ui& ui, kit::Key key, std::string_view name, size_t count, bool fixed);
    void row(kit::Ui& ui, size_t index, uint32_t number, bool fixed);
    void controls(kit::Ui& ui);
    void fields(kit::Ui& ui);
    void choices(kit::Ui& ui);
    void words(kit::Ui& ui);
    void messages(kit::Ui& ui);
    void toasts(kit::Ui& ui);
    void states(kit::Ui& ui);
    void go(std::string_view route);
    void search();

    uint32_t widget_;
    std::string route_ = "/";
    std::string query_;
    std::vector<uint32_t> found_;  // numbers of the 1,000 that have the query's words
    uint32_t opened_ = 0;
    bool dialog_open_ = false, toast_shown_ = false, disclosed_ = true;
    int presses_ = 0;
    std::string chosen_;  // the name of a file
    std::string name_ = "Plomberie Rivoire", mail_ = "contact@rivoire", notes_, trade_;
    std::string sort_ = "relevance", distance_ = "20", tab_ = "about", language_ = "fr";
    bool checked_ = true, unchecked_ = false, switched_ = true, unswitched_ = false, chip_on_ = true, chip_off_ = false,
         place_ = true;
};

}  // namespace comptoir::gallery
