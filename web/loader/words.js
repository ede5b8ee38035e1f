// The few words that the loader itself says, before the widget's own catalogue is there or when it can't come.

const WORDS = {
    fr: {
        name: "Réseau d’entreprises",
        waiting: "Chargement…",
        network: "Le réseau d’entreprises ne répond pas. Vérifiez votre connexion, puis réessayez.",
        refused: "Cette page n’a pas pu charger le réseau d’entreprises. Réessayez ; si cela continue, donnez ce code à votre banque :",
        browser: "Ce navigateur est trop ancien pour le réseau d’entreprises. Mettez-le à jour, puis réessayez.",
        retry: "Réessayer",
    },
    en: {
        name: "Business network",
        waiting: "Loading…",
        network: "The business network does not answer. Check your connection, then try again.",
        refused: "This page could not load the business network. Try again; if it goes on, give this code to your bank:",
        browser: "This browser is too old for the business network. Update it, then try again.",
        retry: "Try again",
    },
};

/** The element's own locale, else that of the text around it; French when neither is known here. */
export function language(element) {
    const wish = element.getAttribute("locale") || element.closest("[lang]")?.lang || "";
    return Object.keys(WORDS).find((name) => wish.toLowerCase().split("-")[0] === name) ?? "fr";
}

export const words = (locale) => WORDS[locale];
