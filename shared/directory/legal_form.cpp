#include "shared/directory/legal_form.h"

namespace comptoir {

namespace {

struct LegalForm {
    std::string_view code;  // four figures, or the first two or one of a family
    std::string_view name;
};

// INSEE, "catégories juridiques"; the longest code that fits wins: narrower lines come first.
constexpr LegalForm forms[] = {
    {"1000", "EI"},
    {"2110", "Indivision"},
    {"2310", "Société de fait"},
    {"3120", "Société étrangère"},
    {"4110", "EPIC"},
    {"5191", "Société de caution mutuelle"},
    {"5202", "SNC"},
    {"5306", "SCS"},
    {"5307", "SCS"},
    {"5308", "SCA"},
    {"5309", "SCA"},
    {"5498", "EURL"},
    {"5710", "SAS"},
    {"5720", "SASU"},
    {"5785", "SELAS"},
    {"5800", "SE"},
    {"6220", "GIE"},
    {"6317", "Coopérative agricole"},
    {"6318", "CUMA"},
    {"6521", "SCPI"},
    {"6533", "GAEC"},
    {"6534", "GFA"},
    {"6540", "SCI"},
    {"6541", "SCI de construction-vente"},
    {"6585", "SCP"},
    {"6588", "Société civile laitière"},
    {"6589", "SCM"},
    {"6597", "SCEA"},
    {"6598", "EARL"},
    {"8250", "Assurance mutuelle"},
    {"5485", "SELARL"},
    {"5499", "SARL"},
    {"5585", "SELAFA"},
    {"5599", "SA"},
    {"5685", "SELAFA"},
    {"5699", "SA"},
    {"51", "Coopérative commerciale"},
    {"52", "SNC"},
    {"53", "SCA"},
    {"54", "SARL"},
    {"55", "SA"},
    {"56", "SA"},
    {"57", "SAS"},
    {"58", "SE"},
    {"61", "Caisse d'épargne et de prévoyance"},
    {"62", "GIE"},
    {"63", "Coopérative agricole"},
    {"64", "Société d'assurance mutuelle"},
    {"65", "Société civile"},
    {"69", "Personne de droit privé"},
    {"71", "Administration de l'État"},
    {"72", "Collectivité territoriale"},
    {"73", "Établissement public administratif"},
    {"74", "Personne de droit public"},
    {"81", "Organisme de protection sociale"},
    {"82", "Mutuelle"},
    {"83", "Comité d'entreprise"},
    {"84", "Organisme professionnel"},
    {"85", "Organisme de retraite"},
    {"91", "Syndicat de copropriétaires"},
    {"92", "Association"},
    {"93", "Fondation"},
    {"99", "Personne de droit privé"},
    {"1", "EI"},
    {"3", "Société étrangère"},
};

}  // namespace

std::string_view legal_form_name(std::string_view code) {
    if (code.size() != 4) return {};
    for (const LegalForm& form : forms)
        if (code.substr(0, form.code.size()) == form.code) return form.name;
    return {};
}

}  // namespace comptoir
