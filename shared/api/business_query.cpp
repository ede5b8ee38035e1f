#include "shared/api/business_query.h"

#include <array>

#include "shared/api/json_writer.h"

namespace comptoir {

namespace {

constexpr std::array<std::string_view, sort_order_count> sort_words = {"relevance", "distance", "name", "newest"};
constexpr std::string_view base = "/api/v1/tenants/";

class QueryText {
public:
    explicit QueryText(std::string path) : text_(std::move(path)) {}

    void add(std::string_view name, std::string_view value) {
        text_ += separator_;
        separator_ = '&';
        text_ += name;
        text_ += '=';
        text_ += percent_encoded(value);
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    char separator_ = '?';
};

std::string degrees(std::int32_t degrees_e6) {
    std::string text;
    JsonWriter(text).millionths(degrees_e6);
    return text;
}

}  // namespace

std::string_view sort_order_word(SortOrder order) {
    return sort_words[static_cast<std::size_t>(order)];
}

bool parse_sort_order(std::string_view word, SortOrder& order) {
    for (std::size_t index = 0; index < sort_words.size(); ++index) {
        if (sort_words[index] != word) continue;
        order = static_cast<SortOrder>(index);
        return true;
    }
    return false;
}

std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool unreserved = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                                (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                                byte == '~';
        if (unreserved) {
            out += letter;
            continue;
        }
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
    return out;
}

std::string tenant_path(std::string_view tenant) {
    return std::string(base) + percent_encoded(tenant);
}

std::string business_path(std::string_view tenant, std::string_view business_id) {
    return tenant_path(tenant) + "/businesses/" + percent_encoded(business_id);
}

std::string similar_path(std::string_view tenant, std::string_view business_id) {
    return business_path(tenant, business_id) + "/similar";
}

std::string trades_path(std::string_view parent) {
    QueryText path("/api/v1/trades");
    if (!parent.empty()) path.add("parent", parent);
    return path.take();
}

std::string trades_meant_path(std::string_view typed) {
    QueryText path("/api/v1/trades");
    path.add("q", typed);
    return path.take();
}

std::string businesses_path(std::string_view tenant, const BusinessQuery& query) {
    QueryText path(tenant_path(tenant) + "/businesses");
    if (!query.text.empty()) path.add("q", query.text);
    for (const std::string& trade : query.trades) path.add("trade", trade);
    if (query.near) path.add("near", degrees(query.near->latitude_e6) + "," + degrees(query.near->longitude_e6));
    if (query.radius_km > 0) path.add("radius_km", std::to_string(query.radius_km));
    if (query.open_now) path.add("open", "now");
    if (!query.language.empty()) path.add("language", query.language);
    for (const std::string& label : query.labels) path.add("label", label);
    if (query.sort != SortOrder::relevance) path.add("sort", sort_order_word(query.sort));
    if (query.ignore_place) path.add("place", "none");
    if (query.facets) path.add("facets", "true");
    if (query.limit != page_items_default) path.add("limit", std::to_string(query.limit));
    if (!query.cursor.empty()) path.add("cursor", query.cursor);
    return path.take();
}

}  // namespace comptoir
