// The state of the directory's search: what is asked for, what has come, what failed. No drawing here; views read it.
#pragma once

#include <optional>
#include <string>

#include "shared/api/business_list.h"
#include "shared/api/business_query.h"
#include "shared/api/tenant_profile.h"
#include "wasm/app/api_client.h"

namespace comptoir::directory {

enum class ListPhase : unsigned char {
    start,    // nothing is asked for
    loading,  // nothing to show yet
    ready,    // list() answers shown(); a newer question may be on its way
    failed,   // fault() says why; what came before is gone
};

class DirectoryModel {
public:
    // `client` outlives it.
    DirectoryModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    const BusinessQuery& query() const { return query_; }
    // Asks anew, unless it is the question of now. Text too short for a search goes back to the start.
    void search(const BusinessQuery& query);
    void retry();

    ListPhase phase() const { return phase_; }
    bool is_busy() const { return client_->is_asking(app::Purpose::search); }
    // The list, and the question that it answers: while the next answer is on its way, not that of the box.
    const BusinessList& list() const { return list_; }
    const BusinessQuery& shown() const { return shown_; }
    // Counts the lists that have come: a new one is read from its top.
    int list_number() const { return list_number_; }
    app::Fault fault() const { return fault_; }

    // The next page, if there is one and it isn't on its way.
    void load_more();
    std::optional<app::Fault> more_fault() const { return more_fault_; }

    // What the filters offer for the query of now: asked for while their panel is open.
    void load_facets();
    const std::optional<Facets>& facets() const { return facets_; }
    const Total& facets_total() const { return facets_total_; }

    // Who the bank is; asked once.
    void load_tenant();
    // What the first screen shows: the bank's name, how many businesses, which trades.
    void load_start();
    const std::optional<TenantProfile>& tenant() const { return tenant_profile_; }
    // Empty until it has come.
    std::string_view bank() const { return tenant_profile_ ? std::string_view(tenant_profile_->name) : ""; }
    const std::optional<Facets>& start_facets() const { return start_facets_; }

    // True when the reply was for the directory.
    bool receive(const app::Reply& reply);

private:
    void ask();
    void receive_list(const std::string& url, std::string_view body);
    void receive_more(const std::string& url, std::string_view body);
    void receive_facets(const std::string& url, std::string_view body);
    void fail(app::Fault fault);
    BusinessQuery facets_query() const;

    app::ApiClient* client_;
    std::string tenant_;
    BusinessQuery query_, shown_;
    BusinessList list_;
    int list_number_ = 0;
    ListPhase phase_ = ListPhase::start;
    app::Fault fault_ = app::Fault::offline;
    std::optional<app::Fault> more_fault_;
    std::optional<Facets> facets_;
    Total facets_total_;
    std::string facets_url_;
    std::optional<TenantProfile> tenant_profile_;
    std::optional<Facets> start_facets_;
};

}  // namespace comptoir::directory
