// The widget in a bank's page: both modes, under the policies that the documentation gives, with what goes wrong on bad days.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertNoTrouble, deep, launch, open, until} from "./harness.mjs";
import {policies, stage} from "./harness/embedding.mjs";

const MODES = {
    "inline": '<comptoir-widget tenant="demo"></comptoir-widget>',
    "frame": '<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>',
    "sandboxed frame": '<comptoir-widget tenant="demo" mode="frame" sandbox></comptoir-widget>',
};
const ROUNDS = deep ? 1000 : 30;

let browser, set;
before(async () => {
    browser = await launch();
    set = await stage();
});
after(async () => {
    await browser?.close();
    await set?.close();
});

/** Opens a page of the bank; what happens to its widgets is in page.happened(). */
async function visit(content, {policy, headers, ...options} = {}) {
    const page = await open(browser, set.page(content, policy, headers), {
        origins: [set.network.origin],
        before: () => {
            globalThis.happened = [];
            for (const name of ["ready", "navigate", "layout", "error"]) {
                addEventListener(`comptoir:${name}`, ({detail}) => globalThis.happened.push({name, detail}));
            }
        },
        ...options,
    });
    page.happened = (name) => page.evaluate((wanted) => globalThis.happened.filter((event) => event.name === wanted), name);
    page.widget = page.locator("comptoir-widget").first();
    page.inside = () => page.frames().length > 1 ? page.frames()[1] : page;
    return page;
}
const searchField = (place) => place.getByRole("searchbox").or(place.getByRole("combobox", {name: /./})).first();
const stands = (page) => page.waitForFunction(() => globalThis.happened.some(({name}) => name === "ready"));
const close = (page) => page.context().close();

for (const [mode, content] of Object.entries(MODES)) {
    test(`${mode}: it stands where the page's policy has the documented lines only`, async () => {
        const page = await visit(content);
        await stands(page);
        await searchField(page.inside()).waitFor();
        await assertNoTrouble(page);
        await close(page);
    });
}

test("inline needs no directive that the documentation does not name, and each that it names", async () => {
    for (const directive of ["connect-src", "'wasm-unsafe-eval'"]) {
        const policy = policies.inline(set.network.origin).replace(directive, directive === "connect-src" ? "media-src" : "");
        const page = await visit(MODES.inline, {policy});
        await page.getByRole("alert").waitFor();
        const [{detail}] = await page.happened("error");
        assert.equal(detail.code, "csp");
        await close(page);
    }
});

test("a frame that the page's policy refuses is said by its directive", async () => {
    const page = await visit(MODES.frame, {policy: policies.inline(set.network.origin)});
    await page.getByRole("alert").waitFor();
    assert.deepEqual((await page.happened("error"))[0].detail, {code: "csp", message: "frame-src"});
    await close(page);
});

const FAULTS = [
    ["the engine is not the one that was promised", "broken", "start-", "integrity"],
    ["the module is not the one that was promised", "broken", "comptoir-", "integrity"],
    ["the engine does not come", "down", "start-", "network"],
    ["the module does not come", "down", "comptoir-", "network"],
    ["the words are not those that were promised", "broken", "en-", "network"],
    ["the words do not come", "down", "en-", "network"],
];
for (const [what, fault, name, code] of FAULTS) {
    test(`${what}: the person is told, and trying again helps once it is mended`, async () => {
        set.network.faults[fault] = name;
        const page = await visit('<comptoir-widget tenant="demo" locale="en"></comptoir-widget>');
        await page.getByRole("alert").waitFor();
        assert.equal((await page.happened("error"))[0].detail.code, code);
        set.network.faults[fault] = null;
        await page.getByRole("button", {name: "Try again"}).click();
        await stands(page);
        assert.equal(await page.getByRole("alert").count(), 0);
        await close(page);
    });
}

test("a loader that does not come leaves the page as it is, and the script's own error event says so", async () => {
    set.network.faults.down = "comptoir.js";
    const page = await visit(`<p>Votre compte</p>${MODES.inline}`, {before: () => {
        addEventListener("error", ({target}) => { globalThis.missing = target.localName; }, true);
    }});
    await until(page, () => globalThis.missing === "script");
    assert.equal(await page.getByText("Votre compte").isVisible(), true);
    set.network.faults.down = null;
    await close(page);
});

