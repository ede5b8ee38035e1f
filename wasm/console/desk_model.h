// What the bank's staff looks at and does at the desk: one part at a time, a list that goes on or one business.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/api/console_reading.h"
#include "wasm/app/api_client.h"
#include "wasm/console/desk_part.h"

namespace comptoir::console {

class DeskModel {
public:
    // `client` outlives it.
    DeskModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // Asks for what the part shows, once. `business_id`: of one business, or of the audit trail about it.
    void show(DeskPart part, const std::string& business_id);
    // The words that businesses or people are looked for by. Each look-up of people is kept in the audit trail: none is
    // made before it is asked for.
    void search(DeskPart part, const std::string& words);
    const std::string& words(DeskPart part) const { return part == DeskPart::people ? person_words_ : words_; }
    bool has_searched_people() const { return people_wanted_; }
    void show_closed(bool closed);
    bool shows_closed() const { return closed_; }
    // As its owner sees the page, or as a visitor does.
    void look_as_visitor(bool visitor);
    bool looks_as_visitor() const { return as_visitor_; }
    void load_more();
    void retry();

    const std::optional<Listed<ReportView>>& reports() const { return reports_; }
    const std::optional<Listed<DeskBusinessView>>& businesses() const { return businesses_; }
    const std::optional<Listed<DeskPersonView>>& people() const { return people_; }
    const std::optional<Listed<LookAlike>>& names() const { return names_; }
    const std::optional<Listed<AuditView>>& audit() const { return audit_; }
    // The one that is open, as far as it has come.
    const std::optional<DeskPageView>& business() const { return business_; }
    // Its page as the eyes chosen see it is on its way.
    bool is_looking() const { return client_->is_asking(app::Purpose::desk); }
    std::optional<app::Fault> fault() const { return fault_; }

    // ---- Doing. The reports' ids and businesses' ids are those that the lists gave.
    void take(const std::string& report_id);
    void decide(const std::string& report_id, const NewDecision& decision);
    void pause(const std::string& business_id, std::string_view reason);
    void restore(const std::string& business_id, std::string_view reason);
    void attest(const std::string& business_id, const NewAttestation& attestation);
    bool is_acting() const { return client_->is_asking(app::Purpose::act_at_desk); }
    std::optional<app::Fault> act_fault() const { return act_fault_; }
    // What the server refused was so because somebody else was faster, or there is nothing to do.
    bool is_conflict() const { return conflict_; }
    void forget_act_fault() { act_fault_.reset(), conflict_ = false; }
    // Once, when what was done is done.
    bool take_done() { return std::exchange(done_, false); }

    // True when the reply was for the desk.
    bool receive(const app::Reply& reply);

private:
    std::string url_of(DeskPart part) const;
    void act(const std::string& url, std::string body);
    void receive_shown(const app::Reply& reply);

    app::ApiClient* client_;
    std::string tenant_;
    DeskPart part_ = DeskPart::reports;
    std::string business_id_, words_, person_words_, asked_url_;
    bool people_wanted_ = false, closed_ = false, as_visitor_ = false, conflict_ = false, done_ = false;
    std::optional<Listed<ReportView>> reports_;
    std::optional<Listed<DeskBusinessView>> businesses_;
    std::optional<Listed<DeskPersonView>> people_;
    std::optional<Listed<LookAlike>> names_;
    std::optional<Listed<AuditView>> audit_;
    std::optional<DeskPageView> business_;
    std::optional<app::Fault> fault_, act_fault_;
};

}  // namespace comptoir::console
