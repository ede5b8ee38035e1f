// The search indexes of all tenants: built at start from snapshot and changes since, kept current by tailing the change
// table, compacted and saved beside the searches. One path for everything: start, edits and imports by another process.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

#include "server/db/database.h"
#include "server/directory/business_store.h"
#include "server/directory/change_log.h"
#include "server/directory/fair_mutex.h"
#include "shared/directory/search/index.h"

namespace comptoir {

class IndexService {
public:
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        search::Knowledge knowledge;
        std::filesystem::path data_folder;
        // What happens to the index, for the log: a level, an event and a sentence without business data.
        std::function<void(std::string_view level, std::string_view event, std::string_view detail)> say;
        // The business may have changed. Called before the index knows the change, on the service's thread.
        std::function<void(BusinessNumber)> on_change;
        // Called once a second on the service's thread: for what else another process may have written.
        std::function<void()> on_poll;
    };
    // Builds all indexes; takes seconds for millions of businesses. Then tails the changes until it is destroyed.
    static Result<std::unique_ptr<IndexService>, db::Error> start(Parts parts);
    ~IndexService();

    struct Found {
        search::SearchAnswer answer;
        std::uint64_t version = 0;
    };
    // A tenant without an index is one without businesses. From any thread.
    Found search(TenantNumber tenant, const search::SearchRequest& request) const;
    // Grows whenever an answer may differ.
    std::uint64_t version(TenantNumber tenant) const;

    // Looks for changes at once instead of within poll_ms: after a write of our own.
    void nudge();

    struct Status {
        std::size_t businesses = 0;
        std::size_t memory_bytes = 0;
        std::int64_t last_change = 0;  // that the index contains
    };
    Status status() const;

    static constexpr int poll_ms = 50;     // for writes by another process
    static constexpr int other_ms = 1000;  // on_poll

private:
    struct Tenant {
        explicit Tenant(search::Index built) : index(std::move(built)) {}
        mutable FairMutex in_use;
        search::Index index;
        std::atomic<std::uint64_t> version = 1;
    };

    explicit IndexService(Parts parts) : parts_(std::move(parts)) {}
    std::optional<db::Error> build();
    std::optional<db::Error> rebuild(const std::set<TenantNumber>& tenants);
    void run();
    bool is_stopping();
    // True when there may be more.
    Result<bool, db::Error> catch_up();
    void apply(std::span<const Change> changes, std::span<const StoredBusiness> businesses);
    void compact(TenantNumber number, Tenant& tenant);
    void save(TenantNumber number, const search::Index& index);
    Tenant* find(TenantNumber number) const;
    Tenant& find_or_add(TenantNumber number);

    Parts parts_;
    mutable FairMutex tenants_in_use_;  // of the map; a tenant, once there, stays
    std::map<TenantNumber, std::unique_ptr<Tenant>> tenants_;
    std::atomic<std::int64_t> last_change_ = 0;

    std::mutex waking_;
    std::condition_variable wake_;
    bool nudged_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace comptoir
