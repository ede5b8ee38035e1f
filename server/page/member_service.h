// The people of a business: who they are, colleagues invited by its owners, roles given and taken. What the bank says
// of a person stands above what an owner grants. Each method is the handler of one route.
#pragma once

#include <functional>

#include "server/directory/business_store.h"
#include "server/http/arguments.h"
#include "server/http/message.h"
#include "server/identity/people.h"
#include "shared/api/problem.h"

namespace comptoir {

class MemberService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        identity::People& people;
        std::function<std::int64_t()> now_s;
    };
    explicit MemberService(Parts parts) : parts_(std::move(parts)) {}

    Answer members(const http::Request& request, const http::Arguments& values) const;
    Answer set_role(const http::Request& request, const http::Arguments& values) const;
    Answer remove(const http::Request& request, const http::Arguments& values) const;
    Answer leave(const http::Request& request, const http::Arguments& values) const;
    Answer invite(const http::Request& request, const http::Arguments& values) const;
    Answer withdraw_invitations(const http::Request& request, const http::Arguments& values) const;
    Answer accept(const http::Request& request) const;

private:
    using Step = std::function<Answer(db::Connection&, BusinessNumber)>;
    // A step on the path's business; afterwards everybody's rights are read again.
    Answer write(const http::Request& request, const http::Arguments& values, const Step& step) const;
    Answer take_away(db::Connection& connection, BusinessNumber business, const identity::Member& member,
                     identity::PersonNumber actor) const;
    http::Response list(db::Connection& connection, BusinessNumber business) const;
    std::int64_t now_ms() const { return parts_.now_s() * 1000; }

    Parts parts_;
};

}  // namespace comptoir
