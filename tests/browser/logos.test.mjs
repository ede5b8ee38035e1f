// Logos of businesses in the reader's own name, under the documented policies: what a signed-in person may see is drawn, what a
// visitor may not is not, and with the person it goes.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertNoTrouble, launch, open} from "./harness.mjs";
import {policies, stage} from "./harness/embedding.mjs";
import {readPng} from "./harness/png.mjs";

const MODES = {
    "inline": '<comptoir-widget tenant="demo" locale="fr" route="/directory?q=marc"></comptoir-widget>',
    "frame": '<comptoir-widget tenant="demo" locale="fr" mode="frame" route="/directory?q=marc"></comptoir-widget>',
    "sandboxed frame": '<comptoir-widget tenant="demo" locale="fr" mode="frame" sandbox route="/directory?q=marc"></comptoir-widget>',
};
const LIST = {
    items: [{id: "b-1", name: "Boulangerie Marc", legal_name: "Boulangerie Marc", logo: "logo-of-marc"}],
    total: {value: 1, exact: true}, next: null,
};
const [RED, GREEN, BLUE] = [255, 0, 255]; // nothing else is magenta
const base64url = (text) => Buffer.from(text).toString("base64url");
const token = (person) => {
    const iat = Math.floor(Date.now() / 1000);
    return [base64url('{"alg":"ES256"}'), base64url(JSON.stringify({iss: "https://banque.example", sub: person, iat, exp: iat + 300})), "c2lnbmVk"].join(".");
};

let browser, set, logo;
let asked = [];
before(async () => {
    browser = await launch();
    set = await stage();
    const page = await browser.newPage();
    logo = Buffer.from(await page.evaluate(async (colour) => {
        const canvas = new OffscreenCanvas(64, 64);
        const pen = canvas.getContext("2d");
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 64, 64);
        return [...new Uint8Array(await (await canvas.convertToBlob({type: "image/webp"})).arrayBuffer())];
    }, `rgb(${RED} ${GREEN} ${BLUE})`));
    await page.close();
    set.network.faults.api = (request, response) => {
        const known = Boolean(request.headers.authorization);
        if (!request.url.includes("/pictures/")) return response.setHeader("Content-Type", "application/json").end(JSON.stringify(LIST));
        asked.push({path: request.url, known});
        if (!known) return response.writeHead(404, {"Content-Type": "application/problem+json"}).end("{}");
        response.writeHead(200, {"Content-Type": "image/webp", "Cache-Control": "private, no-store"}).end(logo);
    };
});
after(async () => {
    await browser?.close();
    await set?.close();
});

async function magentaPixels(page) {
    const {width, height, at} = readPng(await page.screenshot());
    let count = 0;
    for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
            count += at(x, y).every((value, channel) => Math.abs(value - [RED, GREEN, BLUE][channel]) < 12);
    return count;
}
const becomes = async (page, condition, what) => {
    let count = 0;
    for (let tries = 0; tries < 100; tries++) {
        if (condition(count = await magentaPixels(page))) return;
        await new Promise((later) => setTimeout(later, 100));
    }
    assert.fail(`${what}: ${count} pixels of the logo; asked: ${JSON.stringify(asked)}`);
};

for (const [mode, content] of Object.entries(MODES))
    test(`${mode}: a logo for customers is drawn for a customer, asked for once, and goes with the person`, async () => {
        asked = [];
        const page = await open(browser, set.page(content, policies[mode === "inline" ? "inline" : "frame"](set.network.origin)), {
            viewport: {width: 1000, height: 800},
            origins: [set.network.origin],
            before: `addEventListener("DOMContentLoaded", () => {
                if (parent === window) document.querySelector("comptoir-widget").tokenProvider = async () => ${JSON.stringify(token("anna"))};
            });`,
        });
        await becomes(page, (count) => count > 1000, "with a token");
        assert.deepEqual(asked, [{path: "/api/v1/tenants/demo/pictures/logo-of-marc?size=small", known: true}]);
        await page.evaluate(() => { document.querySelector("comptoir-widget").tokenProvider = null; });
        await becomes(page, (count) => count === 0, "without a token");
        assert.deepEqual(asked.slice(1).filter(({known}) => known), []);
        page.trouble.console = page.trouble.console.filter((line) => !/404/.test(line));
        await assertNoTrouble(page);
        await page.context().close();
    });
