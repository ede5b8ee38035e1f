// Every screen through the demo portals: one pass a screen, and in deep runs each in every dress: in the page and in a frame,
// at three widths, light and dark, drawn and as text. A screen is in order when axe-core finds nothing, each drawn control is one
// accessibility node at its place, text has its contrast on the pixels, nothing is wider than the page, and nothing went wrong.
import assert from "node:assert/strict";
import {after, afterEach, before, test} from "node:test";
import {assertNoTrouble, axeCheck, axTreeCheck, closeBrowsers, closePages, contrastCheck, deep, launch, quiet} from "./harness.mjs";
import {openPortal, signIn, startDemo} from "./harness/demo.mjs";

const MODES = {inline: "network", frame: "framed"};
const WIDTHS = [390, 768, 1280];
const THEMES = ["light", "dark"];
const RENDERS = ["auto", "text"];

let browser, demo, business;
before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo({size: 2000})]);
    const answer = await fetch(`${demo.network}/api/v1/tenants/deux-rives/businesses?q=plombier&limit=2`);
    [, business] = (await answer.json()).items; // the first may be the own one of whoever is signed in
});
after(async () => {
    await closeBrowsers();
    await demo?.close();
});
afterEach(closePages);

const api = () => `${demo.network}/api/**`;
const heading = (name) => (inside) => inside.getByRole("heading", {name}).first().waitFor();
const text = (words) => (inside) => inside.getByText(words).first().waitFor();

const textbox = (name) => (inside) => inside.getByRole("textbox", {name}).first().waitFor();
const select = (name) => (inside) => inside.getByRole("combobox", {name}).waitFor();
const button = (name) => (inside) => inside.getByRole("button", {name}).waitFor();
/** Opens a part of one's own page. */
const part = (name) => (inside) => inside.getByRole("link", {name, exact: true}).click();

/** Where each screen is, how one gets there, and what shows that one has. */
const SCREENS = {
    "the start": {route: "/directory", shows: heading("Qui cherchez-vous ?")},
    "results": {route: "/directory?q=plomb%20lyo", shows: (inside) => inside.getByRole("listitem").first().waitFor()},
    "results that lack a word": {route: "/directory?q=ferronnier%20d%27art%20lyo", shows: text(/tous ces mots/)},
    "no result": {route: "/directory?q=xqzw%20vvkk", shows: text("Aucune entreprise trouvée")},
    "the filters": {
        route: "/directory?q=plomb%20lyo",
        act: (inside) => inside.getByRole("button", {name: "Filtres"}).click(),
        shows: (inside) => inside.getByRole("dialog", {name: "Filtrer les entreprises"}).waitFor(),
    },
    "a business": {route: () => `/business/${business.id}?q=plombier`, shows: (inside) => heading(business.name)(inside)},
    "a business that is gone": {route: "/business/nobody", shows: text("Cette page n’existe pas ou plus"), failing: true},
    "about": {route: "/about", shows: heading("À propos de cet annuaire")},
    "one's own page": {route: "/mine", shows: textbox("Téléphone")},
    ...Object.fromEntries([
        ["identity", "Identité", textbox("Nom commercial")], ["what we do", "Ce que nous faisons", textbox("Présentation")],
        ["places and hours", "Lieux et horaires", textbox("lundi")], ["contact", "Coordonnées", textbox("Téléphone")],
        ["photos", "Photos", heading("Photos")], ["who sees what", "Qui voit quoi", select("Qui voit ma page")],
        ["the team", "Équipe", button("Quitter cette entreprise")], ["the history", "Historique", heading("Historique")],
        ["one's data", "Mes données", button("Effacer mes données")],
    ].map(([name, link, shows]) => [name, {route: "/mine", act: part(link), shows}])),
    "erasing": {
        route: "/mine",
        async act(inside) {
            await part("Mes données")(inside);
            await inside.getByRole("button", {name: "Effacer mes données"}).click();
        },
        shows: (inside) => inside.getByRole("dialog", {name: "Effacer mes données"}).waitFor(),
    },
    "choosing for which business one acts": {as: "paul", route: "/notices", shows: select("Vous agissez pour")},
    "a name like another's": {
        as: "paul", route: "/mine",
        async act(inside) {
            await part("Identité")(inside);
            await inside.getByRole("textbox", {name: "Nom commercial"}).fill(business.name.replace(/[aeo]/, (letter) => ({a: "а", e: "е", o: "о"})[letter])); // Cyrillic
        },
        shows: text(/Ce nom se lit comme/),
    },
    "one's network": {route: "/network", shows: (inside) => inside.getByRole("tab", {name: "Relations"}).waitFor()},
    "the bell": {route: "/notices", shows: heading("Notifications")},
    "asking to connect": {
        route: () => `/business/${business.id}?q=plombier`,
        act: (inside) => inside.getByRole("button", {name: "Demander une relation"}).click(),
        shows: (inside) => inside.getByRole("dialog", {name: "Demander une relation"}).waitFor(),
    },
    "reporting a page": {
        route: () => `/business/${business.id}?q=plombier`,
        act: (inside) => inside.getByRole("button", {name: "Signaler cette page"}).click(),
        shows: (inside) => inside.getByRole("dialog", {name: "Signaler cette page"}).waitFor(),
    },
    "reporting a page as a visitor": {
        as: "nobody", route: () => `/business/${business.id}?q=plombier`,
        act: (inside) => inside.getByRole("button", {name: "Signaler cette page"}).click(),
        shows: text(/Vous n’êtes pas connecté/),
    },
    "one's reports": {as: "paul", route: "/reports", shows: text(/La photo de l’atelier/)},
    "the desk's reports": {as: "nadia", route: "/desk", shows: text(/La photo de l’atelier/)},
    "deciding": {
        as: "nadia", route: "/desk",
        async act(inside) {
            const [take, decide] = ["Prendre en charge", "Décider"].map((name) => inside.getByRole("button", {name}).first());
            await take.or(decide).first().waitFor();
            if (!await decide.count()) await take.click(); // an earlier pass may have done it
            await decide.click();
            await inside.getByRole("radio", {name: /^Retenir/}).click();
        },
        shows: textbox("Article"),
    },
    "the desk's businesses": {as: "nadia", route: "/desk/businesses", shows: (inside) => inside.getByRole("listitem").first().waitFor()},
    "the desk's people": {
        as: "nadia", route: "/desk/people",
        act: (inside) => inside.getByRole("button", {name: "Chercher"}).click(),
        shows: (inside) => inside.getByRole("listitem").filter({hasText: "Paul Vasseur"}).first().waitFor(),
    },
    "names that deceive": {as: "nadia", route: "/desk/names", shows: text("Se lit comme")},
    "the audit": {as: "nadia", route: "/desk/audit", shows: (inside) => inside.getByRole("listitem").first().waitFor()},
    "a business at the desk": {as: "nadia", route: () => `/desk/business/${business.id}`, shows: heading("Faits vérifiés")},
    "pausing a page": {
        as: "nadia", route: () => `/desk/business/${business.id}`,
        act: (inside) => inside.getByRole("button", {name: "Suspendre la page"}).click(),
        shows: (inside) => inside.getByRole("dialog", {name: "Suspendre la page"}).waitFor(),
    },
    "waiting for the person": {
        except: ["page-has-heading-one"], bare: true, // while nothing is known there is nothing to head, and nothing to press
        route: "/directory?q=plomb", before: (page) => page.route(/\/me$/, () => {}),
        shows: (inside) => inside.getByText("Chargement de la page").first().waitFor({state: "attached"}),
    },
    "waiting for results": {
        except: ["page-has-heading-one"], // alone, the list is headed by how many there are
        route: "/directory?q=plomb", before: (page) => page.route(/\/businesses\?/, () => {}),
        shows: (inside) => inside.getByText("Recherche en cours").first().waitFor({state: "attached"}),
    },
    "a failure": {
        route: "/directory?q=plomb", before: (page) => page.route(api(), (route) => route.abort()), shows: text("La recherche n’a pas abouti"),
        failing: true,
    },
};

