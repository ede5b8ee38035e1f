#include "wasm/directory/business_model.h"

#include <doctest/doctest.h>

#include "tests/wasm/app/fake_transport.h"
#include "tests/wasm/directory/answers.h"

using namespace comptoir;
using namespace comptoir::directory;

namespace {

struct Desk {
    app::FakeTransport transport;
    app::ApiClient client{transport};
    BusinessModel model{client, "demo"};

    void answer(int status, const std::string& body) {
        if (const auto reply = client.answer(transport.last(), status, body)) CHECK(model.receive(*reply));
    }
};

}  // namespace

TEST_CASE("a page comes whole, then those like it") {
    Desk desk;
    desk.model.open("b-1");
    CHECK(desk.model.phase() == PagePhase::loading);
    CHECK(desk.transport.last_url() == "/api/v1/tenants/demo/businesses/b-1");
    desk.answer(200, to_json(plumber()));
    CHECK(desk.model.phase() == PagePhase::ready);
    CHECK(desk.model.business().legal_name == "RIVOIRE SARL");
    CHECK(desk.transport.last_url() == "/api/v1/tenants/demo/businesses/b-1/similar");
    desk.answer(200, plumbers_body(4));
    CHECK(desk.model.similar().size() == 4);
}

TEST_CASE("those like it may fail without harm to the page") {
    Desk desk;
    desk.model.open("b-1");
    desk.answer(200, to_json(plumber()));
    desk.answer(500, "");
    CHECK(desk.model.phase() == PagePhase::ready);
    CHECK(desk.model.similar().empty());
}

TEST_CASE("a business that is not there is gone, which is no failure to try again") {
    Desk desk;
    desk.model.open("b-1");
    desk.answer(404, "");
    CHECK(desk.model.phase() == PagePhase::gone);
}

TEST_CASE("another business's page, or none at all, is refused") {
    for (const std::string& body : {to_json(plumber("b-2")), std::string("{}"), std::string("<html>")}) {
        Desk desk;
        desk.model.open("b-1");
        desk.answer(200, body);
        CHECK(desk.model.phase() == PagePhase::failed);
        CHECK(desk.model.fault() == app::Fault::garbage);
    }
}

TEST_CASE("a page that was left does not come back") {
    Desk desk;
    desk.model.open("b-1");
    const std::uint32_t request = desk.transport.last();
    desk.model.open("");
    CHECK(desk.model.phase() == PagePhase::none);
    CHECK_FALSE(desk.client.answer(request, 200, to_json(plumber())));
}

TEST_CASE("a page that was just seen is there at once") {
    Desk desk;
    desk.model.open("b-1");
    desk.answer(200, to_json(plumber()));
    desk.answer(200, plumbers_body(2));
    desk.model.open("");
    desk.model.open("b-1");
    CHECK(desk.model.phase() == PagePhase::ready);
    CHECK(desk.model.similar().size() == 2);
}
