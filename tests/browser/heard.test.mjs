// What a blind accountant hears, going through the widget from top to bottom: read out by a virtual screen reader over the mirror
// and compared with the words in fixtures/heard/, a line for each thing said. COMPTOIR_AGREE=1 writes what is said now: read the
// difference aloud before it is committed.
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {closeBrowsers, launch, leave, quiet} from "./harness.mjs";
import {directoryServer, openDirectory} from "./harness/directory.mjs";

const READER = {"/reader/": "node_modules/@guidepup/virtual-screen-reader/lib/esm"};
const PHRASES_MAX = 400;

let browser, server;
before(async () => {
    browser = await launch();
    server = await directoryServer({}, READER);
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

/** Runs before the page's scripts: it is Thursday morning, so that the words of opening hours hold. */
const onThursday = () => { Date.now = () => Date.UTC(2026, 4, 21, 9, 0); };

/** Runs in the page: what is said on the way through the widget, until something is said that starts with `last`. */
const readThrough = async ({last, most}) => {
    const {virtual} = await import("/reader/index.browser.js");
    await virtual.start({container: document.querySelector("comptoir-widget").shadowRoot.querySelector(".mirror")});
    for (let step = 0; step < most; step++) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()).startsWith(last)) break;
    }
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said;
};

/** A paragraph's lines are one thing said: where they break is the font's business. */
function joined(said) {
    const phrases = [];
    let inParagraph = false;
    for (const phrase of said) {
        const continues = inParagraph && !/^(paragraph|end of |link|mark)/.test(phrase) && phrases.at(-1) !== "paragraph";
        if (continues) phrases.push(`${phrases.pop()} ${phrase}`);
        else phrases.push(phrase);
        if (/^(end of )?paragraph$/.test(phrase)) inParagraph = phrase === "paragraph";
    }
    return phrases;
}

const SCREENS = {
    start: {route: "/directory", shows: (page) => page.getByRole("heading", {name: "Qui cherchez-vous ?"})},
    results: {
        route: "/directory?q=plomb%20lyo", viewport: {width: 390, height: 500}, shows: (page) => page.result("Plomberie Rivoire"),
        announces: "30 entreprises", last: "end of listitem, level 1, position 2", // the third says no more than the second
    },
    business: {route: "/business/b-1", viewport: {width: 390, height: 844}, shows: (page) => page.getByRole("heading", {name: "Plomberie Rivoire"})},
    nothing: {
        route: "/directory?q=zzz", shows: (page) => page.getByText("Aucune entreprise trouvée").first(),
        announces: "Aucune entreprise trouvée",
    },
};
for (const [name, {route, viewport, shows, announces, last = "end of region, Comptoir"}] of Object.entries(SCREENS)) {
    test(`${name}: what is heard is what was agreed`, async () => {
        const page = await openDirectory(browser, server, route, {viewport, before: onThursday});
        await shows(page).waitFor();
        if (announces) await page.getByRole("status").filter({hasText: announces}).waitFor({state: "attached"});
        await quiet(page);
        const said = joined(await page.evaluate(readThrough, {last, most: PHRASES_MAX}));
        const file = `tests/browser/fixtures/heard/${name}.txt`;
        if (process.env.COMPTOIR_AGREE) writeFileSync(file, said.join("\n") + "\n");
        assert.deepEqual(said, readFileSync(file, "utf8").trimEnd().split("\n"));
        await leave(page);
    });
}
