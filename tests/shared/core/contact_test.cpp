#include "shared/core/contact.h"

#include <doctest/doctest.h>

using namespace comptoir;

TEST_CASE("a French number becomes E.164 however it is written") {
    for (const char* text : {"0199001234", "01 99 00 12 34", "01.99.00.12.34", "+33 1 99 00 12 34",
                             "+33 (0)1 99 00 12 34", "0033199001234", "199001234", "01-99-00-12-34",
                             "01\xC2\xA0"
                             "99\xC2\xA0"
                             "00 12 34"}) {
        CAPTURE(text);
        CHECK(read_phone(text, "FR") == "+33199001234");
    }
    for (const char* text : {"", "01 99 00 12", "01 99 00 12 345", "téléphone", "3615", "+33 0 99 00 12 34",
                             "01 99 00 12 34 ext 5", "+", "+1234567890123456"}) {
        CAPTURE(text);
        CHECK_FALSE(read_phone(text, "FR"));
    }
}

TEST_CASE("other countries' national numbers lose their trunk zero, unknown countries need the plus") {
    CHECK(read_phone("02 234 56 78", "BE") == "+3222345678");
    CHECK(read_phone("27 12 34 56", "LU") == "+35227123456");
    CHECK(read_phone("+1 202 555 0123", "US") == "+12025550123");
    CHECK_FALSE(read_phone("202 555 0123", "US"));
}

TEST_CASE("a mail address has one mailbox and one domain") {
    CHECK(read_email(" Jean.Dupont+pro@Fournil.EXAMPLE ") == "Jean.Dupont+pro@fournil.example");
    CHECK(read_email("contact@\xC3\xA9lodie.example"));
    for (const char* text :
         {"", "a", "@b.example", "a@", "a@b", "a@b..example", "a b@c.example", "a@b.example, c@d.example",
          ".a@b.example", "a..b@c.example", "a@-b.example", "a@1.2.3.4", "\"a\"@b.example", "a@b.example\n"}) {
        CAPTURE(text);
        CHECK_FALSE(read_email(text));
    }
    CHECK_FALSE(read_email(std::string(65, 'a') + "@b.example"));
    CHECK_FALSE(read_email("a@" + std::string(255, 'b') + ".example"));
}

TEST_CASE("a website is http or https with a host, and nothing that runs") {
    CHECK(read_website("fournil.example") == "https://fournil.example");
    CHECK(read_website("HTTP://WWW.Fournil.example/Pains?x=1#a") == "http://www.fournil.example/Pains?x=1#a");
    CHECK(read_website("https://fournil.example:8443/") == "https://fournil.example:8443/");
    for (const char* text :
         {"", "javascript:alert(1)", "javascript://fournil.example/%0Aalert(1)", "ftp://fournil.example", "https://",
          "https://user@fournil.example", "https://fournil.example/a b", "fournil", "https://fournil.example/<x>",
          "https://fournil.example:abc", "data:text/html,x", "//fournil.example"}) {
        CAPTURE(text);
        CHECK_FALSE(read_website(text));
    }
    CHECK_FALSE(read_website("fournil.example/" + std::string(500, 'a')));
}
