#include "server/tenant/tenant_store.h"

#include <algorithm>
#include <charconv>

#include "server/audit/audit.h"
#include "shared/core/utf8.h"

namespace comptoir {

namespace {

constexpr std::size_t name_letters_max = 40;
constexpr std::size_t title_characters_max = 80;

bool is_name_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
}

bool is_host_letter(char letter) {
    return is_name_letter(letter) || letter == '.';
}

bool is_port(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port > 0 && port <= 65535 && text[0] != '0';
}

struct Origin {
    std::string_view scheme, host, port;  // as written; port empty: the scheme's own
};

std::optional<Origin> split_origin(std::string_view text) {
    Origin origin;
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    origin.scheme = text.substr(0, colon);
    std::string_view rest = text.substr(colon + 3);
    const bool in_brackets = !rest.empty() && rest.front() == '[';  // an IPv6 address has colons of its own
    const std::size_t port = rest.find(':', in_brackets ? rest.find(']') : 0);
    if (port != std::string_view::npos) {
        origin.port = rest.substr(port + 1);
        if (!is_port(origin.port)) return std::nullopt;
    }
    origin.host = rest.substr(0, port);
    return origin;
}

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

bool is_host(std::string_view host) {
    if (is_loopback(host)) return true;
    return !host.empty() && host.front() != '.' && host.back() != '.' && host.find("..") == std::string_view::npos &&
           std::all_of(host.begin(), host.end(), is_host_letter);
}

}  // namespace

std::optional<std::string> tenant_name_refusal(std::string_view name) {
    if (name.empty() || name.size() > name_letters_max) return "a tenant's name has 1 to 40 letters";
    if (!std::all_of(name.begin(), name.end(), is_name_letter)) return "a tenant's name is written with a-z, 0-9 and -";
    if (name.front() == '-' || name.back() == '-') return "a tenant's name neither begins nor ends with -";
    return std::nullopt;
}

std::optional<std::string> tenant_title_refusal(std::string_view title) {
    if (title.find_first_not_of(' ') == std::string_view::npos) return "what a tenant is called has 1 to 80 characters";
    std::size_t characters = 0;
    for (std::size_t at = 0; at < title.size(); ++characters) {
        const Utf8 letter = next_utf8(title, at);
        if (!letter.valid || letter.code < 0x20 || (letter.code >= 0x7F && letter.code < 0xA0))
            return "what a tenant is called is text, without control characters";
        at += letter.bytes;
    }
    if (characters > title_characters_max) return "what a tenant is called has 1 to 80 characters";
    return std::nullopt;
}

std::optional<std::string> origin_refusal(std::string_view text) {
    if (text.find('*') != std::string_view::npos)
        return "a wildcard would let any page call the tenant; name each origin";
    const std::optional<Origin> origin = split_origin(text);
    if (!origin || !is_host(origin->host))
        return "an origin is written https://host or https://host:port, in lower case";
    if (origin->scheme == "http" && !is_loopback(origin->host)) return "an origin needs https, except on loopback";
    if (origin->scheme != "http" && origin->scheme != "https") return "an origin begins with https://";
    return std::nullopt;
}

bool allows_origin(const Tenant& tenant, std::string_view text) {
    if (!tenant.origins.empty())
        return std::find(tenant.origins.begin(), tenant.origins.end(), text) != tenant.origins.end();
    const std::optional<Origin> origin = split_origin(text);
    return origin && (origin->scheme == "http" || origin->scheme == "https") && is_loopback(origin->host);
}

