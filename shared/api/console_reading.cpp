#include "shared/api/console_reading.h"

#include "shared/api/business_json.h"
#include "shared/api/json_reader.h"
#include "shared/core/time_text.h"

namespace comptoir::console {

namespace {

std::int64_t time_at(const Json& object, std::string_view key) {
    return parse_time_text(text_at(object, key)).value_or(0);
}

Named read_named(const Json& value) {
    return {text_at(value, "id"), text_at(value, "name")};
}

std::vector<Named> read_names(const Json& object, std::string_view key) {
    std::vector<Named> names;
    for (const Json& element : elements_at(object, key)) names.push_back(read_named(element));
    return names;
}

std::vector<PersonRoleView> read_roles(const Json& object, std::string_view key) {
    std::vector<PersonRoleView> roles;
    for (const Json& element : elements_at(object, key))
        roles.push_back({read_named(element), parse_role(text_at(element, "role")).value_or(Role::none)});
    return roles;
}

std::optional<ReportView> read_report(const Json& value) {
    const auto state = parse_report_state(text_at(value, "state"));
    if (!state) return std::nullopt;
    const Json decision = member_at(value, "decision");
    const Json complaint = member_at(value, "complaint"), answer = member_at(value, "answer");
    return ReportView{.id = text_at(value, "id"),
                      .business = read_named(member_at(value, "business")),
                      .reporter = read_named(member_at(value, "reporter")),
                      .kind = parse_report_kind(text_at(value, "kind")).value_or(ReportKind::other),
                      .text = text_at(value, "text"),
                      .state = *state,
                      .received_s = time_at(value, "received_at"),
                      .taken_s = time_at(value, "taken_at"),
                      .decided_s = time_at(decision, "at"),
                      .complained_s = time_at(complaint, "at"),
                      .closed_s = time_at(answer, "at"),
                      .measure = text_at(decision, "measure") == "pause" ? Measure::pause : Measure::none,
                      .ground = text_at(decision, "ground") == "law" ? Ground::law : Ground::terms,
                      .reference = text_at(decision, "reference"),
                      .facts = text_at(decision, "facts"),
                      .complaint = text_at(complaint, "text"),
                      .answer = text_at(answer, "text"),
                      .complain_until_s = time_at(value, "complain_until")};
}

std::optional<AuditView> read_audit(const Json& value) {
    const Json subject = member_at(value, "subject");
    return AuditView{.seq = integer_at(value, "seq"),
                     .at_s = time_at(value, "at"),
                     .actor = read_named(member_at(value, "actor")),
                     .act = text_at(value, "act"),
                     .subject_kind = text_at(subject, "kind"),
                     .subject = read_named(subject),
                     .person = read_named(member_at(value, "person")),
                     .detail = text_at(value, "detail")};
}

std::optional<DeskPersonView> read_desk_person(const Json& value) {
    return DeskPersonView{.person = read_named(value),
                          .staff = parse_staff_role(text_at(value, "staff")).value_or(StaffRole::none),
                          .branch = text_at(value, "branch"),
                          .businesses = read_roles(value, "businesses")};
}

std::optional<DeskBusinessView> read_desk_business(const Json& value) {
    const Json paused = member_at(value, "paused");
    DeskBusinessView business{.business = read_named(value),
                              .register_id = text_at(value, "register_id"),
                              .branch = text_at(value, "branch"),
                              .listed = flag_at(value, "listed"),
                              .paused_because = text_at(paused, "reason"),
                              .paused_s = time_at(paused, "at")};
    if (business.business.id.empty()) return std::nullopt;
    parse_audience(text_at(value, "audience"), business.audience);
    return business;
}

std::optional<LookAlike> read_look_alike(const Json& value) {
    return LookAlike{read_named(value), read_names(value, "looks_like")};
}

template <typename Item>
std::optional<Listed<Item>> parse_list(std::string_view text, std::optional<Item> (*read)(const Json&)) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array()) return std::nullopt;
    Listed<Item> list;
    for (const Json& element : elements_at(value, "items"))
        if (auto item = read(element)) list.items.push_back(std::move(*item));
    list.next = text_at(value, "next");
    return list;
}

}  // namespace

std::optional<ReportView> parse_report(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    return read_report(document.root());
}

std::optional<Listed<ReportView>> parse_report_list(std::string_view text) {
    return parse_list(text, read_report);
}

std::optional<Listed<AuditView>> parse_audit_list(std::string_view text) {
    return parse_list(text, read_audit);
}

std::optional<Listed<DeskPersonView>> parse_desk_people(std::string_view text) {
    return parse_list(text, read_desk_person);
}

std::optional<Listed<DeskBusinessView>> parse_desk_businesses(std::string_view text) {
    return parse_list(text, read_desk_business);
}

std::optional<Listed<LookAlike>> parse_look_alikes(std::string_view text) {
    return parse_list(text, read_look_alike);
}

std::optional<DeskPageView> parse_desk_page(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    auto business = read_desk_business(member_at(value, "desk"));
    if (!business) return std::nullopt;
    DeskPageView page{.business = std::move(*business), .people = read_roles(value, "people"), .page = {}};
    if (member_at(value, "page").is_object()) page.page = read_business(member_at(value, "page"));
    return page;
}

std::string report_body(ReportKind kind, std::string_view text) {
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("kind").text(report_kind_word(kind)).key("text").text(text);
    json.key("good_faith").flag(true).end_object();
    return body;
}

std::string complaint_body(std::string_view text) {
    std::string body;
    JsonWriter(body).begin_object().key("text").text(text).end_object();
    return body;
}

std::string decision_body(const NewDecision& decision) {
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("decision").text(decision.upheld ? "uphold" : "reject");
    if (decision.upheld) {
        json.key("measure").text(measure_word(decision.measure)).key("ground").text(ground_word(decision.ground));
        json.key("reference").text(decision.reference);
    }
    json.key("facts").text(decision.facts).end_object();
    return body;
}

std::string reason_body(std::string_view reason) {
    std::string body;
    JsonWriter(body).begin_object().key("reason").text(reason).end_object();
    return body;
}

std::string attestation_body(const NewAttestation& attestation) {
    std::string body;
    JsonWriter json(body);
    json.begin_object().key("fact").text(fact_word(attestation.fact));
    json.key("decision").text(attestation.revokes ? "revoke" : "attest");
    if (attestation.year > 0) json.key("year").integer(attestation.year);
    json.key("reason").text(attestation.reason).end_object();
    return body;
}

}  // namespace comptoir::console
