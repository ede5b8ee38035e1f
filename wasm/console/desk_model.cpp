#include "wasm/console/desk_model.h"

#include <iterator>

#include "shared/api/business_query.h"

namespace comptoir::console {

using app::Method;
using app::Purpose;

// ---- Looking

std::string DeskModel::url_of(DeskPart part) const {
    const std::string desk = tenant_path(tenant_) + "/desk/";
    switch (part) {
        case DeskPart::reports:
            return desk + "reports?state=" + (closed_ ? "closed" : "open");
        case DeskPart::businesses:
            return desk + "businesses?q=" + percent_encoded(words_);
        case DeskPart::people:
            return desk + "people?q=" + percent_encoded(person_words_);
        case DeskPart::names:
            return desk + "look-alikes?";
        case DeskPart::audit:
            return desk + "audit?" + (business_id_.empty() ? std::string() : "about=" + percent_encoded(business_id_));
        case DeskPart::business:
            return business_path(tenant_, business_id_) + "/desk?as=" + (as_visitor_ ? "visitor" : "owner");
    }
    return desk;
}

void DeskModel::show(DeskPart part, const std::string& business_id) {
    if (business_id != business_id_) {
        business_.reset();
        audit_.reset();
        as_visitor_ = false;
    }
    part_ = part;
    business_id_ = business_id;
    if (part == DeskPart::people && !people_wanted_) return;
    const std::string url = url_of(part);
    if (url == asked_url_) return;
    asked_url_ = url;
    fault_.reset();
    client_->ask(Purpose::desk, url);
}

void DeskModel::search(DeskPart part, const std::string& words) {
    if (part == DeskPart::people) {
        person_words_ = words;
        people_wanted_ = true;
        people_.reset();
    } else {
        words_ = words;
        businesses_.reset();
    }
    asked_url_.clear();
}

void DeskModel::show_closed(bool closed) {
    closed_ = closed;
    reports_.reset();
}

void DeskModel::look_as_visitor(bool visitor) {
    as_visitor_ = visitor;
}

void DeskModel::retry() {
    asked_url_.clear();
    fault_.reset();
}

void DeskModel::load_more() {
    const auto more = [&](const auto& list) {
        if (list && !list->next.empty())
            client_->ask(Purpose::desk, url_of(part_) + "&cursor=" + percent_encoded(list->next));
    };
    if (part_ == DeskPart::reports) more(reports_);
    if (part_ == DeskPart::businesses) more(businesses_);
    if (part_ == DeskPart::people) more(people_);
    if (part_ == DeskPart::names) more(names_);
    if (part_ == DeskPart::audit) more(audit_);
}

// ---- Doing

void DeskModel::act(const std::string& url, std::string body) {
    forget_act_fault();
    client_->send(Purpose::act_at_desk, Method::post, url, std::move(body));
}

void DeskModel::take(const std::string& report_id) {
    act(tenant_path(tenant_) + "/desk/reports/" + report_id + "/take", {});
}

void DeskModel::decide(const std::string& report_id, const NewDecision& decision) {
    act(tenant_path(tenant_) + "/desk/reports/" + report_id + "/decisions", decision_body(decision));
}

void DeskModel::pause(const std::string& business_id, std::string_view reason) {
    act(business_path(tenant_, business_id) + "/desk/pause", reason_body(reason));
}

void DeskModel::restore(const std::string& business_id, std::string_view reason) {
    act(business_path(tenant_, business_id) + "/desk/restore", reason_body(reason));
}

void DeskModel::attest(const std::string& business_id, const NewAttestation& attestation) {
    act(business_path(tenant_, business_id) + "/desk/attestations", attestation_body(attestation));
}

// ---- What comes back

namespace {

// Puts what came in place of the list, or behind it. False for what is no such list.
template <typename Item>
bool put(std::optional<Listed<Item>>& list, std::optional<Listed<Item>> came, bool more) {
    if (!came) return false;
    if (more && list)
        came->items.insert(came->items.begin(), std::make_move_iterator(list->items.begin()),
                           std::make_move_iterator(list->items.end()));
    list = std::move(came);
    return true;
}

}  // namespace

void DeskModel::receive_shown(const app::Reply& reply) {
    bool came = false;
    if (!reply.fault) {
        const bool more = reply.url != asked_url_;
        switch (part_) {
            case DeskPart::reports:
                came = put(reports_, parse_report_list(reply.body), more);
                break;
            case DeskPart::businesses:
                came = put(businesses_, parse_desk_businesses(reply.body), more);
                break;
            case DeskPart::people:
                came = put(people_, parse_desk_people(reply.body), more);
                break;
            case DeskPart::names:
                came = put(names_, parse_look_alikes(reply.body), more);
                break;
            case DeskPart::audit:
                came = put(audit_, parse_audit_list(reply.body), more);
                break;
            case DeskPart::business:
                business_ = parse_desk_page(reply.body);
                came = business_.has_value();
                break;
        }
    }
    if (!came) fault_ = reply.fault.value_or(app::Fault::garbage);
}

bool DeskModel::receive(const app::Reply& reply) {
    switch (reply.purpose) {
        case Purpose::desk:
            receive_shown(reply);
            return true;
        case Purpose::act_at_desk:
            act_fault_ = reply.fault;
            conflict_ = reply.fault && reply.status == 409;
            done_ = !reply.fault;
            asked_url_.clear();  // what is shown is asked for anew, whatever became of it
            return true;
        default:  // every other model's
            return false;
    }
}

}  // namespace comptoir::console
