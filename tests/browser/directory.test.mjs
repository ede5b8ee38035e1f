// The directory in a real browser, over a small API of the test's own: what a person finds by keyboard, and what they read when
// something fails. Each screen is gone through by axe-core once.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertAccessible, countWork, idleCheck, launch, leave} from "./harness.mjs";
import {directoryServer, openDirectory} from "./harness/directory.mjs";

const PHONE = {width: 390, height: 844};

let browser, server;
const trouble = {};
before(async () => {
    browser = await launch();
    server = await directoryServer(trouble);
});
after(async () => {
    await browser?.close();
    await server?.close();
});

function visit(route, options) {
    trouble.status = undefined;
    return openDirectory(browser, server, route, options);
}
/** Waits until the control with this text has the focus. */
const focused = (page, words) => page.waitForFunction((wanted) =>
    document.querySelector("comptoir-widget").shadowRoot.activeElement?.textContent.trim() === wanted, words);

test("typing finds, arrows walk, Enter opens the page beside the list", async () => {
    const page = await visit();
    await page.box.focus();
    await page.keyboard.type("plomb lyo");
    await page.result("Plomberie Rivoire").waitFor();
    assert.equal(await page.getByText("30 entreprises", {exact: true}).first().isVisible(), true);
    assert.equal(await page.box.inputValue(), "plomb lyo");
    await page.keyboard.press("ArrowDown");
    await focused(page, "Plomberie Rivoire");
    await page.keyboard.press("ArrowDown");
    await focused(page, "Atelier Morel & Fils");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", {name: "Atelier Morel & Fils"}).waitFor();
    assert.equal(await page.place(), "/business/b-2?q=plomb%20lyo");
    assert.equal(await page.getByRole("link", {name: "Appeler"}).getAttribute("href"), "tel:+33465711234");
    await assertAccessible(page);
    await leave(page);
});

test("the number of results is said once, after typing has stopped", async () => {
    const page = await visit();
    await page.box.focus();
    await page.keyboard.type("plomb", {delay: 30});
    await page.result("Plomberie Rivoire").waitFor();
    const said = page.getByRole("status").filter({hasText: "30 entreprises"});
    await said.waitFor({state: "attached"});
    assert.equal(await said.count(), 1);
    await leave(page);
});

test("the place that was read is a chip, and goes when it is pressed", async () => {
    const page = await visit("/directory?q=plomb%20lyo");
    await page.getByRole("button", {name: /Lyon · 20 km/}).click();
    await page.getByRole("button", {name: /Lyon · 20 km/}).waitFor({state: "detached"});
    assert.equal(await page.place(), "/directory?q=plomb%20lyo&place=none");
    await leave(page);
});

test("a server that fails says what to do, keeps the text, and finds again after a retry", async () => {
    const page = await visit();
    await page.box.waitFor();
    trouble.status = 500;
    await page.box.fill("plomb");
    const retry = page.getByRole("button", {name: "Réessayer"});
    await retry.waitFor();
    assert.equal(await page.box.inputValue(), "plomb");
    trouble.status = undefined;
    await retry.click();
    await page.result("Plomberie Rivoire").waitFor();
    page.trouble.console.length = 0; // the browser itself reports a status of 500
    await leave(page);
});

test("an unreadable answer and an unplugged network are told apart", async () => {
    const page = await visit();
    await page.box.waitFor();
    trouble.status = "garbage";
    await page.box.fill("plomb");
    await page.getByText("illisible").first().waitFor();
    await page.context().setOffline(true);
    await page.box.fill("plombi");
    await page.getByText("hors ligne").first().waitFor();
    assert.equal(await page.box.inputValue(), "plombi");
    await page.context().setOffline(false);
    page.trouble.console.length = 0;
    await leave(page);
});

test("no business with all the words: the nearest ones say what they lack, and what would give more", async () => {
    const page = await visit("/directory?q=plomb%20art");
    await page.getByText("Aucune entreprise n’a tous ces mots", {exact: true}).first().waitFor();
    assert.equal(await page.getByText("Sans « art »", {exact: true}).count(), 2);
    await page.getByRole("button", {name: /sans « art »/}).click();
    await page.getByText("30 entreprises", {exact: true}).first().waitFor();
    assert.equal(await page.box.inputValue(), "plomb");
    await leave(page);
});

test("on a phone a page has a way back, which returns to its row", async () => {
    const page = await visit("/directory?q=plomb", {viewport: PHONE});
    await page.result("Atelier Morel & Fils").click();
    await page.getByRole("heading", {name: "Atelier Morel & Fils"}).waitFor();
    assert.equal(await page.results.count(), 0);
    const read = await page.locator("comptoir-widget").evaluate((element) => element.shadowRoot.querySelector(".root").textContent);
    assert.ok(read.indexOf("Retour aux résultats") < read.indexOf("À propos"), "the page is read before the bar below it");
    await page.getByRole("button", {name: "Retour aux résultats"}).click();
    await page.result("Atelier Morel & Fils").waitFor();
    await focused(page, "Atelier Morel & Fils");
    await assertAccessible(page);
    await leave(page);
});

