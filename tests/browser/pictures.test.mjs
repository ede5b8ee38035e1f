// What the gallery's pictures must be like, read off their pixels: text where the browser itself would put it, contrast, rings
// around what has the focus; at pixel ratio 2, in forced colours, with larger text. No picture is stored.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertAccessible, closeBrowsers, contrastCheck, deep, launch, leave} from "./harness.mjs";
import {PAGES, galleryServer, openGallery} from "./harness/gallery.mjs";
import {inkCheck} from "./harness/ink.mjs";

const WIDTHS = deep ? [390, 768, 1280] : [768];
const TEXT_SCALES = [1, 2];

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
