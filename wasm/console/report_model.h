// Reports as those see them who are not the bank: sending one, what became of one's own, what was decided against one's
// page, and complaining of a decision.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/api/console_reading.h"
#include "wasm/app/api_client.h"

namespace comptoir::console {

class ReportModel {
public:
    // `client` outlives it.
    ReportModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // ---- Sending one
    void send(const std::string& business_id, ReportKind kind, std::string_view text);
    bool is_sending() const { return client_->is_asking(app::Purpose::report); }
    // What the server made of it; nothing until it has it.
    const std::optional<ReportView>& sent() const { return sent_; }
    std::optional<app::Fault> send_fault() const { return send_fault_; }
    // Another page is to be reported: nothing was sent of it yet.
    void begin();

    // ---- Following
    // Asks for one's own reports, and for what was decided against `own_business_id`; empty: none is one's own.
    void show(const std::string& own_business_id);
    void retry();
    const std::optional<Listed<ReportView>>& mine() const { return mine_; }
    const std::optional<Listed<ReportView>>& against() const { return against_; }
    std::optional<app::Fault> fault() const { return fault_; }

    // `own_business_id`: of whose page the decision is, when its owner complains; empty: the reporter does.
    void complain(const std::string& report_id, const std::string& own_business_id, std::string_view text);
    bool is_complaining() const { return client_->is_asking(app::Purpose::complain); }
    std::optional<app::Fault> complain_fault() const { return complain_fault_; }
    // Once, when the server has a complaint.
    bool take_complained() { return std::exchange(complained_, false); }

    // True when the reply was for this model.
    bool receive(const app::Reply& reply);

private:
    app::ApiClient* client_;
    std::string tenant_, business_id_;
    bool shown_ = false, complained_ = false;
    std::optional<ReportView> sent_;
    std::optional<Listed<ReportView>> mine_, against_;
    std::optional<app::Fault> send_fault_, fault_, complain_fault_;
};

}  // namespace comptoir::console