test("a page that isolates itself from other origins holds the widget, in both modes", async () => {
    for (const content of [MODES.inline, MODES.frame]) {
        const page = await visit(content, {headers: {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin"}});
        await stands(page);
        assert.equal(await page.evaluate(() => globalThis.crossOriginIsolated), true);
        await searchField(page.inside()).waitFor();
        await assertNoTrouble(page);
        await close(page);
    }
});

test("a network that does not answer the frame is said, and trying again helps once it does", async () => {
    set.network.faults.down = "frame.html";
    const page = await visit(MODES.frame);
    await page.getByRole("alert").waitFor();
    assert.equal((await page.happened("error"))[0].detail.code, "network");
    set.network.faults.down = null;
    await page.getByRole("button", {name: "Réessayer"}).click();
    await stands(page);
    await close(page);
});

test("a page that the bank's network does not know can't frame it", async () => {
    set.network.faults.ancestors = "https://elsewhere.example";
    const page = await visit(MODES.frame);
    await page.getByRole("alert").waitFor();
    set.network.faults.ancestors = null;
    await close(page);
});

test("the words stand before the painter is made, in a colour that can be read; the picture then takes their place", async () => {
    const page = await visit(MODES.inline, {before: () => {
        globalThis.happened = [];
        const {getContext} = OffscreenCanvas.prototype;
        OffscreenCanvas.prototype.getContext = function (kind, ...words) {
            if (kind === "webgl2") {
                const heading = document.querySelector("comptoir-widget").shadowRoot.querySelector("h2, h3");
                globalThis.atPainter = {words: heading?.textContent, colour: heading && getComputedStyle(heading).color};
            }
            return getContext.call(this, kind, ...words);
        };
    }});
    await page.waitForFunction(() => document.querySelector("comptoir-widget").shadowRoot.querySelector("canvas"));
    const {words, colour} = await page.evaluate(() => globalThis.atPainter);
    assert.ok(words);
    assert.match(colour, /^rgb\(/); // rgba(0, 0, 0, 0) would be the mirror's over its picture
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("comptoir-widget").shadowRoot.querySelector("h2, h3")).color),
        "rgba(0, 0, 0, 0)");
    await close(page);
});

test("without WebGL it shows as text, and says so", async () => {
    const blind = await launch({gl: false});
    const own = browser;
    browser = blind;
    try {
        const page = await visit(MODES.inline);
        await stands(page);
        await page.waitForFunction(() => globalThis.happened.findLast(({name}) => name === "layout")?.detail.flows === true);
        await close(page);
    } finally {
        browser = own;
        await blind.close();
    }
});

test("render=text flows in the page, and a frame grows with it", async () => {
    for (const mode of ["inline", "frame"]) {
        const page = await visit(`<comptoir-widget tenant="demo" mode="${mode}" render="text"></comptoir-widget>`);
        await stands(page);
        await page.waitForFunction(() => {
            const element = document.querySelector("comptoir-widget");
            const frame = element.shadowRoot.querySelector("iframe");
            const {height} = element.getBoundingClientRect();
            return height !== 720 && (!frame || frame.getBoundingClientRect().height === height);
        });
        const scrolls = await page.inside().evaluate(() => document.documentElement.scrollHeight > innerHeight + 1);
        assert.ok(mode === "inline" || !scrolls, "nothing is cut off in the frame");
        await page.widget.evaluate((element) => { element.render = "auto"; });
        await page.waitForFunction(() => document.querySelector("comptoir-widget").getBoundingClientRect().height === 720);
        await close(page);
    }
});

test("several stand on one page, each with its own place", async () => {
    const content = '<comptoir-widget tenant="demo"></comptoir-widget><comptoir-widget tenant="demo" locale="en"></comptoir-widget>' +
        '<comptoir-widget tenant="demo" mode="frame"></comptoir-widget>';
    const network = set.network.origin;
    const page = await visit(content, {policy: `${policies.inline(network)}; frame-src ${network}`});
    const ready = (count) => page.waitForFunction((wanted) => globalThis.happened.filter(({name}) => name === "ready").length === wanted, count);
    await ready(2);
    await page.locator("comptoir-widget").last().scrollIntoViewIfNeeded(); // a browser gives no frames to a frame out of sight
    await ready(3);
    const [first, second] = await page.locator("comptoir-widget").all();
    await searchField(first).fill("plombier");
    assert.equal(await searchField(second).inputValue(), "");
    await assertNoTrouble(page);
    await close(page);
});

test("put in, taken out and put in within one tick, it stands once", async () => {
    for (const mode of ["inline", "frame"]) {
        const page = await visit(MODES.frame.replace('mode="frame"', `mode="${mode}" id="w"`), {
            policy: `${policies.inline(set.network.origin)}; frame-src ${set.network.origin}`});
        await stands(page);
        await page.widget.evaluate((element) => {
            const {parentNode} = element;
            globalThis.happened.length = 0;
            element.remove();
            parentNode.append(element);
            element.remove();
            parentNode.append(element);
        });
        await stands(page);
        await page.waitForTimeout(300);
        assert.equal((await page.happened("ready")).length, 1);
        assert.equal(await page.evaluate(() => document.querySelector("comptoir-widget").shadowRoot.querySelectorAll("section, iframe").length), 1);
        await assertNoTrouble(page);
        await close(page);
    }
});

test(`put in and taken out ${ROUNDS} times, nothing is left`, async () => {
    for (const mode of ["inline", "frame"]) {
        const page = await visit(`<main></main>`, {policy: `${policies.inline(set.network.origin)}; frame-src ${set.network.origin}`});
        const rounds = (count, between_ms) => page.evaluate(async ([mode_, times, pause_ms]) => {
            for (let round = 0; round < times; round++) {
                const widget = Object.assign(document.createElement("comptoir-widget"), {tenant: "demo", mode: mode_});
                document.querySelector("main").append(widget);
                if (round % 5 === 0) await new Promise((ready) => widget.addEventListener("comptoir:ready", ready, {once: true}));
                else await new Promise((later) => setTimeout(later, pause_ms));
                widget.remove();
            }
            globalThis.happened.length = 0;
        }, [mode, count, between_ms]);
        await page.waitForFunction(() => customElements.get("comptoir-widget"));
        await rounds(5, 5);
        const session = await page.context().newCDPSession(page);
        await session.send("Performance.enable");
        const left = async () => {
            await page.waitForTimeout(300);
            await session.send("HeapProfiler.collectGarbage");
            await session.send("HeapProfiler.collectGarbage");
            const {metrics} = await session.send("Performance.getMetrics");
            const {Documents, Frames, JSEventListeners, Nodes} = Object.fromEntries(metrics.map(({name, value}) => [name, value]));
            return {Documents, Frames, JSEventListeners, Nodes};
        };
        const before = await left();
        await rounds(ROUNDS, 5);
        const after_ = await left();
        for (const [kind, count] of Object.entries(after_)) assert.ok(count <= before[kind], `${mode}: ${kind} ${before[kind]} -> ${count}`);
        await close(page);
    }
});

test("properties that were set before the script came are kept, unknown ones are let be", async () => {
    const content = '<div lang="en-GB"><comptoir-widget mode="sideways" theme="pink" heading-level="9" colour="red"></comptoir-widget></div>';
    const page = await visit(content, {before: () => {
        addEventListener("DOMContentLoaded", () => {}, {once: true});
        new MutationObserver((_, observer) => {
            const element = document.querySelector("comptoir-widget");
            if (!element) return;
            observer.disconnect();
            Object.assign(element, {tenant: "demo", route: "/about"});
        }).observe(document, {childList: true, subtree: true});
    }});
    await page.waitForFunction(() => customElements.get("comptoir-widget"));
    const seen = await page.widget.evaluate(({tenant, route, mode, theme, headingLevel, locale}) => ({tenant, route, mode, theme, headingLevel, locale}));
    assert.deepEqual(seen, {tenant: "demo", route: "/about", mode: "inline", theme: "auto", headingLevel: 2, locale: "en"});
    assert.equal(await page.widget.getAttribute("tenant"), "demo");
    await close(page);
});

test("a frame wears the page's colours, and follows when they change", async () => {
    const page = await visit(MODES.frame);
    await stands(page);
    const look = () => page.inside().evaluate(() => [
        document.querySelector("comptoir-widget").style.getPropertyValue("--comptoir-accent"), getComputedStyle(document.documentElement).colorScheme]);
    const becomes = async (wanted) => {
        for (let tries = 0; tries < 50 && String(await look()) !== String(wanted); tries++) await page.waitForTimeout(20);
        assert.deepEqual(await look(), wanted);
    };
    await becomes(["", "light"]);
    await page.evaluate(() => document.body.style.setProperty("--comptoir-accent", "#7a1f3d"));
    await becomes(["#7a1f3d", "light"]);
    await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "dark"));
    await becomes(["#7a1f3d", "dark"]);
    await page.widget.evaluate((element) => { element.theme = "light"; });
    await becomes(["#7a1f3d", "light"]);
    await close(page);
});

