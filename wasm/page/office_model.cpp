#include "wasm/page/office_model.h"

#include "shared/api/business_query.h"

namespace comptoir::page {

using app::Method;
using app::Purpose;

namespace {
constexpr std::string_view cursor = "?cursor=";
}

void OfficeModel::show(Part part, const std::string& business_id) {
    if (part != Part::team && part != Part::history) return;
    std::string url = business_path(tenant_, business_id);
    url += part == Part::team ? "/members" : "/history";
    if (url == asked_) return;
    if (business_id != business_id_) {
        members_.reset();
        history_.reset();
        code_.clear();
    }
    asked_ = url;
    business_id_ = business_id;
    fault_.reset();
    client_->ask(Purpose::office, url);
}

void OfficeModel::retry() {
    forget();
    fault_.reset();
}

void OfficeModel::act(Method method, std::string_view end, std::string body) {
    fault_.reset();
    client_->send(Purpose::act_in_office, method, business_path(tenant_, business_id_) + '/' + std::string(end),
                  std::move(body));
}

void OfficeModel::act_for_oneself(std::string_view end, std::string body) {
    fault_.reset();
    client_->send(Purpose::act_for_oneself, Method::post, tenant_path(tenant_) + '/' + std::string(end),
                  std::move(body));
}

void OfficeModel::export_all(bool readable, std::string_view language) {
    readable_ = readable;
    std::string url = tenant_path(tenant_) + "/me/export?format=";
    url += readable ? "html&language=" : "json";
    if (readable) url += language;
    client_->ask(Purpose::export_all, url);
}

void OfficeModel::load_older() {
    if (!history_ || history_->next.empty() || client_->is_asking(Purpose::office)) return;
    client_->ask(Purpose::office, asked_ + std::string(cursor) + percent_encoded(history_->next));
}

void OfficeModel::fail(const app::Reply& reply) {
    fault_ = reply.fault;
    problem_ = reply.problem;
}

void OfficeModel::receive_shown(const app::Reply& reply) {
    fail(reply);
    if (reply.fault) return;
    if (auto members = parse_page_members(reply.body); members && reply.url.ends_with("/members"))
        members_ = std::move(members);
    auto history = parse_page_history(reply.body);
    if (!history || reply.url.find("/history") == std::string::npos) return;
    if (reply.url.find(cursor) != std::string::npos && history_)
        history->items.insert(history->items.begin(), history_->items.begin(), history_->items.end());
    history_ = std::move(history);
}

bool OfficeModel::receive(const app::Reply& reply) {
    switch (reply.purpose) {
        case Purpose::office:
            receive_shown(reply);
            return true;
        case Purpose::act_in_office:
            fail(reply);
            if (const auto invitation = parse_page_invitation(reply.body)) code_ = invitation->code;
            rights_changed_ = !reply.fault && reply.url.ends_with("/departure");
            if (!reply.fault) forget();
            return true;
        case Purpose::act_for_oneself:
            fail(reply);
            rights_changed_ = !reply.fault;
            return true;
        case Purpose::export_all:
            fail(reply);
            if (!reply.fault) exported_ = {reply.body, readable_};
            return true;
        default:  // every other model's
            return false;
    }
}

}  // namespace comptoir::page
