// What has happened at a demo bank before anybody looks.
#include "server/demo/past.h"

#include <doctest/doctest.h>

#include "server/directory/look_alike.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"

using namespace comptoir;

TEST_CASE("the demo's impostor is another business whose name would be taken for the original's") {
    const sample::Sample sample(tables::gazetteer());
    for (std::uint32_t number = 0; number < 50; ++number) {
        const Business original = sample.business(number), impostor = demo::impostor_of(original);
        CAPTURE(display_name(original));
        CHECK(is_odd(display_name(impostor)));
        CHECK(look_alike(display_name(impostor), display_name(original)));
        CHECK(impostor.register_id != original.register_id);
        CHECK(impostor.vat_id != original.vat_id);
    }
}