/** What the API answers while a bank has chosen this. */
const bankOf = (choice) => (request, response) => {
    const {pathname} = new URL(request.url, "http://localhost");
    const list = {items: [], total: {value: 0, exact: true}, next: null};
    const bank = {id: "demo", name: "Banque", businesses: {value: 0, exact: true}, ...choice};
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(pathname.endsWith("/tenants/demo") ? bank : list));
};

for (const mode of ["inline", "frame"]) {
    test(`${mode}: the colours and the font that the bank chose hold where its page says nothing, by day and by night`, async () => {
        set.network.faults.api = bankOf({look: {font: "Georgia, serif", light: {accent: "#7a1f3d", surface: "#fffdf5"}, dark: {accent: "#ffb0c8"}}});
        const page = await visit(MODES[mode]);
        await page.evaluate(() => document.body.style.setProperty("--comptoir-surface", "#f0fff0"));
        await stands(page);
        const wears = (...colours) => until(page.inside(), (wanted) => {
            const style = getComputedStyle(document.querySelector("comptoir-widget").shadowRoot.querySelector(".mirror"));
            const seen = ["--accent", "--surface"].map((token) => style.getPropertyValue(token));
            return String(seen) === String(wanted) && style.fontFamily.startsWith("Georgia");
        }, colours);
        await wears("rgb(122 31 61 / 1)", "rgb(240 255 240 / 1)");
        await page.evaluate(() => document.body.style.setProperty("--comptoir-surface", "#101810"));
        await page.widget.evaluate((element) => { element.theme = "dark"; });
        await wears("rgb(255 176 200 / 1)", "rgb(16 24 16 / 1)");
        set.network.faults.api = null;
        await close(page);
    });

    test(`${mode}: a language that the bank does not offer gives way to the bank's first`, async () => {
        for (const [locales, placeholder] of [[["en", "fr"], "Métier, nom, ville ou SIREN"], [["en-GB"], /Trade/], [["de"], "Métier, nom, ville ou SIREN"]]) {
            set.network.faults.api = bankOf({locales});
            const page = await visit(MODES[mode]);
            await page.inside().getByPlaceholder(placeholder).waitFor();
            await close(page);
        }
        set.network.faults.api = null;
    });
}

