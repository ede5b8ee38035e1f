#include "shared/api/business_list.h"

#include <algorithm>

#include "shared/api/business_json.h"
#include "shared/api/json_reader.h"

namespace comptoir {

namespace {

constexpr int count_max = 100'000'000;

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name).begin_array();
    for (const std::string& text : texts) json.text(text);
    json.end_array();
}

// The beginning of `text`, cut before a word that would not fit, closed by an ellipsis.
std::string beginning(std::string_view text) {
    if (text.size() <= item_description_bytes_max) return std::string(text);
    std::size_t end = text.substr(0, item_description_bytes_max).find_last_of(' ');
    if (end == std::string_view::npos) {  // one endless word: cut before a character's first byte
        end = item_description_bytes_max;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

int count_at(const Json& value, const char* key) {
    return static_cast<int>(std::clamp<std::int64_t>(integer_at(value, key), 0, count_max));
}

void write_facets(JsonWriter& json, std::string_view name, const std::vector<Facet>& facets) {
    json.key(name).begin_array();
    for (const Facet& facet : facets) {
        json.begin_object().key("code").text(facet.code).member("label", facet.label).member("name", facet.name);
        json.key("count").integer(facet.count).end_object();
    }
    json.end_array();
}

std::vector<Facet> read_facets(const Json& value, const char* key) {
    std::vector<Facet> facets;
    for (const auto& element : elements_at(value, key))
        facets.push_back({text_at(element, "code"), text_at(element, "label"), count_at(element, "count"),
                          text_at(element, "name")});
    return facets;
}

Why read_why(const Json& value) {
    Why why{
        .words = texts_at(value, "words"), .fields = texts_at(value, "fields"), .missing = texts_at(value, "missing")};
    why.fields.resize(why.words.size());
    if (member_at(value, "distance_m").is_integer()) why.distance_m = count_at(value, "distance_m");
    return why;
}

BusinessItem read_item(const Json& value) {
    return {.id = text_at(value, "id"),
            .name = text_at(value, "name"),
            .register_id = read_register_id(member_at(value, "register")),
            .trade = read_trade(member_at(value, "trade")),
            .place = read_place(member_at(value, "place")),
            .description = text_at(value, "description"),
            .offers = texts_at(value, "offers"),
            .languages = texts_at(value, "languages"),
            .labels = texts_at(value, "labels"),
            .logo = text_at(value, "logo"),
            .verified = flag_at(value, "verified"),
            .why = read_why(member_at(value, "why"))};
}

// Of its place and its trade a line shows the town, whether it is open and what the trade is called: the rest stands on
// the business's page, and would be a sixth of an answer.
Place place_of_line(const Business& seen) {
    if (seen.places.empty()) return {.country = "", .zone = ""};
    const Place& seat = seen.places.front();
    return {.postcode = seat.postcode,
            .commune = seat.commune,
            .country = seat.country,
            .zone = seat.zone,
            .hours = seat.hours};
}

void write_place_understood(JsonWriter& json, const PlaceUnderstood& place) {
    json.begin_object().key("kind").text(place.kind).key("code").text(place.code).key("name").text(place.name);
    json.key("words").text(place.words);
    if (place.centre) {
        json.key("centre");
        write_point(json, *place.centre);
    }
    json.key("radius_m").integer(place.radius_m).end_object();
}

PlaceUnderstood read_place_understood(const Json& value) {
    return {.kind = text_at(value, "kind"),
            .code = text_at(value, "code"),
            .name = text_at(value, "name"),
            .words = text_at(value, "words"),
            .centre = read_point(member_at(value, "centre")),
            .radius_m = count_at(value, "radius_m")};
}

}  // namespace

std::string item_json(const Business& seen) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("id").text(seen.id).key("name").text(display_name(seen));
    json.key("register");
    write_register_id(json, seen.register_id);
    json.key("trade");
    write_trade(json,
                {.nomenclature = "", .code = seen.trade.code, .label = seen.trade.label, .name = seen.trade.name});
    json.key("place");
    write_place(json, place_of_line(seen));
    json.member("description", beginning(seen.description));
    if (!seen.offers.empty()) write_texts(json, "offers", seen.offers);
    if (!seen.languages.empty()) write_texts(json, "languages", seen.languages);
    if (!seen.labels.empty()) write_texts(json, "labels", seen.labels);
    json.member("logo", seen.logo);
    if (is_verified(seen)) json.key("verified").flag(true);
    return out;
}

