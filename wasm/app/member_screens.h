// What those see and do who act: one's own page, one's network, the bell, the bank's desk, reports. Its code is a
// module of its own, fetched when it is first needed; this is all that the session, which is there at once, knows of
// it.
#pragma once

#include <memory>

#include "wasm/app/host_ports.h"
#include "wasm/app/person_model.h"
#include "wasm/app/route.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::app {

// The way back to the session: where one goes from a screen.
class Navigator {
public:
    virtual ~Navigator() = default;
    // Goes there, and tells the page; `replace`: there is no step back to where one was.
    virtual void go(Route route, bool replace) = 0;
    // Something was granted that this frame does not show.
    virtual void draw_again() = 0;
};

// All of it outlives the screens.
struct MemberSurroundings {
    ApiClient& client;
    const HostDrafts& drafts;
    const HostPage& page;
    PersonModel& person;
    Navigator& navigator;
    const std::string& tenant;
};

// What is the same for all that is drawn in one frame.
struct MemberFrame {
    const directory::Scene& scene;
    const Route& route;
    const OwnBusiness* acting;  // for which one acts; null: none
    std::string_view bank;      // its name; empty: not known yet
    bool take_focus;            // one has just come here: the title takes the focus
};

class MemberScreens {
public:
    virtual ~MemberScreens() = default;

    // Shows what is of this place, for that business of one's own; null: none.
    virtual void follow(const Route& route, const OwnBusiness* acting) = 0;
    // True when the reply was for one of these screens.
    virtual bool receive(const Reply& reply) = 0;
    // The screen of a member's route.
    virtual void draw(kit::Ui& ui, const MemberFrame& frame) = 0;
    // On another business's page: how the own one stands to it, and what may be done.
    virtual void draw_relation(kit::Ui& ui, const MemberFrame& frame) = 0;
    // Begins a report of that business's page, which draw_over() draws.
    virtual void report(const std::string& business_id) = 0;
    // What stands over whichever screen.
    virtual void draw_over(kit::Ui& ui, const MemberFrame& frame) = 0;
    // What a business's page waits for is not known yet.
    virtual bool relation_is_coming() const = 0;
    // The title of the screen is not known yet.
    virtual bool title_is_coming(const Route& route) const = 0;
    // Sends what is due. Milliseconds until there is something to do again; below 0: nothing.
    virtual double tick(double now_ms) = 0;
};

// Only once the host said that the module is there.
std::unique_ptr<MemberScreens> make_member_screens(const MemberSurroundings& surroundings);

}  // namespace comptoir::app
