// Everything that is known of a person and of the businesses that they act for, as they may take it with them.
#pragma once

#include <string>
#include <vector>

#include "shared/policy/role.h"

namespace comptoir {

// A part that a feature adds: its name, and its JSON.
struct DataPart {
    std::string name;
    std::string json;
};

struct BusinessData {
    std::string id;
    std::string name;
    Role role = Role::none;
    std::vector<DataPart> parts;
};

struct MyData {
    std::string exported_at;  // RFC 3339
    std::string id;
    std::string name;
    std::string issuer;  // the bank's page that vouches for the person, and what it calls them
    std::string subject;
    std::string first_seen_at;
    StaffRole staff = StaffRole::none;
    std::string branch;
    std::vector<DataPart> parts;
    std::vector<BusinessData> businesses;
};

// {"exported_at","person":{"id","name","issuer","subject","first_seen_at","staff","branch", parts ...},
//  "businesses":[{"id","name","role", parts ...}]}
std::string to_json(const MyData& data);

}  // namespace comptoir
