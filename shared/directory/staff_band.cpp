#include "shared/directory/staff_band.h"

namespace comptoir {

namespace {

struct CodedBand {
    std::string_view code;
    StaffBand band;
};

// Sirene, "tranche d'effectifs".
constexpr CodedBand bands[] = {
    {"01", {1, 2}},       {"02", {3, 5}},       {"03", {6, 9}},       {"11", {10, 19}},    {"12", {20, 49}},
    {"21", {50, 99}},     {"22", {100, 199}},   {"31", {200, 249}},   {"32", {250, 499}},  {"41", {500, 999}},
    {"42", {1000, 1999}}, {"51", {2000, 4999}}, {"52", {5000, 9999}}, {"53", {10'000, 0}},
};

}  // namespace

std::optional<StaffBand> staff_band_of_code(std::string_view register_code) {
    for (const CodedBand& coded : bands)
        if (coded.code == register_code) return coded.band;
    return std::nullopt;
}

std::optional<StaffBand> staff_band_of(int employees) {
    for (const CodedBand& coded : bands)
        if (employees >= coded.band.least && (employees <= coded.band.most || coded.band.most == 0)) return coded.band;
    return std::nullopt;
}

}  // namespace comptoir
