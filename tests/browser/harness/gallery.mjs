// Serves the kit's gallery, and what its tests and benches do with it.
import {existsSync} from "node:fs";
import {open, quiet, until} from "./browser.mjs";
import {serve} from "./server.mjs";

const MODULES = "build/wasm/wasm";

/** Every page of the gallery, so every widget of the kit in every state. */
export const PAGES = ["/", "/controls", "/fields", "/choices", "/words", "/messages", "/states", "/many", "/dialog"];

/** @returns {Promise<{origin: string, requests: string[], close: () => Promise<void>}>} the gallery stands at /gallery/ */
export async function galleryServer() {
    if (!existsSync(`${MODULES}/gallery.wasm`)) throw new Error("no gallery: run ./dev build");
    return serve({
        folders: {"/gallery/": "web/gallery", "/engine/": "web/engine", "/module/": MODULES},
        answers: {"/api/": (_, response) => response.writeHead(404, {"Content-Type": "application/problem+json"}).end("{}")},
    });
}

/**
 * Opens the gallery and waits until it is drawn and at rest.
 * @param {import("playwright-core").Browser} browser
 * @param {{origin: string}} server of galleryServer
 * @param {string} [query] what web/gallery/gallery.js reads: "route=/words&theme=dark"
 * @param {object} [options] of `open`, with the view's size
 */
export async function openGallery(browser, server, query = "", {width = 1280, height = 900, ...options} = {}) {
    const page = await open(browser, `${server.origin}/gallery/?${query}`, {viewport: {width, height}, ...options});
    await settled(page);
    return page;
}

/** Waits until all widgets are mounted and draw no more. */
export async function settled(page) {
    await until(page, () => globalThis.gallery?.ready);
    await quiet(page);
}

/** Waits until the first widget has said to a screen reader what became of it: that comes half a second after the last change. */
export const announced = (page) => until(page, () => globalThis.gallery.widgets[0].root.querySelector("[role=status]")?.textContent);

/** All text of the first widget, as its mirror has it. */
export const widgetText = (page) => page.evaluate(() => globalThis.gallery.widgets[0].mirror.element.innerText);

/** Draws `frames` frames in which nothing changed. @returns {Promise<number>} how many changes of the document they made */
export const changesOfIdleFrames = (page, frames) => page.evaluate((count) => {
    const [widget] = globalThis.gallery.widgets;
    const observer = new MutationObserver(() => {});
    observer.observe(widget.root, {subtree: true, childList: true, attributes: true, characterData: true});
    for (let i = 0; i < count; i++) widget.alarm.now();
    return observer.takeRecords().length;
}, frames);

/**
 * Mounts and removes a widget `times` times, beside none.
 * @returns {Promise<Record<string, number>>} how much more of each kind there is afterwards
 */
export async function leftByMounting(page, times) {
    const session = await page.context().newCDPSession(page);
    const cycle = (count) => page.evaluate(async (rounds) => {
        const {mount, unmount} = globalThis.gallery;
        for (let i = 0; i < rounds; i++) {
            const widget = await mount();
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            unmount(widget);
        }
    }, count);
    const count = async () => {
        for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
        const {nodes, jsEventListeners: listeners, documents} = await session.send("Memory.getDOMCounters");
        const hosts = await page.evaluate(() => document.querySelectorAll("canvas, #widgets > div").length);
        const {usedSize} = await session.send("Runtime.getHeapUsage");
        return {nodes, listeners, documents, hosts, heap_kilobytes: Math.round(usedSize / 1000)};
    };
    await page.evaluate(() => globalThis.gallery.unmount(globalThis.gallery.widgets.pop()));
    await cycle(5); // what is made once and kept is made
    const before = await count();
    await cycle(times);
    const after = await count();
    await session.detach();
    return Object.fromEntries(Object.entries(after).map(([kind, number]) => [kind, number - before[kind]]));
}
