// A business's page: everything that its owner shows, how to reach it, and others like it nearby.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "shared/api/business_query.h"
#include "wasm/directory/business_model.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

struct BusinessWishes {
    std::optional<std::string> open;  // another business's id
    bool retry = false;
    bool back = false;  // to the list: beside the page, or in its place
    bool share = false;
    bool print = false;
    bool report = false;    // the page, to the bank
    kit::NodeId title = 0;  // where the page begins, for those who skip to it
};

// From where distances are told: the person's own position, or the place that was searched around.
struct Origin {
    Point point;
    std::string name;  // empty: the person's own
};

// What another feature has to say below the head of a page.
class HeadExtra {
public:
    virtual ~HeadExtra() = default;
    virtual void draw(kit::Ui& ui) = 0;
};

struct BusinessScreen {
    const Scene& scene;
    const Business& business;
    std::span<const BusinessItem> similar = {};
    bool alone = false;                       // the page fills the widget: it needs a way back
    bool from_search = false;                 // the way back leads to results
    bool take_focus = false;                  // one has just come here: the title takes the focus
    std::optional<app::Message> copied = {};  // what became of the page's address, which was to be shared
    std::optional<Origin> origin = {};
    HeadExtra* extra = nullptr;
    std::string_view bank = {};  // the name of who checked facts of it; empty: not known yet
    bool may_report = false;
    bool report_failed = false;  // what it needs did not come
    bool waits = false;          // for what stands in the head: the page comes whole, so that nothing of it moves
    const BusinessQuery& query;  // the list's from which one came
};

// The page of `model`, or what stands in its place while there is none.
void draw_business(kit::Ui& ui, const BusinessModel& model, const BusinessScreen& screen, BusinessWishes& wishes);
// The page itself.
void draw_business_page(kit::Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes);

// The parts, each in its own file.
void draw_business_head(kit::Ui& ui, const BusinessScreen& screen, BusinessWishes& wishes);
// What one can do with the page itself: share it, print it.
void draw_page_buttons(kit::Ui& ui, const Scene& scene, BusinessWishes& wishes, kit::ButtonKind kind);
void draw_business_words(kit::Ui& ui, const BusinessScreen& screen);
void draw_business_facts(kit::Ui& ui, const BusinessScreen& screen);

}  // namespace comptoir::directory
