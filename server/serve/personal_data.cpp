#include "server/serve/personal_data.h"

#include <mutex>

#include "server/network/network_service.h"
#include "shared/api/json_writer.h"
#include "shared/core/time_text.h"

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

// All that were uploaded, with those that nothing names.
std::string pictures_json(const std::vector<StoredPicture>& pictures) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const StoredPicture& picture : pictures) {
        const PictureFile& file = picture.file(PictureSize::large);
        json.begin_object().key("file").text(picture.id).key("kind").text(picture_kind_word(picture.kind));
        json.key("width").integer(file.width).key("height").integer(file.height);
        json.key("added_at").text(time_text(picture.added_at_ms / 1000)).end_object();
    }
    json.end_array();
    return out;
}

PersonalData picture_data(PictureService& pictures) {
    const auto hashes = std::make_shared<Left<std::string>>();
    return {.of_business =
                [](db::Connection& connection, TenantNumber tenant, BusinessNumber business) {
                    return std::vector<DataPart>{
                        {"pictures", pictures_json(PictureStore::of_business(connection, tenant, business))}};
                },
            .erase_business =
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

// A report outlives its reporter, whom an erasure leaves without a name: the law wants its handling to be shown.
PersonalData report_data(const console::ReportService& reports) {
    return {.of_person = [&reports](db::Connection& connection, const identity::Caller& caller) {
        return std::vector<DataPart>{{"reports", reports.all_of_person(connection, caller)},
                                     {"decisions", reports.all_against_owned(connection, caller)}};
    }};
}

}  // namespace

std::vector<PersonalData> personal_data(const BusinessStore& businesses, PictureService& pictures,
                                        network::Relations& relations, const console::ReportService& reports) {
    return {page_data(businesses), picture_data(pictures), network_data(businesses, relations), report_data(reports)};
}

}  // namespace comptoir
