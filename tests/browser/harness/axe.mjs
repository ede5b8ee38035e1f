// axe-core over a page. Its verdicts on contrast and target size mean nothing on a transparent mirror: contrast.mjs and
// ax_tree.mjs measure those on pixels and boxes instead.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * @param {import("playwright-core").Page} page
 * @param {object} [options]
 * @param {boolean} [options.text] the mirror itself is shown: contrast and target size count as well
 * @param {string[]} [options.except] rules that this page can't keep, by axe's name
 * @returns {Promise<string[]>} a line for each element that breaks a rule
 */
export async function axeCheck(page, {text = false, except = []} = {}) {
    await page.evaluate(source);
    return page.evaluate(async ([unmeasurable]) => {
        const rules = Object.fromEntries(unmeasurable.map((rule) => [rule, {enabled: false}]));
        const {violations} = await globalThis.axe.run(document, {rules, resultTypes: ["violations"]});
        return violations.flatMap(({id, help, nodes}) => nodes.map(({target, html}) => `${id}: ${help}: ${target.flat().join(" ")} ${html}`));
    }, [[...except, ...(text ? [] : ["color-contrast", "target-size"])]]);
}
