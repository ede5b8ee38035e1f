#include "server/demo/banks.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>

#include "server/db/database.h"
#include "server/demo/past.h"
#include "server/directory/attestation_store.h"
#include "server/directory/business_store.h"
#include "server/sample/sample.h"
#include "server/tables/tables.h"
#include "server/tenant/tenant_store.h"

namespace comptoir::demo {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t written_at_once = 2000;
constexpr std::uint32_t attested_of = 4;  // all but one of so many
constexpr auto shows_progress_every = std::chrono::seconds(2);

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// The size that an earlier run has finished; 0 for none. Written last: a run that was ended begins anew, and what it
// wrote stays.
int finished_size(const std::filesystem::path& mark) {
    int size = 0;
    std::ifstream(mark) >> size;
    return size;
}

Result<TenantNumber, db::Error> tenant_of(db::Database& database, const Bank& bank) {
    return database.write([&](db::Connection& connection) {
        const auto known = tenant_store::find(connection, bank.tenant);
        const TenantNumber number =
            known ? known->number
                  : *tenant_store::create(connection, {.name = bank.tenant, .title = bank.title}, now_ms());
        if (known) tenant_store::set_title(connection, bank.tenant, bank.title);
        for (const auto& [name, value] : bank.settings)
            tenant_store::set_setting(connection, bank.tenant, {name, check_setting(name, value).value});
        return number;
    });
}

class Filling {
public:
    Filling(db::Database& database, const BusinessStore& store) : database_(database), store_(store) {}

    std::optional<std::string> fill(const Bank& bank, SampleShare share) {
        const auto tenant = tenant_of(database_, bank);
        if (!tenant) return tenant.error().detail;
        const std::uint32_t end = share.first + share.count;
        for (std::uint32_t from = share.first; from < end; from += written_at_once) {
            const std::uint32_t to = std::min(end, from + written_at_once);
            const auto written = database_.write([&](db::Connection& connection) {
                for (std::uint32_t number = from; number < to; ++number) {
                    const Business business = sample_.business(number);
                    const BusinessNumber row = store_.put(connection, *tenant, business);
                    if (number % attested_of != attested_of - 1) attest(connection, *tenant, row, business);
                }
                return db::Nothing{};
            });
            if (!written) return written.error().detail;
            tell(bank, to - share.first, share.count);
        }
        const auto impostor = database_.write([&](db::Connection& connection) {
            store_.put(connection, *tenant, impostor_of(sample_.business(share.first)));
            return db::Nothing{};
        });
        if (!impostor) return impostor.error().detail;
        return std::nullopt;
    }

private:
    // As the bank's tokens say it of those whose people sign in.
    static void attest(db::Connection& connection, TenantNumber tenant, BusinessNumber row, const Business& business) {
        attestation_store::take_in(
            connection, tenant, row,
            {.country = business.register_id.country,
             .scheme = business.register_id.scheme,
             .register_id = business.register_id.id,
             .attested =
                 AttestedClaim{.registration = true, .account_holder = true, .customer_since = business.member_since}});
    }

    void tell(const Bank& bank, std::uint32_t done, std::uint32_t all) {
        if (Clock::now() < next_word_) return;
        next_word_ = Clock::now() + shows_progress_every;
        std::cerr << bank.tenant << ": " << done << " of " << all << " businesses\n";
    }

    db::Database& database_;
    const BusinessStore& store_;
    sample::Sample sample_{tables::gazetteer()};
    Clock::time_point next_word_ = Clock::now() + shows_progress_every;
};

}  // namespace

std::optional<std::string> fill_banks(const std::filesystem::path& data, int size) {
    db::Database::Options options;
    options.creates = true;
    auto database = db::Database::open(data, options);
    if (!database) return database.error().detail;
    const std::filesystem::path mark = data / "sample-size";
    if (finished_size(mark) != 0 && finished_size(mark) != size) {
        return data.string() + " holds a sample of another size: pass another folder with --data, or remove this one";
    }
    for (const Bank& bank : banks)
        if (const auto tenant = tenant_of(**database, bank); !tenant) return tenant.error().detail;
    if (finished_size(mark) == size) return std::nullopt;
    auto store = (*database)->write([](db::Connection& connection) { return BusinessStore::open(connection); });
    if (!store) return store.error().detail;
    if (!*store) return store->error().detail;
    Filling filling(**database, *store->value());
    for (std::size_t bank = 0; bank < banks.size(); ++bank) {
        if (const auto refusal = filling.fill(banks[bank], share_of(bank, size))) return refusal;
    }
    std::ofstream(mark) << size << '\n';
    return std::nullopt;
}

SampleShare share_of(std::size_t bank, int size) {
    const auto whole = static_cast<std::uint32_t>(size);
    return bank == 0 ? SampleShare{0, whole} : SampleShare{whole, (whole + 1) / 2};
}

std::optional<std::string> trust_issuer(const std::filesystem::path& data, const Bank& bank, const Issuer& issuer) {
    if (auto refusal = issuer_refusal(issuer)) return refusal;
    auto database = db::Database::open(data, {});
    if (!database) return database.error().detail;
    const auto set = (*database)->write([&](db::Connection& connection) {
        return Result<bool, db::Error>(tenant_store::set_issuer(connection, bank.tenant, issuer));
    });
    if (!set) return set.error().detail;
    return std::nullopt;
}

}  // namespace comptoir::demo
