#include "server/directory/snapshot_check.h"

#include "server/directory/change_log.h"
#include "server/directory/snapshot.h"

namespace comptoir {

namespace {

constexpr std::size_t asked_max = 5'000;  // businesses whose words are searched for: some seconds

bool is_shown(const StoredBusiness& stored) {
    return stored.listed && stored.business.audience != Audience::nobody;
}

// As the index service does it: what changed is read again, as it is now.
void catch_up(db::Connection& connection, const BusinessStore& businesses, TenantNumber tenant, search::Index& index) {
    constexpr int changes_at_once = 1'000;
    for (std::int64_t seq = index.last_change();;) {
        const std::vector<Change> changes = change_log::since(connection, seq, changes_at_once);
        if (changes.empty()) return index.set_last_change(seq);
        seq = changes.back().seq;
        for (const Change& change : changes) {
            if (change.tenant != tenant) continue;
            const std::optional<StoredBusiness> stored = businesses.find(connection, change.business);
            if (stored && is_shown(*stored))
                index.apply(change.business, stored->business);
            else
                index.remove(change.business);
        }
    }
}

struct Truth {
    search::Index index;
    std::vector<StoredBusiness> asked;  // some of them, spread evenly, to ask the indexes for
};

Truth from_database(db::Connection& connection, const BusinessStore& businesses, TenantNumber tenant,
                    search::Knowledge knowledge, std::size_t expected) {
    Truth truth{search::Index(knowledge), {}};
    const std::size_t step = expected / asked_max + 1;
    std::size_t count = 0;
    businesses.each(connection, 0, [&](const StoredBusiness& stored) {
        if (stored.tenant != tenant || !is_shown(stored)) return true;
        truth.index.apply(stored.number, stored.business);
        if (count++ % step == 0) truth.asked.push_back(stored);
        return true;
    });
    truth.index = truth.index.compacted();
    return truth;
}

// By whom it is called, what it says of itself and its number: as one who may see everything.
bool answer_alike(const search::Index& one, const search::Index& other, const Business& business) {
    for (const std::string& text : {display_name(business), business.description, business.register_id.id}) {
        const search::SearchRequest request{.text = text, .reader = Reader::connection};
        const search::SearchAnswer first = one.search(request), second = other.search(request);
        if (first.hits != second.hits || first.words != second.words) return false;
    }
    return true;
}

}  // namespace

std::vector<std::string> verify_snapshot(db::Connection& connection, const BusinessStore& businesses,
                                         const Tenant& tenant, const std::filesystem::path& data_folder,
                                         search::Knowledge knowledge) {
    const std::string name = "snapshot of tenant " + tenant.name + ": ";
    auto loaded = snapshot::load(snapshot::file_of(data_folder, tenant.number), knowledge);
    if (!loaded && loaded.error().missing) return {};
    if (!loaded) return {name + loaded.error().detail};
    if (loaded->last_change() > change_log::last_seq(connection))
        return {name + "it knows changes that the database does not; was an older database put back?"};
    catch_up(connection, businesses, tenant.number, *loaded);
    const search::Index kept = loaded->compacted();
    const Truth truth = from_database(connection, businesses, tenant.number, knowledge, kept.businesses());
    if (kept.businesses() != truth.index.businesses())
        return {name + "it has " + std::to_string(kept.businesses()) + " businesses, the database " +
                std::to_string(truth.index.businesses())};
    for (const StoredBusiness& stored : truth.asked)
        if (!answer_alike(kept, truth.index, stored.business))
            return {name + "it answers otherwise than the database about business " + std::to_string(stored.number)};
    return {};
}

}  // namespace comptoir
