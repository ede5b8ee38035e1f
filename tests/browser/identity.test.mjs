// Who is here, as the bank's page says it: tokens asked for, carried, renewed, refused and changed, in all three ways of embedding.
import assert from "node:assert/strict";
import {after, before, beforeEach, test} from "node:test";
import {assertNoTrouble, launch, open} from "./harness.mjs";
import {policies, stage} from "./harness/embedding.mjs";

const MODES = {
    "inline": '<comptoir-widget tenant="demo" locale="fr"></comptoir-widget>',
    "frame": '<comptoir-widget tenant="demo" locale="fr" mode="frame"></comptoir-widget>',
    "sandboxed frame": '<comptoir-widget tenant="demo" locale="fr" mode="frame" sandbox></comptoir-widget>',
};
const LIST = {items: [], total: {value: 0, exact: true}, next: null};

let browser, set;
let asked = []; // what the network was asked: {path, token}
let answer = null; // (request, response, {path, token, person}) => true when it has answered itself

before(async () => {
    browser = await launch();
    set = await stage();
    set.network.faults.api = (request, response) => {
        const token = request.headers.authorization?.replace(/^Bearer /, "") ?? null;
        const path = decodeURIComponent(request.url);
        const {sub: person = null} = token ? JSON.parse(Buffer.from(token.split(".")[1], "base64url")) : {};
        // What the bank chose is asked for before it is known who is there, and says nothing of anybody.
        const isOfBank = !token && path.endsWith("/tenants/demo");
        if (!isOfBank) asked.push({path, token, person});
        if (!isOfBank && answer?.(request, response, {path, token, person})) return;
        response.setHeader("Content-Type", "application/json").end(JSON.stringify(LIST));
    };
});
beforeEach(() => {
    asked = [];
    answer = null;
});
after(async () => {
    await browser?.close();
    await set?.close();
});

/** Runs in the page before its scripts: a bank that signs, for a test, whatever it is told to. */
function bank() {
    const base64url = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/[+]/g, "-").replace(/[/]/g, "_").replace(/=+$/, "");
    let number = 0;
    globalThis.asks = [];
    globalThis.life_s = 300;
    globalThis.sign = (sub, more = {}) => {
        const iat = Math.floor(Date.now() / 1000) - 3600 * 24; // a clock that is a day late harms nobody
        const claims = {iss: "https://banque.example", sub, iat, exp: iat + globalThis.life_s, jti: String(++number), name: "Zoé 🥖", ...more};
        return [base64url('{"alg":"ES256"}'), base64url(JSON.stringify(claims)), "c2lnbmVk"].join(".");
    };
    globalThis.bring = (sub) => async () => {
        globalThis.asks.push(sub);
        return globalThis.sign(sub);
    };
    globalThis.happened = [];
    for (const name of ["ready", "navigate", "error"]) {
        addEventListener(`comptoir:${name}`, ({detail}) => globalThis.happened.push({name, detail}));
    }
}

/** Opens a page with one widget, whose provider is made by `provider` in the page. */
async function visit(mode, provider) {
    const content = MODES[mode];
    const page = await open(browser, set.page(content, policies[content.includes("frame") ? "frame" : "inline"](set.network.origin)), {
        origins: [set.network.origin],
        before: `(${bank})(); addEventListener("DOMContentLoaded", () => {
            if (parent === window) document.querySelector("comptoir-widget").tokenProvider = (${provider})();
        });`,
    });
    page.inside = () => page.frames().length > 1 ? page.frames()[1] : page;
    page.field = () => page.inside().getByRole("searchbox").first();
    page.set = (next) => page.evaluate(`document.querySelector("comptoir-widget").tokenProvider = (${next})()`);
    page.asks = () => page.evaluate(() => globalThis.asks);
    page.errors = () => page.evaluate(() => globalThis.happened.filter(({name}) => name === "error").map(({detail}) => detail));
    page.stands = () => page.waitForFunction(() => globalThis.happened.some(({name}) => name === "ready"));
    return page;
}
const leave = async (page, expected = /(?!)/) => {
    page.trouble.console = page.trouble.console.filter((line) => !expected.test(line));
    await assertNoTrouble(page);
    await page.context().close();
};
const shown = async (page, text) => page.inside().getByText(text).first().waitFor({state: "attached"});
const comes = async (condition, what) => {
    for (let tries = 0; tries < 500; tries++) {
        if (condition()) return;
        await new Promise((later) => setTimeout(later, 20));
    }
    assert.fail(what);
};
const businesses = (text) => asked.filter(({path}) => path.includes(`q=${text}`));
const one = (name) => ({
    items: [{id: "b-1", name, legal_name: name}], total: {value: 1, exact: true}, next: null,
});

