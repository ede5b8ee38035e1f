// Everything about oneself and one's business: taken along as JSON or to be read, and erased for good. Each feature
// brings its own part; both are one transaction over all of them.
#pragma once

#include <functional>
#include <vector>

#include "server/directory/business_store.h"
#include "server/directory/index_service.h"
#include "server/http/arguments.h"
#include "server/http/message.h"
#include "server/identity/people.h"
#include "shared/api/my_data_json.h"
#include "shared/api/problem.h"

namespace comptoir {

// What a feature keeps of people and businesses. A function that is missing: it keeps nothing of the kind.
struct PersonalData {
    std::function<std::vector<DataPart>(db::Connection&, const identity::Caller&)> of_person = {};
    std::function<std::vector<DataPart>(db::Connection&, TenantNumber, BusinessNumber)> of_business = {};
    std::function<void(db::Connection&, TenantNumber, identity::PersonNumber)> erase_person = {};
    std::function<void(db::Connection&, TenantNumber, BusinessNumber)> erase_business = {};
    std::function<void()> after_erasure = {};  // once it is durable: files, memory
};

class MyDataService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        identity::People& people;
        IndexService& index;
        std::function<std::int64_t()> now_s;
        std::vector<PersonalData> features;
    };
    explicit MyDataService(Parts parts) : parts_(std::move(parts)) {}

    Answer take_along(const http::Request& request, const http::Arguments& values) const;
    Answer erase(const http::Request& request) const;

private:
    MyData collect(db::Connection& connection, const identity::Caller& caller) const;
    void erase_all(db::Connection& connection, const identity::Caller& caller) const;
    void erase_business(db::Connection& connection, const identity::Caller& caller, BusinessNumber business) const;

    Parts parts_;
};

// What drafts, pages and their history hold.
PersonalData page_data(const BusinessStore& businesses);

}  // namespace comptoir