test("a bank that can't be asked what it chose holds nothing up for long", async () => {
    set.network.faults.api = (request, response) => {
        if (!request.url.endsWith("/tenants/demo")) bankOf({})(request, response);
    };
    const page = await visit(MODES.inline);
    await searchField(page).waitFor();
    set.network.faults.api = null;
    await close(page);
});

test("the frame has a title, and may ask for the position only where the page lets it", async () => {
    const page = await visit('<comptoir-widget tenant="demo" mode="frame" label="Annuaire"></comptoir-widget>');
    await stands(page);
    const frame = page.locator("iframe");
    assert.equal(await frame.getAttribute("title"), "Annuaire");
    assert.doesNotMatch(await frame.getAttribute("allow"), /geolocation/);
    assert.deepEqual(await page.inside().evaluate(() => [document.title, document.documentElement.lang]), ["Annuaire", "fr"]);
    await page.widget.evaluate((element) => { element.geolocation = true; });
    await page.locator('iframe[allow$=geolocation]').waitFor();
    await close(page);
});

test("a stranger's messages are heard by neither side", async () => {
    const page = await visit(MODES.frame);
    await stands(page);
    const before = await page.inside().evaluate(() => document.querySelectorAll("comptoir-widget").length);
    await page.evaluate(async () => {
        const frame = document.querySelector("comptoir-widget").shadowRoot.querySelector("iframe");
        const {port2} = new MessageChannel();
        postMessage({comptoir: "hello"}, "*"); // from the page itself, not from the frame
        frame.contentWindow.postMessage({comptoir: "open", options: {tenant: "other"}, look: {tokens: {}}}, "*", [port2]);
        await new Promise((later) => setTimeout(later, 200));
    });
    assert.equal(await page.inside().evaluate(() => document.querySelectorAll("comptoir-widget").length), before);
    assert.equal(await page.inside().evaluate(() => document.querySelector("comptoir-widget").tenant), "demo");
    assert.equal((await page.happened("ready")).length, 1);
    await close(page);
});

test("Tab enters the frame and leaves it at both ends", async () => {
    const page = await visit(`<button>before</button>${MODES.frame}<button>after</button>`);
    await stands(page);
    await searchField(page.inside()).waitFor();
    const where = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.localName);
    const walk = async (key, end) => {
        const steps = [];
        for (let step = 0; step < 60 && steps.at(-1) !== end; step++) {
            await page.keyboard.press(key);
            steps.push(await where());
        }
        return [...new Set(steps)];
    };
    await page.getByRole("button", {name: "before"}).focus();
    assert.deepEqual(await walk("Tab", "after"), ["comptoir-widget", "after"]);
    assert.deepEqual(await walk("Shift+Tab", "before"), ["comptoir-widget", "before"]);
    await close(page);
});
