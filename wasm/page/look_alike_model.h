// Other businesses that the name of a draft could be taken for, as the server finds them before it is published.
#pragma once

#include <string>
#include <vector>

#include "shared/page/draft.h"
#include "wasm/app/api_client.h"

namespace comptoir::page {

class LookAlikeModel {
public:
    // `client` outlives it.
    explicit LookAlikeModel(app::ApiClient& client) : client_(&client) {}

    // Asks for the name that publishing the draft would show, where it is a new one. `path`: of the business.
    void show(const std::string& path, const Draft& draft);
    // Their names; empty while it is not known.
    const std::vector<std::string>& names() const { return names_; }

    // True when the reply was for this model.
    bool receive(const app::Reply& reply);

private:
    app::ApiClient* client_;
    std::string asked_;
    std::vector<std::string> names_;
};

}  // namespace comptoir::page
