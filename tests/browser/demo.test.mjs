// The product as a person meets it, through nginx and both banks' portals: a plumber near Lyon is found, opened and left again
// by keyboard alone, in the page and in a frame, and nothing that the portal promised its engineer is broken on the way.
import assert from "node:assert/strict";
import {after, afterEach, before, test} from "node:test";
import {assertAccessible, closeBrowsers, closePages, launch, leave, quiet, until} from "./harness.mjs";
import {openPortal, startDemo} from "./harness/demo.mjs";

const MODES = {inline: "network", frame: "framed"};
const WORDS = "plomb lyo";
const LYON_RADIUS_M = 20_000;
const PHONE = {width: 390, height: 844};

let browser, demo;
before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo({size: 2000})]);
});
after(async () => {
    await closeBrowsers();
    await demo?.close();
});
afterEach(closePages);

/** What has the focus in a document's widget: its words, and which row of a list it is in (0: none). */
const focusOf = (frame) => frame.evaluate(() => {
    const element = document.querySelector("comptoir-widget")?.shadowRoot.activeElement;
    return {
        words: element?.textContent.trim() ?? "",
        role: element?.getAttribute("role") ?? (element?.type || element?.localName) ?? "",
        row: Number(element?.closest("li")?.getAttribute("aria-posinset") ?? 0),
    };
});
async function press(page, key, reached, times = 1) {
    for (let time = 0; time < times; time++) {
        await page.keyboard.press(key);
        if (reached(await focusOf(page.inside()))) return;
    }
    for (let tries = 0; tries < 200; tries++) {
        if (reached(await focusOf(page.inside()))) return;
        await page.waitForTimeout(20);
    }
    assert.fail(`${key} leads to ${JSON.stringify(await focusOf(page.inside()))}`);
}
const plumbersNearLyon = async () => {
    const answer = await fetch(`${demo.network}/api/v1/tenants/deux-rives/businesses?${new URLSearchParams({q: WORDS})}`);
    return (await answer.json()).items;
};

/** The page with the words typed and their results drawn, by keyboard only. */
async function typed(name, options) {
    const page = await openPortal(browser, demo, `fr/${name}.html`, options);
    await page.ready();
    await press(page, "Tab", ({role}) => role === "search", 40);
    await page.keyboard.type(WORDS, {delay: 30});
    await page.inside().getByRole("button", {name: /^Retirer : Lyon/}).or(page.inside().getByRole("button", {name: /^Lyon/})).first().waitFor();
    await quiet(page.inside());
    return page;
}

for (const [mode, name] of Object.entries(MODES)) {
    test(`${mode}: by keyboard alone a plumber near Lyon is found, opened, and left for the row one came from`, async () => {
        const items = await plumbersNearLyon();
        assert.ok(items.length >= 2 && items.every(({why, trade}) => why.distance_m <= LYON_RADIUS_M && trade.code.startsWith("43.2")));
        const page = await typed(name);
        for (const [index, {name: found}] of items.slice(0, 3).entries()) {
            const row = page.inside().getByRole("listitem").nth(index);
            await row.getByRole("link", {name: found, exact: true}).waitFor();
        }
        await assertAccessible(page, {frame: page.inside()});

        await press(page, "ArrowDown", ({row}) => row === 1);
        await press(page, "ArrowDown", ({row}) => row === 2);
        await page.keyboard.press("Enter");
        await page.inside().getByRole("heading", {name: items[1].name, exact: true}).waitFor();
        await until(page, (id) => location.hash.startsWith(`#/business/${id}`), items[1].id);
        await quiet(page.inside());
        await assertAccessible(page, {frame: page.inside()});

        await page.goBack();
        await until(page, () => location.hash.startsWith("#/directory"));
        await press(page, "Shift", ({row}) => row === 2);
        assert.equal(await page.field().inputValue(), WORDS);
        await leave(page);
    });

    test(`${mode}, on a phone: the page replaces the list, and its way back returns to the row`, async () => {
        const items = await plumbersNearLyon();
        const page = await typed(name, {viewport: PHONE});
        await press(page, "ArrowDown", ({row}) => row === 1);
        await page.keyboard.press("Enter");
        await page.inside().getByRole("heading", {name: items[0].name, exact: true}).waitFor();
        assert.equal(await page.inside().getByRole("list", {name: "Résultats"}).count(), 0);
        await press(page, "Shift", ({words}) => words === items[0].name); // its title
        await quiet(page.inside());
        await assertAccessible(page, {frame: page.inside()});
        await press(page, "Shift+Tab", ({words}) => words === "Retour aux résultats", 5);
        await press(page, "Enter", ({row}) => row === 1);
        await leave(page);
    });
}

test("Escape empties the box, and the start stands there again", async () => {
    const page = await typed("network");
    await page.keyboard.press("Escape");
    await page.inside().getByRole("heading", {name: "Qui cherchez-vous ?"}).waitFor();
    assert.equal(await page.field().inputValue(), "");
    await leave(page);
});

test("the narrow panel and the public page find as well", async () => {
    const [first] = await plumbersNearLyon();
    for (const name of ["transfers", "public"]) {
        const page = await typed(name);
        await page.inside().getByRole("link", {name: first.name, exact: true}).waitFor();
        await assertAccessible(page);
        await leave(page);
    }
});

test("what comes by itself moves nothing: the widget, its first results, a page that was linked to", async () => {
    const [{id}] = await plumbersNearLyon();
    for (const name of ["network", "framed"])
        for (const route of ["/directory", "/directory?q=plomb%20lyo", `/business/${id}`, "/about"]) {
            const page = await openPortal(browser, demo, `fr/${name}.html#${route}`);
            await page.ready();
            await quiet(page.inside());
            assert.equal(await page.shift(), 0, `${name}, ${route}`);
            await leave(page);
        }
});
