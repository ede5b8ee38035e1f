#include <iterator>

#include "wasm/gallery/gallery.h"

namespace comptoir::gallery {

Company company(uint32_t number) {
    struct Kind {
        const char *name, *trade, *words;
    };
    static constexpr Kind kinds[] = {
        {"Plomberie", "Plombier chauffagiste",
         "Dépannage plomberie et chauffage, pompes à chaleur, salles de bain pour les professionnels."},
        {"Atelier", "Menuisier", "Escaliers, verrières et meubles sur mesure, bois de la région."},
        {"Boulangerie", "Boulanger", "Pains au levain, viennoiseries, plateaux pour les réunions."},
        {"Café", "Café", "Petits déjeuners et déjeuners légers ☕, terrasse."},
        {"Imprimerie", "Imprimeur", "Dépliants, étiquettes, petites séries dès 50 pièces."},
        {"مقهى", "Salon de thé", "شاي بالنعناع وحلويات"},
    };
    static constexpr const char* owners[] = {"Rivoire",   "Morel & Fils",  "du Fer",     "Lumière",
                                             "Bellecour", "des Brotteaux", "Saint-Jean", "Vernay"};
    static constexpr const char* towns[] = {"Villeurbanne",    "Lyon", "Bron", "Vénissieux", "Oullins", "Saint-Priest",
                                            "Caluire-et-Cuire"};
    const Kind& kind = kinds[number % std::size(kinds)];
    return {.name = std::string(kind.name) + " " + owners[number / 3 % std::size(owners)] + " " +
                    std::to_string(number + 1),
            .trade = kind.trade,
            .town = towns[number / 5 % std::size(towns)],
            .words = kind.words,
            .distance_km = static_cast<float>(number * 7 % 400) / 10,
            .open = number % 3 != 0};
}

}  // namespace comptoir::gallery
