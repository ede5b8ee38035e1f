// A page that holds the widget over a small API of the test's own: what shows follows from the test alone.
import {directoryApi} from "../fixtures/directory_api.mjs";
import {open} from "./browser.mjs";
import {serve} from "./server.mjs";

const PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Réseau</title>
<link rel="stylesheet" href="/fixtures/directory.css"><script type="module" src="/widget/v1/comptoir.js"></script>
<main><h1>Réseau</h1><comptoir-widget tenant="demo" locale="LOCALE" route="ROUTE" RENDER></comptoir-widget></main>`;

/**
 * @param {{status?: number | "garbage" | "never"}} trouble what goes wrong in the API while it is set
 * @param {Record<string, string>} [folders] further folders, by address
 */
export function directoryServer(trouble, folders = {}) {
    const page = (request, response) => {
        const {searchParams} = new URL(request.url, "http://localhost");
        const html = PAGE.replace("LOCALE", searchParams.get("locale") ?? "fr").replace("ROUTE", searchParams.get("route") ?? "/directory")
            .replace("RENDER", searchParams.has("text") ? "render=\"text\"" : "");
        response.setHeader("Content-Type", "text/html; charset=utf-8").end(html);
    };
    return serve({
        folders: {"/widget/v1/": "build/widget", "/fixtures/": "tests/browser/fixtures", ...folders},
        answers: {...directoryApi(trouble), "/page": page},
    });
}

/**
 * Opens the page at a route of the widget. `box`, `results`, `result(name)` and `place()`, the widget's route, are what most tests ask for.
 * @param {import("playwright-core").Browser} browser
 * @param {{origin: string}} server of directoryServer
 * @param {string} [route]
 * @param {object} [options] viewport, context and before as `open` has them; the others are the page's: locale, text
 */
export async function openDirectory(browser, server, route = "/directory", {viewport, context, before, ...parameters} = {}) {
    const page = await open(browser, `${server.origin}/page?${new URLSearchParams({route, ...parameters})}`, {viewport, context, before});
    page.box = page.getByRole("searchbox", {name: "Rechercher une entreprise"});
    page.results = page.getByRole("list", {name: "Résultats"});
    page.result = (name) => page.results.getByRole("link", {name});
    page.place = () => page.locator("comptoir-widget").evaluate((element) => element.route);
    return page;
}
