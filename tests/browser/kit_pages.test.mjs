// Every page of the kit's gallery, so every widget in every state; and what only a real browser can tell of lists, dialogs, links.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertAccessible, axeCheck, closeBrowsers, contrastCheck, deep, launch, leave, until} from "./harness.mjs";
import {PAGES, galleryServer, openGallery, settled} from "./harness/gallery.mjs";

const widths = deep ? [390, 768, 1280] : [1280];

let browser, server;
before(async () => {
    browser = await launch();
    server = await galleryServer();
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

const gallery = (query, options, owner = browser) => openGallery(owner, server, query, options);

for (const route of PAGES)
    for (const width of widths) {
        test(`${route} at ${width} px is accessible as drawn`, async () => {
            const page = await gallery(`route=${route}`, {width});
            await assertAccessible(page);
            await leave(page);
        });

        test(`${route} at ${width} px is accessible as text`, async () => {
            const page = await gallery(`route=${route}&render=text`, {width});
            assert.deepEqual(await axeCheck(page, {text: true}), []);
            await leave(page);
        });
    }

test("the text of every page has its contrast on the pixels", async () => {
    const sharp = await launch({pixelRatio: 2});
    for (const theme of deep ? ["light", "dark"] : ["dark"])
        for (const route of PAGES) {
            const page = await gallery(`route=${route}&theme=${theme}`, {}, sharp);
            assert.deepEqual((await contrastCheck(page)).problems, [], `${route}, ${theme}`);
            await leave(page);
        }
});

test("100,000 rows scroll to their end, and only those near the view are elements", async () => {
    const page = await gallery("route=/many");
    const rows = () => page.getByRole("listitem").count();
    const before = await rows();
    assert.ok(before > 5 && before < 80, `${before} rows`);
    await page.evaluate(() => {
        const area = globalThis.gallery.widgets[0].root.querySelector(".scroll:has(li)");
        area.scrollTop = area.scrollHeight;
    });
    await settled(page);
    const last = page.locator('li[aria-posinset="100000"]');
    assert.equal(await last.count(), 1);
    assert.equal(await last.getAttribute("aria-setsize"), "100000");
    assert.ok(await rows() < 80);
    await assertAccessible(page);
    await leave(page);
});

test("a small scroll moves picture and elements together and draws nothing", async () => {
    const page = await gallery("route=/many");
    const moved = await page.evaluate(async () => {
        const {root, mirror} = globalThis.gallery.widgets[0];
        const area = root.querySelector(".scroll:has(li)");
        const parts = [area.querySelector(".layer"), area.querySelector("li")];
        const places = () => parts.map((element) => element.getBoundingClientRect().top);
        let frames = 0;
        const {apply} = Object.getPrototypeOf(mirror);
        Object.getPrototypeOf(mirror).apply = function (words) { frames++; return apply.call(this, words); };
        const before = places();
        area.scrollTop += 100;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const after = places();
        return {distances: before.map((top, index) => top - after[index]), frames};
    });
    assert.deepEqual(moved, {distances: [100, 100], frames: 0});
    await leave(page);
});

test("a list is one tab stop; arrows, Home and End move in it, and the focused row stays while it scrolls away", async () => {
    const page = await gallery("route=/many");
    const focused = () => page.evaluate(() => Number(globalThis.gallery.widgets[0].root.activeElement?.closest("li")?.getAttribute("aria-posinset") ?? 0));
    for (let i = 0; i < 20 && !await focused(); i++) await page.keyboard.press("Tab");
    const first = await focused();
    assert.equal(first, 1);
    for (const [key, expected] of [["ArrowDown", 2], ["ArrowDown", 3], ["ArrowUp", 2], ["End", 100000], ["Home", 1]]) {
        await page.keyboard.press(key);
        await until(page, (at) => Number(globalThis.gallery.widgets[0].root.activeElement?.closest("li")?.getAttribute("aria-posinset")) === at, expected);
    }
    await page.evaluate(() => { globalThis.gallery.widgets[0].root.querySelector(".scroll:has(li)").scrollTop = 1_000_000; });
    await settled(page);
    assert.equal(await focused(), 1);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), 0, "one stop for the whole list");
    await leave(page);
});

test("a dialog opens with the focus inside, closes by Escape, and gives the focus back", async () => {
    const page = await gallery("");
    const opener = page.getByRole("button", {name: "About this list"});
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => Boolean(globalThis.gallery.widgets[0].root.activeElement?.closest("[role=dialog]"))), true);
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(await dialog.count(), 0);
    assert.equal(await opener.evaluate((element) => element.getRootNode().activeElement === element), true);
    await leave(page);
});

test("links are real: their address is told, and a route asks the page to navigate", async () => {
    const page = await gallery("");
    const link = page.getByRole("link", {name: "All pages of the gallery"});
    assert.ok((await link.getAttribute("href")).endsWith("#/controls"));
    await link.click();
    await until(page, () => globalThis.gallery.events.some(({name}) => name === "onNavigate"));
    assert.deepEqual(await page.evaluate(() => globalThis.gallery.events.filter(({name}) => name === "onNavigate").map(({detail}) => detail.route)), ["/controls"]);
    await leave(page);
});

test("text can be found and selected where it is drawn", async () => {
    const page = await gallery("route=/words");
    const found = await page.evaluate(() => {
        const {root} = globalThis.gallery.widgets[0];
        const heading = root.querySelector(".heading");
        getSelection().selectAllChildren(heading);
        return getSelection().toString().trim() === heading.textContent.trim() && getComputedStyle(heading).color === "rgba(0, 0, 0, 0)";
    });
    assert.equal(found, true);
    await leave(page);
});
