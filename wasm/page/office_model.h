// What stands around one's page: who works on it, what was published of it, and all that may be taken along.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "shared/api/member_json.h"
#include "shared/api/page_history_json.h"
#include "wasm/app/api_client.h"
#include "wasm/page/part.h"

namespace comptoir::page {

class OfficeModel {
public:
    // `client` outlives it.
    OfficeModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // Asks for what the part shows, once.
    void show(Part part, const std::string& business_id);
    // What is shown is asked for anew: something of it was changed.
    void forget() { asked_.clear(); }
    void retry();
    const std::optional<PageMembers>& members() const { return members_; }
    const std::optional<PageHistory>& history() const { return history_; }
    const std::string& invitation_code() const { return code_; }
    // What is older of the history, if there is more and it is not on its way.
    void load_older();
    std::optional<app::Fault> fault() const { return fault_; }
    // What the server said of the fault: its code names the rule.
    const Problem& problem() const { return problem_; }
    bool is_busy() const { return client_->is_asking(app::Purpose::act_in_office); }

    // `end`: the address below the business, such as "invitations".
    void act(app::Method method, std::string_view end, std::string body);
    // `end`: below the tenant, such as "me/erasure".
    void act_for_oneself(std::string_view end, std::string body);
    void export_all(bool readable, std::string_view language);
    // The exported file, once; `second`: for people to read, else for programs.
    std::optional<std::pair<std::string, bool>> take_export() { return std::exchange(exported_, std::nullopt); }
    // Once, when what the person may do is no longer what it was.
    bool take_rights_changed() { return std::exchange(rights_changed_, false); }

    // True when the reply was for this model.
    bool receive(const app::Reply& reply);

private:
    void receive_shown(const app::Reply& reply);
    void fail(const app::Reply& reply);

    app::ApiClient* client_;
    std::string tenant_, business_id_, asked_, code_;
    std::optional<PageMembers> members_;
    std::optional<PageHistory> history_;
    std::optional<app::Fault> fault_;
    Problem problem_;
    std::optional<std::pair<std::string, bool>> exported_;
    bool readable_ = false, rights_changed_ = false;
};

}  // namespace comptoir::page
