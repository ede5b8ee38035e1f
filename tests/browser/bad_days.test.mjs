// Bad days inside the widget: a server that never answers, a context that is lost, a module that traps. Each says what to do, none
// costs a letter. That the widget can't even be loaded is embed.test.mjs's business, what a server may answer directory.test.mjs's.
import assert from "node:assert/strict";
import {after, afterEach, before, test} from "node:test";
import {closeBrowsers, closePages, launch, leave, quiet, until} from "./harness.mjs";
import {directoryServer, openDirectory} from "./harness/directory.mjs";

let browser, server;
const trouble = {};
before(async () => {
    browser = await launch();
    server = await directoryServer(trouble);
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});
afterEach(async () => {
    trouble.status = undefined;
    await closePages();
});

/** Runs in the page before its scripts: the painter's context is kept, to be lost, and the module traps when it is told to. */
const tamper = () => {
    const {getContext} = OffscreenCanvas.prototype;
    OffscreenCanvas.prototype.getContext = function (kind, ...words) {
        const context = getContext.call(this, kind, ...words);
        if (kind === "webgl2") globalThis.loss = context.getExtension("WEBGL_lose_context");
        return context;
    };
    const {instantiateStreaming} = WebAssembly;
    WebAssembly.instantiateStreaming = async (...words) => {
        const {instance: {exports}} = await instantiateStreaming(...words);
        const comptoir_frame = (...numbers) => {
            if (globalThis.traps) throw new WebAssembly.RuntimeError("unreachable");
            return exports.comptoir_frame(...numbers);
        };
        return {instance: {exports: {...exports, comptoir_frame}}};
    };
    globalThis.failures = [];
    addEventListener("comptoir:error", ({detail}) => globalThis.failures.push(detail));
};

test("a server that never answers: one may go on typing, is told after eight seconds, and a retry finds", async () => {
    const page = await openDirectory(browser, server);
    await page.box.waitFor();
    trouble.status = "never";
    await page.box.fill("plom");
    await page.getByText("Recherche en cours").first().waitFor({state: "attached"});
    await page.box.pressSequentially("b");
    assert.equal(await page.box.inputValue(), "plomb");
    await page.getByText("met trop de temps").first().waitFor();
    trouble.status = undefined;
    await page.getByRole("button", {name: "Réessayer"}).click();
    await page.result("Plomberie Rivoire").waitFor();
    assert.equal(await page.box.inputValue(), "plomb");
    await leave(page);
});

test("a context that is lost while one types: text stands in for the picture, with the caret where it was", async () => {
    const page = await openDirectory(browser, server, "/directory", {before: tamper});
    await page.box.click();
    await page.keyboard.type("plomb");
    await page.result("Plomberie Rivoire").waitFor();
    await quiet(page);
    await page.evaluate(() => globalThis.loss.loseContext());
    await until(page, () => !document.querySelector("comptoir-widget").shadowRoot.querySelector("canvas")?.checkVisibility());
    await page.keyboard.type("ier");
    assert.equal(await page.box.inputValue(), "plombier");
    await page.result("Plomberie Rivoire").click();
    await page.getByRole("heading", {name: "Plomberie Rivoire"}).waitFor();
    await page.evaluate(() => globalThis.loss.restoreContext());
    await until(page, () => document.querySelector("comptoir-widget").shadowRoot.querySelector("canvas")?.checkVisibility());
    assert.equal(await page.box.inputValue(), "plombier");
    await page.context().close();
});

test("a module that traps says so with a code, and a new start has the words that were typed", async () => {
    const page = await openDirectory(browser, server, "/directory", {before: tamper});
    await page.box.click();
    await page.keyboard.type("plomb");
    await page.result("Plomberie Rivoire").waitFor();
    await page.evaluate(() => { globalThis.traps = true; });
    await page.keyboard.press("ArrowDown");
    await page.getByRole("alert").filter({hasText: "internal (unreachable)"}).waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.failures), [{code: "internal", message: "unreachable"}]);
    await page.evaluate(() => { globalThis.traps = false; });
    await page.getByRole("button", {name: "Réessayer"}).click();
    await page.result("Plomberie Rivoire").waitFor();
    assert.equal(await page.box.inputValue(), "plomb");
    await leave(page);
});
