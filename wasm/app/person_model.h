// Who is signed in, as the server tells it: nobody, or a person with businesses of their own and a place at the bank.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api/me.h"
#include "wasm/app/api_client.h"

namespace comptoir::app {

class PersonModel {
public:
    // `client` outlives it. `signed_in`: a token speaks for somebody, who is then asked for.
    PersonModel(ApiClient& client, std::string tenant, bool signed_in);

    bool is_signed_in() const { return signed_in_; }
    // Nothing for a visitor, and until the answer has come.
    const std::optional<Me>& me() const { return me_; }
    std::optional<Fault> fault() const { return fault_; }
    // Somebody is signed in, and it is not known yet what they may do.
    bool is_awaited() const { return signed_in_ && !me_ && !fault_; }
    void retry();

    // The business to act for: the one of this id when it is one's own, else the first; nothing without any.
    const OwnBusiness* business(std::string_view id) const;
    void set_unread(int unread);
    void set_published(std::string_view business_id, bool published);

    // True when the reply was for this model.
    bool receive(const Reply& reply);

private:
    ApiClient* client_;
    std::string url_;
    bool signed_in_;
    std::optional<Me> me_;
    std::optional<Fault> fault_;
};

}  // namespace comptoir::app
