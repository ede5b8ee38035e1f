// The kit's gallery in a real browser: every widget drawn on a canvas is as good as the element it stands for.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertAccessible, axeCheck, closeBrowsers, contrastCheck, countWork, deep, idleCheck, launch, leave, until} from "./harness.mjs";
import {announced, changesOfIdleFrames, galleryServer, leftByMounting, openGallery, settled, widgetText} from "./harness/gallery.mjs";

const DARK = {context: {colorScheme: "dark"}};
const sizes = deep ? [390, 768, 1280] : [390, 1280];

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

for (const width of sizes)
    for (const theme of ["light", "dark"]) {
        test(`each drawn control is one accessibility node at its place: ${width} px, ${theme}`, async () => {
            const page = await gallery(`theme=${theme}`, {width, ...(theme === "dark" ? DARK : {})});
            await assertAccessible(page);
            await leave(page);
        });

        test(`text mode breaks no rule of axe, contrast and target size included: ${width} px, ${theme}`, async () => {
            const page = await gallery(`render=text&theme=${theme}`, {width, ...(theme === "dark" ? DARK : {})});
            assert.deepEqual(await axeCheck(page, {text: true}), []);
            assert.equal(await page.locator("canvas").filter({visible: true}).count(), 0);
            await leave(page);
        });
    }

test("text has its contrast on the pixels, light and dark", async () => {
    const sharp = await launch({pixelRatio: 2});
    for (const theme of ["light", "dark"]) {
        const page = await gallery(`theme=${theme}`, theme === "dark" ? DARK : {}, sharp);
        const {lines, problems} = await contrastCheck(page);
        assert.ok(lines > 10, `${lines} lines of text were measured`);
        assert.deepEqual(problems, []);
        await leave(page);
    }
    await sharp.close();
});

test("at pixel ratio 2 the controls are where they are drawn", async () => {
    const sharp = await launch({pixelRatio: 2});
    const page = await gallery("", {}, sharp);
    await assertAccessible(page);
    await leave(page);
    await sharp.close();
});

test("nothing runs while nothing happens, nor with the caret in a field", async () => {
    const page = await gallery("", {before: countWork});
    const duration_ms = deep ? 30_000 : 5000;
    const nothing = {frames: 0, timers: 0, changes: 0, layouts: 0};
    const rest = async () => {
        await new Promise((resolve) => setTimeout(resolve, 1000)); // what is said half a second after a change has been said
        const {tasks_ms, ...work} = await idleCheck(page, duration_ms);
        return work;
    };
    const still = await rest();
    assert.deepEqual(still, nothing);
    await page.getByRole("searchbox").first().click();
    await page.keyboard.type("plomb");
    await settled(page);
    const typing = await rest();
    assert.deepEqual({...typing, layouts: 0}, nothing);
    await leave(page);
});

test("a frame in which nothing changed changes nothing in the document", async () => {
    const page = await gallery();
    await announced(page);
    assert.equal(await changesOfIdleFrames(page, 10), 0);
    await leave(page);
});

test("Tab reaches every stop in reading order, each shows where it is, and leaves at the end", async () => {
    const page = await gallery();
    const seen = [];
    for (let i = 0; i < 300; i++) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
            const [{root}] = globalThis.gallery.widgets;
            const element = root.activeElement;
            return element && {at: [...root.querySelectorAll("*")].indexOf(element), ring: element.matches(":focus-visible")};
        });
        if (!stop) break;
        seen.push(stop);
    }
    assert.ok(seen.length > 5 && seen.length < 300, `${seen.length} stops`);
    assert.ok(seen.every(({ring}) => ring));
    assert.deepEqual(seen.map(({at}) => at), seen.map(({at}) => at).sort((a, b) => a - b));
    await leave(page);
});

