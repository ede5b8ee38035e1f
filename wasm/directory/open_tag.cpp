#include "wasm/directory/open_tag.h"

#include "wasm/directory/hours_text.h"

namespace comptoir::directory {
namespace {

kit::Tone tone_of(OpenState state) {
    switch (state) {
        case OpenState::open:
            return kit::Tone::success;
        case OpenState::closes_soon:
            return kit::Tone::warning;
        case OpenState::closed:
        case OpenState::unknown:
            return kit::Tone::plain;
    }
    return kit::Tone::plain;
}

// When the tag will say something else: minute by minute while it counts them, else when it begins to count or changes.
double redraw_in_ms(const OpenNow& open) {
    constexpr double minute_ms = 60'000;
    const int left_min = *open.changes_in_min;
    return left_min <= closes_soon_min ? minute_ms : (left_min - closes_soon_min) * minute_ms;
}

}  // namespace

void draw_open_tag(kit::Ui& ui, const Scene& scene, const Place& place) {
    if (!place.hours.known) return;
    const LocalTime now = scene.clock.local_time(place.zone);
    const auto said = open_text(scene.language, place.hours, now);
    if (!said) return;
    ui.tag("open", {.label = said->text, .tone = tone_of(said->state)});
    const OpenNow open = open_now(place.hours, now);
    if (open.changes_in_min) ui.wake_in(redraw_in_ms(open));
}

}  // namespace comptoir::directory
