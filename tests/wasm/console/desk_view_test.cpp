// The desk: who gets there, what is looked up there, and what is done with a reason.
#include <doctest/doctest.h>

#include "shared/console/act.h"
#include "tests/wasm/console/answers.h"

using namespace comptoir;
using namespace comptoir::console;
using directory::plumber;
using page::sign_in;

namespace {

// Somebody of the bank at a part of the desk.
struct At {
    explicit At(std::string route, const Me& me = moderator(), float width = 1280)
        : page({.route = std::move(route), .width = width}) {
        sign_in(page, me);
        page.frame();
    }
    app::Page page;
};

Business morel() {
    Business business = plumber("b-5", "Atelier Morel");
    business.attested = {{Fact::registration, false, "2026-11-23", 0}};
    return business;
}

constexpr std::string_view queue = "desk/reports?state=open";

int writes(const app::Page& page) {
    int count = 0;
    for (const platform::Fetch& fetch : page.asked()) count += fetch.write != 0;
    return count;
}

}  // namespace

TEST_CASE("the desk is the staff's: an owner and a visitor are told so, and nothing is asked for them") {
    app::Page owner({.route = "/desk"});
    sign_in(owner, page::owner());
    owner.frame();
    CHECK_FALSE(owner.says("À traiter"));
    app::Page visitor({.route = "/desk/audit"});
    CHECK(visitor.says("Connectez-vous"));
    for (const app::Page* page : {&owner, &visitor})
        for (const platform::Fetch& fetch : page->asked()) CHECK(fetch.url.find("/desk") == std::string::npos);
}

TEST_CASE("an adviser has no audit, a moderator has; each is told for whom the desk is") {
    At adviser_at("/desk", adviser());
    CHECK(adviser_at.page.says("Ada Colin · Agence Lyon"));
    CHECK(adviser_at.page.has(kit::Role::tab, "Signalements"));
    CHECK_FALSE(adviser_at.page.has(kit::Role::tab, "Journal"));
    At moderator_at("/desk");
    CHECK(moderator_at.page.says("Max Petit · Toute la banque"));
    CHECK(moderator_at.page.has(kit::Role::tab, "Journal"));
}

TEST_CASE("a report is taken on, then decided with a statement of reasons") {
    At at("/desk");
    at.page.answer(queue, reports_body({a_report()}));
    CHECK(at.page.says("Signalé par Paul Vasseur"));
    CHECK_FALSE(at.page.has(kit::Role::button, "Décider"));
    at.page.press_button("Prendre en charge");
    CHECK(last(at.page).url == "tenants/demo/desk/reports/r-1/take");
    at.page.answer("r-1/take", report_body(a_report(ReportState::taken)));
    at.page.answer(queue, reports_body({a_report(ReportState::taken)}));
    CHECK_FALSE(at.page.has(kit::Role::button, "Prendre en charge"));

    at.page.press_button("Décider");
    at.page.press(kit::Role::radio, "Retenir : la page enfreint une règle");
    at.page.press(kit::Role::radio, "Suspendre la page");
    at.page.press(kit::Role::radio, "La loi");
    at.page.ui().textbox("Article").fill("CPI, article L. 335-2");
    at.page.ui().textbox("Faits et motifs").fill("La photo vient d’un autre site.");
    at.page.press_button("Rendre la décision");
    CHECK(last(at.page).url == "tenants/demo/desk/reports/r-1/decisions");
    CHECK(last(at.page).body == R"({"decision":"uphold","measure":"pause","ground":"law",)"
                                R"("reference":"CPI, article L. 335-2","facts":"La photo vient d’un autre site."})");
    at.page.answer("decisions", report_body(a_report(ReportState::upheld)));
    CHECK_FALSE(at.page.has(kit::Role::dialog, "Décider"));
    CHECK(at.page.has(kit::Role::status, "C’est fait."));
    at.page.answer(queue, reports_body({}));
    CHECK(at.page.has(kit::Role::heading, "Rien à traiter"));
}

