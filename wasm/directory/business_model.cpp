#include "wasm/directory/business_model.h"

#include "shared/api/business_json.h"
#include "shared/api/business_query.h"

namespace comptoir::directory {

using app::Fault;
using app::Purpose;

void BusinessModel::open(const std::string& id) {
    if (id == id_) return;
    id_ = id;
    retry();
}

void BusinessModel::retry() {
    business_ = {};
    similar_.clear();
    client_->drop(Purpose::similar);
    if (id_.empty()) {
        client_->drop(Purpose::business);
        phase_ = PagePhase::none;
        return;
    }
    phase_ = PagePhase::loading;
    const std::string url = business_path(tenant_, id_);
    if (const auto body = client_->recent(url)) {
        client_->drop(Purpose::business);
        receive_business(url, *body);
    } else {
        client_->ask(Purpose::business, url);
    }
}

void BusinessModel::receive_business(const std::string& url, std::string_view body) {
    auto business = parse_business(body);
    if (!business || business->id != id_) {
        client_->forget(url);
        fault_ = Fault::garbage;
        phase_ = PagePhase::failed;
        return;
    }
    business_ = std::move(*business);
    phase_ = PagePhase::ready;
    const std::string similar = similar_path(tenant_, id_);
    if (const auto known = client_->recent(similar))
        receive_similar(*known);
    else
        client_->ask(Purpose::similar, similar);
}

void BusinessModel::receive_similar(std::string_view body) {
    if (auto list = parse_business_list(body)) similar_ = std::move(list->items);
}

bool BusinessModel::receive(const app::Reply& reply) {
    if (reply.purpose == Purpose::similar) {
        if (!reply.fault) receive_similar(reply.body);
        return true;
    }
    if (reply.purpose != Purpose::business) return false;
    if (!reply.fault) {
        receive_business(reply.url, reply.body);
        return true;
    }
    fault_ = *reply.fault;
    phase_ = fault_ == Fault::not_found ? PagePhase::gone : PagePhase::failed;
    return true;
}

}  // namespace comptoir::directory
