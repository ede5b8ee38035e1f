// What the bank has checked of a business: said by its tokens or its staff, shown on the page, ended by a change.
#include "tests/server/console/desk_of.h"

using namespace comptoir;
using nlohmann::json;

namespace {

constexpr const char* all = R"({"registration":true,"account_holder":true,"customer_since":2011,"trade":"43.22A"})";

struct Attesting : Desk {
    // The bank says anew what it says of the owner's business.
    void say(const std::string& attested, const std::string& role = "owner") {
        api.now_s += 10;
        api.json({.path = at("me"),
                  .token = api.token(
                      {.businesses = {{desk_siren, role}}, .business_branch = "Lyon", .attested = attested})});
    }
    // The facts that the page shows as checked, in their order; with "*" those that staff checked.
    std::string facts() {
        std::string text;
        for (const json& one : get(page(), "").value("attested", json::array()))
            text += one["fact"].get<std::string>() + (one["by"] == "staff" ? "* " : " ");
        return text;
    }
    std::string missing() {
        std::string text;
        for (const json& one : get(page(), "").value("not_attested", json::array()))
            text += one.get<std::string>() + " ";
        return text;
    }
    json attest(const json& body, int status = 200) { return post(page("/desk/attestations"), adviser, body, status); }
};

}  // namespace

TEST_CASE("the page says what the bank checked and what it did not; the mandate follows from an owner's token") {
    Attesting desk;
    CHECK(desk.facts() == "mandate ");
    CHECK(desk.missing() == "registration account_holder trade ");
    desk.say(all);
    CHECK(desk.facts() == "registration account_holder mandate customer_since trade ");
    CHECK(desk.missing().empty());
    const json since = desk.get(desk.page(), "")["attested"][3];
    CHECK(since["year"] == 2011);
    CHECK(since["by"] == "bank");
}

TEST_CASE("a token's list is whole: what it leaves out ends; a token without a list says nothing") {
    Attesting desk;
    desk.say(all);
    desk.say("");
    CHECK(desk.facts() == "registration account_holder mandate customer_since trade ");
    desk.say(R"({"registration":true})");
    CHECK(desk.facts() == "registration mandate ");
    desk.say("{}");
    CHECK(desk.facts() == "mandate ");
    desk.say("", "viewer");
    CHECK(desk.facts().empty());
    CHECK(desk.last_act() == "role_said");
}

TEST_CASE("another trade ends what was checked of the old one, and its return does not bring it back") {
    Attesting desk;
    desk.say(all);
    Business changed = Api::business("Plomberie Rivoire", desk_siren);
    changed.trade.code = "43.22B";
    desk.api.put(changed);
    CHECK(desk.facts() == "registration account_holder mandate customer_since ");
    CHECK(desk.last_act() == "fact_ended");
    desk.api.put(Api::business("Plomberie Rivoire", desk_siren));
    CHECK(desk.facts() == "registration account_holder mandate customer_since ");
}

TEST_CASE("a year that contradicts what the business says ends the year that was checked") {
    Attesting desk;
    desk.say(all);
    Business changed = Api::business("Plomberie Rivoire", desk_siren);
    changed.member_since = 2011;
    desk.api.put(changed);
    CHECK(desk.facts() == "registration account_holder mandate customer_since trade ");
    changed.member_since = 1999;
    desk.api.put(changed);
    CHECK(desk.facts() == "registration account_holder mandate trade ");
    CHECK(desk.missing() == "customer_since ");
}

