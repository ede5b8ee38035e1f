#include "server/directory/importer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <sstream>

#include "server/directory/change_log.h"
#include "server/directory/exporter.h"
#include "server/directory/mapping_file.h"
#include "server/directory/reject_file.h"
#include "server/directory/verifier.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"
#include "tests/server/scratch_folder.h"

using namespace comptoir;

namespace {

const std::string units_heading =
    "siren,statutDiffusionUniteLegale,etatAdministratifUniteLegale,denominationUniteLegale,"
    "activitePrincipaleUniteLegale\n";
const std::string establishments_heading =
    "siren,nic,siret,statutDiffusionEtablissement,etablissementSiege,etatAdministratifEtablissement,"
    "enseigne1Etablissement,"
    "codePostalEtablissement,codeCommuneEtablissement\n";

class Bank {
public:
    Bank() {
        auto opened = db::Database::open(folder.path(), {.creates = true});
        REQUIRE(opened);
        database = std::move(*opened);
        const auto made = database->write([&](db::Connection& connection) {
            auto store = BusinessStore::open(connection);
            REQUIRE(store);
            businesses = std::move(*store);
            return *tenant_store::create(connection, {.name = "bank"}, 0);
        });
        REQUIRE(made);
        tenant = *made;
    }

    Result<ImportTally, ImportFailure> import(const std::string& text, Audience audience = Audience::everyone,
                                              const intake::Wish& wish = {}) {
        ImportJob job;
        job.tenant = tenant;
        job.row.audience = audience;
        job.wish = wish;
        rejects.clear();
        job.reject = [&](std::uint64_t line, const std::vector<intake::Fault>& faults) {
            for (const intake::Fault& fault : faults) rejects.push_back(std::to_string(line) + " " + fault.field);
        };
        std::size_t at = 0;
        const auto source = [&](char* buffer, std::size_t bytes) {
            const std::size_t count = std::min(bytes, text.size() - at);
            if (count) std::memcpy(buffer, text.data() + at, count);
            at += count;
            return count;
        };
        return import_businesses(source, *database, *businesses, {tables::trade_list(), tables::gazetteer()}, job);
    }

    std::vector<Business> listed() {
        std::vector<Business> found;
        const auto read = database->read([&](db::Connection& connection) {
            businesses->each(connection, 0, [&](const StoredBusiness& stored) {
                if (stored.listed) found.push_back(stored.business);
                return true;
            });
            return 0;
        });
        REQUIRE(read);
        return found;
    }
    std::int64_t last_seq() { return *database->read(change_log::last_seq); }
    std::string exported(ExportFormat format) {
        std::ostringstream out;
        const auto count = database->read([&](db::Connection& connection) {
            return export_businesses(connection, *businesses, tenant, format, out);
        });
        REQUIRE(count);
        return out.str();
    }

    ScratchFolder folder;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<BusinessStore> businesses;
    TenantNumber tenant = 0;
    std::vector<std::string> rejects;
};

}  // namespace

TEST_CASE("the same file twice changes nothing the second time") {
    Bank bank;
    const std::string file =
        units_heading + "732829320,O,A,FOURNIL,10.71C\n552100554,O,A,ATELIER,43.22A\n356000000,P,A,SECRET,\n";
    const auto first = bank.import(file);
    REQUIRE(first);
    CHECK(first->added == 3);
    const std::int64_t seq = bank.last_seq();
    const auto second = bank.import(file);
    REQUIRE(second);
    CHECK(second->unchanged == 3);
    CHECK(second->added + second->changed + second->rejected == 0);
    CHECK(bank.last_seq() == seq);
}

