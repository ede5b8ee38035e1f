// What the desk's and the reports' routes write is read back as it was.
#include <doctest/doctest.h>

#include "shared/api/business_json.h"
#include "shared/api/console_reading.h"
#include "shared/core/time_text.h"

using namespace comptoir;
using namespace comptoir::console;

namespace {

template <typename Item>
std::string listed(const Item& item, void (*write)(JsonWriter&, const Item&), std::string_view next = {}) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("items").begin_array();
    write(json, item);
    json.end_array().key("next");
    next.empty() ? json.null() : json.text(next);
    json.end_object();
    return text;
}

ReportView whole_report() {
    return {.id = "r-1",
            .business = {"b-1", "Rivoire"},
            .reporter = {"p-1", "Paul"},
            .kind = ReportKind::others_work,
            .text = "La photo est la mienne.",
            .state = ReportState::upheld_disputed,
            .received_s = 1'790'000'000,
            .taken_s = 1'790'000'100,
            .decided_s = 1'790'000'200,
            .complained_s = 1'790'000'300,
            .closed_s = 1'790'000'400,
            .measure = Measure::pause,
            .ground = Ground::law,
            .reference = "article 1",
            .facts = "La photo vient d’ailleurs.",
            .complaint = "Elle est à nous.",
            .answer = "Non.",
            .complain_until_s = 1'800'000'000};
}

}  // namespace

TEST_CASE("a report is read back whole, and again written the same") {
    const auto list = parse_report_list(listed(whole_report(), write_report, "7"));
    REQUIRE(list);
    CHECK(list->next == "7");
    REQUIRE(list->items.size() == 1);
    CHECK(listed(list->items[0], write_report) == listed(whole_report(), write_report));
}

TEST_CASE("a report in a state of a later version is left out, and what is no list is none") {
    CHECK(parse_report_list(R"({"items":[{"id":"r","state":"melted"}],"next":null})")->items.empty());
    for (const char* text : {"", "[]", "{}", R"({"items":3})"}) {
        CHECK_FALSE(parse_report_list(text));
        CHECK_FALSE(parse_audit_list(text));
        CHECK_FALSE(parse_desk_people(text));
        CHECK_FALSE(parse_desk_businesses(text));
        CHECK_FALSE(parse_look_alikes(text));
        CHECK_FALSE(parse_desk_page(text));
        CHECK_FALSE(parse_report(text));
    }
}

TEST_CASE("entries of the audit trail, people and businesses are read back whole") {
    const AuditView entry{.seq = 12,
                          .at_s = 1'790'000'000,
                          .actor = {"p-1", "Ada"},
                          .act = "business_paused",
                          .subject_kind = "business",
                          .subject = {"b-1", "Rivoire"},
                          .person = {"p-2", "Paul"},
                          .detail = "Vérification"};
    CHECK(listed(parse_audit_list(listed(entry, write_audit))->items.at(0), write_audit) == listed(entry, write_audit));
    const DeskPersonView person{{"p-1", "Ada"}, StaffRole::adviser, "Lyon", {{{"b-1", "Rivoire"}, Role::editor}}};
    CHECK(listed(parse_desk_people(listed(person, write_desk_person))->items.at(0), write_desk_person) ==
          listed(person, write_desk_person));
    const DeskBusinessView business{.business = {"b-1", "Rivoire"},
                                    .register_id = "732829320",
                                    .branch = "Lyon",
                                    .audience = Audience::customers,
                                    .listed = true,
                                    .paused_because = "Vérification",
                                    .paused_s = 1'790'000'000};
    CHECK(listed(parse_desk_businesses(listed(business, write_desk_business))->items.at(0), write_desk_business) ==
          listed(business, write_desk_business));
}

TEST_CASE("a page that nobody sees has none, and one that somebody sees is the business's") {
    const std::string desk = R"({"desk":{"id":"b-1","name":"Rivoire","audience":"nobody","listed":false},"people":[],)";
    CHECK_FALSE(parse_desk_page(desk + R"("page":null})")->page);
    const auto shown = parse_desk_page(desk + R"("page":)" + to_json(Business{.id = "b-1"}) + "}");
    REQUIRE(shown);
    CHECK(shown->page->id == "b-1");
    CHECK(shown->business.audience == Audience::nobody);
}

TEST_CASE("a decision that upholds nothing has neither measure nor rule") {
    CHECK(decision_body({.upheld = false, .measure = Measure::pause, .reference = "x", .facts = "Rien de tel."}) ==
          R"({"decision":"reject","facts":"Rien de tel."})");
    CHECK(decision_body({.upheld = true, .measure = Measure::pause, .reference = "art. 4", .facts = "Copie."}) ==
          R"({"decision":"uphold","measure":"pause","ground":"terms","reference":"art. 4","facts":"Copie."})");
}

TEST_CASE("a moment is read back to the second, and what is none is refused") {
    for (const std::int64_t seconds : {0LL, 1LL, 59LL, 3600LL, 86'399LL, 951'827'696LL, 1'790'000'000LL, -1LL})
        CHECK(parse_time_text(time_text(seconds)) == seconds);
    for (const char* text : {"", "2026-11-23", "2026-11-23T23:45:00", "2026-11-23T24:00:00Z", "2026-02-30T00:00:00Z",
                             "2026-11-23 23:45:00Z", "2026-11-23T23:45:00+01:00", "2026-11-23T2x:45:00Z"})
        CHECK_FALSE(parse_time_text(text));
}
