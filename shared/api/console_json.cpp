#include "shared/api/console_json.h"

#include "shared/core/time_text.h"

namespace comptoir::console {

namespace {

void write_time(JsonWriter& json, std::string_view key, std::int64_t seconds) {
    if (seconds > 0) json.key(key).text(time_text(seconds));
}

void write_said(JsonWriter& json, std::string_view key, std::int64_t seconds, const std::string& text) {
    if (text.empty()) return;
    json.key(key).begin_object();
    write_time(json, "at", seconds);
    json.key("text").text(text).end_object();
}

void write_roles(JsonWriter& json, std::string_view key, const std::vector<PersonRoleView>& roles) {
    json.key(key).begin_array();
    for (const PersonRoleView& one : roles)
        json.begin_object()
            .key("id")
            .text(one.who.id)
            .key("name")
            .text(one.who.name)
            .key("role")
            .text(role_word(one.role))
            .end_object();
    json.end_array();
}

}  // namespace

void write_named(JsonWriter& json, std::string_view key, const Named& named) {
    if (named.id.empty()) return;
    json.key(key).begin_object().key("id").text(named.id).key("name").text(named.name).end_object();
}

void write_report(JsonWriter& json, const ReportView& report) {
    json.begin_object().key("id").text(report.id);
    write_named(json, "business", report.business);
    write_named(json, "reporter", report.reporter);
    json.key("kind").text(report_kind_word(report.kind));
    json.member("text", report.text);
    json.key("state").text(report_state_word(report.state));
    write_time(json, "received_at", report.received_s);
    write_time(json, "taken_at", report.taken_s);
    if (report.decided_s > 0) {
        json.key("decision").begin_object();
        write_time(json, "at", report.decided_s);
        json.key("measure").text(measure_word(report.measure)).key("ground").text(ground_word(report.ground));
        json.member("reference", report.reference);
        json.key("facts").text(report.facts).key("automated").flag(false).end_object();
    }
    write_said(json, "complaint", report.complained_s, report.complaint);
    write_said(json, "answer", report.closed_s, report.answer);
    write_time(json, "complain_until", report.complain_until_s);
    json.end_object();
}

void write_audit(JsonWriter& json, const AuditView& entry) {
    json.begin_object().key("seq").integer(entry.seq);
    write_time(json, "at", entry.at_s);
    write_named(json, "actor", entry.actor);
    json.key("act").text(entry.act);
    json.key("subject").begin_object().key("kind").text(entry.subject_kind);
    json.member("id", entry.subject.id).member("name", entry.subject.name).end_object();
    write_named(json, "person", entry.person);
    json.member("detail", entry.detail);
    json.end_object();
}

void write_desk_person(JsonWriter& json, const DeskPersonView& person) {
    json.begin_object().key("id").text(person.person.id).key("name").text(person.person.name);
    json.member("staff", staff_role_word(person.staff)).member("branch", person.branch);
    write_roles(json, "businesses", person.businesses);
    json.end_object();
}

void write_desk_business(JsonWriter& json, const DeskBusinessView& business) {
    json.begin_object().key("id").text(business.business.id).key("name").text(business.business.name);
    json.member("register_id", business.register_id).member("branch", business.branch);
    json.key("audience").text(audience_word(business.audience)).key("listed").flag(business.listed);
    if (!business.paused_because.empty()) {
        json.key("paused").begin_object().key("reason").text(business.paused_because);
        write_time(json, "at", business.paused_s);
        json.end_object();
    }
    json.end_object();
}

}  // namespace comptoir::console
