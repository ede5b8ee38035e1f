// Starts Debian's Chromium without a GPU and opens pages that remember everything that went wrong in them.
import {existsSync} from "node:fs";
import {chromium} from "playwright-core";

const FLAGS = [
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const WAITS_MS = 20_000; // a machine that builds something else at the same time is slow

const launched = [];

/** Closes all browsers that were launched: a test that failed half-way may have left one. */
export async function closeBrowsers() {
    await Promise.all(launched.splice(0).map((browser) => browser.close()));
}

/** Closes all pages: one that a failed test left open would keep its connections, and a server's threads with them. */
export async function closePages() {
    await Promise.all(launched.flatMap((browser) => browser.contexts()).map((context) => context.close()));
}

/**
 * @param {object} [options]
 * @param {number} [options.pixelRatio] of the screen; the emulated ratio lays out in CSS px and hides rounding, so this is the real one
 * @param {boolean} [options.gl] false refuses every WebGL context
 * @param {string[]} [options.flags]
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launch({pixelRatio = 1, gl = true, flags = []} = {}) {
    const executablePath = process.env.COMPTOIR_CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: run ./dev setup or set COMPTOIR_CHROMIUM`);
    const args = [...FLAGS, ...flags];
    if (pixelRatio !== 1) args.push(`--force-device-scale-factor=${pixelRatio}`);
    const browser = await chromium.launch({executablePath, headless: true, args});
    launched.push(browser);
    return Object.assign(browser, {pixelRatio, gl});
}

/** Runs in the page before any of its scripts: what the page's own events tell. */
const listenForTrouble = () => {
    globalThis.cspViolations = [];
    addEventListener("securitypolicyviolation", (event) =>
        globalThis.cspViolations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
};

/** Runs in the page: no context is to be had, as on a virtual desktop. */
const refuseGl = () => {
    const {getContext} = OffscreenCanvas.prototype;
    OffscreenCanvas.prototype.getContext = function (kind, ...options) {
        return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...options);
    };
};

/**
 * @typedef {object} Trouble
 * @property {string[]} console errors and warnings
 * @property {string[]} foreign requests to an origin that is not in `origins`
 * @property {() => Promise<string[]>} csp violations of the policy, all frames
 *
 * Opens `address` in a new context.
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {object} [options]
 * @param {{width: number, height: number}} [options.viewport]
 * @param {string[]} [options.origins] further origins the page may ask
 * @param {object} [options.context] Playwright's options of the context: colorScheme, forcedColors, reducedMotion, locale ...
 * @param {Function} [options.before] runs in the page before its scripts
 * @param {(page: import("playwright-core").Page) => void} [options.begin] runs here before the page is asked for
 * @returns {Promise<import("playwright-core").Page & {trouble: Trouble}>}
 */
export async function open(browser, address, {viewport = {width: 1280, height: 900}, origins = [], context = {}, before, begin} = {}) {
    const real = browser.pixelRatio > 1;
    const owner = await browser.newContext({viewport: real ? null : viewport, locale: "fr-FR", ...context});
    const page = await owner.newPage();
    page.setDefaultTimeout(WAITS_MS);
    if (real) await resizeWindow(page, viewport);
    const trouble = {console: [], foreign: []};
    const allowed = new Set([new URL(address).origin, ...origins]);
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) trouble.console.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => trouble.console.push(`uncaught: ${error.stack ?? error}`));
    page.on("request", (request) => {
        const {protocol, origin} = new URL(request.url());
        if (protocol.startsWith("http") && !allowed.has(origin)) trouble.foreign.push(request.url());
    });
    trouble.csp = async () => (await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.cspViolations)))).flat();
    await page.addInitScript(listenForTrouble);
    if (!browser.gl) await page.addInitScript(refuseGl);
    if (before) await page.addInitScript(before);
    page.trouble = trouble;
    begin?.(page);
    await page.goto(address);
    return page;
}

/**
 * Waits until a condition holds in the page. Playwright's own way evaluates text later on, which a strict policy forbids.
 * @param {import("playwright-core").Page} page
 * @param {Function} condition runs in the page
 * @param {any} [argument] of the condition
 * @param {number} [timeout_ms]
 */
export async function until(page, condition, argument, timeout_ms = WAITS_MS) {
    const end_ms = Date.now() + timeout_ms;
    while (!await page.evaluate(condition, argument)) {
        if (Date.now() > end_ms) throw new Error(`waited ${timeout_ms} ms in vain for ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 30));
    }
}

/**
 * Waits until nothing in any shadow root of a document has changed for ten frames: all widgets have drawn what there is to draw.
 * @param {import("playwright-core").Frame | import("playwright-core").Page} frame
 */
export async function quiet(frame) {
    await frame.evaluate(async () => {
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const everything = {subtree: true, childList: true, attributes: true, characterData: true};
        for (let pairs = 0; pairs < 5;) {
            const roots = [...document.querySelectorAll("*")].flatMap(({shadowRoot}) => shadowRoot ?? []);
            let changed = roots.some((root) => root.querySelector(".undrawn")); // the picture is on its way
            const observer = new MutationObserver(() => { changed = true; });
            for (const root of roots) observer.observe(root, everything);
            await next();
            await next();
            observer.disconnect();
            pairs = changed ? 0 : pairs + 1;
        }
    });
}

/**
 * Where a frame's own coordinates begin on its page.
 * @param {import("playwright-core").Frame} frame
 * @returns {Promise<{x: number, y: number}>} CSS px of the page's viewport
 */
export async function offsetOf(frame) {
    if (!frame.parentFrame()) return {x: 0, y: 0};
    const {x, y} = await (await frame.frameElement()).evaluate((element) => {
        const box = element.getBoundingClientRect();
        return {x: box.x + element.clientLeft, y: box.y + element.clientTop};
    });
    return {x, y};
}

async function resizeWindow(page, {width, height}) {
    const session = await page.context().newCDPSession(page);
    const {windowId} = await session.send("Browser.getWindowForTarget");
    await session.send("Browser.setWindowBounds", {windowId, bounds: {width, height}});
    await session.detach();
}