TEST_CASE("a decision lacks neither choice nor rule nor facts, and none of what is typed is lost by a refusal") {
    At at("/desk");
    at.page.answer(queue, reports_body({a_report(ReportState::taken)}));
    at.page.press_button("Décider");
    at.page.press_button("Rendre la décision");
    CHECK(at.page.says("Choisissez une décision."));
    at.page.press(kit::Role::radio, "Retenir : la page enfreint une règle");
    at.page.press_button("Rendre la décision");
    CHECK(at.page.ui().textbox("Article").has_focus());
    at.page.press(kit::Role::radio, "Ne pas retenir");
    at.page.press_button("Rendre la décision");
    CHECK(at.page.ui().textbox("Faits et motifs").is(kit::State::invalid));
    CHECK(writes(at.page) == 0);
    at.page.ui().textbox("Faits et motifs").fill("Rien de tel sur la page.");
    at.page.press_button("Rendre la décision");
    CHECK(last(at.page).body == R"({"decision":"reject","facts":"Rien de tel sur la page."})");
    at.page.answer("decisions", problem(409, "conflict"), 409);
    CHECK(at.page.says("C’est déjà fait, ou il n’y a rien à faire"));
    CHECK(at.page.ui().textbox("Faits et motifs").value() == "Rien de tel sur la page.");
}

TEST_CASE("a complaint is read with the first decision beside it, and answered") {
    At at("/desk");
    at.page.answer(queue, reports_body({a_report(ReportState::upheld_disputed)}));
    CHECK(at.page.says("Nous avons payé cette photo."));
    CHECK(at.page.says("Conditions, article 4"));
    at.page.press_button("Répondre à la contestation");
    CHECK(at.page.has(kit::Role::dialog, "Répondre à la contestation"));
    at.page.press(kit::Role::radio, "Ne pas retenir");
    at.page.ui().textbox("Faits et motifs").fill("La facture est en règle.");
    at.page.press_button("Rendre la décision");
    CHECK(last(at.page).url == "tenants/demo/desk/reports/r-1/decisions");
}

TEST_CASE("what staff may do with a report is what its state machine allows, in every state") {
    for (int state = 0; state < report_state_count; ++state) {
        CAPTURE(state);
        At at("/desk");
        const ReportView report = a_report(static_cast<ReportState>(state));
        at.page.answer(queue, reports_body({report}));
        CHECK(at.page.has(kit::Role::button, "Prendre en charge") ==
              next(report.state, ReportAction::take, ReportActor::staff).has_value());
        const bool decides = at.page.has(kit::Role::button, "Décider");
        const bool answers = at.page.has(kit::Role::button, "Répondre à la contestation");
        CHECK((decides || answers) == next(report.state, ReportAction::uphold, ReportActor::staff).has_value());
        CHECK(answers == !report.complaint.empty());
    }
}

TEST_CASE("closed reports are a list of their own that goes on") {
    At at("/desk");
    at.page.ui().toggle("Terminés").click();
    at.page.answer("desk/reports?state=closed", reports_body({a_report(ReportState::upheld)}, "41"));
    CHECK_FALSE(at.page.has(kit::Role::button, "Décider"));
    at.page.press_button("Afficher la suite");
    ReportView other = a_report(ReportState::rejected);
    other.id = "r-2";
    at.page.answer("state=closed&cursor=41", reports_body({other}));
    CHECK(at.page.says("Référence r-1"));
    CHECK(at.page.says("Référence r-2"));
}

TEST_CASE("people are searched for when it is asked for, and never before") {
    At at("/desk/people");
    CHECK(at.page.says("Chaque recherche est inscrite au journal."));
    at.page.type("vass");
    for (const platform::Fetch& fetch : at.page.asked()) CHECK(fetch.url.find("desk/people") == std::string::npos);
    at.page.press_button("Chercher");
    CHECK(last(at.page).url == "tenants/demo/desk/people?q=vass");
    const DeskPersonView paul{{"p-9", "Paul Vasseur"}, StaffRole::none, {}, {{{"b-5", "Atelier Morel"}, Role::owner}}};
    const DeskPersonView ada{{"p-2", "Ada Colin"}, StaffRole::adviser, "Lyon", {}};
    const DeskPersonView guest{{"p-8", "Guy Vass"}, StaffRole::none, {}, {}};
    at.page.answer("desk/people?q=vass", list_body<DeskPersonView>({paul, ada, guest}, write_desk_person));
    CHECK(at.page.says("Conseil · Lyon"));
    CHECK(at.page.says("N’agit pour aucune entreprise"));
    at.page.press_link("Atelier Morel");
    CHECK(at.page.route() == R"({"route":"/desk/business/b-5","replace":false})");
}

