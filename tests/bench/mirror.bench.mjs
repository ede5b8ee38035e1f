// The mirror's cost on the kit's gallery: a changed frame and an unchanged one with 100,000 rows in the list, typing, idleness,
// mounting. Times are CPU time of scripts; what software GL takes to paint is no figure of ours.
import {axTreeCheck, axeCheck, countWork, figure, idleCheck, launch} from "../browser/harness.mjs";
import {PAGES, changesOfIdleFrames, galleryServer, leftByMounting, openGallery, settled} from "../browser/harness/gallery.mjs";

const IDLE_MS = 30_000;
const MOUNTS = 1000;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const rounded = (number) => Math.round(number * 1000) / 1000;
function say(name, value) {
    console.log(`${name} ${rounded(value)}`);
    figure(name, rounded(value));
}

/** Runs in the page: times the C++ part and the mirror part of each frame. */
const timeFrames = async () => {
    const [{Mirror}, {WasmModule}] = await Promise.all(["mirror", "module"].map((name) => import(`/engine/${name}.js`)));
    const times = globalThis.times = {module: [], mirror: []};
    const timed = (act, list) => function (...words) {
        const started = performance.now();
        const result = act.apply(this, words);
        list.push(performance.now() - started);
        return result;
    };
    Mirror.prototype.apply = timed(Mirror.prototype.apply, times.mirror);
    const {get} = Object.getOwnPropertyDescriptor(WasmModule.prototype, "call");
    Object.defineProperty(WasmModule.prototype, "call", {get() {
        const exports = get.call(this);
        return {...exports, comptoir_frame: timed(exports.comptoir_frame, times.module)};
    }});
};

/** Runs in the page: counts the elements inside rows that frames change, and those rows. */
const countChanges = async () => {
    const {Mirror} = await import("/engine/mirror.js");
    const counts = globalThis.counts = {nodes: 0, rows: 0};
    const observer = new MutationObserver(() => {});
    observer.observe(globalThis.gallery.widgets[0].root, {subtree: true, childList: true, attributes: true, characterData: true});
    const {apply} = Mirror.prototype;
    Mirror.prototype.apply = function (words) {
        apply.call(this, words);
        const touched = new Set(observer.takeRecords()
            .flatMap(({target, addedNodes}) => [...addedNodes].flatMap((node) => [node, ...node.querySelectorAll?.("*") ?? []]).concat(target))
            .map((node) => node.nodeType === Node.TEXT_NODE ? node.parentElement : node)
            .filter((element) => element?.closest("li")));
        counts.nodes += touched.size;
        counts.rows += new Set([...touched].map((element) => element.closest("li"))).size;
    };
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

async function type(page) {
    await page.getByRole("searchbox").click();
    for (const letter of "plomberie lyon") {
        await page.keyboard.type(letter);
        await settled(page);
    }
}

async function typing(page) {
    await page.evaluate(timeFrames);
    await type(page);
    return page.evaluate(() => globalThis.times.module);
}

async function changing(page) {
    await page.evaluate(countChanges);
    await type(page);
    return page.evaluate(() => globalThis.counts);
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

const browser = await launch();
const server = await galleryServer();
async function measured(query, act, options) {
    const page = await openGallery(browser, server, query, options);
    const result = await act(page);
    await page.context().close();
    return result;
}

const scrolled = await measured("route=/many", scrolling);
say("find.mirror.frame", median(scrolled.mirror));
say("find.mirror.unchanged", await measured("route=/many", (page) => changesOfIdleFrames(page, 100)));

say("find.typing.frame", median(await measured("", typing)));
const changed = await measured("", changing);
say("find.typing.nodes_per_row", changed.nodes / changed.rows);

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

const {heap_kilobytes, ...objects} = await measured("", (page) => leftByMounting(page, MOUNTS));
console.log(`left by ${MOUNTS} mounts: ${JSON.stringify(objects)}, heap ${heap_kilobytes} KB`);
const megabytes = Math.max(0, Math.round(heap_kilobytes / 1000)); // the compiler's own notes are a few hundred KB
say("find.mount.leaks", Object.values(objects).reduce((sum, count) => sum + count, megabytes));
await browser.close();
await server.close();
