// Reports as those see them who are not the bank: the dialog in which anybody reports a page, and the screen that says
// what became of it.
#pragma once

#include <optional>
#include <string>

#include "wasm/console/report_model.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::console {

using directory::Scene;

// A report while it is typed.
struct ReportForm {
    std::string business_id;  // empty: the dialog is closed
    std::string kind;         // a word of report_kind_word(); empty: none is chosen yet
    std::string text;
    bool good_faith = false;
    bool tried = false;  // it was to be sent with something missing
};

struct ReportWishes {
    bool send = false;                // what the form holds
    bool follow = false;              // to the screen of one's reports
    bool closed = false;              // the dialog
    bool retry = false;               // of the lists
    bool complain = false;            // what the complaint's form holds
    std::optional<std::string> open;  // a business's id
};

struct ReportDialog {
    const Scene& scene;
    const ReportModel& model;
    ReportForm& form;
    bool signed_in;  // one can follow what becomes of it
};

// Nothing while the form is of no business. Call it in every frame.
void draw_report_dialog(kit::Ui& ui, const ReportDialog& dialog, ReportWishes& wishes);

// A complaint while it is typed.
struct ComplaintForm {
    std::string report_id;  // empty: the dialog is closed
    bool by_owner = false;  // of a decision on one's page; else of one on one's report
    std::string text;
    bool tried = false;
};

struct ReportsScreen {
    const Scene& scene;
    const ReportModel& model;
    ComplaintForm& form;
    std::string_view own_name;  // of the business whose decisions are shown; empty: the person answers for none
    bool take_focus;            // one has just come here: the title takes the focus
};

// What one has reported, and what was decided on the page of the business that one acts for.
void draw_reports(kit::Ui& ui, const ReportsScreen& screen, ReportWishes& wishes);

}  // namespace comptoir::console
