// A business's page as its people work on it: the draft as typed, its publication, its history and how it looks to
// others. Each method is the handler of one route; the policy has let the person in.
#pragma once

#include <cstdint>
#include <functional>

#include "server/directory/attestation_store.h"
#include "server/directory/business_store.h"
#include "server/directory/index_service.h"
#include "server/http/arguments.h"
#include "server/http/message.h"
#include "server/page/page_store.h"
#include "server/picture/picture_kind.h"
#include "shared/api/problem.h"

namespace comptoir {

class PageService {
public:
    using Answer = Result<http::Response, Problem>;
    // The ids of the pictures that the business may name; none: whatever has the form of an id is believed.
    using Pictures =
        std::function<std::vector<std::string>(db::Connection&, TenantNumber, BusinessNumber, PictureKind)>;

    // All of them outlive it.
    struct Parts {
        db::Database& database;
        const BusinessStore& businesses;
        IndexService& index;
        const TradeList& trades;
        const Gazetteer& gazetteer;
        std::function<std::int64_t()> now_s;
        Pictures pictures = {};
        // Part of the write that publishes: who is to be told of it, at which time.
        std::function<void(db::Connection&, BusinessNumber, std::int64_t at_ms)> on_published = {};
    };
    explicit PageService(Parts parts) : parts_(std::move(parts)) {}

    Answer draft(const http::Request& request, const http::Arguments& values) const;
    Answer edit(const http::Request& request, const http::Arguments& values) const;
    Answer publish(const http::Request& request, const http::Arguments& values) const;
    Answer history(const http::Request& request, const http::Arguments& values) const;
    Answer restore(const http::Request& request, const http::Arguments& values) const;
    Answer preview(const http::Request& request, const http::Arguments& values) const;

private:
    // A page in its transaction.
    struct Page {
        StoredBusiness known;
        std::optional<OwnWord> own;
        page_store::StoredDraft stored;
        std::vector<StoredAttestation> attested;
        std::vector<std::string> logos, photos;
    };
    std::optional<Page> find(db::Connection& connection, const http::Request& request,
                             const http::Arguments& values) const;
    page::Draft draft_of(const Page& page) const;
    page::Background background(const Page& page) const;
    http::Response answer_of(const Page& page) const;
    // What is typed now, as the next version.
    void put_draft(db::Connection& connection, const http::Request& request, Page& page) const;
    std::int64_t now_ms() const { return parts_.now_s() * 1000; }

    // A step on a page whose draft the caller has seen in its newest version; else 412 with the draft as it is now, and
    // 428 for who does not say what they saw. A refusal may bring its own answer.
    using Step = std::function<Result<http::Response, Problem>(db::Connection&, Page&)>;
    Answer write(const http::Request& request, const http::Arguments& values, const Step& step) const;
    // Publishes `word`; returns when the directory's answers follow it.
    Answer say(db::Connection& connection, const http::Request& request, const http::Arguments& values, Page& page,
               const OwnWord& word, const PageChanges& changes, std::optional<std::int64_t> restored) const;

    Parts parts_;
};

}  // namespace comptoir
