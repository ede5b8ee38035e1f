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
#include <unordered_map>

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
        // Called when a compaction has begun and when it has ended, on its thread and on the service's: for tests.
        std::function<void()> on_compaction_begun = {};
        std::function<void()> on_compaction_ended = {};
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
    // Index::audience_of().
    Audience audience_of(TenantNumber tenant, BusinessNumber business, std::uint64_t seed) const;
    // Grows whenever an answer may differ.
    std::uint64_t version(TenantNumber tenant) const;

    // Looks for changes at once instead of within poll_ms: after a write of our own.
    void nudge();
    // The same, and returns when answers follow all that was written before, after follow_max_ms at the latest: what
    // somebody has just hidden must not be found any more.
    void follow_writes();

    struct Status {
        std::size_t businesses = 0;
        std::size_t memory_bytes = 0;
        std::int64_t last_change = 0;  // that the index contains
    };
    Status status() const;

    static constexpr int poll_ms = 50;     // for writes by another process
    static constexpr int other_ms = 1000;  // on_poll
    static constexpr int follow_max_ms = 5000;

private:
    struct Tenant {
        explicit Tenant(search::Index built) : index(std::move(built)) {}
        mutable FairMutex in_use;
        search::Index index;
        std::atomic<std::uint64_t> version = 1;
    };

    // Changes, and how the businesses that they name are now; a business that is not there is gone.
    struct News {
        std::vector<Change> changes;
        std::unordered_map<BusinessNumber, StoredBusiness> businesses;
    };
    // An index that is being built anew on a thread of its own.
    struct Rebuilding {
        TenantNumber tenant;
        search::Compaction compaction;
        std::optional<search::Index> built;  // nothing when it was given up
        std::atomic<bool> is_done = false;
        std::thread thread;
    };

    explicit IndexService(Parts parts) : parts_(std::move(parts)) {}
    std::optional<db::Error> build();
    std::optional<db::Error> rebuild(const std::set<TenantNumber>& tenants);
    void run();
    // True when there may be more.
    Result<bool, db::Error> catch_up();
    Result<News, db::Error> news_since(std::int64_t seq, std::int64_t until) const;
    static void apply(const News& news, TenantNumber tenant, search::Index& index);
    void tend_compaction();
    void begin_compaction(TenantNumber number, Tenant& tenant);
    void end_compaction();
    // Brings an index that nobody else uses to the last change that the others contain. False when the database
    // refused.
    bool follow(TenantNumber tenant, search::Index& index) const;
    void save(TenantNumber number, const search::Index& index);
    Tenant* find(TenantNumber number) const;
    Tenant& find_or_add(TenantNumber number);

    Parts parts_;
    mutable FairMutex tenants_in_use_;  // of the map; a tenant, once there, stays
    std::map<TenantNumber, std::unique_ptr<Tenant>> tenants_;
    std::atomic<std::int64_t> last_change_ = 0;

    std::unique_ptr<Rebuilding> rebuilding_;  // one at a time; of the service's thread
    TenantNumber last_rebuilt_ = 0;

    std::mutex waking_;
    std::condition_variable wake_;
    std::condition_variable followed_;
    bool nudged_ = false;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

}  // namespace comptoir
