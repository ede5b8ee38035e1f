#include "wasm/directory/directory_model.h"

#include <iterator>

#include "wasm/directory/search_query.h"

namespace comptoir::directory {

using app::Fault;
using app::Purpose;

void DirectoryModel::search(const BusinessQuery& query) {
    if (query == query_ && phase_ != ListPhase::failed) return;
    query_ = query;
    ask();
}

void DirectoryModel::retry() {
    ask();
}

void DirectoryModel::ask() {
    client_->drop(Purpose::more);
    more_fault_.reset();
    if (!is_searchable(query_)) {
        client_->drop(Purpose::search);
        list_ = {};
        shown_ = query_;
        phase_ = ListPhase::start;
        return;
    }
    const std::string url = businesses_path(tenant_, query_);
    if (const auto body = client_->recent(url)) {
        client_->drop(Purpose::search);
        receive_list(url, *body);
        return;
    }
    if (phase_ != ListPhase::ready) phase_ = ListPhase::loading;
    client_->ask(Purpose::search, url);
}

void DirectoryModel::load_more() {
    const bool possible = phase_ == ListPhase::ready && !list_.next.empty() && !is_busy() && shown_ == query_;
    if (!possible || client_->is_asking(Purpose::more)) return;
    more_fault_.reset();
    BusinessQuery next = shown_;
    next.cursor = list_.next;
    client_->ask(Purpose::more, businesses_path(tenant_, next));
}

BusinessQuery DirectoryModel::facets_query() const {
    BusinessQuery query = query_;
    query.facets = true;
    query.limit = 1;
    query.sort = SortOrder::relevance;  // the counts are the same in any order
    return query;
}

void DirectoryModel::load_facets() {
    const std::string url = businesses_path(tenant_, facets_query());
    if (url == facets_url_) return;
    facets_url_ = url;
    if (const auto body = client_->recent(url))
        receive_facets(url, *body);
    else
        client_->ask(Purpose::filters, url);
}

void DirectoryModel::load_tenant() {
    if (!tenant_profile_) client_->ask(Purpose::tenant, tenant_path(tenant_));
}

void DirectoryModel::load_start() {
    load_tenant();
    BusinessQuery all;
    all.facets = true;
    all.limit = 1;
    if (!start_facets_) client_->ask(Purpose::start, businesses_path(tenant_, all));
}

void DirectoryModel::fail(Fault fault) {
    fault_ = fault;
    phase_ = ListPhase::failed;
    list_ = {};
}

void DirectoryModel::receive_list(const std::string& url, std::string_view body) {
    auto list = parse_business_list(body);
    if (!list) {
        client_->forget(url);
        fail(Fault::garbage);
        return;
    }
    list_ = std::move(*list);
    ++list_number_;
    shown_ = query_;
    phase_ = ListPhase::ready;
}

void DirectoryModel::receive_more(const std::string& url, std::string_view body) {
    auto list = parse_business_list(body);
    if (!list) {
        client_->forget(url);
        more_fault_ = Fault::garbage;
        return;
    }
    // A change between two pages can bring a business twice; the list shows each once.
    for (BusinessItem& item : list->items) {
        bool known = false;
        for (const BusinessItem& shown : list_.items) known = known || shown.id == item.id;
        if (!known) list_.items.push_back(std::move(item));
    }
    list_.next = std::move(list->next);
    list_.narrow = list->narrow;
}

void DirectoryModel::receive_facets(const std::string& url, std::string_view body) {
    auto list = parse_business_list(body);
    if (!list || !list->facets) {
        client_->forget(url);
        facets_url_.clear();
        return;
    }
    facets_ = std::move(list->facets);
    facets_total_ = list->total;
}

bool DirectoryModel::receive(const app::Reply& reply) {
    switch (reply.purpose) {
        case Purpose::search:
            if (reply.fault)
                fail(*reply.fault);
            else
                receive_list(reply.url, reply.body);
            return true;
        case Purpose::more:
            if (reply.fault)
                more_fault_ = reply.fault;
            else
                receive_more(reply.url, reply.body);
            return true;
        case Purpose::filters:
            if (reply.fault)
                facets_url_.clear();
            else
                receive_facets(reply.url, reply.body);
            return true;
        case Purpose::tenant:
            if (!reply.fault) tenant_profile_ = parse_tenant_profile(reply.body);
            return true;
        case Purpose::start:
            if (!reply.fault)
                if (auto list = parse_business_list(reply.body)) start_facets_ = std::move(list->facets);
            return true;
        default:  // every other model's
            return false;
    }
}

}  // namespace comptoir::directory
