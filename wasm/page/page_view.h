// One's own page while it is edited: its parts, the fields of one of them, and beside them how others will see it. The
// views draw the draft and say what the person wants; the session grants it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/api/me.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"
#include "wasm/page/draft_model.h"
#include "wasm/page/office_model.h"
#include "wasm/page/part.h"
#include "wasm/page/preview_model.h"
#include "wasm/page/trade_words_model.h"

namespace comptoir::page {

using directory::Scene;

// What is asked once more before it is done.
enum class Confirming : unsigned char { leave, erase };

// What of the screen outlives a frame and is nobody else's business.
struct PageState {
    std::optional<Field> focus;            // takes the focus when it is drawn: a step led here
    std::optional<Field> focused;          // has it; what is wrong with it is said when it is left
    kit::NodeId focused_node = 0;          // the same; of several entries of a field, the one
    std::string trade_text;                // typed, and no trade chosen yet
    std::string trade_name;                // of the trade that was chosen last, until the server tells it
    std::string date_text;                 // of the day to add to the exceptions
    Audience reader = Audience::everyone;  // of the preview
    bool published = false;                // just now: said until the person types again
    std::optional<Confirming> confirming;  // the dialog is open
    Role invited_role = Role::editor;
    std::string join_code;
    bool waits_to_publish = false;  // in the frame before
    bool leave_focus = false;       // Enter was pressed in a field: the next one takes the focus
};

// A change among the people of the business, or to what was published.
struct OfficeAct {
    app::Method method;
    std::string end, body;  // as OfficeModel::act takes them
};

// What the person wants; at most a few of these in one frame.
struct PageWishes {
    std::optional<Content> content;  // as it is typed now
    std::optional<Part> part;
    std::optional<std::pair<Field, bool>> choice;  // where a colleague wrote something else: mine?
    std::optional<std::string> trade_words;
    std::optional<OfficeAct> office;
    std::optional<std::pair<Field, std::uint32_t>> picture;  // a chosen file's number, for logo or photos
    std::optional<std::int64_t> restore;                     // a version of the history
    std::optional<bool> export_all;                          // to read, or for programs
    bool erase = false;
    bool retry_office = false;
    bool older = false;  // of the history
    bool publish = false;
    bool retry = false;
    bool about = false;
    bool reports = false;
};

struct PageScreen {
    const Scene& scene;
    const DraftModel& model;
    const TradeWordsModel& trades;
    const PreviewModel& preview;
    const OfficeModel& office;
    const OwnBusiness& own;
    Part part;
    PageState& state;
    bool may_edit, may_publish, may_manage;
    bool take_focus;  // one has just come here: the title takes the focus
    bool outlives_reload;
    std::string_view bank = {};  // its name; empty: not known yet
};

void draw_page(kit::Ui& ui, const PageScreen& screen, PageWishes& wishes);

// The parts, each in its own file.
struct Panel {
    kit::Ui& ui;
    const PageScreen& screen;
    PageWishes& wishes;

    const Scene& scene() const { return screen.scene; }
    std::string_view text(app::Message message) const { return screen.scene.text(message); }
    const Content& content() const { return screen.model.content(); }
    // The content that the person is typing, to be changed.
    Content& typed() const {
        if (!wishes.content) wishes.content = screen.model.content();
        return *wishes.content;
    }
};

// One field: label, whom it is shown to, entry, what is wrong with it, what a colleague wrote.
void draw_field(const Panel& panel, const FieldRow& row, bool with_audience = true);
void draw_places(const Panel& panel);
// `in_short`: without the town, which the postcode finds, unless there is something to say of it.
void draw_address(const Panel& panel, std::size_t place, bool in_short);
// Gives a field the focus that is meant for it, and remembers which has it.
void settle_focus(const Panel& panel, Field field, const kit::FieldResult& result);
void draw_logo(const Panel& panel);
void draw_photos(const Panel& panel);
void draw_visibility(const Panel& panel);
void draw_overview(const Panel& panel);
// What the bank has checked of the business, and how the rest is had.
void draw_bank_word(const Panel& panel);
// How much is filled in, and up to three next steps that lead to their field.
void draw_completeness(const Panel& panel);
// "Everyone", "the bank's customers" ... as choices of a select.
bool draw_audience(const Panel& panel, kit::Key key, std::string_view label, Audience& audience, bool quiet);
void draw_preview(const Panel& panel);
// People, history, data: the parts of the office.
void draw_office(const Panel& panel);
// Why what was done in the office did not come about, by the rule that the server names.
std::string_view refusal_said(const Scene& scene, const OfficeModel& office);
void draw_confirmation(const Panel& panel);
// What is wrong with a field, or with an item's part of it; empty while it is being typed.
std::string_view fault_said(const Panel& panel, Field field, int item = -1, std::optional<PlaceText> part = {});

}  // namespace comptoir::page
