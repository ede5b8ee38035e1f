// Takes pictures that businesses upload, and shows them to whom the business shows them. Two methods are handlers of
// routes.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>

#include "server/directory/business_store.h"
#include "server/files/file_folder.h"
#include "server/files/picture_store.h"
#include "server/files/picture_worker.h"
#include "server/http/route.h"
#include "server/identity/gate.h"
#include "server/tenant/tenant_registry.h"

namespace comptoir {

inline constexpr int pictures_max = 60;  // of a business, with those of drafts; a page shows 13

class PictureService {
public:
    using Answer = Result<http::Response, Problem>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        const TenantRegistry& tenants;
        std::filesystem::path data_folder;
        PictureWorker::Options worker = {};
        identity::Connected is_connected = {};  // none: nobody is
        // Does the business name the picture where readers do not see it: in a draft, in the history of its page?
        std::function<bool(db::Connection&, BusinessNumber, std::string_view id)> is_kept = {};
        std::function<std::int64_t()> now_s;
    };
    static Result<std::unique_ptr<PictureService>, db::Error> open(Parts parts);

    Answer add(const http::Request& request, const http::Arguments& values);
    Answer show(const http::Request& request, const http::Arguments& values) const;

    // Forgets what nobody names and removes what no picture is made of, once it is a day old.
    void sweep();
    // Sweeps with the first call, and then once a day.
    void sweep_when_due();
    // Removes these files unless a picture is made of them: after an erasure, whose transaction is through.
    void remove_files(const std::vector<std::string>& hashes);

private:
    PictureService(Parts parts, PictureStore store);
    Result<StoredPicture, Problem> keep_files(const Renditions& renditions) const;

    Parts parts_;
    const PictureStore store_;
    const FileFolder folder_;
    PictureWorker worker_;
    mutable std::shared_mutex files_;         // shared by those who add files until a row names them
    std::atomic<std::int64_t> swept_s_ = -1;  // by the steady clock; -1: not yet
};

// Without a service only the description is of use.
std::vector<http::Route> picture_routes(PictureService* service);
std::span<const http::Schema> picture_schemas();

}  // namespace comptoir
