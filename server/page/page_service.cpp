#include "server/page/page_service.h"

#include "server/audit/audit.h"
#include "server/directory/item_cache.h"
#include "server/http/etag.h"
#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/write_once.h"
#include "shared/api/body_reader.h"
#include "shared/core/time_text.h"

namespace comptoir {

namespace {

constexpr int history_items = 20;

using http::not_found;

std::string etag_of(std::int64_t version) {
    return "\"" + std::to_string(version) + "\"";
}

// A refusal that carries the draft as it is, so that who is refused can go on from there.
http::Response with_draft(const Problem& problem, const page::Draft& draft) {
    return {.status = problem.status,
            .media_type = std::string(problem_media_type),
            .body = problem_with_draft(problem, draft),
            .etag = etag_of(draft.version)};
}

// Bodies of routes that need to be told nothing.
std::optional<Problem> refusal_of_empty(const http::Request& request) {
    BodyReader body(request.json);
    return body.refusal();
}

std::string place_of(const page::Fault& fault) {
    std::string place = "fields/" + std::string(field_word(fault.field));
    if (fault.item >= 0) place += "/" + std::to_string(fault.item);
    if (fault.part) place += "/" + std::string(page::place_text_word(*fault.part));
    return place;
}

// What differs between two words, as both were or will be in force.
PageChanges changes_between(const Business& before, const Business& after) {
    const page::Content was = page::content_of(before), is = page::content_of(after);
    PageChanges changes;
    for (std::size_t index = 0; index < field_count; ++index) {
        changes.fields[index] = !page::same(was, is, static_cast<Field>(index));
        changes.audiences[index] = was.audiences[index] != is.audiences[index];
    }
    changes.listed = was.listed != is.listed;
    return changes;
}

std::string listing_change(Audience was, Audience is) {
    return "listed=" + std::string(audience_word(is)) + " was=" + std::string(audience_word(was));
}

Reader reader_of(std::string_view audience) {
    if (audience == "connections") return Reader::connection;
    return audience == "customers" ? Reader::customer : Reader::visitor;
}

}  // namespace

std::optional<PageService::Page> PageService::find(db::Connection& connection, const http::Request& request,
                                                   const http::Arguments& values) const {
    const TenantNumber tenant = request.caller->tenant;
    auto known = parts_.businesses.find(connection, tenant, values.text("business"));
    if (!known) return std::nullopt;
    Page page{std::move(*known), {}, {}, {}, {}, {}};
    page.own = parts_.businesses.own_word(connection, page.known.number);
    page.stored = page_store::draft(connection, page.known.number);
    page.attested = attestation_store::of(connection, page.known.number);
    if (!parts_.pictures) return page;
    page.logos = parts_.pictures(connection, tenant, page.known.number, PictureKind::logo);
    page.photos = parts_.pictures(connection, tenant, page.known.number, PictureKind::photo);
    return page;
}

page::Background PageService::background(const Page& page) const {
    return {parts_.trades, parts_.gazetteer, page.known.business, parts_.pictures ? &page.logos : nullptr,
            parts_.pictures ? &page.photos : nullptr};
}

page::Draft PageService::draft_of(const Page& page) const {
    page::Draft draft = page::draft_of(page.stored.typed, background(page));
    draft.version = page.stored.version;
    draft.published = page.own.has_value();
    draft.attested = attestation_store::in_force(page.attested, page.known.business);
    if (page.stored.typed == page::Typed{}) return draft;
    draft.changed_at = time_text(page.stored.changed_at_ms / 1000);
    draft.changed_by = page.stored.changed_by;
    return draft;
}

http::Response PageService::answer_of(const Page& page) const {
    http::Response response = http::json_response(to_json(draft_of(page)));
    response.etag = etag_of(page.stored.version);
    // What was not typed may change without a new version: nobody is to keep an answer.
    return response.with("Cache-Control", "no-store");
}

PageService::Answer PageService::draft(const http::Request& request, const http::Arguments& values) const {
    const auto read =
        parts_.database.read([&](db::Connection& connection) { return find(connection, request, values); });
    if (!read) return identity::problem_of(read.error());
    if (!*read) return not_found();
    return answer_of(**read);
}

PageService::Answer PageService::write(const http::Request& request, const http::Arguments& values,
                                       const Step& step) const {
    std::optional<http::Response> refused;  // a refusal with more to say than a problem has room for
    auto answer = identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        auto page = find(connection, request, values);
        if (!page) return not_found();
        if (!http::names_version(request.if_match, etag_of(page->stored.version))) {
            const Problem changed{412, "changed_meanwhile", "The draft was changed meanwhile; here it is.",
                                  "If-Match with the newest ETag", "If-Match"};
            refused = with_draft(changed, draft_of(*page));
            return changed;
        }
        auto response = step(connection, *page);
        if (!response && response.error().code == "page_not_ready")
            refused = with_draft(response.error(), draft_of(*page));
        return response;
    });
    if (!answer && refused && answer.error().status == refused->status) return *std::move(refused);
    return answer;
}

