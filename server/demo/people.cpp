#include "server/demo/people.h"

#include <fstream>
#include <iterator>

#include "server/sample/sample_number.h"
#include "shared/api/json_reader.h"
#include "shared/api/json_writer.h"

namespace comptoir::demo {
namespace {

constexpr std::int64_t life_s = 300;

// A sample smaller than the list of people gives several of them the same business.
BankPerson::Business read_business(const Json& value, SampleShare share) {
    BankPerson::Business business{.siren = text_at(value, "siren"),
                                  .role = parse_role(text_at(value, "role")).value_or(Role::none),
                                  .branch = text_at(value, "branch")};
    if (const auto number = value.member("sample").integer())
        business.siren = sample::siren_of(share.first + static_cast<std::uint32_t>(*number) % share.count);
    return business;
}

BankPerson read_person(const Json& value, SampleShare share) {
    const Json staff = value.member("staff");
    BankPerson person{.id = text_at(value, "id"),
                      .name = text_at(value, "name"),
                      .as_text = text_at(value, "render") == "text",
                      .staff = parse_staff_role(text_at(staff, "role")).value_or(StaffRole::none),
                      .branch = text_at(staff, "branch")};
    for (const Json& business : value.member("businesses").elements())
        person.businesses.push_back(read_business(business, share));
    return person;
}

void write_business(JsonWriter& json, const BankPerson::Business& business) {
    json.begin_object()
        .key("register")
        .begin_object()
        .member("country", "FR")
        .member("scheme", "siren")
        .member("id", business.siren)
        .end_object()
        .member("role", role_word(business.role))
        .member("branch", business.branch)
        .end_object();
}

}  // namespace

Result<std::vector<BankPerson>, std::string> read_people(const std::filesystem::path& file, const std::string& tenant,
                                                         SampleShare share) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const JsonDocument document = parse_untrusted(text);
    std::vector<BankPerson> people;
    for (const Json& value : document.root().member(tenant).elements()) people.push_back(read_person(value, share));
    if (people.empty()) return "no people of " + tenant + " in " + file.string() + ": run ./dev build";
    return people;
}

std::string token_payload(const BankPerson& person, const TokenPlaces& places, std::int64_t now_s) {
    std::string payload;
    JsonWriter json(payload);
    json.begin_object()
        .member("iss", places.issuer)
        .member("aud", places.audience)
        .member("sub", person.id)
        .member("tenant", places.tenant)
        .member("name", person.name)
        .key("iat")
        .integer(now_s)
        .key("exp")
        .integer(now_s + life_s)
        .key("businesses")
        .begin_array();
    for (const BankPerson::Business& business : person.businesses) write_business(json, business);
    json.end_array();
    if (person.staff != StaffRole::none)
        json.key("staff")
            .begin_object()
            .member("role", staff_role_word(person.staff))
            .member("branch", person.branch)
            .end_object();
    json.end_object();
    return payload;
}

}  // namespace comptoir::demo
