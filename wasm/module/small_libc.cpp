// The few functions of libc and libm that the module needs, as small as it needs them: the library's own bring
// formatted output and 128-bit arithmetic with them, 10 KB of a first load that is counted. Only in the wasm; compiled
// without link-time optimisation, as the linker wants it of libc's names.
#include <cmath>
#include <cstdarg>
#include <cstddef>

#include "wasm/module/small_numbers.h"

using comptoir::small::pi;
using comptoir::small::read_number;
using comptoir::small::sine;

extern "C" {

double strtod(const char* text, char** end) {
    return read_number(text, end);
}
long double strtold(const char* text, char** end) {
    return read_number(text, end);
}
float strtof(const char* text, char** end) {
    return static_cast<float>(read_number(text, end));
}
double sin(double angle) {
    return sine(angle);
}
double cos(double angle) {
    return sine(angle + pi / 2);
}
float sinf(float angle) {
    return static_cast<float>(sine(static_cast<double>(angle)));
}
float cosf(float angle) {
    return static_cast<float>(sine(static_cast<double>(angle) + pi / 2));
}

// Only messages for developers are formatted, which nobody reads in a browser.
int snprintf(char* target, size_t bytes, const char*, ...) {
    if (bytes) *target = 0;
    return 0;
}
int vsnprintf(char* target, size_t bytes, const char*, va_list) {
    if (bytes) *target = 0;
    return 0;
}
}
