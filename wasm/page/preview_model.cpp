#include "wasm/page/preview_model.h"

#include "shared/api/business_json.h"
#include "shared/api/business_query.h"

namespace comptoir::page {

using app::Purpose;

std::string_view reader_word(Reader reader) {
    constexpr std::string_view words[] = {"visitor", "customer", "connection"};
    return words[static_cast<std::size_t>(reader)];
}

void PreviewModel::show(const std::string& business_id, std::int64_t version, Reader reader) {
    std::string url = business_path(tenant_, business_id) + "/draft/preview?as=";
    url += reader_word(reader);
    const std::string question = url + std::to_string(version);
    if (question == asked_) return;
    asked_ = question;
    client_->ask(Purpose::preview, url);
}

bool PreviewModel::receive(const app::Reply& reply) {
    if (reply.purpose != Purpose::preview) return false;
    if (reply.fault && *reply.fault != app::Fault::not_found) {
        asked_.clear();  // the next frame asks once more
        return true;
    }
    known_ = true;
    business_ = reply.fault ? std::nullopt : parse_business(reply.body);
    return true;
}

}  // namespace comptoir::page
