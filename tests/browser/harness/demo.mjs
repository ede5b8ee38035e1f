// `comptoir demo` as a child of the test: the product as it is shipped, nginx in front, two banks' portals, a small sample.
import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {open} from "./browser.mjs";
import {canariesOf} from "./canaries.mjs";
import {freePorts} from "./ports.mjs";

const STARTS_WITHIN_MS = 120_000;

/**
 * @param {object} [options]
 * @param {number} [options.size] businesses of the first bank
 * @param {boolean} [options.watches] whatever the first bank's pages are sent is looked through for words of the second (canaries.mjs)
 * @returns {Promise<{portal: string, otherPortal: string, network: string, data: string, canaries: object, close: () => Promise<number>}>}
 *     `close` sends Ctrl-C's signal and gives the exit status, and fails when such a word was found
 */
export async function startDemo({size = 500, watches = true} = {}) {
    const data = mkdtempSync(join(tmpdir(), "comptoir-demo-"));
    const port = await freePorts(4);
    const child = spawn("build/comptoir", ["demo", "--size", size, "--port", port, "--data", data].map(String), {stdio: ["ignore", "pipe", "pipe"]});
    let said = "";
    const ended = once(child, "exit");
    await new Promise((ready, failed) => {
        const late = setTimeout(() => failed(new Error(`comptoir demo does not start:\n${said}`)), STARTS_WITHIN_MS);
        const hear = (bytes) => {
            said += bytes;
            if (!said.includes("Ctrl-C")) return;
            clearTimeout(late);
            ready();
        };
        child.stdout.on("data", hear);
        child.stderr.on("data", hear);
        child.once("exit", (status) => {
            clearTimeout(late);
            failed(new Error(`comptoir demo ended with ${status}:\n${said}`));
        });
    });
    const [portal, otherPortal, network] = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([address]) => address);
    const end = async () => {
        child.kill("SIGINT");
        const [status] = await ended;
        rmSync(data, {recursive: true, force: true});
        return status;
    };
    try {
        const canaries = watches ? await canariesOf({portal, otherPortal, network}) : null;
        return {
            portal, otherPortal, network, data, canaries,
            async close() {
                const status = await end();
                await canaries?.check();
                return status;
            },
        };
    } catch (error) {
        await end();
        throw error;
    }
}

/** Runs in every document before its scripts: what moves in it, and when a widget in it can be used. */
const watch = () => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().filter((shift) => !shift.hadRecentInput)))
        .observe({type: "layout-shift", buffered: true});
    globalThis.widgetReady = new Promise((resolve) => addEventListener("comptoir:ready", () => resolve(true), {once: true}));
};

/**
 * Opens a page of a portal, in which `ready()` waits for the widget, `inside()` is the document that it is drawn in, `field()` its
 * search box, and `shift()` is how much has moved until now: browsers leave out
 * what moves within half a second of a person's own act.
 * @param {import("playwright-core").Browser} browser
 * @param {{portal: string, network: string, canaries: object}} demo of startDemo
 * @param {string} path "fr/network.html#/directory?q=plomb"
 * @param {object} [options] of `open`, and
 * @param {string} [options.bank] address of the portal, the first bank's unless told
 */
export async function openPortal(browser, demo, path, {bank = demo.portal, ...options} = {}) {
    const begin = (opened) => demo.canaries?.watch(opened);
    const page = await open(browser, `${bank}/${path}`, {origins: [demo.network], before: watch, begin, ...options});
    page.inside = () => page.frames().find((frame) => frame.url().startsWith(demo.network)) ?? page.mainFrame();
    page.ready = () => page.evaluate(() => globalThis.widgetReady);
    page.field = () => page.inside().getByRole("searchbox").first();
    page.shift = async () => {
        const shifts = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.shifts.map(({value}) => ({value})))));
        return shifts.flat().reduce((sum, {value}) => sum + value, 0);
    };
    return page;
}

/**
 * Has the bank's back end take this browser for somebody from now on, as its pages' person menu does.
 * @param {import("playwright-core").Page} page any of its pages
 * @param {string} bank address of the portal
 * @param {string} id of web/portal/people.json; "nobody": a visitor
 * @returns {Promise<string>} the bank's token for them; empty for nobody
 */
export async function signIn(page, bank, id) {
    const post = async (path) => {
        const answer = await page.request.post(bank + path, {headers: {origin: bank}});
        if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
        return answer.text();
    };
    await post(`/sign-in/${id}`);
    return post("/comptoir-token");
}
