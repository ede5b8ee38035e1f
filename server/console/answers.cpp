#include "server/console/answers.h"

#include "server/http/router.h"
#include "server/identity/people_store.h"
#include "shared/api/json_writer.h"

namespace comptoir::console {

http::Response list_of(const std::string& items, std::int64_t next) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("items").raw("[" + items + "]").key("next");
    if (next > 0)
        json.text(std::to_string(next));
    else
        json.null();
    json.end_object();
    return http::json_response(std::move(text));
}

Named person_named(db::Connection& connection, identity::PersonNumber number) {
    const auto person = number == 0 ? std::nullopt : identity::people_store::find(connection, number);
    return person ? Named{person->caller.id, person->caller.name} : Named{};
}

std::string branch_of(const identity::Caller& caller) {
    return caller.staff == StaffRole::moderator ? std::string() : caller.branch;
}

}  // namespace comptoir::console
