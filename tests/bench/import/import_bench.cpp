// How fast and in how much memory `comptoir import` reads a million lines: the register's two files and a bank's own,
// in ascending order and in any order. Each figure is the worst of the three. usage: import_bench [BUSINESSES]
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "server/sample/sample.h"
#include "server/tables/tables.h"

using namespace comptoir;

namespace {

struct Ran {
    double seconds = 0;
    double peak_mb = 0;
    bool good = false;
};

Ran run(const std::vector<std::string>& words) {
    const auto began = std::chrono::steady_clock::now();
    std::fflush(stdout);  // or the child would print it again
    const pid_t id = fork();
    if (id == 0) {
        std::vector<char*> arguments = {const_cast<char*>(COMPTOIR_PROGRAM)};
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        if (std::freopen("/dev/null", "w", stdout) != nullptr) execv(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(id, &status, 0, &usage);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    return {took.count(), static_cast<double>(usage.ru_maxrss) * 1024 / 1e6,
            WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

std::string without(std::string text, char letter) {
    std::replace(text.begin(), text.end(), letter, ' ');
    return text;
}

std::string unit_line(const Business& business) {
    const std::string& siren = business.register_id.id;
    return siren + ",O,,2010-04-01,,,,,,,,,,11,2022,2024-03-31T12:01:02,3,PME,2022,2015-01-01,A,,," +
           without(business.legal_name, ',') + "," + without(business.trade_name, ',') + ",,,5499," +
           business.trade.code + ",NAFRev2,00017,N,,O\n";
}
constexpr const char* unit_heading =
    "siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,"
    "prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,"
    "pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,"
    "dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,"
    "etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,"
    "denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,"
    "categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,"
    "nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale\n";

std::string establishment_line(const Business& business) {
    const Place& place = business.places.front();
    const std::string& siret = place.register_id;
    return siret.substr(0, 9) + "," + siret.substr(9) + "," + siret + ",O,true," + without(place.address, ',') + "," +
           place.postcode + "," + without(place.commune.name, ',') + "," + place.commune.code +
           ",842456.5,6519999.1,A," + without(business.trade_name, ',') + "," + business.trade.code + ",NAFRev2\n";
}
constexpr const char* establishment_heading =
    "siren,nic,siret,statutDiffusionEtablissement,etablissementSiege,libelleVoieEtablissement,codePostalEtablissement,"
    "libelleCommuneEtablissement,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,"
    "coordonneeLambertOrdonneeEtablissement,etatAdministratifEtablissement,enseigne1Etablissement,"
    "activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement\n";

std::string customer_line(const Business& business) {
    const Place& place = business.places.front();
    return place.register_id + ";" + without(business.legal_name, ';') + ";" + without(business.trade_name, ';') + ";" +
           business.trade.code + ";" + without(business.description, ';') + ";" + without(place.address, ';') + ";" +
           place.postcode + ";" + place.commune.name + ";" + business.phone + ";" + business.email + ";" +
           business.website + "\r\n";
}
constexpr const char* customer_heading =
    "SIRET;Raison sociale;Nom commercial;Code APE;Description;Adresse;CP;Ville;T\xC3\xA9l\xC3\xA9phone;E-mail;Site "
    "web\r\n";

struct Kind {
    const char* name;
    const char* heading;
    std::string (*line)(const Business&);
    bool fresh;  // into an empty database
};
constexpr Kind kinds[] = {
    {"StockUniteLegale", unit_heading, unit_line, true},
    {"StockEtablissement", establishment_heading, establishment_line, false},
    {"customers", customer_heading, customer_line, true},
};

void write_files(const std::filesystem::path& folder, const sample::Sample& sample,
                 const std::vector<std::uint32_t>& order) {
    std::vector<std::ofstream> files;
    for (const Kind& kind : kinds) files.emplace_back(folder / kind.name, std::ios::binary) << kind.heading;
    for (const std::uint32_t number : order) {
        const Business business = sample.business(number);
        for (std::size_t index = 0; index < std::size(kinds); ++index) files[index] << kinds[index].line(business);
    }
}

bool measure(const std::filesystem::path& folder, std::size_t rows, const char* order, double& worst, double& peak_mb) {
    const std::string data = folder / "data";
    for (const Kind& kind : kinds) {
        if (kind.fresh) {
            std::filesystem::remove_all(data);
            if (!run({"tenant", "create", "bench", "--data", data}).good) return false;
        }
        const Ran ran =
            run({"import", folder / kind.name, "--tenant", "bench", "--data", data, "--audience", "everyone"});
        if (!ran.good) return false;
        const double rate = static_cast<double>(rows) / ran.seconds;
        std::printf("%-20s %-10s %9.0f rows/s %7.0f MB\n", kind.name, order, rate, ran.peak_mb);
        worst = std::min(worst, rate);
        peak_mb = std::max(peak_mb, ran.peak_mb);
    }
    return true;
}

void tell(const char* name, double value) {
    std::printf("%s %.0f\n", name, value);
    if (const char* file = std::getenv("COMPTOIR_FIGURES"))
        std::ofstream(file, std::ios::app)
            << "{\"name\": \"" << name << "\", \"value\": " << static_cast<long>(value) << "}\n";
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::uint32_t businesses =
        argument_count > 1 ? static_cast<std::uint32_t>(std::atoi(arguments[1])) : 1'000'000;
    std::string pattern = (std::filesystem::temp_directory_path() / "comptoir-import-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const sample::Sample sample(tables::gazetteer());
    std::vector<std::pair<std::string, std::uint32_t>> by_siren;
    for (std::uint32_t number = 0; number < businesses; ++number)
        by_siren.emplace_back(sample.business(number).register_id.id, number);
    std::sort(by_siren.begin(), by_siren.end());
    std::vector<std::uint32_t> order;
    for (const auto& [siren, number] : by_siren) order.push_back(number);

    double ascending = 1e12, any = 1e12, peak_mb = 0;
    write_files(folder, sample, order);
    bool good = measure(folder, order.size(), "ascending", ascending, peak_mb);
    std::shuffle(order.begin(), order.end(), std::mt19937(1));
    write_files(folder, sample, order);
    good = good && measure(folder, order.size(), "any order", any, peak_mb);
    std::filesystem::remove_all(folder);
    if (!good) return 1;
    tell("find.import.rows_per_s", ascending);
    tell("find.import.any_order.rows_per_s", any);
    tell("find.import.peak", peak_mb);
    return 0;
}
