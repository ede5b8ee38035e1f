// The draft as others would see it if it were published now: the server says so, by the rules that will hold then.
#pragma once

#include <optional>
#include <string>

#include "shared/directory/business.h"
#include "wasm/app/api_client.h"

namespace comptoir::page {

class PreviewModel {
public:
    // `client` outlives it.
    PreviewModel(app::ApiClient& client, std::string tenant) : client_(&client), tenant_(std::move(tenant)) {}

    // Asks for the draft of this version as this reader would see it, unless that was the last question.
    void show(const std::string& business_id, std::int64_t version, Audience reader);
    // What came last, while the next is on its way; nothing where the page is not for the reader.
    const std::optional<Business>& business() const { return business_; }
    bool is_known() const { return is_known_; }

    // True when the reply was for the preview.
    bool receive(const app::Reply& reply);

private:
    app::ApiClient* client_;
    std::string tenant_, asked_;
    std::optional<Business> business_;
    bool is_known_ = false;
};

}  // namespace comptoir::page
