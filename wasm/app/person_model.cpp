#include "wasm/app/person_model.h"

namespace comptoir::app {

PersonModel::PersonModel(ApiClient& client, std::string tenant, bool signed_in)
    : client_(&client), url_(me_path(tenant)), signed_in_(signed_in) {
    if (signed_in_) retry();
}

void PersonModel::retry() {
    fault_.reset();
    client_->ask(Purpose::me, url_);
}

const OwnBusiness* PersonModel::business(std::string_view id) const {
    if (!me_ || me_->businesses.empty()) return nullptr;
    for (const OwnBusiness& own : me_->businesses)
        if (own.id == id) return &own;
    return &me_->businesses.front();
}

void PersonModel::set_unread(int unread) {
    if (me_) me_->unread = unread;
}

void PersonModel::set_published(std::string_view business_id, bool published) {
    if (!me_) return;
    for (OwnBusiness& own : me_->businesses)
        if (own.id == business_id) own.published = published;
}

bool PersonModel::receive(const Reply& reply) {
    if (reply.purpose != Purpose::me) return false;
    fault_ = reply.fault;
    if (!reply.fault) {
        me_ = parse_me(reply.body);
        if (!me_) fault_ = Fault::garbage;
    }
    return true;
}

}  // namespace comptoir::app
