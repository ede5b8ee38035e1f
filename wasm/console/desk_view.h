// The desk of the bank's staff: what waits to be decided, businesses and people to be looked up, one business with all
// that staff may do about it, and the audit trail.
#pragma once

#include <optional>
#include <string>

#include "shared/api/me.h"
#include "shared/policy/policy.h"
#include "wasm/app/route.h"
#include "wasm/console/desk_model.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::console {

using directory::Scene;

// What is done in a dialog, with a reason.
enum class Doing : unsigned char { decide, pause, restore, attest, revoke };

// What of the desk outlives a frame and is nobody else's business.
struct DeskState {
    std::string typed_business, typed_person;  // of the searches
    std::optional<Doing> doing;                // the dialog is open
    std::string about_id;                      // the report that is decided, or the business that the rest is about
    bool answers_complaint = false;
    std::string decision;         // "uphold", "reject"; empty: none is chosen yet
    std::string measure, ground;  // words of the API
    std::string reference;
    std::string reason;  // or facts, of a decision
    Fact fact = Fact::registration;
    std::string year;
    bool tried = false;  // it was to be done with something missing
    bool done = false;   // just now: said until the next one begins
};

struct DeskWishes {
    std::optional<app::Route> go;
    std::optional<std::string> search;  // in the part on show
    std::optional<bool> closed;         // reports that are
    std::optional<bool> as_visitor;
    std::optional<std::string> take;  // a report
    bool act = false;                 // what the dialog holds
    bool dismissed = false;           // the dialog
    bool load_more = false;
    bool retry = false;
};

struct DeskScreen {
    const Scene& scene;
    const DeskModel& model;
    DeskState& state;
    const Me& me;
    DeskPart part;
    const std::string& business_id;  // of one business, or of the audit trail about it; empty: of none
    bool take_focus;                 // one has just come here: the title takes the focus

    std::string_view text(app::Message message) const { return scene.text(message); }
    // May whoever is here do this at the desk, for a business of that branch?
    bool may(Action action, std::string_view branch = {}) const {
        return comptoir::may(action, {.signed_in = true, .staff = me.staff, .in_branch = branch == me.branch});
    }
};

// Opens the dialog of what is to be done, with nothing in it; nothing: closes it.
void begin(DeskState& state, std::optional<Doing> doing, const std::string& about_id = {});

void draw_desk(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
// Does what was wished, but for `go`. True when something is to be seen of it at once.
bool grant(const DeskWishes& wishes, DeskModel& model, DeskState& state, DeskPart part);

// The parts, each in its own file.
void draw_desk_reports(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_businesses(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_people(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_names(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_audit(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_business(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
// The dialogs of all that is done.
void draw_desk_dialog(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);

// A link to a business's part of the desk.
void draw_desk_link(kit::Ui& ui, kit::Key key, const Named& business, DeskWishes& wishes);
// What stands in place of a list that has not come, or is empty.
void draw_desk_wait(kit::Ui& ui, const DeskScreen& screen, DeskWishes& wishes);
void draw_desk_nothing(kit::Ui& ui, const DeskScreen& screen, app::Message title, app::Message words);

}  // namespace comptoir::console
