// Where a business is, when it is open and how to reach it.
#include "wasm/directory/business_view.h"
#include "wasm/directory/hours_text.h"
#include "wasm/directory/said.h"

namespace comptoir::directory {

using app::Message;
using kit::Space;
using kit::TextStyle;
using kit::Tone;
using kit::Ui;

namespace {

constexpr int exceptions_shown = 5;

// "à 2,3 km de Lyon"; nothing where either end is not known.
std::string distance_said(const BusinessScreen& screen, const Place& place) {
    if (!screen.origin || !place.point) return {};
    const app::Language& language = screen.scene.language;
    const auto metres = static_cast<int>(distance_m(screen.origin->point, *place.point));
    const std::string distance = distance_text(language, metres);
    if (screen.origin->name.empty()) return language.format(Message::distance_from_me, {{"distance", distance}});
    return language.format(Message::distance_from_place, {{"distance", distance}, {"place", screen.origin->name}});
}

void draw_address(Ui& ui, const BusinessScreen& screen, const Place& place) {
    if (place.address.empty() && town_text(place).empty()) return;
    ui.pair("address", screen.scene.text(Message::field_address), [&] {
        ui.stack("lines", {.gap = Space::none, .role = kit::Role::address}, [&] {
            if (!place.name.empty()) ui.paragraph("name", place.name);
            if (!place.address.empty()) ui.paragraph("street", place.address);
            ui.paragraph("town", town_text(place));
            const std::string distance = distance_said(screen, place);
            if (!distance.empty()) ui.paragraph("distance", distance, {.tone = Tone::accent});
        });
    });
}

void draw_contacts(Ui& ui, const Scene& scene, const Business& business) {
    if (!business.phone.empty())
        ui.pair("phone", scene.text(Message::field_phone),
                [&] { ui.link("call", {.label = phone_text(business.phone), .href = "tel:" + business.phone}); });
    if (!business.email.empty())
        ui.pair("email", scene.text(Message::field_email),
                [&] { ui.link("mail", {.label = business.email, .href = "mailto:" + business.email}); });
    if (is_web_address(business.website))
        ui.pair("website", scene.text(Message::field_website), [&] {
            ui.link("open", {.label = site_text(business.website), .href = business.website, .external = true});
        });
}

void draw_day(Ui& ui, std::size_t index, const DayRow& row) {
    ui.pair(index, row.days, [&] {
        ui.paragraph("hours", row.hours,
                     {.style = row.today ? TextStyle::body_medium : TextStyle::body, .tone = Tone::plain});
    });
}

void draw_hours(Ui& ui, const Scene& scene, const Place& place) {
    if (!place.hours.known) return;
    const LocalTime now = scene.clock.local_time(place.zone);
    ui.section("hours", [&] {
        ui.heading("title", scene.text(Message::section_hours), 2);
        ui.key_value("week", [&] {
            ui.pair("today", scene.text(Message::hours_today), [&] {
                ui.paragraph("hours", intervals_text(scene.language, intervals_on(place.hours, now.day)),
                             {.style = TextStyle::body_strong});
            });
            const std::vector<DayRow> week = week_rows(scene.language, place.hours, now);
            for (std::size_t i = 0; i < week.size(); ++i) draw_day(ui, i, week[i]);
        });
        const std::vector<DayRow> exceptions = exception_rows(scene.language, place.hours, now, exceptions_shown);
        if (exceptions.empty()) return;
        ui.heading("exceptions_title", scene.text(Message::hours_exceptions), 3, TextStyle::body_strong);
        ui.key_value("exceptions", [&] {
            for (std::size_t i = 0; i < exceptions.size(); ++i) draw_day(ui, i, exceptions[i]);
        });
    });
}

}  // namespace

void draw_business_facts(Ui& ui, const BusinessScreen& screen) {
    const Scene& scene = screen.scene;
    const Business& business = screen.business;
    const Place nowhere;
    const Place& place = business.places.empty() ? nowhere : business.places.front();
    const bool reachable = !business.phone.empty() || !business.email.empty() || is_web_address(business.website);
    if (business.places.empty() && !reachable) return;
    ui.section("contact", [&] {
        ui.heading("title", scene.text(Message::section_contact), 2);
        ui.key_value("facts", [&] {
            draw_address(ui, screen, place);
            draw_contacts(ui, scene, business);
        });
    });
    draw_hours(ui, scene, place);
}

}  // namespace comptoir::directory
