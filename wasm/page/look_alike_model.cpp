#include "wasm/page/look_alike_model.h"

#include <algorithm>

#include "shared/api/business_query.h"
#include "shared/api/json_reader.h"

namespace comptoir::page {

using app::Purpose;

namespace {

// The name that is shown, where it is not the one that is shown already; else nothing.
std::string new_name(const Draft& draft) {
    const auto changed = [&](Field field) {
        return std::find(draft.changed.begin(), draft.changed.end(), field) != draft.changed.end();
    };
    const std::string& trade_name = draft.content.text(Field::trade_name);
    const std::string& name = trade_name.empty() ? draft.content.text(Field::legal_name) : trade_name;
    return !draft.published || changed(Field::trade_name) ? name : std::string();
}

}  // namespace

void LookAlikeModel::show(const std::string& path, const Draft& draft) {
    const std::string name = new_name(draft);
    const std::string url = name.empty() ? std::string() : path + "/look-alikes?name=" + percent_encoded(name);
    if (url == asked_) return;
    asked_ = url;
    names_.clear();
    if (url.empty())
        client_->drop(Purpose::look_alikes);
    else
        client_->ask(Purpose::look_alikes, url);
}

bool LookAlikeModel::receive(const app::Reply& reply) {
    if (reply.purpose != Purpose::look_alikes) return false;
    names_.clear();
    if (reply.fault) {
        asked_.clear();  // the next change of the draft asks once more
        return true;
    }
    const JsonDocument document = parse_untrusted(reply.body);
    for (const Json& item : elements_at(document.root(), "items"))
        if (std::string name = text_at(item, "name"); !name.empty()) names_.push_back(std::move(name));
    return true;
}

}  // namespace comptoir::page
