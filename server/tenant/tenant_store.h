// Tenants (the banks) and the pages that may embed and call each of them. Each change is told to the audit trail.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/connection.h"
#include "server/directory/public_id.h"
#include "server/tenant/issuer.h"
#include "server/tenant/setting.h"

namespace comptoir {

struct Tenant {
    TenantNumber number = 0;
    std::string name;                    // in addresses: a-z, 0-9 and -, at most 40
    std::string title = {};              // on screens: "Banque des Deux Rives"; empty: not said
    std::vector<std::string> origins;    // "https://bank.example"; empty: loopback origins of any port
    std::vector<Issuer> issuers = {};    // who may sign for it; empty: everybody is a visitor
    std::vector<Setting> settings = {};  // by name; what is not set is not there
};

// Why `name` can't be a tenant's; nothing when it can.
std::optional<std::string> tenant_name_refusal(std::string_view name);
// Why `title` can't be what a tenant is called: it is text of 1 to 80 characters on one line.
std::optional<std::string> tenant_title_refusal(std::string_view title);
// Why `origin` can't be one: "https://host[:port]" in lower case, or http on loopback; no path, no wildcard.
std::optional<std::string> origin_refusal(std::string_view origin);

// May a page of this origin embed and call the tenant? An empty list means loopback alone.
bool allows_origin(const Tenant& tenant, std::string_view origin);

namespace tenant_store {

// Nothing when the name is taken. Name, title and origins have passed the checks above.
std::optional<TenantNumber> create(db::Connection& connection, const Tenant& tenant, std::int64_t now_ms);
// False when there is no such tenant. The title has passed the check above.
bool set_title(db::Connection& connection, std::string_view name, std::string_view title);
// Lets pages of the origin embed and call the tenant. False when there is no such tenant. The origin has passed the
// check above.
bool add_origin(db::Connection& connection, std::string_view name, std::string_view origin);
// False when the tenant has no such origin.
bool remove_origin(db::Connection& connection, std::string_view name, std::string_view origin);
// Adds an issuer, or says anew how it signs and where its keys are. False when there is no such tenant. The issuer has
// passed issuer_refusal().
bool set_issuer(db::Connection& connection, std::string_view name, const Issuer& issuer);
// False when the tenant has no such issuer: its tokens count no more.
bool remove_issuer(db::Connection& connection, std::string_view name, std::string_view issuer);
// Sets a value that has passed check_setting(); an empty one takes the setting away. False when there is no such
// tenant.
bool set_setting(db::Connection& connection, std::string_view name, const Setting& setting);
std::optional<Tenant> find(db::Connection& connection, std::string_view name);
std::vector<Tenant> list(db::Connection& connection);  // by name

}  // namespace tenant_store
}  // namespace comptoir
