// What a page pays for the widget: bytes to fetch, main thread, and time to the first results against a page of plain elements
// that asks the same API. Each page is opened in a browser whose GL is warm; times are medians.
import {statSync} from "node:fs";
import {figure, launch, open, quiet, serve, until} from "../browser/harness.mjs";
import {openPortal, startDemo} from "../browser/harness/demo.mjs";

const ROUNDS = 9;
const SLOW_DOWN = 4;
const QUERY = "plombier";
const WIDGET = "build/widget";

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const rounded = (number) => Math.round(number * 100) / 100;
const kilobytes = (names) => rounded(names.reduce((sum, name) => sum + statSync(`${WIDGET}/${name}.br`).size, 0) / 1000);
function say(name, value) {
    console.log(`${name} ${value}`);
    figure(name, value);
}

// The peer: what anybody would write by hand for the same list.
const plainPage = () => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Plain</title><link rel="stylesheet" href="/plain.css"><body>
<label>Rechercher <input type="search" value="${QUERY}"></label><p id="total"></p><ul id="results"></ul>
<script type="module" src="/plain.js"></script>`;
const plainScript = (network) => `
const answer = await fetch("${network}/api/v1/tenants/deux-rives/businesses?q=${QUERY}", {credentials: "omit"});
const {items, total} = await answer.json();
document.querySelector("#total").textContent = total.value + " entreprises";
document.querySelector("#results").append(...items.map(({id, name, trade, place}) => {
    const [row, link, line] = ["li", "a", "p"].map((tag) => document.createElement(tag));
    link.href = "#/business/" + id;
    link.textContent = name;
    line.textContent = [trade?.label, place?.commune?.name].filter(Boolean).join(" · ");
    row.append(link, line);
    return row;
}));`;
const plainStyle = "body { font: 14px/1.45 Inter, sans-serif } li { padding: 14px 16px; border-bottom: 1px solid #e2e5ea } a { font-weight: 600 }";

// Run in the page until they give the time.
const plainShows = () => document.querySelectorAll("#results li").length > 0 && performance.now();
const textShows = () => {
    const root = document.querySelector("comptoir-widget")?.shadowRoot;
    return Boolean(root?.querySelector("li")?.textContent.trim()) && performance.now();
};
const pictureShows = () => {
    const row = document.querySelector("comptoir-widget")?.shadowRoot?.querySelector("li");
    return Boolean(row?.closest(".scroll")?.querySelector("canvas")) && performance.now();
};

const demo = await startDemo({size: 2000, watches: false});
const bank = await serve({
    csp: "",
    pages: {"/": plainPage()},
    answers: {
        "/plain.js": (_, response) => response.setHeader("Content-Type", "text/javascript").end(plainScript(demo.network)),
        "/plain.css": (_, response) => response.setHeader("Content-Type", "text/css").end(plainStyle),
    },
});
const browser = await launch();
const widgetPage = `${demo.portal}/fr/network.html#/directory?q=${QUERY}`;
const warm = await open(browser, widgetPage, {origins: [demo.network]}); // stays open: its GL process serves the others

// Runs in the page before its scripts, and looks at every frame: nobody outside is fast enough to say when something showed.
const watch = (shows) => {
    const look = () => {
        globalThis.shownAt_ms = document.body && shows();
        if (!globalThis.shownAt_ms) requestAnimationFrame(look);
    };
    look();
};

async function time(address, shows) {
    const page = await open(browser, address, {origins: [demo.network, bank.origin], before: `(${watch})(${shows})`});
    await until(page, () => globalThis.shownAt_ms);
    const time_ms = await page.evaluate(() => globalThis.shownAt_ms);
    await page.context().close();
    return time_ms;
}
async function times(address, shows) {
    const all = [];
    for (let round = 0; round < ROUNDS; round++) all.push(await time(address, shows));
    return median(all);
}

