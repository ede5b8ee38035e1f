// No letter is lost: whatever the network, a reload, or a colleague do while somebody types.
#include "wasm/page/draft_model.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/wasm/app/fake_transport.h"
#include "tests/wasm/page/answers.h"

using namespace comptoir;
using namespace comptoir::page;
using app::Method;
using directory::PagePhase;

namespace {

constexpr double pause_ms = 700;

// A draft at a server, and one person's model of it. Time passes in steps.
struct Desk {
    app::FakeTransport transport;
    app::ApiClient client{transport};
    app::HostDrafts drafts{1};
    std::unique_ptr<DraftModel> model;
    Content stored = rivoire();
    std::int64_t version = 1;
    std::size_t answered = 0;
    bool online = true;
    int patches = 0;

    Desk() {
        platform::null_host().reset();
        reload();
    }

    // The page is loaded anew: only what the browser keeps is left.
    void reload() {
        client.forget_all();
        answered = transport.sendings.size();
        model = std::make_unique<DraftModel>(client, drafts, "demo");
        model->open("b-1");
        answer();
    }

    Content& edit() { return model->edit(); }
    void pass(double ms) {
        for (double until = transport.now + ms; transport.now < until;) {
            const double due = model->tick(transport.now);
            answer();
            transport.now += due > 0 ? std::min(due, until - transport.now) : 50;
        }
        (void)model->tick(transport.now);
        answer();
    }

    // The server's side of all that was sent.
    void answer() {
        while (answered < transport.sendings.size()) {
            const app::Sending sending = transport.sendings[answered++];
            if (!online) {
                transport.now += 300;  // longer than a stale connection
                receive(client.answer(sending.request, 0, {}));
                continue;
            }
            int status = 200;
            if (sending.method == Method::patch) {
                ++patches;
                if (sending.if_match == '"' + std::to_string(version) + '"') {
                    const JsonDocument patch = parse_untrusted(sending.body);
                    apply_patch(patch.root(), stored);
                    ++version;
                } else {
                    status = 412;
                }
            }
            receive(client.answer(sending.request, status, draft_body(version, stored)));
        }
    }
    void receive(const std::optional<app::Reply>& reply) {
        if (reply) CHECK(model->receive(*reply));
    }
    void colleague(Field field, const std::string& text) {
        stored.text(field) = text;
        ++version;
    }
    const std::string& text(Field field) const { return model->content().text(field); }
    bool is_kept() const { return !platform::null_host().kept.empty(); }
};

}  // namespace

TEST_CASE("what is typed is kept at once, sent when the person pauses, and then not kept any more") {
    Desk desk;
    desk.edit().text(Field::description) = "Dépannage";
    (void)desk.model->tick(desk.transport.now);
    CHECK(desk.is_kept());
    CHECK(desk.patches == 0);
    desk.edit().text(Field::description) = "Dépannage et chauffage";
    desk.pass(pause_ms / 2);
    CHECK(desk.patches == 0);
    desk.pass(pause_ms);
    CHECK(desk.patches == 1);
    CHECK(desk.stored.text(Field::description) == "Dépannage et chauffage");
    CHECK(desk.stored.text(Field::phone) == rivoire().text(Field::phone));
    CHECK(desk.model->saving() == Saving::saved);
    CHECK_FALSE(desk.is_kept());
}

TEST_CASE("only what was changed is sent, about the version that it was typed over") {
    Desk desk;
    desk.edit().text(Field::phone) = "0472000000";
    desk.pass(2 * pause_ms);
    const app::Sending& sent = desk.transport.sendings.back();
    CHECK(sent.if_match == "\"1\"");
    CHECK(sent.body == R"({"fields":{"phone":"0472000000"},"audiences":{}})");
}