/** All dresses in deep runs; else each screen in one, so that every value of each is worn by some. */
function dresses(index) {
    if (!deep) return [{mode: Object.keys(MODES)[index % 2], width: WIDTHS[index % 3], theme: THEMES[(index >> 1) % 2], render: RENDERS[index % 4 === 2 ? 1 : 0]}];
    return Object.keys(MODES).flatMap((mode) => WIDTHS.flatMap((width) => THEMES.flatMap((theme) => RENDERS.map((render) => ({mode, width, theme, render})))));
}

async function open(screen, {mode, width, theme, render}) {
    const page = await openPortal(browser, demo, "fr/accounts.html", {
        viewport: {width, height: 900}, context: {colorScheme: theme, deviceScaleFactor: 2, viewport: {width, height: 900}}});
    if (screen.as) await signIn(page, demo.portal, screen.as);
    await screen.before?.(page);
    if (screen.as) await signIn(page, demo.portal, screen.as);
    const route = typeof screen.route === "function" ? screen.route() : screen.route;
    await page.goto(`${demo.portal}/fr/${MODES[mode]}.html#${route}`);
    await page.locator("comptoir-widget").evaluate((element, wish) => { element.render = wish; }, render);
    const inside = () => page.inside();
    await page.locator("comptoir-widget").scrollIntoViewIfNeeded();
    for (let tries = 0; mode === "frame" && inside() === page.mainFrame() && tries < 200; tries++) await page.waitForTimeout(20);
    await screen.act?.(inside());
    await screen.shows(inside());
    await quiet(inside());
    return page;
}

Object.entries(SCREENS).forEach(([name, screen], index) => {
    for (const dress of dresses(index)) {
        test(`${name}: ${Object.values(dress).join(", ")}`, async () => {
            const page = await open(screen, dress);
            const frame = page.inside();
            const isText = dress.render === "text";
            if (screen.failing) page.trouble.console.length = 0; // the browser itself reports each request that failed
            await assertNoTrouble(page);
            assert.deepEqual(await axeCheck(page, {frame, text: isText, except: screen.except}), [], "axe-core, inside");
            if (frame !== page.mainFrame()) assert.deepEqual(await axeCheck(page), [], "axe-core, around");
            assert.equal(await frame.locator("canvas").filter({visible: true}).count() > 0, !isText);
            if (!isText) {
                const {drawn, matched, problems} = await axTreeCheck(page, {frame});
                assert.deepEqual(problems, []);
                assert.ok(screen.bare || drawn > 0);
                assert.equal(drawn, matched);
            }
            assert.deepEqual((await contrastCheck(page, {frame})).problems, []);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "the page scrolls sideways");
            await page.context().close();
        });
    }
});
