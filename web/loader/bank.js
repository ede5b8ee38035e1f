// What the bank chose for its widget (`comptoir tenant set`): the languages it offers, and a look, which lies under what the
// page sets.
import {base} from "./files.js";
import {words} from "./words.js";

const WITHIN_MS = 1500; // the widget's own files take as long; then it begins as it is by itself

/**
 * @typedef {object} Choice
 * @property {string[]} [locales] the bank's own first
 * @property {{font?: string, light?: Record<string, string>, dark?: Record<string, string>}} [look] colours by token
 */

/** @param {string} tenant @returns {Promise<Choice>} of what can't be had in time, nothing is chosen */
export async function chosenByBank(tenant) {
    const url = new URL(`../../api/v1/tenants/${encodeURIComponent(tenant)}`, base);
    try {
        const answer = await fetch(url, {credentials: "omit", signal: AbortSignal.timeout(WITHIN_MS)});
        return answer.ok ? await answer.json() : {};
    } catch {
        return {};
    }
}

/** The language that is asked for, where the bank offers it; else the first of the bank's that is known here. */
export function offered(language, locales = []) {
    const known = locales.map((locale) => locale.split("-")[0].toLowerCase()).filter(words);
    return known.length === 0 || known.includes(language) ? language : known[0];
}
