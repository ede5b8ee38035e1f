// Resolves the look where a widget stands: the bank's --comptoir-* custom properties, light, dark or forced colours, font and
// motion, and notices when any of them changes. The page is asked through one hidden element; nothing is polled.

import {COLOURS} from "./protocol.js";

const LIGHT = [
    "#0b4f6c", "#093f57", "#ffffff", "#e6f0f4", "#0b4f6c",
    "#ffffff", "#f5f6f8", "#ffffff", "#e2e5ea", "#8a93a1",
    "#151a21", "#5a6472", "#fff0b8",
    "#1b7a4b", "#e5f4ec", "#8a5a00", "#fdf3dc", "#b3261e", "#fdecea",
    "#6b3fa0", "#f1eaf8",
    "rgb(16 24 40 / 0.05)", "rgb(16 24 40 / 0.14)", "rgb(16 24 40 / 0.4)",
];

const DARK = [
    "#5fb4d3", "#7cc4de", "#06222e", "#13303b", "#7cc4de",
    "#15191f", "#0e1115", "#1b2027", "#2b323b", "#6d7886",
    "#e9edf2", "#9fa9b6", "#574a12",
    "#5cc48d", "#11301f", "#e0b04c", "#352a10", "#f2867d", "#3a1715",
    "#b795e6", "#2a1f3a",
    "rgb(0 0 0 / 0)", "rgb(0 0 0 / 0.5)", "rgb(0 0 0 / 0.6)",
];

// What the person's own colours stand for; a bank's colours do not count then, and nothing casts a shadow.
const FORCED = [
    "Highlight", "Highlight", "HighlightText", "Canvas", "LinkText",
    "Canvas", "Canvas", "Canvas", "CanvasText", "ButtonBorder",
    "CanvasText", "CanvasText", "Mark",
    "CanvasText", "Canvas", "CanvasText", "Canvas", "CanvasText", "Canvas",
    "CanvasText", "Canvas",
    "rgb(0 0 0 / 0)", "rgb(0 0 0 / 0)", "rgb(0 0 0 / 0.5)",
];

const DEFAULT_FONT = 'Inter, "Segoe UI", system-ui, sans-serif';

const QUERIES = {
    forced: "(forced-colors: active)",
    dark: "(prefers-color-scheme: dark)",
    still: "(prefers-reduced-motion: reduce)",
    coarse: "(pointer: coarse)",
};

// A change of any watched property starts a transition of the probe (styles.js): that event is the notice.
const WATCHED = {
    "color": "var(--comptoir-text)",
    "background-color": "var(--comptoir-surface)",
    "border-top-color": "var(--comptoir-accent)",
    "border-left-color": "var(--comptoir-border)",
    "outline-color": "var(--comptoir-on-accent)",
    "column-rule-color": "light-dark(black, white)",
    "font-family": "var(--comptoir-font)",
};

/**
 * @typedef {object} Look
 * @property {Uint8Array} colours red, green, blue, alpha of each of COLOURS
 * @property {boolean} dark
 * @property {boolean} forced the person's own colours are in force
 * @property {boolean} still the person wants no motion
 * @property {boolean} coarse the pointer is a finger
 * @property {string} font a CSS font-family list
 */

/** The bytes of #rrggbb, as nearly all colours are written; the others are the browser's to read, which takes a millisecond each. */
function hexBytes(colour) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
    const value = parseInt(colour.slice(1), 16);
    return [value >> 16, value >> 8 & 255, value & 255, 255];
}

export class Theme {
    #probe = document.createElement("i");
    #pen = null;
    #queries = Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, matchMedia(query)]));
    #scheme = "auto";
    #tokens = {};
    #chosen = {};

    /**
     * @param {ParentNode} parent the widget's shadow root, whose host the page styles
     * @param {() => void} changed
     * @param {AbortSignal} signal
     */
    constructor(parent, changed, signal) {
        const probe = this.#probe;
        probe.className = "probe";
        probe.setAttribute("aria-hidden", "true");
        for (const [property, value] of Object.entries(WATCHED)) probe.style.setProperty(property, value);
        parent.append(probe);
        probe.addEventListener("transitionrun", changed, {signal});
        signal.addEventListener("abort", () => probe.remove());
        for (const query of Object.values(this.#queries)) query.addEventListener("change", changed, {signal});
    }

    /**
     * @param {"auto" | "light" | "dark"} scheme auto follows the page
     * @param {Record<string, string>} tokens values that win over the page's, by name without --comptoir-; "font" too
     * @param {{font?: string, light?: Record<string, string>, dark?: Record<string, string>}} [chosen] by the bank, for where
     * the page says nothing
     */
    prefer(scheme, tokens, chosen = {}) {
        this.#scheme = scheme;
        this.#tokens = tokens;
        this.#chosen = chosen;
    }

    /** @returns {Look} */
    resolve() {
        const style = getComputedStyle(this.#probe);
        const {forced, still, coarse} = Object.fromEntries(Object.entries(this.#queries).map(([name, {matches}]) => [name, matches]));
        const dark = this.#scheme === "auto" ? this.#pageIsDark(style) : this.#scheme === "dark";
        const chosen = this.#chosen[dark ? "dark" : "light"] ?? {};
        const fallback = forced ? FORCED : dark ? DARK : LIGHT;
        const colours = new Uint8Array(COLOURS.length * 4);
        COLOURS.forEach((name, index) => {
            const token = name.replaceAll("_", "-");
            const wish = forced ? "" : this.#wish(token, style) || chosen[token] || "";
            colours.set(this.#bytes(wish, fallback[index]), index * 4);
        });
        return {colours, dark, forced, still, coarse, font: this.#wish("font", style) || this.#chosen.font || DEFAULT_FONT};
    }

    #wish(token, style) {
        return this.#tokens[token] || style.getPropertyValue(`--comptoir-${token}`).trim();
    }

    // The page is dark when its own color-scheme resolves to dark here, not when the person merely prefers it.
    #pageIsDark({colorScheme}) {
        const known = colorScheme.split(" ");
        if (!known.includes("dark")) return false;
        return !known.includes("light") || this.#queries.dark.matches;
    }

    // Any CSS colour, also color-mix() and system colours, as bytes; what the page does not define or misspells gives the fallback.
    #bytes(wish, fallback) {
        const plain = hexBytes(wish || fallback);
        if (plain) return plain;
        const pen = this.#pen ??= new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = this.#computed(wish && CSS.supports("color", wish) ? wish : fallback);
        pen.fillRect(0, 0, 1, 1);
        return pen.getImageData(0, 0, 1, 1).data;
    }

    // Resolved by a property that nobody watches.
    #computed(colour) {
        const {style} = this.#probe;
        style.setProperty("text-emphasis-color", colour);
        const computed = getComputedStyle(this.#probe).getPropertyValue("text-emphasis-color");
        style.removeProperty("text-emphasis-color");
        return computed;
    }
}