TEST_CASE("staff attests with a reason and revokes; the bank's systems do not undo a person's revocation") {
    Attesting desk;
    desk.attest({{"fact", "account_holder"}, {"decision", "attest"}, {"reason", "Dossier vu"}});
    CHECK(desk.facts() == "account_holder* mandate ");
    CHECK(desk.last_act() == "fact_attested");
    desk.say("{}");
    CHECK(desk.facts() == "account_holder* mandate ");
    desk.say(all);
    desk.attest({{"fact", "registration"}, {"decision", "revoke"}, {"reason", "Radiée hier"}});
    CHECK(desk.last_act() == "fact_revoked");
    CHECK(desk.missing() == "registration ");
    desk.say(all);
    CHECK(desk.missing() == "registration ");
    desk.attest({{"fact", "registration"}, {"decision", "attest"}, {"reason", "Réinscrite"}});
    CHECK(desk.missing().empty());
    desk.attest({{"fact", "customer_since"}, {"decision", "attest"}, {"year", 2012}, {"reason", "Archives"}});
    CHECK(desk.get(desk.page(), "")["attested"][3]["year"] == 2012);
}

TEST_CASE("staff attests no fact that is not there, and revokes none that is not attested") {
    Attesting desk;
    desk.attest({{"fact", "customer_since"}, {"decision", "attest"}, {"reason", "Archives"}}, 409);
    desk.attest({{"fact", "registration"}, {"decision", "revoke"}, {"reason", "Archives"}}, 409);
    desk.attest({{"fact", "trade"}, {"decision", "attest"}, {"year", 2012}, {"reason", "Archives"}}, 400);
    desk.attest({{"fact", "fame"}, {"decision", "attest"}, {"reason", "Archives"}}, 400);
    desk.attest({{"fact", "trade"}, {"decision", "attest"}}, 400);
}

TEST_CASE("what was checked of a field is for those whom the field is for") {
    Attesting desk;
    desk.say(all);
    Business changed = Api::business("Plomberie Rivoire", desk_siren);
    for (const Field field : {Field::register_id, Field::trade, Field::member_since})
        changed.field_audiences[static_cast<std::size_t>(field)] = Audience::customers;
    desk.api.put(changed);
    CHECK(desk.facts() == "account_holder mandate ");
    CHECK(desk.missing().empty());
}

TEST_CASE("a list shows a check mark while it was checked who a business is, as far as its reader may know") {
    Attesting desk;
    const auto is_checked = [&] {
        const json items = desk.get(Attesting::at("businesses?q=rivoire"), "")["items"];
        REQUIRE(items.size() == 1);
        return items[0].value("verified", false);
    };
    desk.say("", "viewer");  // the mandate ends
    desk.attest({{"fact", "trade"}, {"decision", "attest"}, {"reason", "Enseigne vue"}});
    CHECK_FALSE(is_checked());
    desk.attest({{"fact", "registration"}, {"decision", "attest"}, {"reason", "Extrait vu"}});
    CHECK(is_checked());
    Business changed = Api::business("Plomberie Rivoire", desk_siren);
    changed.field_audiences[static_cast<std::size_t>(Field::register_id)] = Audience::customers;
    desk.api.put(changed);
    CHECK_FALSE(is_checked());
    CHECK(desk.get(Attesting::at("businesses?q=rivoire"), desk.neighbour)["items"][0]["verified"] == true);
    desk.api.put(Api::business("Plomberie Rivoire", desk_siren));
    CHECK(is_checked());
    desk.attest({{"fact", "registration"}, {"decision", "revoke"}, {"reason", "Radiée hier"}});
    CHECK_FALSE(is_checked());
}

TEST_CASE("the owner's draft and preview say what was checked, whatever the audience of the page") {
    Attesting desk;
    desk.say(all);
    Business hidden = Api::business("Plomberie Rivoire", desk_siren);
    hidden.audience = Audience::nobody;
    desk.api.put(hidden);
    const json attested = desk.get(desk.page("/draft"), desk.owner)["attested"];
    REQUIRE(attested.size() == 5);
    CHECK(attested[0]["fact"] == "registration");
    desk.api.put(Api::business("Plomberie Rivoire", desk_siren));
    const json preview = desk.get(desk.page("/preview?as=everyone"), desk.owner)["business"];
    CHECK(preview["attested"].size() == 5);
}
