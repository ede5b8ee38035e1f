// What the app asks of its host, as the host hears it.
#include "wasm/app/host_ports.h"

#include <doctest/doctest.h>

#include "wasm/platform/host.h"
#include "wasm/platform/null_host.h"

using namespace comptoir;
using namespace comptoir::app;
using platform::null_host;

TEST_CASE("a write reaches the host whole, below the address of the API") {
    null_host().reset();
    HostTransport(3).fetch({.request = 5,
                            .method = Method::patch,
                            .url = "/api/v1/tenants/demo/businesses/b-1/draft",
                            .body = std::string("{\0}", 3),
                            .media_type = "application/json",
                            .if_match = R"("7")",
                            .write = 2,
                            .timeout_ms = 8000});
    const platform::Fetch& fetch = null_host().fetches.back();
    CHECK(fetch.widget == 3);
    CHECK(fetch.request == 5);
    CHECK(fetch.method == host_method_patch);
    CHECK(fetch.url == "tenants/demo/businesses/b-1/draft");
    CHECK(fetch.body.size() == 3);
    CHECK(fetch.media_type == "application/json");
    CHECK(fetch.if_match == R"("7")");
    CHECK(fetch.write == 2);
    CHECK(fetch.timeout_ms == 8000);
}

TEST_CASE("an unsent text is kept until it is sent, and it is known whether it outlives the page") {
    null_host().reset();
    const HostDrafts drafts(1);
    CHECK(drafts.kept("b-1").empty());
    drafts.keep("b-1", "Été");
    drafts.keep("b-2", "other");
    CHECK(drafts.kept("b-1") == "Été");
    drafts.keep("b-1", "");
    CHECK(drafts.kept("b-1").empty());
    CHECK(drafts.kept("b-2") == "other");
    CHECK(drafts.outlives_reload());
    null_host().keeps = false;
    CHECK_FALSE(drafts.outlives_reload());
}

TEST_CASE("the page hears how much is unread") {
    null_host().reset();
    HostPage(1).unread(12);
    CHECK(null_host().told.back().what == host_tell_unread);
    CHECK(null_host().told.back().text == "12");
}