TEST_CASE("the register's two files give the same directory in either order") {
    const std::string units =
        units_heading + "732829320,O,A,FOURNIL,10.71C\n552100554,O,A,,43.22A\n356000000,O,C,FERME,\n";
    const std::string places = establishments_heading +
                               "732829320,00074,73282932000074,O,true,A,,69001,69123\n"
                               "552100554,00013,55210055400013,O,true,A,L'ATELIER,69003,69123\n"
                               "356000000,00048,35600000000048,O,true,A,OUVERT,75015,75115\n";
    Bank one, other;
    REQUIRE(one.import(units));
    REQUIRE(one.import(places));
    REQUIRE(other.import(places));
    CHECK(other.listed().size() == 2);  // by their signs alone; the first waits for its name
    REQUIRE(other.import(units));
    for (Bank* bank : {&one, &other}) {
        std::vector<Business> listed = bank->listed();
        REQUIRE(listed.size() == 2);
        CHECK(display_name(listed[0]) == "FOURNIL");
        CHECK(listed[0].places[0].commune.name == "Lyon");
        CHECK(display_name(listed[1]) == "L'ATELIER");
    }
}

TEST_CASE("a later file closes, withholds and renames") {
    Bank bank;
    REQUIRE(bank.import(units_heading + "732829320,O,A,FOURNIL,\n552100554,O,A,ATELIER,\n356000000,O,A,POSTE,\n"));
    CHECK(bank.listed().size() == 3);
    const auto later =
        bank.import(units_heading + "732829320,O,C,FOURNIL,\n552100554,P,A,ATELIER,\n356000000,O,A,LA POSTE,\n");
    REQUIRE(later);
    CHECK(later->changed == 3);
    REQUIRE(bank.listed().size() == 1);
    CHECK(bank.listed()[0].legal_name == "LA POSTE");
}

TEST_CASE("what the register withholds is in no export, not even its name") {
    Bank bank;
    REQUIRE(bank.import(units_heading + "732829320,O,A,CANARI,\n"));
    CHECK(bank.exported(ExportFormat::csv).find("CANARI") != std::string::npos);
    REQUIRE(bank.import(units_heading + "732829320,P,A,CANARI,\n"));
    CHECK(bank.exported(ExportFormat::csv).find("CANARI") == std::string::npos);
    CHECK(bank.exported(ExportFormat::json).find("CANARI") == std::string::npos);
}

TEST_CASE("bad lines are listed with their number and field, the others are taken") {
    Bank bank;
    const auto done = bank.import(
        "SIRET;Raison sociale;CP;E-mail\n73282932000074;FOURNIL;69001;a@b.example\n73282932000075;X;69001;\n"
        "55210055400013;ATELIER;69001;nobody\n;\"open;69001;\n35600000000048;POSTE;75015;c@d.example\n");
    REQUIRE(done);
    CHECK(done->lines == 5);
    CHECK(done->added == 2);
    CHECK(done->rejected == 3);
    CHECK(bank.rejects == std::vector<std::string>{"3 SIRET", "4 E-mail", "5 "});
}

TEST_CASE("a further line of a business adds a place; one that contradicts an earlier line is rejected") {
    Bank bank;
    const std::string file =
        "SIRET;Raison sociale;CP\n73282932000074;FOURNIL;69001\n73282932000082;FOURNIL "
        "BIS;69002\n73282932000074;FOURNIL;69001\n"
        "73282932000074;FOURNIL;69003\n";
    const auto done = bank.import(file);
    REQUIRE(done);
    CHECK(done->added == 1);
    CHECK(done->changed == 1);
    CHECK(done->unchanged == 1);
    CHECK(bank.rejects == std::vector<std::string>{"5 "});
    REQUIRE(bank.listed().size() == 1);
    CHECK(bank.listed()[0].legal_name == "FOURNIL");
    CHECK(bank.listed()[0].places.size() == 2);
    const std::int64_t seq = bank.last_seq();
    REQUIRE(bank.import(file));
    CHECK(bank.last_seq() == seq);
}

TEST_CASE("who may see the rows is what the last import said") {
    Bank bank;
    const std::string file = units_heading + "732829320,O,A,FOURNIL,\n";
    REQUIRE(bank.import(file, Audience::nobody));
    CHECK(bank.listed()[0].audience == Audience::nobody);
    const auto again = bank.import(file, Audience::customers);
    REQUIRE(again);
    CHECK(again->changed == 1);
    CHECK(bank.listed()[0].audience == Audience::customers);
}