test("Escape on a phone's page goes back to its row", async () => {
    const page = await visit("/directory?q=plomb", {viewport: PHONE});
    await page.result("Atelier Morel & Fils").click();
    await page.getByRole("heading", {name: "Atelier Morel & Fils"}).waitFor();
    await focused(page, "Atelier Morel & Fils");
    await page.keyboard.press("Escape");
    await page.result("Atelier Morel & Fils").waitFor();
    await focused(page, "Atelier Morel & Fils");
    assert.equal(await page.place(), "/directory?q=plomb");
    await leave(page);
});

for (const [what, works, words] of [["copied", true, "Lien copié"], ["not copied", false, "Le lien n’a pas pu être copié"]]) {
    test(`where nothing can be shared, the person hears that the page's address was ${what}`, async () => {
        const page = await visit("/business/b-2?q=plomb");
        await page.evaluate((works) => {
            globalThis.copied = [];
            Object.defineProperty(navigator, "share", {value: undefined});
            Object.defineProperty(navigator, "clipboard", {value: {writeText(text) {
                globalThis.copied.push(text);
                return works ? Promise.resolve() : Promise.reject(new Error());
            }}});
        }, works);
        await page.getByRole("button", {name: "Partager"}).click();
        await page.getByRole("status").filter({hasText: words}).waitFor();
        assert.match((await page.evaluate(() => globalThis.copied))[0], /#?\/business\/b-2$/);
        await leave(page);
    });
}

test("a deep link opens its page, and the host's route is obeyed", async () => {
    const page = await visit("/business/b-3?q=plomb");
    await page.getByRole("heading", {name: "Thermi Sud"}).waitFor();
    await page.locator("comptoir-widget").evaluate((element) => { element.route = "/about"; });
    await page.getByRole("heading", {name: "À propos de cet annuaire"}).waitFor();
    await assertAccessible(page);
    await leave(page);
});

test("the filters open, count and narrow", async () => {
    const page = await visit("/directory?q=plomb");
    await page.getByRole("button", {name: "Filtres"}).click();
    const dialog = page.getByRole("dialog", {name: "Filtrer les entreprises"});
    await dialog.getByRole("checkbox", {name: /RGE/}).click();
    await dialog.getByRole("button", {name: "Voir 30 entreprises"}).click();
    await dialog.waitFor({state: "detached"});
    assert.equal(await page.place(), "/directory?q=plomb&label=RGE");
    await leave(page);
});

test("all of it works as text", async () => {
    const page = await visit("/directory?q=plomb%20lyo", {text: ""});
    await page.result("Plomberie Rivoire").click();
    await page.getByRole("heading", {name: "Plomberie Rivoire"}).waitFor();
    assert.equal(await page.locator("canvas:visible").count(), 0);
    await leave(page);
});

test("in English everything is English", async () => {
    const page = await visit("/directory?q=plomb", {locale: "en"});
    await page.getByRole("searchbox", {name: "Search for a business"}).waitFor();
    await page.getByText("30 businesses", {exact: true}).first().waitFor();
    const words = await page.locator("comptoir-widget").evaluate((element) => element.shadowRoot.textContent);
    assert.doesNotMatch(words, /entreprise|Ouvert|Fermé|Trier/);
    await leave(page);
});

test("with results shown and the caret in the box, nothing happens", async () => {
    const page = await visit("/directory?q=plomb", {before: countWork});
    await page.result("Plomberie Rivoire").waitFor();
    await page.box.focus();
    await page.waitForTimeout(1500); // the number of results is said, transitions end
    const {frames, timers, changes} = await idleCheck(page, 5000);
    assert.deepEqual({frames, timers, changes}, {frames: 0, timers: 0, changes: 0});
    await leave(page);
});

test("two widgets with fonts of their own are each drawn in theirs, whichever drew last", async () => {
    const page = await visit("/directory?q=plomb");
    await page.result("Plomberie Rivoire").waitFor();
    await page.evaluate(() => {
        const other = document.createElement("comptoir-widget");
        for (const name of ["tenant", "route", "locale"]) other.setAttribute(name, document.querySelector("comptoir-widget").getAttribute(name));
        other.style.setProperty("--comptoir-font", "monospace");
        document.querySelector("main").append(other);
    });
    const chips = page.getByRole("button", {name: "Ouvert maintenant"});
    await chips.nth(1).waitFor();
    const widths = () => chips.evaluateAll((all) => all.map((chip) => Math.round(chip.getBoundingClientRect().width)));
    const [own, other] = await widths();
    assert.ok(other > own + 10, `${own} and ${other}: monospace is wider`);
    for (const index of [0, 1]) {
        await chips.nth(index).click();
        await page.waitForTimeout(300);
        const [first, second] = await widths();
        assert.ok(Math.abs(first - own) < 10 && Math.abs(second - other) < 10, "each keeps its font"); // bolder when on
    }
    await leave(page);
});
