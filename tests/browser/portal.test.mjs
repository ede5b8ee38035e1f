// The demo as a person meets it: two banks' portals with the widget in them, served by the released program behind nginx.
import assert from "node:assert/strict";
import {execFile} from "node:child_process";
import {after, afterEach, before, test} from "node:test";
import {promisify} from "node:util";
import {axeCheck, closePages, launch, leave, until} from "./harness.mjs";
import {openPortal, startDemo} from "./harness/demo.mjs";

const PAGES = ["accounts", "transfers", "network", "framed", "public", "engineer"];
const WITH_WIDGET = ["transfers", "network", "framed", "public"];

let browser, demo;
before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo()]);
});
after(async () => {
    await browser?.close();
    await demo?.close();
});
afterEach(closePages);

const visit = (path, options) => openPortal(browser, demo, path, options);
const comptoir = async (...words) => {
    try {
        return {status: 0, ...await promisify(execFile)("build/comptoir", words)};
    } catch ({code, stdout, stderr}) {
        return {status: code, stdout, stderr};
    }
};

for (const language of ["fr", "en"]) {
    test(`every page of the portal is in order, in ${language}: policy, requests, accessibility, and nothing moves`, async () => {
        for (const name of PAGES) {
            const page = await visit(`${language}/${name}.html`);
            if (WITH_WIDGET.includes(name)) await page.ready();
            assert.equal(await page.evaluate(() => document.documentElement.lang), language);
            await page.waitForTimeout(200);
            assert.equal(await page.shift(), 0, `${name} moves`);
            assert.deepEqual(await axeCheck(page), [], name);
            await leave(page);
        }
    });
}

