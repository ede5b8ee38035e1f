#include "server/page/data_html.h"

#include <algorithm>

#include "shared/api/json_reader.h"

namespace comptoir {

namespace {

struct Label {
    std::string_view member, fr, en;
};
constexpr Label labels[] = {
    {"title", "Mes données", "My data"},
    {"exported_at", "Établi le", "Made on"},
    {"person", "Moi", "Me"},
    {"businesses", "Mes entreprises", "My businesses"},
    {"id", "Identifiant", "Identifier"},
    {"name", "Nom", "Name"},
    {"issuer", "Déclaré par", "Vouched for by"},
    {"subject", "Mon numéro à la banque", "My number at the bank"},
    {"first_seen_at", "Vu la première fois", "First seen"},
    {"staff", "Rôle à la banque", "Role at the bank"},
    {"branch", "Agence", "Branch"},
    {"role", "Rôle", "Role"},
    {"page", "Page", "Page"},
    {"own_word", "Ce que l’entreprise dit d’elle-même", "What the business says of itself"},
    {"draft", "Brouillon", "Draft"},
    {"history", "Publications", "Publications"},
    {"network", "Réseau", "Network"},
    {"contacts", "Carnet", "Contacts"},
    {"notices", "Nouvelles", "Notices"},
    {"pictures", "Images envoyées", "Pictures sent"},
    {"file", "Fichier", "File"},
    {"width", "Largeur en pixels", "Width in pixels"},
    {"height", "Hauteur en pixels", "Height in pixels"},
    {"added_at", "Envoyée le", "Sent on"},
    {"reports", "Mes signalements", "My reports"},
    {"decisions", "Décisions à l’encontre de mes pages", "Decisions against my pages"},
    {"decision", "Décision", "Decision"},
    {"kind", "Nature", "Kind"},
    {"text", "Texte", "Text"},
    {"state", "État", "State"},
    {"received_at", "Reçu le", "Received on"},
    {"taken_at", "Pris en charge le", "Taken on"},
    {"facts", "Faits", "Facts"},
    {"measure", "Mesure", "Measure"},
    {"ground", "Fondement", "Ground"},
    {"reference", "Référence", "Reference"},
    {"automated", "Décision automatique", "Decided by a machine"},
    {"complaint", "Réclamation", "Complaint"},
    {"complain_until", "Réclamation possible jusqu’au", "Complaint possible until"},
    {"answer", "Réponse", "Answer"},
    {"note", "Note", "Note"},
    {"line", "Message", "Message"},
    {"says", "Champs remplis par l’entreprise", "Fields filled in by the business"},
    {"audience", "Visible par", "Shown to"},
    {"audiences", "Visibilité par champ", "Shown to, by field"},
    {"business", "Entreprise", "Business"},
    {"fields", "Champs", "Fields"},
    {"listed", "Visible par", "Shown to"},
    {"at", "Le", "On"},
    {"by", "Par", "By"},
    {"version", "Version", "Version"},
    {"word", "Contenu", "Content"},
    {"legal_name", "Dénomination", "Legal name"},
    {"trade_name", "Nom commercial", "Trade name"},
    {"register", "Registre", "Register"},
    {"vat_id", "Numéro de TVA", "VAT number"},
    {"legal_form", "Forme juridique", "Legal form"},
    {"trade", "Métier", "Trade"},
    {"description", "Présentation", "Description"},
    {"offers", "Nous proposons", "We offer"},
    {"seeks", "Nous recherchons", "We look for"},
    {"places", "Lieux", "Places"},
    {"hours", "Horaires", "Opening hours"},
    {"address", "Adresse", "Address"},
    {"postcode", "Code postal", "Postcode"},
    {"commune", "Commune", "Town"},
    {"country", "Pays", "Country"},
    {"phone", "Téléphone", "Telephone"},
    {"email", "Adresse mail", "Mail address"},
    {"website", "Site web", "Website"},
    {"languages", "Langues", "Languages"},
    {"labels", "Labels", "Labels"},
    {"logo", "Logo", "Logo"},
    {"photos", "Photos", "Photos"},
    {"member_since", "Client depuis", "Customer since"},
    {"everyone", "tout le monde", "everyone"},
    {"customers", "les clients de la banque", "the bank’s customers"},
    {"connections", "mes contacts", "my connections"},
    {"nobody", "personne", "nobody"},
    {"owner", "propriétaire", "owner"},
    {"editor", "rédacteur", "editor"},
    {"viewer", "lecteur", "viewer"},
    {"yes", "oui", "yes"},
    {"no", "non", "no"},
};

class Writer {
public:
    explicit Writer(bool french) : french_(french) {}

    std::string_view label(std::string_view member) const {
        const auto* found =
            std::find_if(std::begin(labels), std::end(labels), [&](const Label& one) { return one.member == member; });
        if (found == std::end(labels)) return member;
        return french_ ? found->fr : found->en;
    }

    void text(std::string_view value) {
        for (const char letter : value) switch (letter) {
                case '&':
                    html += "&amp;";
                    break;
                case '<':
                    html += "&lt;";
                    break;
                case '>':
                    html += "&gt;";
                    break;
                case '"':
                    html += "&quot;";
                    break;
                default:
                    html += letter;
            }
    }

    // `word`: the text is one of the product's own, not somebody's.
    void value(const Json& json, bool word = false) {
        switch (json.kind()) {
            case Json::Kind::object:
                return members(json, word);
            case Json::Kind::array:
                return elements(json);
            case Json::Kind::text:
                return text(word ? label(*json.text()) : *json.text());
            case Json::Kind::integer:
                return text(std::to_string(*json.integer()));
            case Json::Kind::decimal:
                return text(std::to_string(*json.number()));
            case Json::Kind::boolean:
                return text(label(*json.flag() ? "yes" : "no"));
            case Json::Kind::null:
            case Json::Kind::missing:
                return;
        }
    }

    std::string html;

private:
    static bool is_word(std::string_view name) {
        return name == "role" || name == "audience" || name == "audiences" || name == "listed" || name == "staff";
    }

    void members(const Json& json, bool words) {
        html += "<dl>";
        for (const std::string_view name : json.names()) {
            html += "<dt>";
            text(label(name));
            html += "</dt><dd>";
            value(json.member(name), words || is_word(name));
            html += "</dd>";
        }
        html += "</dl>";
    }

    void elements(const Json& json) {
        html += "<ul>";
        for (const Json& element : json.elements()) {
            html += "<li>";
            value(element);
            html += "</li>";
        }
        html += "</ul>";
    }

    bool french_;
};

constexpr std::string_view style =
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}"
    "dd{margin:0 0 .5rem 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}dl,ul{margin:0}";

}  // namespace

std::string data_html(std::string_view json, std::string_view language) {
    const JsonDocument document =
        parse_untrusted(json, {.bytes_max = json.size(), .elements_max = json.size() + 1, .depth_max = 64});
    Writer writer(language == "fr");
    writer.html.append("<!doctype html><html lang=\"").append(language).append("\"><meta charset=\"utf-8\"><title>");
    writer.text(writer.label("title"));
    writer.html.append("</title><style>").append(style).append("</style><h1>");
    writer.text(writer.label("title"));
    writer.html += "</h1>";
    writer.value(document.root());
    writer.html += "</html>\n";
    return std::move(writer.html);
}

}  // namespace comptoir