TEST_CASE("an import of more lines than a batch counts and keeps them all") {
    Bank bank;
    std::string file = "reference;nom\n";
    for (int index = 0; index < 20'001; ++index)
        file += std::to_string(index) + ";Business " + std::to_string(index) + "\n";
    const auto done = bank.import(file);
    REQUIRE(done);
    CHECK(done->added == 20'001);
    CHECK(done->last_line == 20'002);
    CHECK(bank.listed().size() == 20'001);
}

TEST_CASE("odd files never stop an import half-way") {
    const std::string heading = "siret;raison sociale;ville\n";
    const std::string good = "73282932000074;FOURNIL;Lyon\n";
    for (const std::string& middle :
         {std::string("\0\0\0binary\0\n", 11), std::string(3'000'000, 'x') + "\n", std::string("a;\"b\n"),
          std::string(";;;;;;\n"), std::string("\r\r\n\n"), std::string("\xFF\xFE\xFD;x;y\n"),
          std::string(5'000, '"') + "\n", std::string("\xED\xA0\x80;a;b\n")}) {
        Bank bank;
        const auto done = bank.import(heading + middle + good);
        REQUIRE(done);
        CHECK(done->added == 1);
        CHECK(done->lines == done->added + done->rejected);
    }
    for (const std::string& file : {std::string(), std::string("\n\n\n"), std::string(100'000, '\0'), std::string("x"),
                                    std::string("\xFF\xFE")}) {
        Bank bank;
        const auto refused = bank.import(file);
        REQUIRE_FALSE(refused);
        CHECK_FALSE(refused.error().detail.empty());
        CHECK(bank.last_seq() == 0);
    }
}

TEST_CASE("hostile text is kept as text") {
    const std::string file = "=cmd|' /C calc'!A0";
    Bank bank;
    REQUIRE(bank.import("siren;raison sociale;description\n732829320;\"" + file +
                        "\";\"<script>alert(1)</script> '; DROP TABLE business;--\"\n"));
    REQUIRE(bank.listed().size() == 1);
    CHECK(bank.listed()[0].legal_name == file);
    CHECK(bank.listed()[0].description == "<script>alert(1)</script> '; DROP TABLE business;--");
    CHECK(bank.exported(ExportFormat::csv).find("\"'=cmd") != std::string::npos);  // a spreadsheet would run it
}

TEST_CASE("an export that is imported again changes nothing, and elsewhere gives the same businesses") {
    Bank bank, copy;
    REQUIRE(
        bank.import("siret;raison sociale;nom "
                    "commercial;ape;adresse;cp;ville;latitude;longitude;horaires;telephone;email;site;offres;langues;"
                    "effectif;client depuis;tva;forme juridique;labels\n"
                    "73282932000074;FOURNIL;Le Fournil;10.71C;14 rue Magenta, bâtiment A;69001;Lyon;45.77;4.83;Mo-Fr "
                    "08:00-12:00;0199001234;"
                    "a@b.example;b.example;pain|brioche, \"spéciale\";fr;10-19;2019;FR44732829320;SARL;AB\n"
                    "73282932000082;FOURNIL;;;;;;;;;;;;;;;;;;\n"
                    "55210055400013;=1+1;;;;69003;Lyon;;;;;;;;;;;;;\n"));
    const std::int64_t seq = bank.last_seq();
    const std::string file = bank.exported(ExportFormat::csv);
    const auto again = bank.import(file);
    REQUIRE(again);
    CHECK(again->rejected == 0);
    CHECK(bank.last_seq() == seq);
    REQUIRE(copy.import(file));
    std::vector<Business> ours = bank.listed(), theirs = copy.listed();
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t index = 0; index < ours.size(); ++index) {
        theirs[index].id = ours[index].id;
        CHECK(ours[index] == theirs[index]);
    }
}

TEST_CASE("the JSON export says who may see each business") {
    Bank bank;
    REQUIRE(bank.import(units_heading + "732829320,O,A,FOURNIL,10.71C\n", Audience::customers));
    const std::string json = bank.exported(ExportFormat::json);
    CHECK(json.find(R"("audience":"customers","listed":true)") != std::string::npos);
    CHECK(json.find("FOURNIL") != std::string::npos);
}

TEST_CASE("the reject file is made when there is something to reject, for its owner alone, without the values") {
    const ScratchFolder folder;
    folder.write("r.csv", "of an earlier import");
    {
        RejectFile none(folder / "r.csv");
        CHECK_FALSE(none.close());
    }
    CHECK_FALSE(std::filesystem::exists(folder / "r.csv"));
    RejectFile some(folder / "r.csv");
    some.add(3, {{"SIRET", "a SIRET has fourteen digits, and a check digit"}});
    CHECK_FALSE(some.close());
    CHECK(folder.read("r.csv") ==
          "line,field,reason\r\n3,SIRET,\"a SIRET has fourteen digits, and a check digit\"\r\n");
    CHECK((std::filesystem::status(folder / "r.csv").permissions() & std::filesystem::perms(0077)) ==
          std::filesystem::perms::none);
    RejectFile nowhere(folder / "none/r.csv");
    nowhere.add(3, {{"SIRET", "x"}});
    CHECK(nowhere.close());
}

TEST_CASE("a mapping file says what columns mean; what it can't mean is refused with its line") {
    const ScratchFolder folder;
    const auto read = [&](const std::string& text) { return read_mapping(folder.write("m.toml", text)); };
    const auto mapping = read(
        "separator = \"tab\"\nencoding = \"windows-1252\"\ncountry = \"Belgique\"\n[columns]\nlegal_name = \"Nom du "
        "client\"\nphone = 5\n");
    REQUIRE(mapping);
    CHECK(mapping->wish.separator == '\t');
    CHECK(mapping->country == "BE");
    CHECK(mapping->wish.columns.size() == 2);
    for (const char* text :
         {"", "separator = \"x\"\n[columns]\nsiren = 1\n", "[columns]\nsirene = 1\n", "[columns]\nsiren = 0\n",
          "[columns]\nsiren = true\n", "heading = false\n[columns]\nsiren = \"SIREN\"\n",
          "colour = 1\n[columns]\nsiren = 1\n", "[columns\n", "[columns]\nunit_state = 1\n",
          "encoding = \"latin\"\n[columns]\nsiren = 1\n"}) {
        CAPTURE(text);
        const auto refused = read(text);
        CHECK_FALSE(refused);
    }
    CHECK(read("a = 1\ncolour = 1\n").error().find("line 1") != std::string::npos);
    CHECK_FALSE(read_mapping(folder / "none.toml"));
}

TEST_CASE("verify finds nothing wrong after imports, and says what was damaged by hand") {
    Bank bank;
    REQUIRE(bank.import(establishments_heading + "732829320,00074,73282932000074,O,true,A,FOURNIL,69001,69123\n"));
    const auto findings = [&] {
        const auto verdict = bank.database->read([&](db::Connection& connection) {
            std::vector<std::string> all = verify_pages(connection);
            for (std::string& finding : verify_businesses(connection, *bank.businesses).findings)
                all.push_back(std::move(finding));
            return all;
        });
        REQUIRE(verdict);
        return *verdict;
    };
    CHECK(findings().empty());
    const auto damage = [&](const char* sql) {
        REQUIRE(bank.database->write([&](db::Connection& connection) {
            connection.execute(sql);
            return db::Nothing{};
        }));
        CAPTURE(sql);
        CHECK(findings().size() == 1);
    };
    SUBCASE("a SIREN") {
        damage("UPDATE business SET register_id = '732829321'");
    }
    SUBCASE("a SIRET") {
        damage("UPDATE place SET register_id = '55210055400013'");
    }
    SUBCASE("text") {
        damage("UPDATE business SET description = char(7)");
    }
    SUBCASE("what a business says of itself") {
        damage("INSERT INTO own_word SELECT number, '{}' FROM business");
    }
    SUBCASE("a lost change") {
        damage("DELETE FROM change");
    }
}