// What is fetched from the widget's folder until results show; the loader is the first of it.
async function fetchedFiles() {
    const names = new Set();
    const page = await open(browser, "about:blank", {origins: [demo.network]});
    page.on("request", (request) => {
        const {origin, pathname} = new URL(request.url());
        if (origin === demo.network && pathname.startsWith("/widget/v1/")) names.add(pathname.split("/").at(-1));
    });
    await page.goto(widgetPage);
    await page.waitForFunction(textShows);
    await page.context().close();
    return [...names];
}

// Time beyond 50 ms of each task, on a processor made slower; making GL's context is the machine's, and is left out.
async function mainThread(address, settled) {
    const page = await open(browser, "about:blank", {origins: [demo.network], before: () => {
        globalThis.tasks = [];
        globalThis.graphics = [];
        new PerformanceObserver((list) => {
            for (const {startTime, duration} of list.getEntries()) globalThis.tasks.push({start: startTime, end: startTime + duration});
        }).observe({type: "longtask", buffered: true});
        const prototype = OffscreenCanvas.prototype;
        const {getContext} = prototype;
        prototype.getContext = function (kind, ...words) {
            const start = performance.now();
            const context = getContext.call(this, kind, ...words);
            if (kind.startsWith("webgl")) globalThis.graphics.push({start, end: performance.now()});
            return context;
        };
    }});
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", {rate: SLOW_DOWN});
    await page.goto(address);
    await page.waitForFunction(settled);
    await page.waitForTimeout(1000);
    const lengths_ms = await page.evaluate(() => globalThis.tasks.map(({start, end}) => {
        const inside = globalThis.graphics.filter((part) => part.start >= start && part.end <= end);
        return end - start - inside.reduce((sum, part) => sum + part.end - part.start, 0);
    }));
    await page.context().close();
    return lengths_ms;
}

// The most that any page of the portal moves by itself, from its first picture until the widget has nothing more to show.
async function worstShift() {
    const answer = await fetch(`${demo.network}/api/v1/tenants/deux-rives/businesses?q=${QUERY}&limit=1`);
    const [{id}] = (await answer.json()).items;
    let worst = 0;
    for (const name of ["network", "framed", "transfers", "public"])
        for (const route of ["/directory", `/directory?q=${QUERY}%20lyo`, `/business/${id}`, "/about"]) {
            const page = await openPortal(browser, demo, `fr/${name}.html#${route}`);
            await page.ready();
            await quiet(page.inside());
            worst = Math.max(worst, await page.shift());
            await page.context().close();
        }
    return worst;
}

const files = await fetchedFiles();
console.log(files.join(" "));
say("find.loader", kilobytes(["comptoir.js"]));
say("find.first_load", kilobytes(files));

const plain_ms = await times(`${bank.origin}/`, plainShows);
console.log(`plain page ${rounded(plain_ms)} ms`);
say("find.first_results", rounded(await times(widgetPage, textShows) - plain_ms));
say("find.first_picture", rounded(await times(widgetPage, pictureShows) - plain_ms));

const blocking = (lengths_ms) => lengths_ms.reduce((sum, length_ms) => sum + Math.max(0, length_ms - 50), 0);
const rounds = [];
for (let round = 0; round < 3; round++) rounds.push(blocking(await mainThread(widgetPage, textShows)));
say("find.main_thread.blocking", rounded(median(rounds)));
const loaderPage = `<!doctype html><title>Loader</title><script type="module" src="${demo.network}/widget/v1/comptoir.js"></script>`;
const alone = await serve({csp: "", pages: {"/": loaderPage}});
const loaderTasks = await mainThread(`${alone.origin}/`, () => customElements.get("comptoir-widget"));
say("find.loader.longest_task", rounded(Math.max(0, ...loaderTasks)));

say("find.layout_shift", await worstShift());

await warm.context().close();
await browser.close();
await Promise.all([bank.close(), alone.close(), demo.close()]);