TEST_CASE("businesses are found by words, listed or not, paused or not") {
    At at("/desk/businesses");
    DeskBusinessView hidden = a_business(), paused = a_business();
    hidden.business = {"b-6", "Sans Page"};
    hidden.listed = false;
    paused.business = {"b-7", "En Pause"};
    paused.paused_because = "Vérification";
    at.page.answer("desk/businesses?q=",
                   list_body<DeskBusinessView>({a_business(), hidden, paused}, write_desk_business));
    CHECK(at.page.says("Dans l’annuaire"));
    CHECK(at.page.says("Hors de l’annuaire"));
    CHECK(at.page.says("Suspendue"));
    at.page.ui().searchbox("Nom ou numéro d’entreprise").fill("xyz");
    at.page.ui().searchbox("Nom ou numéro d’entreprise").submit();
    at.page.answer("desk/businesses?q=xyz", list_body<DeskBusinessView>({}, write_desk_business));
    CHECK(at.page.has(kit::Role::heading, "Aucun résultat"));
}

TEST_CASE("names that deceive stand with those that they would be taken for") {
    At at("/desk/names");
    at.page.answer("desk/look-alikes", R"({"items":[{"id":"b-6","name":"Mоrel","looks_like":)"
                                       R"([{"id":"b-5","name":"Morel"}]}],"next":null})");
    CHECK(at.page.says("Se lit comme"));
    at.page.press_link("Morel");
    CHECK(at.page.route() == R"({"route":"/desk/business/b-5","replace":false})");
}

TEST_CASE("a business's page is seen as its owner or as a visitor does") {
    for (const float width : {390.0f, 1280.0f}) {
        CAPTURE(width);
        At at("/desk/business/b-5", adviser(), width);
        const Business page = morel();
        at.page.answer("desk?as=owner", desk_body(a_business(), &page));
        CHECK(at.page.has(kit::Role::heading, "Atelier Morel"));
        CHECK(at.page.says("Luc Morel"));
        at.page.choose("Vue par", "visitor");
        at.page.answer("desk?as=visitor", desk_body(a_business(), nullptr));
        CHECK(at.page.says("Un visiteur ne voit pas cette page"));
        CHECK(at.page.says("Luc Morel"));
    }
}

TEST_CASE("a page is paused with a reason, and restored with one") {
    At at("/desk/business/b-5", adviser());
    const Business page = morel();
    at.page.answer("desk?as=owner", desk_body(a_business(), &page));
    at.page.press_button("Suspendre la page");
    at.page.ui().all(kit::Role::button).back().click();  // the dialog's own
    CHECK(at.page.says("Dites pourquoi."));
    CHECK(writes(at.page) == 0);
    at.page.ui().textbox("Raison").fill("Vérification en cours");
    at.page.ui().all(kit::Role::button).back().click();
    CHECK(last(at.page).url == "tenants/demo/businesses/b-5/desk/pause");
    CHECK(last(at.page).body == R"({"reason":"Vérification en cours"})");
    DeskBusinessView paused = a_business();
    paused.paused_because = "Vérification en cours";
    paused.paused_s = 1'790'000'000;
    at.page.answer("desk/pause", "{}");
    at.page.answer("desk?as=owner", desk_body(paused, &page));
    CHECK(at.page.says("Vérification en cours"));
    CHECK_FALSE(at.page.has(kit::Role::button, "Suspendre la page"));
    at.page.press_button("Rétablir la page");
    at.page.ui().textbox("Raison").fill("Tout est en ordre");
    at.page.ui().all(kit::Role::button).back().click();
    CHECK(last(at.page).url == "tenants/demo/businesses/b-5/desk/restore");
}

TEST_CASE("a fact is attested or revoked with a reason, and a year where it is one") {
    At at("/desk/business/b-5");
    const Business page = morel();
    at.page.answer("desk?as=owner", desk_body(a_business(), &page));
    std::vector<testing::Found> attest;
    for (testing::Found& button : at.page.ui().all(kit::Role::button))
        if (button.name() == "Attester") attest.push_back(button);
    REQUIRE(attest.size() == fact_count - 1);
    CHECK(attest[2].description() == "Client depuis");
    attest[2].click();
    at.page.ui().textbox("Raison").fill("Dossier vu");
    at.page.ui().textbox("Année").fill("11");
    at.page.ui().all(kit::Role::button).back().click();
    CHECK(at.page.says("Une année, par exemple 2011."));
    at.page.ui().textbox("Année").fill("2011");
    at.page.ui().all(kit::Role::button).back().click();
    CHECK(last(at.page).url == "tenants/demo/businesses/b-5/desk/attestations");
    CHECK(last(at.page).body == R"({"fact":"customer_since","decision":"attest","year":2011,"reason":"Dossier vu"})");
    at.page.answer("desk/attestations", "{}");
    at.page.answer("desk?as=owner", desk_body(a_business(), &page));
    at.page.press_button("Retirer");
    at.page.ui().textbox("Raison").fill("Radiée");
    at.page.ui().all(kit::Role::button).back().click();
    CHECK(last(at.page).body == R"({"fact":"registration","decision":"revoke","reason":"Radiée"})");
}

