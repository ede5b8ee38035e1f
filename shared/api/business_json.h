// A business on the wire, as its page shows it, and the parts that the list has in common with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"
#include "shared/directory/business.h"

namespace comptoir {

// Everything that `business` holds; empty fields are left out. Nothing about audiences: pass what seen_by() gave.
//     {"id","name","legal_name","trade_name","register":{"country","scheme","id"},"vat_id","legal_form",
//      "trade":{"nomenclature","code","label","name"},"description","offers","seeks",
//      "places":[{"register_id","name","address","postcode","commune":{"code","name"},"country",
//                 "point":{"latitude","longitude"},"approximate","zone","hours"}],
//      "phone","email","website","languages","staff":{"least","most"},"labels","logo","member_since",
//      "photos":[{"file","alt"}],"attested":[{"fact","by","at","year"}],"not_attested":["trade"]}
// `name` is what to call it (display_name).
std::string to_json(const Business& business);
// Nothing when `text` is no JSON object with an id; a member of the wrong type counts as empty. The audiences are
// `everyone`, since the reader was shown it.
std::optional<Business> parse_business(std::string_view text);

// The same inside another value.
void write_business(JsonWriter& json, const Business& business);
Business read_business(const Json& value);

void write_register_id(JsonWriter& json, const RegisterId& id);
void write_trade(JsonWriter& json, const Trade& trade);
void write_place(JsonWriter& json, const Place& place);
void write_point(JsonWriter& json, Point point);
void write_photos(JsonWriter& json, const std::vector<Photo>& photos);
RegisterId read_register_id(const Json& value);
Trade read_trade(const Json& value);
Place read_place(const Json& value);
// [{"fact","by","at","year"}]; of the facts that are known by their words.
void write_attested(JsonWriter& json, const std::vector<Attestation>& attested);
std::vector<Attestation> read_attested(const Json& value);
std::vector<Photo> read_photos(const Json& value);
// Nothing unless both numbers are there and on Earth.
std::optional<Point> read_point(const Json& value);

}  // namespace comptoir
