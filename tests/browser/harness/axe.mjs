// axe-core over a document; a frame of another origin is gone through by itself. Its verdicts on contrast and target size mean nothing on a transparent mirror: contrast.mjs and
// ax_tree.mjs measure those on pixels and boxes instead.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {import("playwright-core").Page} page
 * @param {object} [options]
 * @param {import("playwright-core").Frame} [options.frame] whose document is gone through; the page's own unless told
 * @param {boolean} [options.text] the mirror itself is shown: contrast and target size count as well
 * @param {string[]} [options.except] rules that this page can't keep, by axe's name
 * @returns {Promise<string[]>} a line for each element that breaks a rule
 */
export async function axeCheck(page, {frame = page.mainFrame(), text = false, except = []} = {}) {
    const unmeasurable = text ? [] : ["color-contrast", "target-size"];
    const ofPages = frame.parentFrame() ? ["landmark-one-main"] : []; // the page around has it
    await frame.evaluate(source);
    return frame.evaluate(async (off) => {
        const rules = Object.fromEntries(off.map((rule) => [rule, {enabled: false}]));
        const {violations} = await globalThis.axe.run(document, {rules, resultTypes: ["violations"], iframes: false});
        return violations.flatMap(({id, help, nodes}) => nodes.map(({target, html}) => `${id}: ${help}: ${target.flat().join(" ")} ${html}`));
    }, [...except, ...unmeasurable, ...ofPages]);
}
