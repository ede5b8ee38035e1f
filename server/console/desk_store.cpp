#include "server/console/desk_store.h"

namespace comptoir::console::desk_store {

namespace {

// For LIKE with ESCAPE '\': everything that contains `words` as they are.
std::string pattern_of(std::string_view words) {
    std::string pattern = "%";
    for (const char letter : words) {
        if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
        pattern += letter;
    }
    return pattern + '%';
}

std::string without_spaces(std::string_view words) {
    std::string text;
    for (const char letter : words)
        if (letter != ' ') text += letter;
    return text;
}

// Within the scope alone: what a person does for another branch's business is that branch's.
std::vector<identity::Membership> memberships(db::Connection& connection, const DeskScope& scope,
                                              identity::PersonNumber person) {
    std::vector<identity::Membership> found;
    db::Query query = connection.query(
        "SELECT business, role FROM membership WHERE person = ? AND (? = '' OR EXISTS (SELECT 1 FROM business_branch "
        "WHERE business_branch.business = membership.business AND branch = ?)) ORDER BY business");
    query.bind(std::int64_t{person}).bind(scope.branch).bind(scope.branch);
    while (query.step()) {
        identity::Membership& one = found.emplace_back();
        one.business = static_cast<BusinessNumber>(query.number());
        one.role = static_cast<Role>(query.number());
    }
    return found;
}

}  // namespace

std::vector<BusinessNumber> businesses(db::Connection& connection, const DeskScope& scope, std::string_view words,
                                       std::int64_t after, int limit) {
    const std::string pattern = pattern_of(words), number = without_spaces(words);
    db::Query query = connection.query(
        "SELECT business.number FROM business WHERE tenant = ? AND number > ? "
        "AND (register_id = ? OR trade_name LIKE ? ESCAPE '\\' OR legal_name LIKE ? ESCAPE '\\') "
        "AND (? = '' OR EXISTS (SELECT 1 FROM business_branch WHERE business = business.number AND branch = ?)) "
        "ORDER BY number LIMIT ?");
    query.bind(std::int64_t{scope.tenant}).bind(after).bind(number).bind(pattern).bind(pattern);
    query.bind(scope.branch).bind(scope.branch).bind(std::int64_t{limit});
    std::vector<BusinessNumber> found;
    while (query.step()) found.push_back(static_cast<BusinessNumber>(query.number()));
    return found;
}

std::vector<DeskPerson> people(db::Connection& connection, const DeskScope& scope, std::string_view words,
                               std::int64_t after, int limit) {
    const std::string pattern = pattern_of(words);
    std::vector<DeskPerson> found;
    {
        db::Query query = connection.query(
            "SELECT number, id, name, staff, branch FROM person WHERE tenant = ? AND number > ? "
            "AND issuer <> '' AND name LIKE ? ESCAPE '\\' AND (? = '' OR EXISTS (SELECT 1 FROM membership "
            "JOIN business_branch ON business_branch.business = membership.business "
            "WHERE membership.person = person.number AND business_branch.branch = ?)) ORDER BY number LIMIT ?");
        query.bind(std::int64_t{scope.tenant}).bind(after).bind(pattern).bind(scope.branch).bind(scope.branch);
        query.bind(std::int64_t{limit});
        while (query.step()) {
            DeskPerson& person = found.emplace_back();
            person.number = static_cast<identity::PersonNumber>(query.number());
            person.id = query.text();
            person.name = query.text();
            person.staff = static_cast<StaffRole>(query.number());
            person.branch = query.text();
        }
    }
    for (DeskPerson& person : found) person.businesses = memberships(connection, scope, person.number);
    return found;
}

}  // namespace comptoir::console::desk_store
