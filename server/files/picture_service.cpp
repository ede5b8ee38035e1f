#include "server/files/picture_service.h"

#include <algorithm>
#include <mutex>

#include "server/http/refusals.h"
#include "server/http/router.h"
#include "server/identity/people_store.h"
#include "server/identity/write_once.h"
#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

constexpr std::int64_t day_s = 86'400;
constexpr const char* busy_s = "2";  // a picture takes a second or two

using http::not_found;
namespace people_store = identity::people_store;

Problem problem_of(PictureRefusal refusal) {
    switch (refusal) {
        case PictureRefusal::unreadable:
            return {422, "picture_unreadable", "The picture is damaged or cut short.",
                    "a whole JPEG, PNG or WebP file"};
        case PictureRefusal::not_taken:
            return {415, "picture_not_taken", "This is not the kind of picture that it is called.",
                    "JPEG, PNG or WebP, under its own media type"};
        case PictureRefusal::too_many_pixels:
            return {422, "picture_too_large", "The picture has too many pixels.",
                    "at most " + std::to_string(picture_pixels_max) + " pixels, and " +
                        std::to_string(picture_side_px_max) + " a side"};
        case PictureRefusal::animated:
            return {422, "picture_animated", "The picture moves.", "a still picture"};
        case PictureRefusal::too_complex:
            return {422, "picture_too_complex", "The picture takes too much memory or time to read.",
                    "a smaller or simpler picture"};
        case PictureRefusal::busy:
            return {503, "pictures_busy", "Other pictures are being read.", "the same again in two seconds"};
        case PictureRefusal::no_sandbox:
        case PictureRefusal::failed:
            break;
    }
    return {500, "picture_failed", "The picture could not be read; it is not your fault."};
}

PictureFile file_of(const Rendition& rendition, std::string hash) {
    return {std::move(hash), rendition.width, rendition.height, rendition.bytes.size()};
}

bool names(const Business& business, std::string_view id) {
    return business.logo == id || std::any_of(business.photos.begin(), business.photos.end(),
                                              [&](const Photo& photo) { return photo.file == id; });
}

bool shows(const StoredBusiness& business, Reader reader, std::string_view id) {
    if (!business.listed) return false;
    const auto seen = seen_by(business.business, reader);
    return seen && names(*seen, id);
}

std::string added_json(const StoredPicture& picture) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.member("file", picture.id);
    json.member("kind", picture_kind_word(picture.kind));
    json.key("width").integer(picture.file(PictureSize::large).width);
    json.key("height").integer(picture.file(PictureSize::large).height);
    json.end_object();
    return text;
}

}  // namespace

Result<std::unique_ptr<PictureService>, db::Error> PictureService::open(Parts parts) {
    auto store = parts.database.read([](db::Connection& connection) { return PictureStore::open(connection); });
    if (!store) return store.error();
    if (!*store) return db::Error{db::Failure::damaged, "the installation has no key"};
    auto service = std::unique_ptr<PictureService>(new PictureService(std::move(parts), **std::move(store)));
    service->folder_.remove_partials();
    return service;
}

PictureService::PictureService(Parts parts, PictureStore store)
    : parts_(std::move(parts)), store_(std::move(store)), folder_(parts_.data_folder), worker_(parts_.worker) {}

Result<StoredPicture, Problem> PictureService::keep_files(const Renditions& renditions) const {
    StoredPicture picture;
    const Rendition* sizes[] = {&renditions.large, &renditions.small};
    for (std::size_t size = 0; size < picture.files.size(); ++size) {
        auto hash = folder_.put(sizes[size]->bytes);
        if (!hash) return identity::problem_of(hash.error());
        picture.files[size] = file_of(*sizes[size], *std::move(hash));
    }
    return picture;
}

PictureService::Answer PictureService::add(const http::Request& request, const http::Arguments& values) {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    const auto business =
        tenant ? parts_.businesses.ids().number_of(tenant->number, values.text("business")) : std::nullopt;
    if (!business) return not_found("business");
    const auto kind = picture_kind_of(values.text("kind"));
    if (!kind) return Problem{400, "parameter_missing", "A parameter is missing.", "logo or photo", "kind"};
    const auto renditions = worker_.work(*kind, request.content_type, request.body);
    if (!renditions) {
        if (renditions.error() != PictureRefusal::busy) return problem_of(renditions.error());
        return http::problem_response(problem_of(renditions.error())).with("Retry-After", busy_s);
    }
    const std::shared_lock adding(files_);
    auto kept = keep_files(*renditions);
    if (!kept) return kept.error();
    kept->tenant = tenant->number;
    kept->business = *business;
    kept->kind = *kind;
    return identity::write_once(parts_.database, request, [&](db::Connection& connection) -> Answer {
        kept->id = store_.id_of(*kept);
        if (!PictureStore::find(connection, kept->tenant, kept->id) &&
            PictureStore::count(connection, kept->tenant, kept->business) >= pictures_max)
            return Problem{409, "pictures_too_many", "The business has as many pictures as it may.",
                           "some of them taken off the page; they go within a day"};
        store_.put(connection, *kept, parts_.now_s() * 1000);
        http::Response response = http::json_response(added_json(*kept));
        response.status = 201;
        return response;
    });
}

