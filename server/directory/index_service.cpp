#include "server/directory/index_service.h"

#include <chrono>
#include <limits>
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
    followed_.notify_all();
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

Audience IndexService::audience_of(TenantNumber number, BusinessNumber business, std::uint64_t seed) const {
    const Tenant* tenant = find(number);
    if (tenant == nullptr) return Audience::nobody;
    const std::shared_lock lock(tenant->in_use);
    return tenant->index.audience_of(business, seed);
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

void IndexService::follow_writes() {
    const auto last = parts_.database.read([](db::Connection& connection) { return change_log::last_seq(connection); });
    nudge();
    if (!last) return;
    std::unique_lock lock(waking_);
    followed_.wait_for(lock, std::chrono::milliseconds(follow_max_ms),
                       [&] { return last_change_ >= *last || stopping_; });
}

void IndexService::run() {
    bool failed = false;  // said once, not twenty times a second
    auto polled = std::chrono::steady_clock::now();
    while (!stopping_) {
        if (const auto now = std::chrono::steady_clock::now(); now - polled >= std::chrono::milliseconds(other_ms)) {
            polled = now;
            parts_.on_poll();
        }
        const auto more = catch_up();
        if (!more && !failed) parts_.say("error", "changes_not_read", more.error().detail);
        failed = !more;
        {
            const std::lock_guard lock(waking_);  // nobody is between looking and waiting
        }
        followed_.notify_all();
        tend_compaction();
        if (more && *more) continue;
        std::unique_lock lock(waking_);
        wake_.wait_for(lock, std::chrono::milliseconds(poll_ms), [&] { return nudged_ || stopping_; });
        nudged_ = false;
    }
    if (rebuilding_) rebuilding_->thread.join();  // it gives up
}

Result<IndexService::News, db::Error> IndexService::news_since(std::int64_t seq, std::int64_t until) const {
    return parts_.database.read([&](db::Connection& connection) {
        News news{change_log::since(connection, seq, changes_at_once), {}};
        std::erase_if(news.changes, [&](const Change& change) { return change.seq > until; });
        std::unordered_set<BusinessNumber> numbers;
        for (const Change& change : news.changes) numbers.insert(change.business);
        const std::vector<BusinessNumber> wanted(numbers.begin(), numbers.end());
        for (StoredBusiness& stored : parts_.businesses.find_many(connection, wanted)) {
            const BusinessNumber number = stored.number;
            news.businesses.emplace(number, std::move(stored));
        }
        return news;
    });
}

// Businesses as they are now: applying the news of one that has changed again is harmless.
void IndexService::apply(const News& news, TenantNumber tenant, search::Index& index) {
    std::unordered_set<BusinessNumber> applied;
    for (const Change& change : news.changes) {
        if (change.tenant != tenant || !applied.insert(change.business).second) continue;
        const auto found = news.businesses.find(change.business);
        if (found != news.businesses.end() && is_shown(found->second))
            index.apply(change.business, found->second.business);
        else
            index.remove(change.business);
    }
    index.set_last_change(news.changes.back().seq);
}

Result<bool, db::Error> IndexService::catch_up() {
    const auto news = news_since(last_change_, std::numeric_limits<std::int64_t>::max());
    if (!news) return news.error();
    if (news->changes.empty()) return false;
    for (const Change& change : news->changes) parts_.on_change(change.business);
    std::set<TenantNumber> changed;
    for (const Change& change : news->changes) changed.insert(change.tenant);
    for (const TenantNumber number : changed) {
        Tenant& tenant = find_or_add(number);
        if (tenant.index.last_change() >= news->changes.back().seq) continue;  // its snapshot is newer than others'
        const std::unique_lock lock(tenant.in_use);
        apply(*news, number, tenant.index);
        ++tenant.version;
    }
    last_change_ = news->changes.back().seq;
    return news->changes.size() == changes_at_once;
}

void IndexService::tend_compaction() {
    if (rebuilding_) {
        if (!rebuilding_->is_done) return;
        end_compaction();
    }
    // In turn, so that a tenant who changes all the time does not keep the others waiting.
    const std::shared_lock lock(tenants_in_use_);
    auto next = tenants_.upper_bound(last_rebuilt_);
    for (std::size_t left = tenants_.size(); left > 0; --left, ++next) {
        if (next == tenants_.end()) next = tenants_.begin();
        if (!next->second->index.wants_compaction()) continue;
        return begin_compaction(next->first, *next->second);
    }
}

void IndexService::begin_compaction(TenantNumber number, Tenant& tenant) {
    last_rebuilt_ = number;
    {
        const std::unique_lock lock(tenant.in_use);
        tenant.index.set_last_change(last_change_);  // changes of others, since its own last one
    }
    rebuilding_.reset(new Rebuilding{number, tenant.index.begin_compaction()});
    rebuilding_->thread = std::thread([this, work = rebuilding_.get()] {
        if (parts_.on_compaction_begun) parts_.on_compaction_begun();
        work->built = work->compaction.run(stopping_);
        if (work->built) {
            save(work->tenant, *work->built);
            follow(work->tenant, *work->built);  // most of the way; the service's thread goes the rest
        }
        work->is_done = true;
        nudge();
    });
}

void IndexService::end_compaction() {
    const std::unique_ptr<Rebuilding> work = std::move(rebuilding_);
    work->thread.join();
    if (!work->built || !follow(work->tenant, *work->built)) return;  // the old index stays, and is current
    Tenant& tenant = *find(work->tenant);
    {
        const std::unique_lock lock(tenant.in_use);
        std::swap(tenant.index, *work->built);
        ++tenant.version;
    }
    if (parts_.on_compaction_ended) parts_.on_compaction_ended();
}

bool IndexService::follow(TenantNumber tenant, search::Index& index) const {
    while (!stopping_ && index.last_change() < last_change_) {
        const auto news = news_since(index.last_change(), last_change_);
        if (!news) return false;
        if (news->changes.empty()) {
            index.set_last_change(last_change_);
            break;
        }
        apply(*news, tenant, index);
    }
    return !stopping_;
}

}  // namespace comptoir