void append_item(std::string& out, std::string_view item_json, const Why& why) {
    out += item_json;
    out += ",\"why\":";
    JsonWriter json(out);
    json.begin_object();
    write_texts(json, "words", why.words);
    write_texts(json, "fields", why.fields);
    if (!why.missing.empty()) write_texts(json, "missing", why.missing);
    if (why.distance_m) json.key("distance_m").integer(*why.distance_m);
    json.end_object();
    out += '}';
}

std::string to_json(const BusinessList& list, std::string_view items_json) {
    std::string out;
    out.reserve(items_json.size() + 512);
    JsonWriter json(out);
    json.begin_object().key("items").begin_array();
    out += items_json;
    json.end_array();
    json.key("total").begin_object().key("value").integer(list.total.value);
    json.key("exact").flag(list.total.exact).end_object();
    json.key("next");
    if (list.next.empty())
        json.null();
    else
        json.text(list.next);
    if (!list.words.empty()) {
        json.key("words").begin_array();
        for (const WordRead& word : list.words) {
            json.begin_object().key("text").text(word.text);
            if (word.mistyped) json.key("mistyped").flag(true);
            json.end_object();
        }
        json.end_array();
    }
    if (list.place) {
        json.key("place");
        write_place_understood(json, *list.place);
    }
    if (list.facets) {
        json.key("facets").begin_object();
        write_facets(json, "trade", list.facets->trades);
        write_facets(json, "language", list.facets->languages);
        write_facets(json, "label", list.facets->labels);
        json.key("open").integer(list.facets->open_now).end_object();
    }
    if (!list.loosen.empty()) {
        json.key("loosen").begin_array();
        for (const Loosening& way : list.loosen) {
            json.begin_object().key("kind").text(way.kind).key("value").text(way.value);
            json.key("count").integer(way.count).key("exact").flag(way.exact).end_object();
        }
        json.end_array();
    }
    if (list.narrow) json.key("narrow").flag(true);
    json.end_object();
    return out;
}

std::optional<BusinessList> parse_business_list(std::string_view text) {
    const JsonDocument document = parse_untrusted(text);
    const Json value = document.root();
    if (!member_at(value, "items").is_array() || !member_at(value, "total").is_object()) return std::nullopt;
    BusinessList list;
    for (const auto& element : elements_at(value, "items")) {
        BusinessItem item = read_item(element);
        if (!item.id.empty() && !item.name.empty()) list.items.push_back(std::move(item));
    }
    const Json total = member_at(value, "total");
    list.total = {.value = count_at(total, "value"), .exact = flag_at(total, "exact")};
    list.next = text_at(value, "next");
    for (const auto& word : elements_at(value, "words"))
        list.words.push_back({text_at(word, "text"), flag_at(word, "mistyped")});
    if (const Json place = member_at(value, "place"); place.is_object()) list.place = read_place_understood(place);
    if (const Json facets = member_at(value, "facets"); facets.is_object())
        list.facets = Facets{.trades = read_facets(facets, "trade"),
                             .languages = read_facets(facets, "language"),
                             .labels = read_facets(facets, "label"),
                             .open_now = count_at(facets, "open")};
    for (const auto& way : elements_at(value, "loosen"))
        list.loosen.push_back(
            {text_at(way, "kind"), text_at(way, "value"), count_at(way, "count"), flag_at(way, "exact")});
    list.narrow = flag_at(value, "narrow");
    return list;
}

}  // namespace comptoir