test("the second part of the widget: a visitor never fetches it, a member does; where it does not come, trying again helps", async () => {
    const second = (page) => page.evaluate(() => performance.getEntriesByType("resource").filter(({name}) => name.includes("/member-")).length);
    answer = (_, response, {path, person}) => {
        if (!path.endsWith("/me")) return false;
        response.setHeader("Content-Type", "application/json").end(JSON.stringify({
            id: person, name: "Anna", businesses: [{id: "b-1", name: "Rivoire", role: "owner", published: false}], staff: null, unread: 0}));
        return true;
    };
    const page = await visit("inline", () => null);
    await page.stands();
    await page.field().fill("boulanger");
    await comes(() => businesses("boulanger").length, "the search is asked");
    assert.equal(await second(page), 0);
    set.network.faults.down = "member-";
    await page.set(() => bring("anna"));
    await page.getByRole("link", {name: "Ma page"}).click();
    const again = page.getByRole("button", {name: "Réessayer"});
    await again.waitFor();
    set.network.faults.down = null;
    await again.click();
    await comes(() => asked.some(({path}) => path.endsWith("/b-1/draft")), "the page's draft is asked for by the second part");
    await leave(page, /member-|ERR_|Failed to fetch/);
});

for (const mode of Object.keys(MODES)) {
    test(`${mode}: each request carries the token, which is asked for once, and kept nowhere but in memory`, async () => {
        const page = await visit(mode, () => bring("anna"));
        await page.stands();
        await page.field().fill("boulanger");
        await comes(() => businesses("boulanger").length, "the search is asked");
        assert.deepEqual(await page.asks(), ["anna"]);
        assert.ok(asked.length > 1);
        for (const {path, token} of asked) assert.ok(token, path);
        const {token} = asked[0];
        for (const frame of page.frames()) {
            const kept = await frame.evaluate(() => {
                const stores = ["localStorage", "sessionStorage"].map((name) => {
                    try {
                        return JSON.stringify(globalThis[name]);
                    } catch {
                        return ""; // an opaque origin has none
                    }
                });
                let cookie = "";
                try {
                    cookie = document.cookie;
                } catch {}
                return [...stores, cookie, document.documentElement.outerHTML, location.href].join();
            });
            assert.ok(!kept.includes(token.split(".")[1]));
        }
        await leave(page);
    });

    test(`${mode}: a token near its end is renewed when a request needs it; nothing moves on the screen`, async () => {
        const page = await visit(mode, () => {
            globalThis.life_s = 1;
            return globalThis.bring("anna");
        });
        await page.stands();
        await page.field().pressSequentially("bou");
        await comes(() => businesses("bou").length, "the search is asked");
        const node = await page.field().elementHandle();
        const before_ = (await page.asks()).length;
        await page.waitForTimeout(1100); // the token's own life
        assert.equal((await page.asks()).length, before_, "an idle widget asks nothing");
        await page.field().pressSequentially("lang");
        await comes(() => businesses("boulang").length, "the search goes on");
        assert.ok((await page.asks()).length > before_);
        assert.equal(await page.field().inputValue(), "boulang");
        assert.equal(await node.evaluate((field) => field.isConnected && field.getRootNode().activeElement === field), true);
        assert.notEqual(businesses("boulang").at(-1).token, asked.find(({token}) => token).token);
        assert.deepEqual(await page.errors(), []);
        await leave(page);
    });

    test(`${mode}: another person finds nothing of the first, also not what was on its way`, async () => {
        let late = null;
        answer = (_, response, {path, person}) => {
            if (!path.includes("q=secret")) return false;
            if (path.includes("q=secretaria") && person === "anna") {
                late = () => response.setHeader("Content-Type", "application/json").end(JSON.stringify(one("Late of Anna")));
                return true;
            }
            response.setHeader("Content-Type", "application/json").end(JSON.stringify(one(`Seen by ${person}`)));
            return true;
        };
        const page = await visit(mode, () => bring("anna"));
        await page.stands();
        await page.field().fill("secret");
        await shown(page, "Seen by anna");
        await page.field().fill("secretaria");
        await comes(() => late, "the search is on its way");
        await page.set(() => globalThis.bring("bruno"));
        await comes(() => asked.some(({person}) => person === "bruno"), "the next person's directory is asked for");
        late();
        await page.inside().getByText("Seen by anna").first().waitFor({state: "detached"});
        assert.equal(await page.field().inputValue(), "");
        const from = asked.findIndex(({person}) => person === "bruno");
        for (const {path, person} of asked.slice(from)) assert.ok(person === "bruno" && !path.includes("secret"), path);
        await page.field().fill("secret");
        await shown(page, "Seen by bruno");
        assert.equal(await page.inside().getByText("anna").count(), 0);
        assert.equal(await page.inside().getByText("Late of Anna").count(), 0);
        await page.set(() => null);
        await comes(() => asked.at(-1).person === null, "the visitor's directory is asked for");
        await page.inside().getByText("Seen by bruno").first().waitFor({state: "detached"});
        await leave(page);
    });

    test(`${mode}: a page that stumbles is said, what is public goes on, and another try mends it`, async () => {
        const page = await visit(mode, () => async () => {
            globalThis.asks.push("try");
            if (globalThis.mended) return globalThis.sign("anna");
            throw new Error("the bank sleeps");
        });
        await page.stands();
        await shown(page, /n’a pas pu confirmer qui vous êtes/);
        assert.match((await page.errors())[0].message, /the bank sleeps/);
        assert.equal((await page.errors())[0].code, "token");
        await page.field().fill("boulanger");
        await comes(() => businesses("boulanger").length, "the search is asked");
        assert.deepEqual(await page.asks(), ["try"], "the page is let be for a while");
        assert.ok(asked.every(({token}) => token === null));
        await page.evaluate(() => { globalThis.mended = true; });
        await page.inside().getByRole("button", {name: "Réessayer"}).click();
        await comes(() => asked.at(-1).person === "anna", "the person's directory is asked for");
        await page.inside().getByText(/n’a pas pu confirmer qui vous êtes/).first().waitFor({state: "detached"});
        assert.equal(await page.field().inputValue(), "boulanger");
        await leave(page);
    });
}

