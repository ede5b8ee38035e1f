#include "server/http/public_address.h"

#include <doctest/doctest.h>

#include "server/http/client.h"

using namespace comptoir::http;

TEST_CASE("addresses within the installation's own networks are no public ones, in any disguise") {
    for (const char* address :
         {"127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
          "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1",
          "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
          "2001:db8::1", "2001::1", "localhost", "1.1.1", "0x7f000001", "2130706433", ""}) {
        CAPTURE(address);
        CHECK_FALSE(is_public_address(address));
    }
    for (const char* address : {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "193.0.6.139", "2606:4700::1111",
                                "2a00:1450::1", "::ffff:1.1.1.1"}) {
        CAPTURE(address);
        CHECK(is_public_address(address));
    }
}

TEST_CASE("a request for the public internet alone does not reach this machine") {
    const auto answer = fetch("http://127.0.0.1:9/keys.json", {.timeout_s = 2, .public_only = true});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().find("private network") != std::string::npos);
}
