// What browser tests share: a browser, a strict static server, and the checks that every screen has to pass.
import assert from "node:assert/strict";
import {appendFileSync} from "node:fs";
import {axTreeCheck} from "./harness/ax_tree.mjs";
import {axeCheck} from "./harness/axe.mjs";

export {closeBrowsers, closePages, launch, open, quiet, until} from "./harness/browser.mjs";
export {serve, STRICT_CSP} from "./harness/server.mjs";
export {axeCheck} from "./harness/axe.mjs";
export {axTreeCheck} from "./harness/ax_tree.mjs";
export {contrast, contrastCheck, contrastInBox} from "./harness/contrast.mjs";
export {countWork, idleCheck} from "./harness/idle.mjs";
export {readPng} from "./harness/png.mjs";

/** Whether the long runs were asked for: ./dev test --deep. */
export const deep = Boolean(process.env.COMPTOIR_DEEP);

/** Writes a figure for tools/bench.mjs, when it asked for figures. */
export function figure(name, value) {
    if (process.env.COMPTOIR_FIGURES) appendFileSync(process.env.COMPTOIR_FIGURES, JSON.stringify({name, value}) + "\n");
}

/**
 * Fails when anything went wrong in the page so far: console, policy, foreign requests.
 * @param {import("./harness/browser.mjs").Trouble} trouble of a page from `open`
 */
export async function assertNoTrouble({trouble}) {
    assert.deepEqual(trouble.console, [], "console errors and warnings");
    assert.deepEqual(await trouble.csp(), [], "violations of the content security policy");
    assert.deepEqual(trouble.foreign, [], "requests to foreign origins");
}

/** Closes the page with its context, unless something went wrong in it. */
export async function leave(page) {
    await assertNoTrouble(page);
    await page.context().close();
}

/**
 * Fails unless the page is accessible as drawn: axe-core finds nothing, and each drawn control is one accessibility node.
 * @param {import("playwright-core").Page} page
 * @param {object} [options] of axeCheck and axTreeCheck; with a frame, its document is meant
 */
export async function assertAccessible(page, options = {}) {
    assert.deepEqual(await axeCheck(page, options), [], "axe-core");
    const {drawn, matched, problems} = await axTreeCheck(page, options);
    assert.deepEqual(problems, [], "drawn controls and accessibility nodes");
    assert.ok(drawn > 0 && drawn === matched, `${matched} of ${drawn} drawn controls have their node`);
}
