#include "wasm/page/preview_model.h"

#include "shared/api/business_json.h"
#include "shared/api/business_query.h"

namespace comptoir::page {

using app::Purpose;

void PreviewModel::show(const std::string& business_id, std::int64_t version, Audience reader) {
    std::string url = business_path(tenant_, business_id) + "/preview?as=";
    url += audience_word(reader);
    const std::string question = url + std::to_string(version);
    if (question == asked_) return;
    asked_ = question;
    client_->ask(Purpose::preview, url);
}

bool PreviewModel::receive(const app::Reply& reply) {
    if (reply.purpose != Purpose::preview) return false;
    if (reply.fault) {
        asked_.clear();  // the next frame asks once more
        return true;
    }
    const JsonDocument document = parse_untrusted(reply.body);
    const Json business = member_at(document.root(), "business");
    business_.reset();
    if (business.is_object()) business_ = read_business(business);
    is_known_ = true;
    return true;
}

}  // namespace comptoir::page
