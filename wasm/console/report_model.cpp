#include "wasm/console/report_model.h"

#include "shared/api/business_query.h"

namespace comptoir::console {

using app::Method;
using app::Purpose;

void ReportModel::begin() {
    client_->drop(Purpose::report);
    sent_.reset();
    send_fault_.reset();
}

void ReportModel::send(const std::string& business_id, ReportKind kind, std::string_view text) {
    send_fault_.reset();
    client_->send(Purpose::report, Method::post, business_path(tenant_, business_id) + "/reports",
                  report_body(kind, text));
}

void ReportModel::show(const std::string& own_business_id) {
    if (shown_ && own_business_id == business_id_) return;
    if (own_business_id != business_id_) against_.reset();
    shown_ = true;
    business_id_ = own_business_id;
    fault_.reset();
    client_->ask(Purpose::own_reports, tenant_path(tenant_) + "/reports");
    client_->drop(Purpose::decisions);
    if (!business_id_.empty()) client_->ask(Purpose::decisions, business_path(tenant_, business_id_) + "/reports");
}

void ReportModel::retry() {
    shown_ = false;
    fault_.reset();
}

void ReportModel::complain(const std::string& report_id, const std::string& own_business_id, std::string_view text) {
    complain_fault_.reset();
    std::string url = own_business_id.empty() ? tenant_path(tenant_) : business_path(tenant_, own_business_id);
    url += "/reports/" + report_id + "/complaints";
    client_->send(Purpose::complain, Method::post, url, complaint_body(text));
}

bool ReportModel::receive(const app::Reply& reply) {
    const auto list_of = [&](std::optional<Listed<ReportView>>& list) {
        auto came = reply.fault ? std::nullopt : parse_report_list(reply.body);
        if (came)
            list = std::move(came);
        else
            fault_ = reply.fault.value_or(app::Fault::garbage);
    };
    switch (reply.purpose) {
        case Purpose::report:
            sent_ = reply.fault ? std::nullopt : parse_report(reply.body);
            if (!sent_) send_fault_ = reply.fault.value_or(app::Fault::garbage);
            shown_ = false;  // the list of one's own has another one
            return true;
        case Purpose::own_reports:
            list_of(mine_);
            return true;
        case Purpose::decisions:
            list_of(against_);
            return true;
        case Purpose::complain:
            complain_fault_ = reply.fault;
            complained_ = !reply.fault;
            if (complained_) shown_ = false;
            return true;
        default:  // every other model's
            return false;
    }
}

}  // namespace comptoir::console
