// What the gallery's pictures must be like, read off their pixels: text where the browser itself would put it, contrast, rings
// around what has the focus; at pixel ratio 2, in forced colours, with larger text. No picture is stored.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertAccessible, closeBrowsers, contrastCheck, deep, launch, leave} from "./harness.mjs";
import {PAGES, galleryServer, openGallery, settled} from "./harness/gallery.mjs";
import {inkCheck} from "./harness/ink.mjs";
import {edgeContrast, ringContrast} from "./harness/edges.mjs";

const WIDTHS = deep ? [390, 768, 1280] : [768];
const TEXT_SCALES = [1, 2];
const CONTROL_EDGE = 3; // WCAG 1.4.11, and 2.4.13 for what shows the focus

let browser, server;
before(async () => {
    browser = await launch({pixelRatio: 2});
    server = await galleryServer();
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

const gallery = (query, options) => openGallery(browser, server, query, options);

for (const route of PAGES)
    for (const scale of TEXT_SCALES) {
        test(`${route}, text ${scale * 100} %: each line is drawn where the browser would put it, and wholly`, async () => {
            for (const width of WIDTHS) {
                const page = await gallery(`route=${route}&scale=${scale}`, {width});
                const {lines, problems} = await inkCheck(page);
                assert.ok(lines > 3, `${lines} lines were compared`);
                assert.deepEqual(problems, [], `${width} px`);
                await leave(page);
            }
        });
    }

for (const [dress, query, context] of [["light", "", {}], ["dark", "&theme=dark", {colorScheme: "dark"}], ["forced", "", {forcedColors: "active"}]]) {
    test(`${dress}: fields, boxes, switches and selects stand out from what is around them`, async () => {
        for (const route of ["/fields", "/choices"]) {
            const page = await gallery(`route=${route}${query}`, {height: 1400, context});
            const edges = await edgeContrast(page);
            assert.ok(edges.length > 4, `${edges.length} controls were measured`);
            assert.deepEqual(edges.filter(({contrast}) => contrast < CONTROL_EDGE), [], route);
            await leave(page);
        }
    });

    test(`${dress}: whatever has the focus shows it by a ring that stands out`, async () => {
        for (const route of deep ? PAGES : dress === "light" ? ["/controls", "/fields"] : ["/fields"]) {
            const page = await gallery(`route=${route}${query}`, {height: 1400, context});
            const rings = await ringContrast(page, CONTROL_EDGE, () => settled(page));
            assert.ok(rings.length > 5, `${rings.length} stops`);
            assert.deepEqual(rings.filter(({share}) => share < 0.9), [], route);
            await leave(page);
        }
    });
}

test("forced colours: text keeps the contrast of the person's own colours, and every control its place", async () => {
    for (const route of PAGES) {
        const page = await gallery(`route=${route}`, {context: {forcedColors: "active"}});
        assert.deepEqual((await contrastCheck(page)).problems, [], route);
        await assertAccessible(page);
        await leave(page);
    }
});

test("reduced motion: what opens, is hovered or ticked stands there in the next frame, without a way there", async () => {
    const page = await gallery("route=/choices", {context: {reducedMotion: "reduce"}});
    const frames = await page.evaluate(async () => {
        const [{root, alarm}] = globalThis.gallery.widgets;
        let count = 0;
        const {soon} = alarm;
        alarm.soon = function () { count++; return soon.call(this); };
        root.querySelector("[role=switch]").click();
        await new Promise((resolve) => setTimeout(resolve, 400));
        return count;
    });
    assert.ok(frames >= 1 && frames <= 2, `${frames} frames`);
    await leave(page);
});
