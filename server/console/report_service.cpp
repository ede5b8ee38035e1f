#include "server/console/report_service.h"

#include "server/audit/audit.h"
#include "server/console/answers.h"
#include "server/directory/pause_store.h"
#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/people_store.h"
#include "server/identity/write_once.h"
#include "shared/api/body_reader.h"

namespace comptoir::console {

namespace {

constexpr int page_items_max = 20;
constexpr TextRule long_text{
    .characters_min = report_text_characters_min, .characters_max = report_text_characters_max, .many_lines = true};

using http::not_found;

Problem wrong_state(const Report& report) {
    return {409, "conflict", "The report's state does not allow it.",
            "it is " + std::string(report_state_word(report.state)), "report"};
}

bool in_scope(db::Connection& connection, const identity::Caller& caller, BusinessNumber business) {
    return caller.staff == StaffRole::moderator ||
           identity::people_store::branch_of(connection, business) == caller.branch;
}

void add_item(std::string& items, const ReportView& view) {
    if (!items.empty()) items += ',';
    JsonWriter json(items);
    write_report(json, view);
}

}  // namespace

Reader ReportService::reader_of(const identity::Caller* caller, BusinessNumber business) const {
    if (!caller) return Reader::visitor;
    const bool near =
        caller->role_in(business) != Role::none || (parts_.is_connected && parts_.is_connected(*caller, business));
    return near ? Reader::connection : Reader::customer;
}

ReportView ReportService::view_of(db::Connection& connection, const Report& report, ReportActor actor) const {
    ReportView view{.id = report.id,
                    .kind = report.kind,
                    .state = report.state,
                    .received_s = report.received_ms / 1000,
                    .taken_s = report.taken_ms / 1000,
                    .decided_s = report.decided_ms / 1000,
                    .complained_s = report.complained_ms / 1000,
                    .closed_s = report.closed_ms / 1000,
                    .measure = report.measure,
                    .ground = report.ground,
                    .reference = report.reference,
                    .facts = report.facts,
                    .answer = report.answer};
    if (const auto business = parts_.businesses.find(connection, report.business))
        view.business = {business->business.id, name_or_number(business->business)};
    // The reporter does not learn what the owner says, nor the owner who reported and in which words.
    const bool by_owner = report.upheld_first;
    if (actor == ReportActor::staff || by_owner == (actor == ReportActor::owner)) view.complaint = report.complaint;
    if (actor != ReportActor::owner) view.text = report.text;
    if (actor == ReportActor::staff) view.reporter = person_named(connection, report.reporter);
    const bool in_time = report.decided_ms > 0 && now_ms() <= report.decided_ms + complaint_ms;
    if (in_time && next(report.state, ReportAction::complain, actor))
        view.complain_until_s = (report.decided_ms + complaint_ms) / 1000;
    return view;
}

http::Response ReportService::answer_of(db::Connection& connection, const Report& report, ReportActor actor) const {
    std::string text;
    JsonWriter json(text);
    write_report(json, view_of(connection, report, actor));
    return http::json_response(std::move(text));
}

ReportService::Answer ReportService::report(const http::Request& request, const http::Arguments& values) {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    BodyReader body(request.json);
    std::vector<std::string_view> kinds;
    for (int kind = 0; kind < report_kind_count; ++kind)
        kinds.push_back(report_kind_word(static_cast<ReportKind>(kind)));
    const std::string kind = body.choice("kind", kinds, true);
    Report report{.tenant = tenant->number, .received_ms = now_ms()};
    report.text = body.text("text", long_text);
    if (!body.flag("good_faith", false)) body.refuse("good_faith", "true: the reporter believes what they say");
    if (auto refused = body.refusal()) return *std::move(refused);
    report.kind = *parse_report_kind(kind);
    // Before anything is read or counted: a hidden business and none take the same steps.
    const std::string_view id = values.text("business");
    const BusinessNumber number = parts_.businesses.ids().sought(tenant->number, id);
    const Audience audience = parts_.index.audience_of(tenant->number, number, std::hash<std::string_view>()(id));
    if (!may_see(audience, reader_of(request.caller, number))) return not_found("business");
    report.business = number;
    const std::string who =
        request.caller ? "person " + std::to_string(request.caller->person) : "client " + std::string(request.client);
    if (const std::int64_t wait_s = quota_.wait_s(who, parts_.now_s()); wait_s > 0)
        return http::problem_response({429, "too_many", "Too many reports for now.", "fewer reports an hour"})
            .with("Retry-After", std::to_string(wait_s));
    report.reporter = request.caller ? request.caller->person : 0;
    return identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        report = report_store::add(connection, report);
        http::Response response = answer_of(connection, report, ReportActor::reporter);
        response.status = 201;
        return response;
    });
}

ReportService::Answer ReportService::mine(const http::Request& request) const {
    auto read = parts_.database.read([&](db::Connection& connection) {
        std::string items;
        for (const Report& report :
             report_store::of_reporter(connection, request.caller->tenant, request.caller->person))
            add_item(items, view_of(connection, report, ReportActor::reporter));
        return items;
    });
    if (!read) return identity::problem_of(read.error());
    return list_of(*read, 0);
}

ReportService::Answer ReportService::decisions(const http::Request& request, const http::Arguments& values) const {
    const auto business = parts_.businesses.ids().number_of(request.caller->tenant, values.text("business"));
    if (!business) return not_found("business");
    auto read = parts_.database.read([&](db::Connection& connection) {
        std::string items;
        for (const Report& report : report_store::against(connection, *business))
            add_item(items, view_of(connection, report, ReportActor::owner));
        return items;
    });
    if (!read) return identity::problem_of(read.error());
    return list_of(*read, 0);
}

