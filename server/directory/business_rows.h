// The rows of tables `business`, `place` and `own_word`, read and written one by one. What they mean together is
// business_store.h's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "shared/directory/business_facts.h"

namespace comptoir::business_rows {

struct Row {
    BusinessNumber number = 0;
    TenantNumber tenant = 0;
    BusinessFacts facts;  // places are read by `places`
};

std::optional<Row> find(db::Connection& connection, BusinessNumber number);
// By what the register calls it; without what it says of itself.
std::optional<Row> find(db::Connection& connection, TenantNumber tenant, const RegisterId& id);
// The first row from `first` on.
std::optional<Row> next(db::Connection& connection, BusinessNumber first);
std::vector<PlaceFacts> places(db::Connection& connection, BusinessNumber number);
std::optional<PlaceFacts> place(db::Connection& connection, BusinessNumber number, std::string_view register_id);

BusinessNumber insert(db::Connection& connection, TenantNumber tenant, const BusinessFacts& facts);
void update(db::Connection& connection, BusinessNumber number, const BusinessFacts& facts);
// Inserts or overwrites.
void put_place(db::Connection& connection, BusinessNumber number, const PlaceFacts& facts);
void remove_places(db::Connection& connection, BusinessNumber number);
void remove(db::Connection& connection, BusinessNumber number);
void put_own_word(db::Connection& connection, BusinessNumber number, const OwnWord& word);
void remove_own_word(db::Connection& connection, BusinessNumber number);

}  // namespace comptoir::business_rows
