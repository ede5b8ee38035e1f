#include "server/directory/public_id.h"

#include <doctest/doctest.h>

#include <string>

using namespace comptoir;

namespace {

constexpr TenantNumber tenant = 3;
constexpr PublicIds::Key key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

}  // namespace

TEST_CASE("an id leads back to its business") {
    const PublicIds ids(key);
    for (const BusinessNumber number : {1U, 2U, 40'000'000U, 0x7FFF'FFFFU}) {
        CHECK(ids.number_of(tenant, ids.id_of(tenant, number)) == number);
        CHECK(ids.sought(tenant, ids.id_of(tenant, number)) == number);
    }
}

TEST_CASE("what is sought by another tenant's id, a forged or a cut one is a number that nobody has") {
    const PublicIds ids(key);
    const PublicIds others({16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
    const std::string id = ids.id_of(tenant, 7);
    std::string forged = id;
    forged[5] = forged[5] == 'A' ? 'B' : 'A';
    const std::string none[] = {ids.id_of(tenant + 1, 7), others.id_of(tenant, 7), forged, id.substr(1), id + "A", "",
                                std::string(22, '\xC3')};
    for (const std::string& sent : none) {
        CAPTURE(sent);
        CHECK_FALSE(PublicIds::is_anybodys(ids.sought(tenant, sent)));
        CHECK_FALSE(ids.number_of(tenant, sent));
    }
}
