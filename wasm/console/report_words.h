// What is said of a report wherever it is shown: its state, its decision, what was answered to that.
#pragma once

#include <cstdint>
#include <string>

#include "shared/api/console_json.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::console {

using directory::Scene;

// "25 décembre 2026"; seconds since 1970 UTC.
std::string date_said(const Scene& scene, std::int64_t seconds);
// With the time of day, for what is looked up to the minute: "25 décembre 2026, 14:05 UTC".
std::string moment_said(const Scene& scene, std::int64_t seconds);

// What it is about, and its state beside that.
void draw_report_head(kit::Ui& ui, const Scene& scene, const ReportView& report);
// The statement of reasons, the complaint and its answer, as far as there are any.
void draw_report_outcome(kit::Ui& ui, const Scene& scene, const ReportView& report);

// Are these letters fewer than a text needs? Spaces around them do not count.
bool is_too_short(std::string_view text, int characters_min);

}  // namespace comptoir::console
