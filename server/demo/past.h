// What has happened at a demo bank before anybody looks: its people were there once, so that each branch knows its
// businesses; two pages were reported; and a business calls itself almost as another does.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/demo/people.h"
#include "server/demo/signing_key.h"
#include "shared/directory/business.h"

namespace comptoir::demo {

// Another business than `original`, whose name reads like that one's by letters of another script.
Business impostor_of(const Business& original);

struct Past {
    std::string network;  // the server's origin
    const SigningKey& key;
    const TokenPlaces& places;
    const std::vector<BankPerson>& people;
};

// Says and sends all of it over the API, as the portal and the widget would; once, which the file `mark` remembers.
// Refuses with a sentence.
std::optional<std::string> live_past(const Past& past, const std::filesystem::path& mark, std::int64_t now_s);

}  // namespace comptoir::demo