test("typed text stays in the field, through frames, a composition and undo", async () => {
    const page = await gallery();
    const field = page.getByRole("searchbox").first();
    await field.click();
    await page.keyboard.type("plomb lyo", {delay: 20});
    await settled(page);
    assert.equal(await field.inputValue(), "plomb lyo");
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", {text: "ñ", selectionStart: 1, selectionEnd: 1});
    await settled(page);
    assert.equal(await field.inputValue(), "plomb lyoñ");
    await session.send("Input.insertText", {text: "ñ"});
    await page.keyboard.press("Control+z");
    await settled(page);
    assert.notEqual(await field.inputValue(), "plomb lyoñ");
    await leave(page);
});

test("a context that is lost leaves the text, and comes back with the same picture", async () => {
    const page = await gallery();
    const before = await page.screenshot();
    await page.evaluate(() => { (globalThis.loss = globalThis.gallery.widgets[0].engine.painter.loss).loseContext(); });
    await until(page, () => getComputedStyle(globalThis.gallery.widgets[0].mirror.element).position === "static");
    assert.ok((await widgetText(page)).length > 200);
    await page.evaluate(() => globalThis.loss.restoreContext());
    await until(page, () => getComputedStyle(globalThis.gallery.widgets[0].mirror.element).position !== "static");
    await settled(page);
    assert.ok(before.equals(await page.screenshot()), "byte-identical");
    await page.context().close();
});

test("without WebGL the widget is text", async () => {
    const plain = await launch({gl: false});
    const page = await gallery("", {}, plain);
    assert.equal(await page.locator("canvas").filter({visible: true}).count(), 0);
    assert.ok((await widgetText(page)).length > 200);
    assert.deepEqual(await axeCheck(page, {text: true}), []);
    await page.context().close();
    await plain.close();
});

test("printing takes the whole page, and the screen is as before", async () => {
    const page = await gallery();
    const before = await page.screenshot();
    await page.evaluate(() => addEventListener("beforeprint", () => {
        globalThis.printed = getComputedStyle(globalThis.gallery.widgets[0].mirror.element).position;
    }));
    await page.pdf();
    await settled(page);
    assert.equal(await page.evaluate(() => globalThis.printed), "static");
    assert.ok(before.equals(await page.screenshot()));
    await leave(page);
});

test("forced colours and reduced motion are obeyed", async () => {
    const page = await gallery("", {context: {forcedColors: "active", reducedMotion: "reduce"}});
    await assertAccessible(page);
    await leave(page);
});

test("the person's larger text and a narrow container lose nothing", async () => {
    const page = await gallery("scale=2", {width: 320, height: 800});
    await assertAccessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
    await leave(page);
});

test("several widgets share one page, one context and no ids", async () => {
    const page = await gallery("count=3");
    await assertAccessible(page, {except: ["landmark-unique"]}); // three times the same gallery
    assert.equal(new Set(await page.evaluate(() => globalThis.gallery.widgets.map(({engine}) => engine))).size, 1);
    await leave(page);
});

test("a module that fails ends its widgets, says so, and a new one can be mounted", async () => {
    const page = await gallery("count=2");
    const ended = await page.evaluate(async () => {
        const {widgets, events, mount} = globalThis.gallery;
        Object.defineProperty(widgets[0].engine.module, "call", {get() { throw new WebAssembly.RuntimeError("unreachable"); }});
        widgets[0].alarm.now();
        const left = widgets.map(({root}) => root.childElementCount);
        const again = await mount();
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return {left, told: events.map(({name}) => name), again: again.root.querySelectorAll(".node").length > 0};
    });
    assert.deepEqual(ended, {left: [0, 0], told: ["onFailure", "onFailure"], again: true});
    await leave(page);
});

test("mounted and removed many times, nothing is left", async () => {
    const page = await gallery();
    const {heap_kilobytes, ...objects} = await leftByMounting(page, deep ? 1000 : 50);
    assert.deepEqual(objects, {nodes: 0, listeners: 0, documents: 0, hosts: 0});
    assert.ok(heap_kilobytes < 1000, `${heap_kilobytes} KB`);
    await leave(page);
});