TEST_CASE("without a network what is typed waits, is said to wait, and is sent when the network is back") {
    Desk desk;
    desk.online = false;
    desk.edit().text(Field::description) = "Hors ligne";
    desk.pass(5000);
    CHECK(desk.model->saving() == Saving::waiting);
    CHECK(desk.is_kept());
    desk.online = true;
    desk.pass(31'000);
    CHECK(desk.stored.text(Field::description) == "Hors ligne");
    CHECK(desk.model->saving() == Saving::saved);
    CHECK_FALSE(desk.is_kept());
}

TEST_CASE("what was typed without a network outlives a reload") {
    Desk desk;
    desk.online = false;
    desk.edit().text(Field::description) = "Avant le rechargement";
    desk.pass(2000);
    desk.online = true;
    desk.reload();
    CHECK(desk.text(Field::description) == "Avant le rechargement");
    desk.pass(2000);
    CHECK(desk.stored.text(Field::description) == "Avant le rechargement");
    CHECK_FALSE(desk.is_kept());
}

TEST_CASE("a colleague's change elsewhere is taken over, and both are saved") {
    Desk desk;
    desk.colleague(Field::email, "contact@rivoire.example");
    desk.edit().text(Field::phone) = "0472000000";
    desk.pass(3000);
    CHECK(desk.text(Field::email) == "contact@rivoire.example");
    CHECK(desk.stored.text(Field::email) == "contact@rivoire.example");
    CHECK(desk.stored.text(Field::phone) == "0472000000");
    CHECK_FALSE(desk.model->has_clashes());
}

TEST_CASE("where both wrote, both texts stay until the person has chosen, and the rest is saved meanwhile") {
    for (const bool mine : {true, false}) {
        CAPTURE(mine);
        Desk desk;
        desk.colleague(Field::description, "Le sien");
        desk.edit().text(Field::description) = "Le mien";
        desk.edit().text(Field::phone) = "0472000000";
        desk.pass(3000);
        REQUIRE(desk.model->clashes(Field::description));
        CHECK(desk.model->saving() == Saving::clash);
        CHECK(desk.text(Field::description) == "Le mien");
        CHECK(desk.model->theirs().text(Field::description) == "Le sien");
        CHECK(desk.stored.text(Field::description) == "Le sien");
        CHECK(desk.stored.text(Field::phone) == "0472000000");
        desk.model->choose(Field::description, mine);
        desk.pass(3000);
        CHECK(desk.stored.text(Field::description) == (mine ? "Le mien" : "Le sien"));
        CHECK(desk.text(Field::description) == (mine ? "Le mien" : "Le sien"));
        CHECK(desk.model->saving() == Saving::saved);
        CHECK_FALSE(desk.is_kept());
    }
}

TEST_CASE("a choice that was not made before a reload is still to be made after it") {
    Desk desk;
    desk.colleague(Field::description, "Le sien");
    desk.edit().text(Field::description) = "Le mien";
    desk.pass(3000);
    desk.reload();
    CHECK(desk.model->clashes(Field::description));
    CHECK(desk.text(Field::description) == "Le mien");
    desk.pass(3000);
    CHECK(desk.stored.text(Field::description) == "Le sien");
}

TEST_CASE("where both chose an audience, the narrower holds") {
    Desk desk;
    desk.stored.audience(Field::phone) = Audience::nobody;
    desk.stored.listed = Audience::connections;
    ++desk.version;
    desk.edit().audience(Field::phone) = Audience::customers;
    desk.edit().listed = Audience::customers;
    desk.pass(3000);
    CHECK(desk.stored.audience(Field::phone) == Audience::nobody);
    CHECK(desk.stored.listed == Audience::connections);
}

TEST_CASE("a text that the server does not take stays, and is said not to be saved") {
    Desk desk;
    desk.edit().text(Field::description) = "Trop";
    (void)desk.model->tick(desk.transport.now);
    desk.transport.now += 2 * pause_ms;
    (void)desk.model->tick(desk.transport.now);
    desk.receive(desk.client.answer(desk.transport.last(), 400, R"({"type":"x","status":400,"title":"no"})"));
    desk.answered = desk.transport.sendings.size();
    CHECK(desk.model->saving() == Saving::refused);
    CHECK(desk.text(Field::description) == "Trop");
    CHECK(desk.is_kept());
    desk.edit().text(Field::description) = "Moins";
    desk.pass(2000);
    CHECK(desk.stored.text(Field::description) == "Moins");
}

TEST_CASE("publishing waits for what was typed just before") {
    Desk desk;
    desk.edit().text(Field::description) = "Publié";
    desk.model->publish();
    CHECK(desk.transport.sendings.back().method != Method::post);
    desk.pass(2000);
    CHECK(desk.stored.text(Field::description) == "Publié");
    CHECK(desk.transport.sendings.back().method == Method::post);
    CHECK(desk.model->take_published());
    CHECK_FALSE(desk.model->take_published());
}

TEST_CASE("500 turns of network, typing, reloads and colleagues lose no letter") {
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 chance(seed);
    Desk desk;
    std::string mine = desk.text(Field::description), theirs;
    for (int turn = 0; turn < 500; ++turn) {
        desk.online = turn % 2 == 0;
        switch (chance() % 4) {
            case 0:
            case 1:
                mine += static_cast<char>('a' + chance() % 26);
                desk.edit().text(Field::description) = mine;
                break;
            case 2:
                theirs += static_cast<char>('A' + chance() % 26);
                desk.colleague(Field::seeks, theirs);
                break;
            case 3:
                (void)desk.model->tick(desk.transport.now);
                if (desk.online) desk.reload();
                break;
        }
        desk.pass(static_cast<double>(chance() % 3000));
        REQUIRE(desk.text(Field::description) == mine);
    }
    desk.online = true;
    desk.pass(70'000);
    CHECK(desk.stored.text(Field::description) == mine);
    CHECK(desk.stored.text(Field::seeks) == theirs);
    CHECK_FALSE(desk.is_kept());
    CHECK(desk.model->saving() == Saving::saved);
}
