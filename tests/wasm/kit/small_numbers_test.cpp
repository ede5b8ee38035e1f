#include "wasm/module/small_numbers.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <string>

using comptoir::small::read_number;
using comptoir::small::sine;

TEST_CASE("decimal numbers are read as the library reads them, to 15 digits") {
    for (const char* text : {"0", "-0", "1", "45.764043", "-4.835659", "1250", "0.1", "1e3", "2.5E-4",
                             "123456789012345", "1e22", "99999999999999999999", "-1.5e+10", "3.0"}) {
        CAPTURE(text);
        char *mine = nullptr, *theirs = nullptr;
        const double expected = std::strtod(text, &theirs);
        CHECK(std::abs(read_number(text, &mine) - expected) <= std::abs(expected) * 1e-15);
        CHECK(mine == theirs);
    }
}

TEST_CASE("reading stops where the number does") {
    const char* const texts[] = {"12,", "1.5}", "7e", "7e+", "-", "abc", "", "4.x"};
    const long lengths[] = {2, 3, 1, 1, 0, 0, 0, 2};
    for (size_t i = 0; i < std::size(texts); i++) {
        CAPTURE(texts[i]);
        char* end = nullptr;
        read_number(texts[i], &end);
        CHECK(end - texts[i] == lengths[i]);
    }
}

TEST_CASE("sines are right to twelve digits for every angle on the globe") {
    for (double angle = -7; angle <= 7; angle += 0.001) {
        CAPTURE(angle);
        CHECK(std::abs(sine(angle) - std::sin(angle)) < 1e-12);
        CHECK(std::abs(sine(angle + comptoir::small::pi / 2) - std::cos(angle)) < 1e-12);
    }
}
