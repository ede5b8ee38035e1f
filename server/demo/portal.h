// A demo bank's portal: the pages of build/portal/BANK, sent as a strict bank sends them, and the one thing that a
// bank's back end does for the network: it signs who is there. The policy of a page is its own needs plus the lines of
// docs/embedding.md for the mode it uses, and no others.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "server/demo/people.h"
#include "server/demo/signing_key.h"
#include "server/http/message.h"
#include "shared/core/result.h"

namespace comptoir::demo {

class Portal {
public:
    struct Places {
        std::string own;  // origins
        std::string network;
        std::string other_bank;
    };
    // Who may be signed in, and how the bank vouches for them.
    struct Desk {
        SigningKey key;
        TokenPlaces places;
        std::vector<BankPerson> people;  // the first is there until another is chosen
    };

    // Reads all of `folder`. Refuses with a sentence when it is not there.
    static Result<Portal, std::string> load(const std::filesystem::path& folder, const Places& places, Desk desk);

    // GET: the pages. POST /comptoir-token: the token of whoever is signed in, empty for a visitor. POST /sign-in/ID:
    // that person is from now on, as the bank's cookie says. Both for the portal's own pages alone.
    http::Response answer(const http::Request& request, std::int64_t now_s) const;

private:
    struct File {
        std::string media_type;
        std::string body;
        std::string policy;  // empty for what is no page
    };

    Portal(Places places, Desk desk) : places_(std::move(places)), desk_(std::move(desk)) {}

    http::Response act(const http::Request& request, std::int64_t now_s) const;
    const BankPerson* signed_in(const http::Request& request) const;
    const BankPerson* find_person(std::string_view id) const;
    std::string cookie_name() const { return desk_.places.tenant + "-person"; }

    Places places_;
    Desk desk_;
    std::map<std::string, File, std::less<>> files_;  // by path, "/fr/accounts.html"
};

}  // namespace comptoir::demo
