#include "server/demo/past.h"

#include <fstream>

#include "server/http/client.h"
#include "server/sample/sample_number.h"
#include "shared/api/business_query.h"
#include "shared/api/console_reading.h"
#include "shared/api/me.h"

namespace comptoir::demo {

namespace {

struct PastReport {
    std::string_view by;     // a person's id; empty: a visitor
    std::string_view about;  // whose first business it is
    console::ReportKind kind;
    std::string_view text;
};

constexpr PastReport reports[] = {
    {"paul", "claire", console::ReportKind::others_work,
     "La photo de l’atelier vient de mon site : je l’ai prise moi-même au printemps."},
    {"", "henri", console::ReportKind::false_statement,
     "La page dit que l’entreprise est ouverte le samedi. J’y suis allé deux fois : c’était fermé."},
};

class Caller {
public:
    Caller(const Past& past, std::int64_t now_s) : past_(past), now_s_(now_s) {}

    // As that person; null: as a visitor.
    Result<http::ClientAnswer, std::string> call(const BankPerson* as, const std::string& path,
                                                 const std::string& body = {}) {
        http::ClientOptions options;
        if (as)
            options.headers.emplace_back("Authorization",
                                         "Bearer " + past_.key.token(token_payload(*as, past_.places, now_s_)));
        if (!body.empty()) {
            options.method = "POST";
            options.headers.emplace_back("Content-Type", "application/json");
            options.body = body;
        }
        auto answer = http::fetch(past_.network + path, options);
        if (!answer) return answer.error();
        if (answer->status / 100 != 2) return path + " answers " + std::to_string(answer->status) + ": " + answer->body;
        return answer;
    }

private:
    const Past& past_;
    std::int64_t now_s_;
};

const BankPerson* find(const Past& past, std::string_view id) {
    for (const BankPerson& person : past.people)
        if (person.id == id) return &person;
    return nullptr;
}

}  // namespace

Business impostor_of(const Business& original) {
    Business business = original;
    std::string& name = business.trade_name.empty() ? business.legal_name : business.trade_name;
    // Cyrillic letters that look the same.
    for (const auto& [latin, cyrillic] : {std::pair{'o', "о"}, {'e', "е"}, {'a', "а"}, {'O', "О"}, {'E', "Е"}}) {
        const std::size_t at = name.find(latin);
        if (at == std::string::npos) continue;
        name.replace(at, 1, cyrillic);
        break;
    }
    business.register_id.id = sample::siren_of(sample::sample_size_max - 1);
    business.vat_id = sample::vat_of(business.register_id.id);
    if (!business.places.empty()) business.places.resize(1);
    for (Place& place : business.places) place.register_id = sample::siret_of(business.register_id.id, 1);
    return business;
}

std::optional<std::string> live_past(const Past& past, const std::filesystem::path& mark, std::int64_t now_s) {
    if (std::filesystem::exists(mark)) return std::nullopt;
    Caller caller(past, now_s);
    for (const BankPerson& person : past.people)
        if (const auto me = caller.call(&person, me_path(past.places.tenant)); !me) return me.error();
    for (const PastReport& report : reports) {
        const BankPerson* owner = find(past, report.about);
        if (!owner) continue;  // another bank's
        const auto told = caller.call(owner, me_path(past.places.tenant));
        if (!told) return told.error();
        const auto me = parse_me(told->body);
        if (!me || me->businesses.empty() || !me->businesses[0].published) continue;
        const std::string path = business_path(past.places.tenant, me->businesses[0].id) + "/reports";
        const auto sent = caller.call(find(past, report.by), path, console::report_body(report.kind, report.text));
        if (!sent) return sent.error();
    }
    std::ofstream(mark) << now_s << '\n';
    return std::nullopt;
}

}  // namespace comptoir::demo