const GARBAGE = {
    "throws": () => () => { throw new Error("no"); },
    "throws nothing": () => () => { throw undefined; }, // eslint-disable-line no-throw-literal
    "rejects with a text": () => () => Promise.reject("no"),
    "gives a number": () => () => 7,
    "gives an object": () => async () => ({token: "x"}),
    "gives a page of HTML": () => async () => "<!doctype html><title>Sign in</title>",
    "gives half a token": () => async () => globalThis.sign("anna").split(".").slice(0, 2).join("."),
    "gives claims that are no JSON": () => async () => "e30.bm8.bm8",
    "gives claims without a subject": () => async () => globalThis.sign(undefined),
    "gives a token that has ended before it began": () => async () => globalThis.sign("anna", {exp: 5}),
    "gives a giant": () => async () => globalThis.sign("x".repeat(50_000)),
    "gives what can't be sent on": () => async () => () => {},
};
for (const [what, provider] of Object.entries(GARBAGE)) {
    test(`a page that ${what} is said, and what is public goes on`, async () => {
        for (const mode of ["inline", "frame"]) {
            const page = await visit(mode, provider);
            await page.stands();
            await shown(page, /n’a pas pu confirmer qui vous êtes/);
            assert.equal((await page.errors())[0].code, "token");
            await page.field().fill("boulanger");
            await comes(() => businesses("boulanger").length, "the search is asked");
            assert.ok(asked.every(({token}) => token === null));
            asked = [];
            await leave(page);
        }
    });
}

test("a page that never answers holds up what is public for seconds only", async () => {
    const page = await visit("inline", () => () => new Promise(() => {}));
    await page.stands();
    await shown(page, /n’a pas pu confirmer qui vous êtes/);
    assert.match((await page.errors())[0].message, /does not answer/);
    await leave(page);
});

test("nobody signed in is no failure, and is asked for once", async () => {
    const page = await visit("frame", () => async () => {
        globalThis.asks.push("nobody");
        return null;
    });
    await page.stands();
    await page.field().fill("boulanger");
    await comes(() => businesses("boulanger").length, "the search is asked");
    assert.deepEqual(await page.asks(), ["nobody"]);
    assert.deepEqual(await page.errors(), []);
    await leave(page);
});

test("a token that the network refuses is renewed once, and the request sent again", async () => {
    answer = (_, response, {token}) => token === asked[0].token && (response.writeHead(401).end(), true);
    const page = await visit("inline", () => bring("anna"));
    await page.stands();
    const [first, ...rest] = asked.filter(({path}) => path === asked[0].path);
    assert.equal(rest.length, 1);
    assert.notEqual(first.token, rest[0].token);
    assert.deepEqual(await page.errors(), []);
    assert.deepEqual(await page.asks(), ["anna", "anna"]);
    await leave(page, /401/);
});

test("tokens that the network always refuses are said once; what is public is asked for without any", async () => {
    answer = (_, response, {token}) => token !== null && (response.writeHead(401).end(), true);
    const page = await visit("inline", () => bring("anna"));
    await page.stands();
    await shown(page, /n’a pas pu confirmer qui vous êtes/);
    await page.field().fill("boulanger");
    await comes(() => businesses("boulanger").length, "the search is asked");
    assert.equal(businesses("boulanger")[0].token, null);
    assert.equal((await page.errors()).length, 1);
    assert.match((await page.errors())[0].message, /refuses/);
    await leave(page, /401/);
});

test("a provider set before the script has come is kept", async () => {
    const page = await visit("inline", () => bring("anna"));
    await page.stands();
    assert.ok(asked.length > 0 && asked.every(({person}) => person === "anna"));
    assert.equal(await page.evaluate(() => Object.hasOwn(document.querySelector("comptoir-widget"), "tokenProvider")), false);
    await leave(page);
});
