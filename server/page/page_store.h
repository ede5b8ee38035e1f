// Drafts of pages and everything that was published of them, in the database. The word that is in force is the
// directory's (server/directory/business_store.h).
//
// Functions are steps of db::Database::read or ::write and run in its transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/identity/caller.h"
#include "shared/api/page_draft_json.h"
#include "shared/api/page_history_json.h"

namespace comptoir::page_store {

struct StoredDraft {
    std::int64_t version = 0;  // 0: nothing was ever typed
    page::Typed typed;         // empty since the publication
    std::int64_t changed_at_ms = 0;
    std::string changed_by;  // the person's name; empty when the person was erased
};
StoredDraft draft(db::Connection& connection, BusinessNumber business);
// As the next version, which is returned.
std::int64_t put_draft(db::Connection& connection, BusinessNumber business, const page::Typed& typed,
                       identity::PersonNumber person, std::int64_t now_ms);

// Adds a publication; its version is returned. `restored` is the version that it brings back.
std::int64_t publish(db::Connection& connection, BusinessNumber business, const OwnWord& word,
                     const PageChanges& changes, std::optional<std::int64_t> restored, identity::PersonNumber person,
                     std::int64_t now_ms);
// The newest first, below `before`.
std::vector<Publication> history(db::Connection& connection, BusinessNumber business, std::int64_t before, int limit);
// What a version said; nothing when there is no such version.
std::optional<OwnWord> word_of(db::Connection& connection, BusinessNumber business, std::int64_t version);

// All of it with what each version said, as a JSON array: [{"version","at","by","word"}].
std::string history_json(db::Connection& connection, BusinessNumber business);

// Whether a draft, the page or its history names the picture: while one does, it must not be thrown away.
bool names_picture(db::Connection& connection, BusinessNumber business, std::string_view id);

// Forgets draft and history. The word in force is BusinessStore's to take back.
void erase(db::Connection& connection, BusinessNumber business);

}  // namespace comptoir::page_store
