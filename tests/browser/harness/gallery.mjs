// Serves the kit's gallery, and what its tests ask of it.
import {existsSync} from "node:fs";
import {until} from "./browser.mjs";
import {serve} from "./server.mjs";

const MODULES = "build/wasm/wasm";

/** @returns {Promise<{origin: string, requests: string[], close: () => Promise<void>}>} the gallery stands at /gallery/ */
export async function galleryServer() {
    if (!existsSync(`${MODULES}/gallery.wasm`)) throw new Error("no gallery: run ./dev build");
    return serve({
        folders: {"/gallery/": "web/gallery", "/engine/": "web/engine", "/module/": MODULES},
        answers: {"/api/": (_, response) => response.writeHead(404, {"Content-Type": "application/problem+json"}).end("{}")},
    });
}

/** Waits until all widgets are mounted and draw no more. */
export async function settled(page) {
    await until(page, () => globalThis.gallery?.ready);
    await page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (let quiet = 0; quiet < 5;) {
            let changed = false;
            const observer = new MutationObserver(() => { changed = true; });
            for (const {root} of globalThis.gallery.widgets) observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
            await frame();
            await frame();
            observer.disconnect();
            quiet = changed ? 0 : quiet + 1;
        }
    });
}

/** All text of the first widget, as its mirror has it. */
export const widgetText = (page) => page.evaluate(() => globalThis.gallery.widgets[0].mirror.element.innerText);