PictureService::Answer PictureService::show(const http::Request& request, const http::Arguments& values) const {
    const auto tenant = parts_.tenants.find(values.text("tenant"));
    if (!tenant) return not_found("tenant");
    std::optional<StoredPicture> picture;
    std::optional<StoredBusiness> business;
    const identity::Caller* caller = request.caller;
    bool is_staff = false;  // who may look at the page as its owner does
    const auto read = parts_.database.read([&](db::Connection& connection) {
        picture = PictureStore::find(connection, tenant->number, values.text("file"));
        if (picture) business = parts_.businesses.find(connection, picture->business);
        if (business && caller && caller->staff != StaffRole::none)
            is_staff = may(Action::act_on_business,
                           {.signed_in = true,
                            .staff = caller->staff,
                            .in_branch = people_store::branch_of(connection, picture->business) == caller->branch});
        return db::Nothing{};
    });
    if (!read) return identity::problem_of(read.error());
    if (!business) return not_found("file");

    const bool is_public = shows(*business, Reader::visitor, picture->id);
    const bool is_own = caller && caller->role_in(picture->business) != Role::none;
    const Reader reader = !caller                                                                  ? Reader::visitor
                          : parts_.is_connected && parts_.is_connected(*caller, picture->business) ? Reader::connection
                                                                                                   : Reader::customer;
    if (!is_public && !is_own && !is_staff && !shows(*business, reader, picture->id)) return not_found("file");

    const bool is_small = values.text("size") == "small";
    const PictureFile& file = picture->file(is_small ? PictureSize::small : PictureSize::large);
    auto bytes = folder_.read(file.hash);
    if (!bytes) return Problem{500, "file_damaged", "The picture is damaged on our side."};
    http::Response response{.media_type = std::string(picture_media_type(PictureFormat::webp)),
                            .body = *std::move(bytes)};
    response.etag = '"' + file.hash.substr(0, 32) + '"';
    // A file never changes. No cache that several people share may keep it: it can be withdrawn.
    response.with("Cache-Control", is_public ? "private, max-age=31536000, immutable" : "private, no-store");
    response.with("Content-Disposition", "inline; filename=\"picture.webp\"");
    return response;
}

void PictureService::sweep_when_due() {
    using namespace std::chrono;
    const std::int64_t now_s = duration_cast<seconds>(steady_clock::now().time_since_epoch()).count();
    std::int64_t last_s = swept_s_.load();
    if (last_s >= 0 && now_s - last_s < day_s) return;
    if (swept_s_.compare_exchange_strong(last_s, now_s)) sweep();
}

// Files first, then rows: the files of a row that goes now go with the next sweep, so that a backup that is being made
// still finds them.
void PictureService::sweep() {
    std::vector<std::string> old;
    folder_.each([&](const std::string& hash, std::chrono::seconds age) {
        if (age.count() > day_s) old.push_back(hash);
    });
    remove_files(old);
    const std::int64_t before_ms = (parts_.now_s() - day_s) * 1000;
    static_cast<void>(parts_.database.write([&](db::Connection& connection) {
        return PictureStore::forget_unnamed(
            connection, before_ms, [&](db::Connection& in, const StoredPicture& picture) {
                const auto business = parts_.businesses.find(in, picture.business);
                if (business && names(business->business, picture.id)) return true;
                return parts_.is_kept && parts_.is_kept(in, picture.business, picture.id);
            });
    }));
}

void PictureService::remove_files(const std::vector<std::string>& hashes) {
    if (hashes.empty()) return;
    const std::unique_lock removing(files_);
    static_cast<void>(parts_.database.read([&](db::Connection& connection) {
        for (const std::string& hash : hashes)
            if (!PictureStore::knows_hash(connection, hash)) folder_.remove(hash);
        return db::Nothing{};
    }));
}

}  // namespace comptoir