test("every link of the portals leads somewhere", async () => {
    const seen = new Set();
    const open_ = [`${demo.portal}/`, `${demo.otherPortal}/`];
    while (open_.length) {
        const address = open_.pop();
        if (seen.has(address)) continue;
        seen.add(address);
        const answer = await fetch(address);
        assert.equal(answer.status, 200, address);
        if (!answer.headers.get("content-type").startsWith("text/html")) continue;
        for (const [, href] of (await answer.text()).matchAll(/(?:href|src)="([^"#][^"]*)"/g)) open_.push(new URL(href.replaceAll("&amp;", "&"), address).href);
    }
    assert.ok(seen.size >= 2 * (2 * PAGES.length), `${seen.size} addresses`);
});

for (const name of ["network", "framed"]) {
    test(`${name}: typed words find businesses, and the address bar follows`, async () => {
        const page = await visit(`fr/${name}.html`);
        await page.ready();
        await page.field().fill("plomb");
        await page.inside().getByRole("listitem").first().waitFor();
        await until(page, () => location.hash.includes("plomb"));
        await page.inside().getByRole("listitem").first().getByRole("link").or(page.inside().getByRole("link", {name: /\w/})).first().waitFor();
        const before = await page.evaluate(() => history.length);
        await page.field().fill("plombier");
        await until(page, () => location.hash.includes("plombier"));
        assert.equal(await page.evaluate(() => history.length), before, "a letter adds no step to go back");
        await leave(page);
    });
}

test("an address with a route opens there, in both banks", async () => {
    for (const bank of [demo.portal, demo.otherPortal]) {
        const page = await visit("fr/network.html#/directory?q=boulanger", {bank});
        await page.ready();
        assert.equal(await page.field().inputValue(), "boulanger");
        await leave(page);
    }
});

test("when the network goes, the person is told, keeps what was typed, and finds on once it is back", async () => {
    const page = await visit("fr/network.html");
    await page.ready();
    await page.route(`${demo.network}/api/**`, (route) => route.abort());
    await page.field().fill("boulanger");
    const again = page.getByRole("button", {name: "Réessayer"}).first();
    await again.waitFor();
    assert.equal(await page.field().inputValue(), "boulanger");
    await page.unroute(`${demo.network}/api/**`);
    await again.click();
    await page.getByRole("listitem").first().waitFor();
    assert.equal(await page.field().inputValue(), "boulanger");
    page.trouble.console.length = 0; // the browser itself reports each request that failed
    await leave(page);
});

test("the widget follows the portal from light to dark", async () => {
    for (const name of ["network", "framed"]) {
        const page = await visit(`fr/${name}.html`, {bank: demo.otherPortal, context: {colorScheme: "light"}});
        await page.ready();
        const surface = () => page.inside().evaluate(() => {
            const mirror = document.querySelector("comptoir-widget").shadowRoot.querySelector(".mirror");
            return getComputedStyle(mirror).getPropertyValue("--surface");
        });
        const light = await surface();
        await page.getByRole("button", {name: "Clair ou sombre"}).click();
        for (let tries = 0; tries < 50 && await surface() === light; tries++) await page.waitForTimeout(20);
        assert.notEqual(await surface(), light);
        await leave(page);
    }
});

/** Whom the network is asked for from now on, by the tokens of the page's requests; null: a visitor. */
function listen(page) {
    const people = [];
    page.on("request", (request) => {
        if (!request.url().startsWith(`${demo.network}/api/`) || request.method() === "OPTIONS") return;
        const token = request.headers().authorization?.replace(/^Bearer /, "");
        if (!token && /\/tenants\/[\w-]+$/.test(request.url())) return; // what the bank chose, asked for before it is known who is there
        people.push(token ? JSON.parse(Buffer.from(token.split(".")[1], "base64url")).sub : null);
    });
    return people;
}
const becomes = async (condition, what) => {
    for (let tries = 0; tries < 500 && !await condition(); tries++) await new Promise((later) => setTimeout(later, 20));
    assert.ok(await condition(), what);
};
const menuOf = (page) => page.locator("[data-person-menu]");
async function signIn(page, name) {
    await menuOf(page).locator("summary").click();
    await menuOf(page).getByRole("button", {name}).click();
}

for (const name of ["network", "framed", "transfers"]) {
    test(`${name}: the bank vouches for whoever is signed in, and for the next one without the page being loaded again`, async () => {
        const page = await visit(`fr/${name}.html`);
        await page.ready(); // a page that is left while it asks who is there goes on as a visitor, for a moment
        const people = listen(page);
        await page.reload();
        await page.ready();
        await page.field().fill("secret de claire");
        await becomes(() => people.length > 1, "the network is asked");
        assert.deepEqual(new Set(people), new Set(["claire"]));
        await page.evaluate(() => { globalThis.sameDocument = true; });
        people.length = 0;
        await signIn(page, "Paul Vasseur");
        await menuOf(page).getByText("Connecté en tant que Paul Vasseur").or(menuOf(page).locator("summary", {hasText: "Paul Vasseur"})).first().waitFor();
        await becomes(() => people.includes("paul"), "the next person's directory is asked for");
        await becomes(async () => await page.field().inputValue() === "", "the first person's words are gone");
        assert.deepEqual(people.slice(people.indexOf("paul")).filter((who) => who !== "paul"), []);
        people.length = 0;
        await signIn(page, "Visiteur");
        await becomes(() => people.includes(null), "the visitor's directory is asked for");
        assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
        await leave(page);
    });
}

test("who was chosen is there after a reload too, in that bank alone, and the choice is no script's to read", async () => {
    const page = await visit("en/network.html");
    await page.ready();
    await signIn(page, "Nadia Ferrand");
    await menuOf(page).locator("summary", {hasText: "Nadia Ferrand"}).waitFor();
    assert.equal(await page.evaluate(() => document.cookie), "");
    const people = listen(page);
    await page.reload();
    await page.ready();
    assert.match(await menuOf(page).locator("summary").innerText(), /Signed in as\s+Nadia Ferrand/);
    assert.equal(await menuOf(page).locator("[aria-current]").count(), 1);
    assert.deepEqual(new Set(people), new Set(["nadia"]));
    await page.goto(`${demo.otherPortal}/en/network.html`);
    await page.ready();
    assert.match(await menuOf(page).locator("summary").innerText(), /Yann Le Goff/);
    assert.equal(people.at(-1), "yann");
    await page.context().close();
});

test("the person menu is used by keyboard alone, and Escape closes it", async () => {
    const page = await visit("fr/accounts.html");
    const opener = menuOf(page).locator("summary");
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Claire Lambert/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await menuOf(page).locator("summary", {hasText: "Karim Benali"}).waitFor();
    await until(page, () => document.activeElement.localName === "summary" && !document.querySelector("[data-person-menu]").open);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await until(page, () => document.activeElement.localName === "summary" && !document.querySelector("[data-person-menu]").open);
    await leave(page);
});

test("the person menu is in order when it is open, on a phone too", async () => {
    for (const width of [390, 1280]) {
        const page = await visit("fr/accounts.html", {context: {viewport: {width, height: 844}}});
        await menuOf(page).locator("summary").click();
        for (const button of await menuOf(page).getByRole("button").all()) {
            const box = await button.boundingBox();
            assert.ok(box.x >= 0 && box.x + box.width <= width && box.height >= 44);
        }
        assert.deepEqual(await axeCheck(page), []);
        await leave(page);
    }
});

test("who reads the network as text gets it so, after a reload and without one", async () => {
    for (const name of ["network", "framed"]) {
        const page = await visit(`fr/${name}.html`);
        await page.ready();
        await signIn(page, "Henri Vallet");
        await page.inside().waitForFunction(() => document.querySelector("comptoir-widget").render === "text");
        await page.reload();
        await page.ready();
        assert.equal(await page.inside().evaluate(() => document.querySelector("comptoir-widget").render), "text");
        await leave(page);
    }
});

test("the public page signs nobody in", async () => {
    const page = await visit("fr/public.html");
    const people = listen(page);
    await page.reload();
    await page.ready();
    assert.ok(people.length > 0);
    assert.deepEqual(new Set(people), new Set([null]));
    await leave(page);
});

test("check-embed finds nothing missing in the portal's pages, and says what a page without the widget lacks", async () => {
    for (const name of WITH_WIDGET) {
        const {status, stdout} = await comptoir("check-embed", `${demo.portal}/fr/${name}.html`);
        assert.equal(status, 0, stdout);
        assert.doesNotMatch(stdout, /MISSING/);
    }
    const {status, stdout} = await comptoir("check-embed", `${demo.portal}/fr/accounts.html`);
    assert.equal(status, 1);
    assert.match(stdout, /MISSING\s+script/);
});

test("Ctrl-C ends all that the demo has started", async () => {
    const own = await startDemo({size: 20});
    assert.equal(await own.close(), 0);
    for (const address of [own.portal, own.otherPortal, own.network]) await assert.rejects(fetch(address), address);
});