void PageService::put_draft(db::Connection& connection, const http::Request& request, Page& page) const {
    page_store::put_draft(connection, page.known.number, page.stored.typed, request.caller->person, now_ms());
    page.stored = page_store::draft(connection, page.known.number);
}

PageService::Answer PageService::edit(const http::Request& request, const http::Arguments& values) const {
    page::Typed typed;
    if (auto problem = read_patch(request.json, typed)) return *std::move(problem);
    return write(request, values, [&](db::Connection& connection, Page& page) -> Answer {
        page::add(page.stored.typed, typed);
        put_draft(connection, request, page);
        return answer_of(page);
    });
}

PageService::Answer PageService::publish(const http::Request& request, const http::Arguments& values) const {
    if (auto problem = refusal_of_empty(request)) return *std::move(problem);
    auto answer = write(request, values, [&](db::Connection& connection, Page& page) -> Answer {
        const Business& known = page.known.business;
        const page::Fields typed = page::changed_fields(known, page.stored.typed);
        const page::Checked checked = page::check(page::laid_over(known, page.stored.typed), typed, background(page));
        if (!checked.faults.empty()) {
            const page::Fault& fault = checked.faults.front();
            return Problem{409, "page_not_ready", "The draft can't be published as it is; `faults` say why.",
                           std::string(expected(fault.kind)), place_of(fault)};
        }
        const OwnWord word = page::spoken(page.own ? &*page.own : nullptr, checked.business, typed, known);
        const PageChanges changes = changes_between(known, checked.business);
        const bool has_typed = page.stored.typed != page::Typed{};
        page.stored.typed = {};
        if (page.own && !changes.any()) {  // it says all of this already
            if (has_typed) put_draft(connection, request, page);
            return answer_of(page);
        }
        return say(connection, request, values, page, word, changes, std::nullopt);
    });
    parts_.index.follow_writes();
    return answer;
}

PageService::Answer PageService::say(db::Connection& connection, const http::Request& request,
                                     const http::Arguments& values, Page& page, const OwnWord& word,
                                     const PageChanges& changes, std::optional<std::int64_t> restored) const {
    const identity::Caller& caller = *request.caller;
    const BusinessNumber number = page.known.number;
    parts_.businesses.set_own_word(connection, caller.tenant, number, word);
    const std::int64_t version =
        page_store::publish(connection, number, word, changes, restored, caller.person, now_ms());
    put_draft(connection, request, page);
    audit::Entry entry{.tenant = caller.tenant,
                       .at_ms = now_ms(),
                       .actor = caller.person,
                       .act = console::Act::page_published,
                       .subject = audit::business(number),
                       .detail = "version=" + std::to_string(version)};
    audit::append(connection, entry);
    if (changes.listed) {
        entry.act = console::Act::listing_changed;
        entry.detail = listing_change(page.known.business.audience, word.business.audience);
        audit::append(connection, entry);
    }
    if (parts_.on_published) parts_.on_published(connection, number, now_ms());
    return answer_of(*find(connection, request, values));
}

PageService::Answer PageService::history(const http::Request& request, const http::Arguments& values) const {
    const auto read = parts_.database.read([&](db::Connection& connection) {
        const auto number = parts_.businesses.ids().number_of(request.caller->tenant, values.text("business"));
        return page_store::history(connection, number.value_or(0), values.integer("cursor", INT32_MAX),
                                   history_items + 1);
    });
    if (!read) return identity::problem_of(read.error());
    PageHistory history{*read, {}};
    if (history.items.size() > history_items) {
        history.items.pop_back();
        history.next = std::to_string(history.items.back().version);
    }
    return http::json_response(to_json(history));
}

PageService::Answer PageService::restore(const http::Request& request, const http::Arguments& values) const {
    if (auto problem = refusal_of_empty(request)) return *std::move(problem);
    auto answer = write(request, values, [&](db::Connection& connection, Page& page) -> Answer {
        const std::int64_t version = values.integer("version", 0);
        const auto word = page_store::word_of(connection, page.known.number, version);
        if (!word) return not_found("version");
        if (page.own == word) return answer_of(page);  // it is in force
        const Business before = page.known.business;
        parts_.businesses.set_own_word(connection, request.caller->tenant, page.known.number, *word);
        const Business after = parts_.businesses.find(connection, page.known.number)->business;
        return say(connection, request, values, page, *word, changes_between(before, after), version);
    });
    parts_.index.follow_writes();
    return answer;
}

PageService::Answer PageService::preview(const http::Request& request, const http::Arguments& values) const {
    const auto read =
        parts_.database.read([&](db::Connection& connection) { return find(connection, request, values); });
    if (!read) return identity::problem_of(read.error());
    if (!*read) return not_found();
    const Page& page = **read;
    const Business& known = page.known.business;
    const page::Checked checked = page::check(page::laid_over(known, page.stored.typed),
                                              page::changed_fields(known, page.stored.typed), background(page));
    const Reader reader = reader_of(values.text("as"));
    auto seen = seen_by(checked.business, reader);
    if (seen) {
        attestation_store::tell(page.attested, checked.business, reader, *seen);
        name_trade(*seen);
    }
    return http::json_response(preview_json(seen));
}

}  // namespace comptoir