TEST_CASE("an adviser is offered nothing for a business of another branch") {
    At at("/desk/business/b-5", adviser());
    DeskBusinessView elsewhere = a_business();
    elsewhere.branch = "Brest";
    const Business page = morel();
    at.page.answer("desk?as=owner", desk_body(elsewhere, &page));
    CHECK(at.page.has(kit::Role::heading, "Atelier Morel"));
    for (const std::string_view label : {"Suspendre la page", "Attester", "Retirer"})
        CHECK_FALSE(at.page.has(kit::Role::button, label));
    CHECK_FALSE(at.page.has(kit::Role::link, "Journal de cette entreprise"));
}

TEST_CASE("the audit is read page by page, whole or about one business") {
    At at("/desk/audit");
    AuditView entry{.seq = 12,
                    .at_s = 1'790'000'000,
                    .actor = {"p-2", "Ada Colin"},
                    .act = "business_paused",
                    .subject_kind = "business",
                    .subject = {"b-5", "Atelier Morel"},
                    .detail = "Vérification"};
    AuditView later = entry;
    later.seq = 11;
    later.act = "something_new";
    later.actor = {};
    at.page.answer("desk/audit?", list_body<AuditView>({entry, later}, write_audit, "11"));
    CHECK(at.page.says("Page suspendue"));
    CHECK(at.page.says("UTC · Ada Colin"));
    CHECK(at.page.says("something_new"));
    CHECK(at.page.says("UTC · La banque"));
    at.page.press_button("Afficher la suite");
    CHECK(last(at.page).url == "tenants/demo/desk/audit?&cursor=11");

    At about("/desk/audit/b-5");
    about.page.answer("desk/audit?about=b-5", list_body<AuditView>({entry}, write_audit));
    about.page.press_button("Atelier Morel");
    CHECK(about.page.route() == R"({"route":"/desk/audit","replace":false})");
}

TEST_CASE("every act of the audit has its words") {
    At at("/desk/audit");
    std::vector<AuditView> entries;
    for (int act = 0; act < act_count; ++act)
        entries.push_back({.seq = 100 - act, .at_s = 1, .act = std::string(act_word(static_cast<Act>(act)))});
    at.page.answer("desk/audit?", list_body(entries, write_audit));
    for (const AuditView& entry : entries) CHECK_FALSE(at.page.says(entry.act));
}

TEST_CASE("what an act changed is said in words, and a reason as it was written") {
    struct Row {
        std::string kept, said;
    };
    const Row rows[] = {
        {"role=owner was=editor", "Propriétaire · avant : Rédaction"},
        {"role=adviser branch=Lyon", "Conseil · agence Lyon"},
        {"role=moderator branch=", "Modération"},
        {"listed=everyone was=nobody", "Tout le monde · avant : Personne"},
        {"as=visitor", "comme un visiteur la voit"},
        {"uphold measure=pause", "Signalement retenu · La page est suspendue"},
        {"mandate La personne a signé", "Mandat de la personne · La personne a signé"},
        {"role=king of the hill", "role=king of the hill"},
    };
    At at("/desk/audit");
    std::vector<AuditView> entries;
    for (const Row& row : rows)
        entries.push_back({.seq = 100 - static_cast<std::int64_t>(entries.size()),
                           .at_s = 1,
                           .act = "page_published",
                           .detail = row.kept});
    at.page.answer("desk/audit?", list_body(entries, write_audit));
    for (const Row& row : rows) {
        CAPTURE(row.said);
        CHECK(at.page.says(row.said));
    }
}

TEST_CASE("a list that does not come can be asked for again") {
    At at("/desk/businesses");
    app::Page::host().now_ms += 1000;
    at.page.answer("desk/businesses?q=", "", 500);
    at.page.press_button("Réessayer");
    at.page.answer("desk/businesses?q=", list_body<DeskBusinessView>({a_business()}, write_desk_business));
    CHECK(at.page.has(kit::Role::link, "Atelier Morel"));
}

TEST_CASE("the desk's parts are addresses") {
    for (const std::string text : {"/desk", "/desk/people", "/desk/business/b-5", "/desk/audit/b-5", "/reports"})
        CHECK(app::format_route(app::parse_route(text)) == text);
    At at("/desk");
    at.page.press(kit::Role::tab, "Personnes");
    CHECK(at.page.route() == R"({"route":"/desk/people","replace":false})");
}
