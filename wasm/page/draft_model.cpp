#include "wasm/page/draft_model.h"

#include <algorithm>

#include "shared/api/business_query.h"
#include "shared/api/page_json.h"
#include "shared/page/merge.h"

namespace comptoir::page {

using app::Purpose;
using directory::PagePhase;

namespace {

constexpr double pause_ms = 700;  // after the last letter
constexpr double retry_first_ms = 2000, retry_last_ms = 30'000;

// The number in an ETag's place: the version that a write is about.
std::string if_match(std::int64_t version) {
    return '"' + std::to_string(version) + '"';
}

bool may_pass(app::Fault fault) {
    return fault != app::Fault::refused && fault != app::Fault::not_found;
}

}  // namespace

std::string DraftModel::path(std::string_view end) const {
    return business_path(tenant_, id_) + '/' + std::string(end);
}

void DraftModel::open(const std::string& id) {
    if (id == id_) return;
    if (is_dirty()) send();
    id_ = id;
    retry();
}

void DraftModel::retry() {
    draft_ = {};
    content_ = base_ = sent_ = {};
    clashes_.clear();
    saving_ = Saving::saved;
    due_ms_ = -1;
    publish_wanted_ = false;
    look_alikes_.show({}, {.published = true});
    client_->drop(Purpose::draft);
    phase_ = id_.empty() ? PagePhase::none : PagePhase::loading;
    if (!id_.empty()) client_->ask(Purpose::draft, path("draft"));
}

// ---- Keeping

// What was typed, and what stood there before, so that it can still be merged after a reload.
void DraftModel::keep() const {
    const Content& base = clashes_.empty() ? draft_.content : base_;
    std::string text;
    if (is_dirty())
        JsonWriter(text)
            .begin_object()
            .key("base")
            .raw(patch_json(content_, base))
            .key("mine")
            .raw(patch_json(base, content_))
            .end_object();
    drafts_->keep(kept_name(), text);
}

void DraftModel::restore() {
    const std::string text = drafts_->kept(kept_name());
    if (text.empty()) return;
    const JsonDocument document = parse_untrusted(text);
    Content base = draft_.content;
    apply_patch(member_at(document.root(), "base"), base);
    content_ = base;
    apply_patch(member_at(document.root(), "mine"), content_);
    meet(std::move(draft_), base);
    if (is_dirty()) saving_ = Saving::typing;
    hurry();
}

// ---- Meeting what the server has

// `theirs` is the server's now; what was typed since `base` is put on top of it.
void DraftModel::meet(Draft theirs, const Content& base) {
    Merged merged = merge(base, content_, theirs.content);
    if (clashes_.empty()) base_ = base;
    for (const Field field : merged.audiences)
        merged.content.audience(field) = narrower(content_.audience(field), theirs.content.audience(field));
    if (merged.listed) merged.content.listed = narrower(content_.listed, theirs.content.listed);
    draft_ = std::move(theirs);
    content_ = std::move(merged.content);
    look_alikes_.show(business_path(tenant_, id_), draft_);
    // What had not been chosen yet is still to be.
    for (const Field field : merged.texts)
        if (!clashes(field)) clashes_.push_back(field);
    std::erase_if(clashes_, [&](Field field) { return same(content_, draft_.content, field); });
    keep();
}

bool DraftModel::clashes(Field field) const {
    return std::find(clashes_.begin(), clashes_.end(), field) != clashes_.end();
}

void DraftModel::choose(Field field, bool mine) {
    if (!mine) take(content_, draft_.content, field);
    std::erase(clashes_, field);
    edited_ = true;
}

// ---- Sending

double DraftModel::tick(double now_ms) {
    if (phase_ != PagePhase::ready) return -1;
    if (edited_) {
        edited_ = false;
        keep();
        due_ms_ = now_ms + pause_ms;
        if (saving_ != Saving::sending && saving_ != Saving::waiting) saving_ = Saving::typing;
    }
    if (due_ms_ < 0 || client_->is_asking(Purpose::save_draft)) return -1;
    if (due_ms_ == 0 && saving_ == Saving::waiting) due_ms_ = now_ms + retry_ms_;
    if (now_ms < due_ms_) return due_ms_ - now_ms;
    send();
    return -1;
}

void DraftModel::send() {
    due_ms_ = -1;
    Content outgoing = content_;
    for (const Field field : clashes_) take(outgoing, draft_.content, field);
    if (outgoing == draft_.content) {
        saving_ = clashes_.empty() ? Saving::saved : Saving::clash;
        return;
    }
    if (!client_->send(Purpose::save_draft, app::Method::patch, path("draft"), patch_json(draft_.content, outgoing),
                       if_match(draft_.version)))
        return;
    saving_ = Saving::sending;
    sent_ = std::move(outgoing);
}

void DraftModel::add_picture(Field field, std::uint32_t number) {
    picture_field_ = field;
    picture_failed_ = false;
    client_->send(Purpose::picture, app::Method::post,
                  path(field == Field::logo ? "pictures?kind=logo" : "pictures?kind=photo"), std::to_string(number), {},
                  std::string(app::ApiClient::chosen_file));
}

void DraftModel::publish() {
    publish_wanted_ = is_dirty();
    hurry();
    if (!publish_wanted_)
        client_->send(Purpose::publish, app::Method::post, path("publication"), "{}", if_match(draft_.version));
}

void DraftModel::restore_version(std::int64_t version) {
    client_->send(Purpose::publish, app::Method::post, path("history/" + std::to_string(version) + "/restoration"),
                  "{}", if_match(draft_.version));
}

// ---- What comes back

void DraftModel::receive_draft(const app::Reply& reply) {
    auto draft = reply.fault ? std::nullopt : parse_draft(reply.body);
    if (!draft) {
        fault_ = reply.fault.value_or(app::Fault::garbage);
        phase_ = fault_ == app::Fault::not_found ? PagePhase::gone : PagePhase::failed;
        return;
    }
    draft_ = std::move(*draft);
    content_ = draft_.content;
    phase_ = PagePhase::ready;
    look_alikes_.show(business_path(tenant_, id_), draft_);
    restore();
}

void DraftModel::receive_saved(const app::Reply& reply) {
    constexpr int changed_meanwhile = 412;
    auto draft = !reply.fault || reply.status == changed_meanwhile ? parse_draft(reply.body) : std::nullopt;
    if (draft) {
        retry_ms_ = 0;
        // An answer to what was sent begins from there; a colleague's change from what both began with.
        const Content base = reply.fault ? draft_.content : sent_;
        meet(std::move(*draft), base);
        saving_ = !is_dirty() ? Saving::saved : clashes_.empty() ? Saving::typing : Saving::clash;
        if (due_ms_ < 0) hurry();
        if (publish_wanted_ && !is_dirty()) {
            publish_wanted_ = false;
            if (draft_.faults.empty()) publish();
        }
        return;
    }
    const app::Fault fault = reply.fault.value_or(app::Fault::garbage);
    if (may_pass(fault)) {
        saving_ = Saving::waiting;
        retry_ms_ = std::clamp(retry_ms_ * 2, retry_first_ms, retry_last_ms);
        retry_ms_ = std::max(retry_ms_, reply.retry_after_s * 1000.0);
        hurry();
        return;
    }
    refuse(reply);
}

void DraftModel::receive_picture(const app::Reply& reply) {
    const JsonDocument document = parse_untrusted(reply.body);
    const std::string file = text_at(document.root(), "file");
    picture_failed_ = reply.fault || file.empty();
    if (picture_failed_) return;
    if (picture_field_ == Field::logo)
        edit().text(Field::logo) = file;
    else
        edit().photos.push_back({file, {}});
}

void DraftModel::refuse(const app::Reply& reply) {
    saving_ = Saving::refused;
    publish_wanted_ = false;
    problem_ = reply.problem;
}

bool DraftModel::receive(const app::Reply& reply) {
    if (look_alikes_.receive(reply)) return true;
    const bool is_ours = reply.purpose == Purpose::draft || reply.purpose == Purpose::save_draft ||
                         reply.purpose == Purpose::publish || reply.purpose == Purpose::picture;
    // Of a page that was left meanwhile: what was typed there is kept until it is opened again.
    if (!is_ours || reply.url.compare(0, path({}).size(), path({})) != 0) return is_ours;
    if (reply.purpose == Purpose::draft) {
        receive_draft(reply);
    } else if (reply.purpose == Purpose::save_draft) {
        receive_saved(reply);
    } else if (reply.purpose == Purpose::picture) {
        receive_picture(reply);
    } else if (auto draft = reply.fault ? std::nullopt : parse_draft(reply.body)) {
        const Content base = draft_.content;
        meet(std::move(*draft), base);
        published_ = true;
    } else {
        refuse(reply);
    }
    return true;
}

}  // namespace comptoir::page
