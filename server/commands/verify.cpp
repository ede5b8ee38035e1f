#include "server/commands/verify.h"

#include <iostream>

#include "server/audit/verifier.h"
#include "server/commands/data_folder.h"
#include "server/db/migrations.h"
#include "server/directory/snapshot_check.h"
#include "server/directory/verifier.h"
#include "server/files/file_backup.h"
#include "server/tables/tables.h"

namespace comptoir {

namespace {

int say(const std::vector<std::string>& findings) {
    for (const std::string& finding : findings) std::cout << "WRONG  " << finding << '\n';
    return static_cast<int>(findings.size());
}

// Opens the database as it is: a check must not migrate what it checks.
Result<int, db::Error> check(db::Connection& connection, const std::filesystem::path& folder) {
    int wrong = say(verify_pages(connection));
    if (wrong) {
        std::cout << "The database is damaged: restore the last backup.\n";
        return wrong;  // what damaged pages say of businesses means nothing
    }
    const auto businesses = BusinessStore::open(connection);
    if (!businesses) return businesses.error();
    db::Transaction transaction(connection, db::Transaction::Kind::read);
    const Verdict verdict = verify_businesses(connection, **businesses);
    wrong += say(verdict.findings);
    std::cout << "database  " << verdict.businesses << " businesses, " << verdict.listed << " of them listed\n";
    const audit::Verdict trails = audit::verify(connection);
    wrong += say(trails.findings);
    for (const audit::Trail& trail : trails.trails)
        std::cout << "audit     " << trail.tenant << ": " << trail.entries << " entries, head " << trail.head << '\n';
    const FilesVerdict files = verify_files(connection, folder);
    wrong += say(files.findings);
    if (files.files > 0) std::cout << "pictures  " << files.files << " files\n";
    const search::Knowledge knowledge{tables::trade_list(), tables::vocabulary(), tables::gazetteer()};
    const int database_wrong = wrong;
    for (const Tenant& tenant : tenant_store::list(connection))
        wrong += say(verify_snapshot(connection, **businesses, tenant, folder, knowledge));
    if (wrong > database_wrong) std::cout << "A snapshot may be deleted at any time: the next start makes it anew.\n";
    return wrong;
}

int verify(const std::filesystem::path& folder) {
    const std::filesystem::path file = db::database_file(folder);
    auto connection = db::Connection::open(file, {.cache_kb = 64'000});
    if (!connection) return refuse("verify", connection.error().detail);
    if (const auto refused = db::check_migrated(*connection, db::migrations()))
        return refuse("verify", refused->detail);
    try {
        const auto wrong = check(*connection, folder);
        if (!wrong) return refuse("verify", wrong.error().detail);
        std::cout << (*wrong ? "Something is wrong.\n" : "All is whole.\n");
        return *wrong ? 1 : 0;
    } catch (const SQLite::Exception& exception) {
        return refuse("verify", db::error_of(exception, file).detail);
    }
}

}  // namespace

Run verify_command(CLI::App& app) {
    auto folder = std::make_shared<std::filesystem::path>();
    add_data_option(app, *folder);
    return [folder] { return verify(*folder); };
}

}  // namespace comptoir
