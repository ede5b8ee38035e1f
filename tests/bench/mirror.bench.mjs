// The mirror's cost on the kit's gallery: a changed frame and an unchanged one with 100,000 rows in the list, typing, idleness,
// mounting. Times are CPU time of scripts; what software GL takes to paint is no figure of ours.
import {axTreeCheck, axeCheck, countWork, figure, idleCheck, launch, open} from "../browser/harness.mjs";
import {galleryServer, settled} from "../browser/harness/gallery.mjs";

const IDLE_MS = 30_000;
const MOUNTS = 1000;
const PAGES = ["/", "/many", "/controls", "/fields", "/choices", "/words", "/messages", "/states", "/dialog"];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const rounded = (number) => Math.round(number * 1000) / 1000;
function say(name, value) {
    console.log(`${name} ${rounded(value)}`);
    figure(name, rounded(value));
}

/** Runs in the page: times each frame's C++ part and its mirror part, and counts the elements and rows that frames change. */
const timeFrames = async () => {
    const [{Mirror}, {WasmModule}] = await Promise.all(["mirror", "module"].map((name) => import(`/engine/${name}.js`)));
    const times = globalThis.times = {module: [], mirror: [], nodes: 0, rows: 0};
    const {root} = globalThis.gallery.widgets[0];
    const observer = new MutationObserver(() => {});
    observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
    const {apply} = Mirror.prototype;
    Mirror.prototype.apply = function (words) {
        const started = performance.now();
        apply.call(this, words);
        times.mirror.push(performance.now() - started);
        const touched = new Set(observer.takeRecords()
            .flatMap(({target, addedNodes}) => [...addedNodes].flatMap((node) => [node, ...node.querySelectorAll?.("*") ?? []]).concat(target))
            .map((node) => node.nodeType === Node.TEXT_NODE ? node.parentElement : node)
            .filter((element) => element?.closest("li")));
        times.nodes += touched.size;
        times.rows += new Set([...touched].map((element) => element.closest("li"))).size;
    };
    const {get} = Object.getOwnPropertyDescriptor(WasmModule.prototype, "call");
    Object.defineProperty(WasmModule.prototype, "call", {get() {
        const exports = get.call(this);
        return {...exports, comptoir_frame(...words) {
            const started = performance.now();
            const count = exports.comptoir_frame(...words);
            times.module.push(performance.now() - started);
            return count;
        }};
    }});
};

async function scrolling(page) {
    await page.evaluate(timeFrames);
    await page.evaluate(async () => {
        const area = globalThis.gallery.widgets[0].root.querySelector(".scroll:has(li)");
        for (let i = 0; i < 60; i++) {
            area.scrollTop += 400;
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
    });
    return page.evaluate(() => globalThis.times);
}

async function unchanged(page) {
    return page.evaluate(() => {
        const [widget] = globalThis.gallery.widgets;
        const observer = new MutationObserver(() => {});
        observer.observe(widget.root, {subtree: true, childList: true, attributes: true, characterData: true});
        for (let i = 0; i < 100; i++) widget.alarm.now();
        return observer.takeRecords().length;
    });
}

async function typing(page) {
    await page.evaluate(timeFrames);
    await page.getByRole("searchbox").click();
    for (const letter of "plomberie lyon") {
        await page.keyboard.type(letter);
        await settled(page);
    }
    return page.evaluate(() => globalThis.times);
}

async function idleness(page) {
    await new Promise((resolve) => setTimeout(resolve, 1000)); // what is said half a second after a change has been said
    const still = await idleCheck(page, IDLE_MS);
    await page.getByRole("searchbox").click();
    await page.keyboard.type("plomb");
    await settled(page);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const caret = await idleCheck(page, IDLE_MS);
    return Object.fromEntries(["frames", "timers", "changes"].map((kind) => [kind, still[kind] + caret[kind]]));
}

async function leaks(page) {
    const session = await page.context().newCDPSession(page);
    const cycle = (times) => page.evaluate(async (count) => {
        const {mount, unmount} = globalThis.gallery;
        for (let i = 0; i < count; i++) {
            const widget = await mount();
            await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
            unmount(widget);
        }
    }, times);
    const count = async () => {
        for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
        const {nodes, jsEventListeners} = await session.send("Memory.getDOMCounters");
        return nodes + jsEventListeners + await page.evaluate(() => document.querySelectorAll("canvas, #widgets > div").length);
    };
    await page.evaluate(() => globalThis.gallery.unmount(globalThis.gallery.widgets.pop()));
    await cycle(5);
    const before = await count();
    await cycle(MOUNTS);
    return await count() - before;
}

const browser = await launch();
const server = await galleryServer();
async function measured(query, act, options) {
    const page = await open(browser, `${server.origin}/gallery/?${query}`, options);
    await settled(page);
    const result = await act(page);
    await page.context().close();
    return result;
}

const scrolled = await measured("route=/many", scrolling);
say("find.mirror.frame", median(scrolled.mirror));
say("find.mirror.unchanged", await measured("route=/many", unchanged));

const typed = await measured("", typing);
say("find.typing.frame", median(typed.module));
say("find.typing.nodes_per_row", typed.nodes / typed.rows);

const idle = await measured("", idleness, {before: countWork});
say("find.idle.frames", idle.frames);
say("find.idle.timers", idle.timers);
say("find.idle.dom_changes", idle.changes);

let violations = 0, drawn = 0, matched = 0;
for (const route of PAGES) {
    violations += (await measured(`route=${route}`, axeCheck)).length;
    violations += (await measured(`route=${route}&render=text`, (page) => axeCheck(page, {text: true}))).length;
    const tree = await measured(`route=${route}`, axTreeCheck);
    drawn += tree.drawn;
    matched += tree.matched;
}
say("find.axe.violations", violations);
say("find.ax_nodes", 100 * matched / drawn);

say("find.mount.leaks", await measured("", leaks));
await browser.close();
await server.close();
