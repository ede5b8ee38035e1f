// The state of one business's page: the business, and those like it nearby.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/api/business_list.h"
#include "shared/directory/business.h"
#include "wasm/app/api_client.h"

namespace comptoir::directory {

enum class PagePhase : unsigned char { none, loading, ready, gone, failed };

class BusinessModel {
public:
    // `client` outlives it.
    BusinessModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // Shows a business, or none when `id` is empty.
    void open(const std::string& id);
    void retry();

    const std::string& id() const { return id_; }
    PagePhase phase() const { return phase_; }
    const Business& business() const { return business_; }
    app::Fault fault() const { return fault_; }
    // Empty until they have come; their failure hides them and nothing else.
    const std::vector<BusinessItem>& similar() const { return similar_; }

    // True when the reply was for a page.
    bool receive(const app::Reply& reply);

private:
    void receive_business(const std::string& url, std::string_view body);
    void receive_similar(std::string_view body);

    app::ApiClient* client_;
    std::string tenant_;
    std::string id_;
    PagePhase phase_ = PagePhase::none;
    Business business_;
    std::vector<BusinessItem> similar_;
    app::Fault fault_ = app::Fault::offline;
};

}  // namespace comptoir::directory
