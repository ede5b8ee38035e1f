#include "server/serve/personal_data.h"

#include <mutex>

#include "server/network/network_service.h"

namespace comptoir {

namespace {

// What erasures leave to do once they are durable.
template <typename Item>
class Left {
public:
    void add(std::vector<Item> items) {
        const std::lock_guard lock(in_use_);
        items_.insert(items_.end(), items.begin(), items.end());
    }
    std::vector<Item> take() {
        const std::lock_guard lock(in_use_);
        return std::exchange(items_, {});
    }

private:
    std::mutex in_use_;
    std::vector<Item> items_;
};

PersonalData picture_data(PictureService& pictures) {
    const auto hashes = std::make_shared<Left<std::string>>();
    return {.erase_business =
                [hashes](db::Connection& connection, TenantNumber tenant, BusinessNumber business) {
                    hashes->add(PictureStore::forget_business(connection, tenant, business));
                },
            .after_erasure = [hashes, &pictures] { pictures.remove_files(hashes->take()); }};
}

PersonalData network_data(const BusinessStore& businesses, network::Relations& relations) {
    using Pair = std::pair<BusinessNumber, BusinessNumber>;
    const auto ended = std::make_shared<Left<Pair>>();
    return {
        .of_business =
            [&businesses](db::Connection& connection, TenantNumber, BusinessNumber business) {
                return std::vector<DataPart>{{"network", network::export_business(connection, businesses, business)}};
            },
        .erase_business =
            [ended](db::Connection& connection, TenantNumber, BusinessNumber business) {
                std::vector<Pair> pairs;
                for (const BusinessNumber other : network::erase_business(connection, business))
                    pairs.emplace_back(business, other);
                ended->add(std::move(pairs));
            },
        .after_erasure =
            [ended, &relations] {
                for (const auto& [one, other] : ended->take()) relations.changed(one, other);
            }};
}

}  // namespace

std::vector<PersonalData> personal_data(const BusinessStore& businesses, PictureService& pictures,
                                        network::Relations& relations) {
    return {page_data(businesses), picture_data(pictures), network_data(businesses, relations)};
}

}  // namespace comptoir
