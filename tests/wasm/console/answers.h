// What a server would answer to the bank's staff and to those who report pages.
#pragma once

#include <string>
#include <vector>

#include "shared/api/console_json.h"
#include "tests/wasm/directory/answers.h"
#include "tests/wasm/page/answers.h"

namespace comptoir::console {

template <typename Item>
std::string list_body(const std::vector<Item>& items, void (*write)(JsonWriter&, const Item&),
                      std::string_view next = {}) {
    std::string text = "{\"items\":[";
    for (const Item& item : items) {
        if (text.back() != '[') text += ',';
        JsonWriter json(text);
        write(json, item);
    }
    return text + "],\"next\":" + (next.empty() ? "null" : '"' + std::string(next) + '"') + '}';
}

inline std::string reports_body(const std::vector<ReportView>& reports, std::string_view next = {}) {
    return list_body(reports, write_report, next);
}

inline std::string report_body(const ReportView& report) {
    std::string text;
    JsonWriter json(text);
    write_report(json, report);
    return text;
}

inline ReportView a_report(ReportState state = ReportState::received) {
    ReportView report{.id = "r-1",
                      .business = {"b-5", "Atelier Morel"},
                      .reporter = {"p-9", "Paul Vasseur"},
                      .kind = ReportKind::others_work,
                      .text = "La photo de l’atelier est la mienne.",
                      .state = state,
                      .received_s = 1'790'000'000};
    if (state == ReportState::received || state == ReportState::taken) return report;
    report.decided_s = 1'790'100'000;
    report.reference = "Conditions, article 4";
    report.facts = "La photo vient d’un autre site.";
    if (state == ReportState::upheld_disputed || state == ReportState::rejected_disputed) {
        report.complained_s = 1'790'200'000;
        report.complaint = "Nous avons payé cette photo.";
    }
    return report;
}

inline DeskBusinessView a_business() {
    return {.business = {"b-5", "Atelier Morel"},
            .register_id = "552100554",
            .branch = "Lyon",
            .audience = Audience::everyone,
            .listed = true};
}

// What the desk is told of `business`, with `page` as some eyes see it, and who acts for it.
inline std::string desk_body(const DeskBusinessView& business, const Business* page) {
    std::string text = "{\"desk\":";
    JsonWriter json(text);
    write_desk_business(json, business);
    text += R"(,"people":[{"id":"p-7","name":"Luc Morel","role":"owner"}],"page":)";
    return text + (page ? to_json(*page) : "null") + '}';
}

inline Me adviser() {
    return {.id = "p-2", .name = "Ada Colin", .businesses = {}, .staff = StaffRole::adviser, .branch = "Lyon"};
}

inline Me moderator() {
    return {.id = "p-3", .name = "Max Petit", .businesses = {}, .staff = StaffRole::moderator, .branch = {}};
}

// The last request: what was done.
inline const platform::Fetch& last(const app::Page& page) {
    return page.asked().back();
}

inline std::string problem(int status, std::string_view code) {
    return to_json(Problem{.status = status, .code = std::string(code), .title = "No."});
}

}  // namespace comptoir::console