ReportService::Answer ReportService::complain(const http::Request& request, const http::Arguments& values,
                                              ReportActor actor) {
    BodyReader body(request.json);
    const std::string text = body.text("text", long_text);
    if (auto refused = body.refusal()) return *std::move(refused);
    const identity::Caller& caller = *request.caller;
    return identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        auto report = report_store::find(connection, caller.tenant, values.text("report"));
        if (!report) return not_found("report");
        const bool is_theirs =
            actor == ReportActor::owner
                ? report->business == parts_.businesses.ids().number_of(caller.tenant, values.text("business")) &&
                      report->upheld_first
                : report->reporter == caller.person;
        if (!is_theirs) return not_found("report");
        const auto state = next(report->state, ReportAction::complain, actor);
        if (!state) return wrong_state(*report);
        if (now_ms() > report->decided_ms + complaint_ms)
            return Problem{409, "too_late", "The time to complain of the decision is over.",
                           "a complaint within half a year", "report"};
        report->state = *state;
        report->complaint = text;
        report->complained_ms = now_ms();
        report_store::update(connection, *report);
        return answer_of(connection, *report, actor);
    });
}

ReportService::Answer ReportService::list(const http::Request& request, const http::Arguments& values) const {
    const identity::Caller& caller = *request.caller;
    std::int64_t next_before = 0;
    auto read = parts_.database.read([&](db::Connection& connection) {
        auto found =
            report_store::for_desk(connection, caller.tenant, values.text("state") != "closed", branch_of(caller),
                                   values.integer("cursor", 2'000'000'000), page_items_max + 1);
        if (found.size() > page_items_max) {
            found.pop_back();
            next_before = found.back().number;
        }
        std::string items;
        for (const Report& report : found) add_item(items, view_of(connection, report, ReportActor::staff));
        return items;
    });
    if (!read) return identity::problem_of(read.error());
    return list_of(*read, next_before);
}

ReportService::Answer ReportService::at_desk(const http::Request& request, const http::Arguments& values,
                                             const Step& step) {
    const identity::Caller& caller = *request.caller;
    auto answer = identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        auto report = report_store::find(connection, caller.tenant, values.text("report"));
        if (!report || !in_scope(connection, caller, report->business)) return not_found("report");
        if (auto refused = step(connection, *report)) return *std::move(refused);
        report_store::update(connection, *report);
        return answer_of(connection, *report, ReportActor::staff);
    });
    parts_.index.follow_writes();
    return answer;
}

ReportService::Answer ReportService::take(const http::Request& request, const http::Arguments& values) {
    return at_desk(request, values, [&](db::Connection& connection, Report& report) -> std::optional<Problem> {
        const auto state = next(report.state, ReportAction::take, ReportActor::staff);
        if (!state) return wrong_state(report);
        report.state = *state;
        report.taken_ms = now_ms();
        audit::append(connection, {.tenant = report.tenant,
                                   .at_ms = now_ms(),
                                   .actor = request.caller->person,
                                   .act = Act::report_taken,
                                   .subject = audit::report(report.number)});
        return std::nullopt;
    });
}

void ReportService::carry_out(db::Connection& connection, const Report& report, bool upheld,
                              std::uint32_t person) const {
    const Pause why{.reason = "report " + report.id, .person = person, .at_ms = now_ms()};
    if (upheld && report.measure == Measure::pause) pause_store::pause(connection, report.tenant, report.business, why);
    // What the same report paused comes back when its decision is overturned.
    const auto paused = pause_store::find(connection, report.business);
    if (!upheld && paused && paused->reason == why.reason)
        pause_store::restore(connection, report.tenant, report.business, why);
}

ReportService::Answer ReportService::decide(const http::Request& request, const http::Arguments& values) {
    BodyReader body(request.json);
    const bool upheld = body.choice("decision", {"uphold", "reject"}, true) == "uphold";
    const bool pauses = body.choice("measure", {"none", "pause"}, false) == "pause";
    const bool by_law = body.choice("ground", {"law", "terms"}, upheld) == "law";
    const std::string reference =
        body.text("reference", {.characters_min = upheld ? 1 : 0, .characters_max = report_reference_characters_max});
    const std::string facts = body.text("facts", long_text);
    if (pauses && !upheld) body.refuse("measure", "none where nothing is upheld");
    if (auto refused = body.refusal()) return *std::move(refused);
    return at_desk(request, values, [&](db::Connection& connection, Report& report) -> std::optional<Problem> {
        const auto action = upheld ? ReportAction::uphold : ReportAction::reject;
        const auto state = next(report.state, action, ReportActor::staff);
        if (!state) return wrong_state(report);
        // A page that was cleared at first and breaks a rule after all: a decision that its owner may complain of.
        const bool is_answer = *state != ReportState::upheld && *state != ReportState::rejected;
        report.state = *state;
        if (upheld) {
            report.measure = pauses ? Measure::pause : Measure::none;
            report.ground = by_law ? Ground::law : Ground::terms;
            report.reference = reference;
        }
        (is_answer ? report.answer : report.facts) = facts;
        (is_answer ? report.closed_ms : report.decided_ms) = now_ms();
        if (!is_answer) {
            report.upheld_first = upheld;
            report.complained_ms = 0;
            report.complaint.clear();
        }
        carry_out(connection, report, upheld, request.caller->person);
        audit::append(connection, {.tenant = report.tenant,
                                   .at_ms = now_ms(),
                                   .actor = request.caller->person,
                                   .act = is_answer ? Act::complaint_decided : Act::report_decided,
                                   .subject = audit::report(report.number),
                                   .detail = std::string(upheld ? "uphold measure=" : "reject measure=") +
                                             std::string(measure_word(pauses ? Measure::pause : Measure::none))});
        return std::nullopt;
    });
}

}  // namespace comptoir::console