namespace tenant_store {

namespace {

std::vector<std::string> origins_of(db::Connection& connection, TenantNumber tenant) {
    std::vector<std::string> origins;
    db::Query query = connection.query("SELECT origin FROM tenant_origin WHERE tenant = ? ORDER BY origin");
    query.bind(std::int64_t{tenant});
    while (query.step()) origins.emplace_back(query.text());
    return origins;
}

bool has_origin(const Tenant& tenant, std::string_view origin) {
    return std::find(tenant.origins.begin(), tenant.origins.end(), origin) != tenant.origins.end();
}

std::vector<Issuer> issuers_of(db::Connection& connection, TenantNumber tenant) {
    std::vector<Issuer> issuers;
    db::Query query =
        connection.query("SELECT name, audience, algorithm, keys FROM tenant_issuer WHERE tenant = ? ORDER BY name");
    query.bind(std::int64_t{tenant});
    while (query.step()) {
        Issuer& issuer = issuers.emplace_back();
        issuer.name = query.text();
        issuer.audience = query.text();
        issuer.algorithm = *parse_algorithm(query.text());  // the column takes no others
        issuer.keys = query.text();
    }
    return issuers;
}

std::vector<Setting> settings_of(db::Connection& connection, TenantNumber tenant) {
    std::vector<Setting> settings;
    db::Query query = connection.query("SELECT name, value FROM tenant_setting WHERE tenant = ? ORDER BY name");
    query.bind(std::int64_t{tenant});
    while (query.step()) {
        Setting& setting = settings.emplace_back();
        setting.name = query.text();
        setting.value = query.text();
    }
    return settings;
}

// What the operator did.
void record(db::Connection& connection, TenantNumber tenant, console::Act act, std::string detail) {
    audit::append(connection, {.tenant = tenant,
                               .at_ms = audit::now_ms(),
                               .act = act,
                               .subject = audit::tenant(tenant),
                               .detail = std::move(detail)});
}

void record_issuer(db::Connection& connection, TenantNumber tenant, console::Act act, const Issuer& issuer) {
    audit::append(connection, {.tenant = tenant,
                               .at_ms = audit::now_ms(),
                               .act = act,
                               .subject = audit::issuer(issuer.name),
                               .detail = std::string(algorithm_word(issuer.algorithm)) + " for=" + issuer.audience +
                                         " keys=" + issuer.keys});
}

}  // namespace

std::optional<TenantNumber> create(db::Connection& connection, const Tenant& tenant, std::int64_t now_ms) {
    if (find(connection, tenant.name)) return std::nullopt;
    connection.query("INSERT INTO tenant (name, title, created_at_ms) VALUES (?, ?, ?)")
        .bind(tenant.name)
        .bind(tenant.title)
        .bind(now_ms)
        .run();
    const auto number = static_cast<TenantNumber>(connection.last_insert_number());
    record(connection, number, console::Act::tenant_created, tenant.name);
    for (const std::string& origin : tenant.origins) add_origin(connection, tenant.name, origin);
    return number;
}

bool set_title(db::Connection& connection, std::string_view name, std::string_view title) {
    const auto tenant = find(connection, name);
    if (!tenant) return false;
    connection.query("UPDATE tenant SET title = ? WHERE name = ?").bind(title).bind(name).run();
    record(connection, tenant->number, console::Act::setting_changed, "title=" + std::string(title));
    return true;
}

bool add_origin(db::Connection& connection, std::string_view name, std::string_view origin) {
    const auto tenant = find(connection, name);
    if (!tenant) return false;
    if (has_origin(*tenant, origin)) return true;
    connection.query("INSERT INTO tenant_origin (tenant, origin) VALUES (?, ?)")
        .bind(std::int64_t{tenant->number})
        .bind(origin)
        .run();
    record(connection, tenant->number, console::Act::origin_added, std::string(origin));
    return true;
}

bool remove_origin(db::Connection& connection, std::string_view name, std::string_view origin) {
    const auto tenant = find(connection, name);
    if (!tenant || !has_origin(*tenant, origin)) return false;
    connection.query("DELETE FROM tenant_origin WHERE tenant = ? AND origin = ?")
        .bind(std::int64_t{tenant->number})
        .bind(origin)
        .run();
    record(connection, tenant->number, console::Act::origin_removed, std::string(origin));
    return true;
}

bool set_issuer(db::Connection& connection, std::string_view name, const Issuer& issuer) {
    const auto tenant = find(connection, name);
    if (!tenant) return false;
    if (std::find(tenant->issuers.begin(), tenant->issuers.end(), issuer) != tenant->issuers.end()) return true;
    connection
        .query(
            "INSERT INTO tenant_issuer (tenant, name, audience, algorithm, keys) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (tenant, name) DO UPDATE SET audience = excluded.audience, algorithm = excluded.algorithm, "
            "keys = excluded.keys")
        .bind(std::int64_t{tenant->number})
        .bind(issuer.name)
        .bind(issuer.audience)
        .bind(algorithm_word(issuer.algorithm))
        .bind(issuer.keys)
        .run();
    record_issuer(connection, tenant->number, console::Act::issuer_set, issuer);
    return true;
}

bool remove_issuer(db::Connection& connection, std::string_view name, std::string_view issuer) {
    const auto tenant = find(connection, name);
    if (!tenant) return false;
    const auto known = std::find_if(tenant->issuers.begin(), tenant->issuers.end(),
                                    [&](const Issuer& one) { return one.name == issuer; });
    if (known == tenant->issuers.end()) return false;
    connection.query("DELETE FROM tenant_issuer WHERE tenant = ? AND name = ?")
        .bind(std::int64_t{tenant->number})
        .bind(issuer)
        .run();
    record_issuer(connection, tenant->number, console::Act::issuer_removed, *known);
    return true;
}

bool set_setting(db::Connection& connection, std::string_view name, const Setting& setting) {
    const auto tenant = find(connection, name);
    if (!tenant) return false;
    if (setting_of(tenant->settings, setting.name) == setting.value) return true;
    connection.query("DELETE FROM tenant_setting WHERE tenant = ? AND name = ?")
        .bind(std::int64_t{tenant->number})
        .bind(setting.name)
        .run();
    if (!setting.value.empty())
        connection.query("INSERT INTO tenant_setting (tenant, name, value) VALUES (?, ?, ?)")
            .bind(std::int64_t{tenant->number})
            .bind(setting.name)
            .bind(setting.value)
            .run();
    record(connection, tenant->number, console::Act::setting_changed, setting.name + "=" + setting.value);
    return true;
}

std::optional<Tenant> find(db::Connection& connection, std::string_view name) {
    Tenant tenant;
    {
        db::Query query = connection.query("SELECT number, name, title FROM tenant WHERE name = ?");
        query.bind(name);
        if (!query.step()) return std::nullopt;
        tenant.number = static_cast<TenantNumber>(query.number());
        tenant.name = query.text();
        tenant.title = query.text();
    }
    tenant.origins = origins_of(connection, tenant.number);
    tenant.issuers = issuers_of(connection, tenant.number);
    tenant.settings = settings_of(connection, tenant.number);
    return tenant;
}

std::vector<Tenant> list(db::Connection& connection) {
    std::vector<Tenant> tenants;
    {
        db::Query query = connection.query("SELECT number, name, title FROM tenant ORDER BY name");
        while (query.step()) {
            Tenant& tenant = tenants.emplace_back();
            tenant.number = static_cast<TenantNumber>(query.number());
            tenant.name = query.text();
            tenant.title = query.text();
        }
    }
    for (Tenant& tenant : tenants) {
        tenant.origins = origins_of(connection, tenant.number);
        tenant.issuers = issuers_of(connection, tenant.number);
        tenant.settings = settings_of(connection, tenant.number);
    }
    return tenants;
}

}  // namespace tenant_store
}  // namespace comptoir
