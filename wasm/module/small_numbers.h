// Reading decimal numbers and sines, small: what small_libc.cpp puts in the place of the library's own.
#pragma once

#include <cstdint>

namespace comptoir::small {

// 10^0 ... 10^22 are exact as double; one more multiplication or division rounds once.
inline double power_of_ten(int exponent) {
    double power = 1, base = 10;
    for (unsigned n = static_cast<unsigned>(exponent < 0 ? -exponent : exponent); n; n >>= 1, base *= base)
        if (n & 1) power *= base;
    return power;
}

inline bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// Decimal numbers as JSON has them; exact to 15 digits, which is more than coordinates and prices have.
inline double read_number(const char* text, char** end) {
    const char* at = text;
    const bool negative = *at == '-';
    if (*at == '-' || *at == '+') at++;
    const char* const first = at;
    uint64_t digits = 0;
    int exponent = 0;
    const auto take = [&](bool fraction) {
        for (; is_digit(*at); at++) {
            const bool fits = digits < 1'000'000'000'000'000'000;
            if (fits) digits = digits * 10 + static_cast<uint64_t>(*at - '0');
            exponent += fraction ? fits ? -1 : 0 : fits ? 0 : 1;
        }
    };
    take(false);
    if (*at == '.') at++, take(true);
    if (at == first) {
        if (end) *end = const_cast<char*>(text);
        return 0;
    }
    if (*at == 'e' || *at == 'E') {
        const char* after = at + 1;
        const bool down = *after == '-';
        if (*after == '-' || *after == '+') after++;
        if (is_digit(*after)) {
            int given = 0;
            for (; is_digit(*after); after++)
                if (given < 10'000) given = given * 10 + (*after - '0');
            exponent += down ? -given : given;
            at = after;
        }
    }
    if (end) *end = const_cast<char*>(at);
    const double value = static_cast<double>(digits);
    const double scaled = exponent < 0 ? value / power_of_ten(exponent) : value * power_of_ten(exponent);
    return negative ? -scaled : scaled;
}

inline constexpr double pi = 3.14159265358979323846;

// Sine for angles of drawing and of the globe, to 1e-15 within a turn: reduced to a quarter turn, then Taylor.
inline double sine(double angle) {
    angle -= 2 * pi * __builtin_floor(angle / (2 * pi) + 0.5);
    if (angle > pi / 2) angle = pi - angle;
    if (angle < -pi / 2) angle = -pi - angle;
    double term = angle, sum = angle;
    for (int n = 2; n <= 22; n += 2) {
        term *= -angle * angle / static_cast<double>(n * (n + 1));
        sum += term;
    }
    return sum;
}

}  // namespace comptoir::small
