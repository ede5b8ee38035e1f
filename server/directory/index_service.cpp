#include "server/directory/index_service.h"

#include <chrono>
#include <shared_mutex>
#include <unordered_set>

#include "server/directory/snapshot.h"
#include "server/tenant/tenant_store.h"

namespace comptoir {

namespace {

constexpr int changes_at_once = 256;  // applied under one lock: some milliseconds
// Reading more changes one by one than this share of all businesses takes longer than reading all businesses.
constexpr double rebuild_share = 0.3;

bool is_shown(const StoredBusiness& stored) {
    return stored.listed && stored.business.audience != Audience::nobody;
}

}  // namespace

Result<std::unique_ptr<IndexService>, db::Error> IndexService::start(Parts parts) {
    std::unique_ptr<IndexService> service(new IndexService(std::move(parts)));
    if (auto error = service->build()) return *std::move(error);
    service->thread_ = std::thread([raw = service.get()] { raw->run(); });
    return service;
}

IndexService::~IndexService() {
    {
        const std::lock_guard lock(waking_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

std::optional<db::Error> IndexService::build() {
    auto listed = parts_.database.read([](db::Connection& connection) {
        return std::pair(tenant_store::list(connection), change_log::last_seq(connection));
    });
    if (!listed) return listed.error();
    const auto& [tenants, last_seq] = *listed;
    std::set<TenantNumber> without;
    std::int64_t oldest = last_seq;
    for (const auto& tenant : tenants) {
        auto loaded = snapshot::load(snapshot::file_of(parts_.data_folder, tenant.number), parts_.knowledge);
        if (!loaded && !loaded.error().missing)
            parts_.say("warning", "snapshot_refused",
                       loaded.error().detail + "; the index is built from the database instead");
        const bool usable = loaded && loaded->last_change() <= last_seq &&
                            static_cast<double>(last_seq - loaded->last_change()) <=
                                1000 + rebuild_share * static_cast<double>(loaded->businesses());
        if (!usable) {
            without.insert(tenant.number);
            continue;
        }
        oldest = std::min(oldest, loaded->last_change());
        tenants_.emplace(tenant.number, std::make_unique<Tenant>(std::move(loaded).value()));
    }
    if (!without.empty())
        if (auto error = rebuild(without)) return error;
    last_change_ = oldest;
    for (;;) {
        auto more = catch_up();
        if (!more) return more.error();
        if (!*more) return std::nullopt;
    }
}

std::optional<db::Error> IndexService::rebuild(const std::set<TenantNumber>& numbers) {
    std::map<TenantNumber, search::Index> built;
    for (const TenantNumber number : numbers) built.emplace(number, search::Index(parts_.knowledge));
    auto done = parts_.database.read([&](db::Connection& connection) {
        const std::int64_t seq = change_log::last_seq(connection);
        parts_.businesses.each(connection, 0, [&](const StoredBusiness& stored) {
            const auto index = built.find(stored.tenant);
            if (index != built.end() && is_shown(stored)) index->second.apply(stored.number, stored.business);
            return true;
        });
        return seq;
    });
    if (!done) return done.error();
    for (auto& [number, index] : built) {
        index.set_last_change(*done);
        if (index.businesses() > 0) {
            index = index.compacted();
            save(number, index);
        }
        tenants_.emplace(number, std::make_unique<Tenant>(std::move(index)));
    }
    return std::nullopt;
}

void IndexService::save(TenantNumber number, const search::Index& index) {
    if (const auto reason = snapshot::save(index, snapshot::file_of(parts_.data_folder, number)))
        parts_.say("error", "snapshot_not_saved", *reason + "; the next start takes longer");
}

IndexService::Tenant* IndexService::find(TenantNumber number) const {
    const std::shared_lock lock(tenants_in_use_);
    const auto found = tenants_.find(number);
    return found == tenants_.end() ? nullptr : found->second.get();
}

IndexService::Tenant& IndexService::find_or_add(TenantNumber number) {
    if (Tenant* found = find(number)) return *found;
    const std::unique_lock lock(tenants_in_use_);
    auto& added = tenants_[number];
    added = std::make_unique<Tenant>(search::Index(parts_.knowledge));
    return *added;
}

IndexService::Found IndexService::search(TenantNumber number, const search::SearchRequest& request) const {
    const Tenant* tenant = find(number);
    if (tenant == nullptr) return {};
    const std::shared_lock lock(tenant->in_use);
    return {tenant->index.search(request), tenant->version.load()};
}

std::uint64_t IndexService::version(TenantNumber number) const {
    const Tenant* tenant = find(number);
    return tenant == nullptr ? 0 : tenant->version.load();
}

IndexService::Status IndexService::status() const {
    Status status{.last_change = last_change_};
    const std::shared_lock lock(tenants_in_use_);
    for (const auto& [number, tenant] : tenants_) {
        const std::shared_lock tenant_lock(tenant->in_use);
        status.businesses += tenant->index.businesses();
        status.memory_bytes += tenant->index.memory_bytes();
    }
    return status;
}

void IndexService::nudge() {
    {
        const std::lock_guard lock(waking_);
        nudged_ = true;
    }
    wake_.notify_all();
}

bool IndexService::is_stopping() {
    const std::lock_guard lock(waking_);
    return stopping_;
}

void IndexService::run() {
    bool failed = false;  // said once, not twenty times a second
    auto polled = std::chrono::steady_clock::now();
    for (;;) {
        {
            std::unique_lock lock(waking_);
            wake_.wait_for(lock, std::chrono::milliseconds(poll_ms), [&] { return nudged_ || stopping_; });
            if (stopping_) return;
            nudged_ = false;
        }
        if (const auto now = std::chrono::steady_clock::now(); now - polled >= std::chrono::milliseconds(other_ms)) {
            polled = now;
            parts_.on_poll();
        }
        auto more = catch_up();
        while (more && *more && !is_stopping()) more = catch_up();
        if (!more && !failed) parts_.say("error", "changes_not_read", more.error().detail);
        failed = !more;
        std::vector<std::pair<TenantNumber, Tenant*>> grown;
        {
            const std::shared_lock lock(tenants_in_use_);
            for (const auto& [number, tenant] : tenants_)
                if (tenant->index.wants_compaction()) grown.emplace_back(number, tenant.get());
        }
        for (const auto& [number, tenant] : grown) compact(number, *tenant);
    }
}

Result<bool, db::Error> IndexService::catch_up() {
    std::vector<StoredBusiness> businesses;
    auto changes = parts_.database.read([&](db::Connection& connection) {
        auto since = change_log::since(connection, last_change_, changes_at_once);
        std::unordered_set<BusinessNumber> numbers;
        for (const Change& change : since) numbers.insert(change.business);
        const std::vector<BusinessNumber> wanted(numbers.begin(), numbers.end());
        businesses = parts_.businesses.find_many(connection, wanted);
        return since;
    });
    if (!changes) return changes.error();
    if (changes->empty()) return false;
    for (const Change& change : *changes) parts_.on_change(change.business);
    apply(*changes, businesses);
    last_change_ = changes->back().seq;
    return changes->size() == changes_at_once;
}

void IndexService::apply(std::span<const Change> changes, std::span<const StoredBusiness> businesses) {
    std::map<BusinessNumber, const StoredBusiness*> known;
    for (const StoredBusiness& business : businesses) known[business.number] = &business;
    std::map<TenantNumber, std::map<BusinessNumber, const StoredBusiness*>> by_tenant;
    for (const Change& change : changes) {
        const auto found = known.find(change.business);
        by_tenant[change.tenant][change.business] = found == known.end() ? nullptr : found->second;
    }
    for (const auto& [number, changed] : by_tenant) {
        Tenant& tenant = find_or_add(number);
        if (tenant.index.last_change() >= changes.back().seq) continue;  // its snapshot is newer than others'
        const std::unique_lock lock(tenant.in_use);
        for (const auto& [business, stored] : changed) {
            if (stored != nullptr && is_shown(*stored))
                tenant.index.apply(business, stored->business);
            else
                tenant.index.remove(business);
        }
        tenant.index.set_last_change(changes.back().seq);
        ++tenant.version;
    }
}

void IndexService::compact(TenantNumber number, Tenant& tenant) {
    // Only this thread changes the index: searches go on beside it, and changes wait until it is done.
    std::optional<search::Index> fresh;
    {
        const std::shared_lock lock(tenant.in_use);
        fresh = tenant.index.compacted();
    }
    save(number, *fresh);
    const std::unique_lock lock(tenant.in_use);
    tenant.index = std::move(*fresh);
    ++tenant.version;
}

}  // namespace comptoir
