// Measures the contrast of text on the pixels of a screenshot, since a transparent mirror's own colours say nothing.
import {offsetOf} from "./browser.mjs";
import {readPng} from "./png.mjs";

const BODY_TEXT = 4.5; // WCAG 1.4.3
const LARGE_TEXT = 3;

/**
 * Runs in the page: every visible line of text with its box in CSS px, whether it is large, and whether its element shows less
 * than the whole. Disabled controls are left out, as WCAG does.
 */
export const visibleLines = () => {
    const lines = [];
    const shown = (element, x, y) => {
        let root = document;
        let top = root.elementFromPoint(x, y);
        while (top?.shadowRoot) {
            const inner = top.shadowRoot.elementFromPoint(x, y);
            if (!inner || inner === top) break;
            top = inner;
        }
        return top && (top === element || top.contains(element) || element.contains(top));
    };
    const clipped = (element) => element && (getComputedStyle(element).clipPath !== "none" || clipped(element.parentElement));
    const cuts = (element) => !element ? [] : getComputedStyle(element).overflowX === "visible" ? cuts(element.parentElement) :
        [element.getBoundingClientRect().right, ...cuts(element.parentElement)];
    const visit = (parent) => {
        for (const node of parent.childNodes) {
            if (node.shadowRoot) visit(node.shadowRoot);
            if (node.nodeType === Node.ELEMENT_NODE) { visit(node); continue; }
            if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
            const element = node.parentElement;
            if (!element || element.closest("[disabled], [aria-disabled=true], script, style, [hidden]")) continue;
            const {fontSize, fontWeight, visibility} = getComputedStyle(element);
            if (visibility !== "visible" || !element.checkVisibility() || clipped(element)) continue; // a closed menu has boxes, too
            const size = parseFloat(fontSize);
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const {x, y, right, height} of range.getClientRects()) {
                const end = Math.min(right, ...cuts(element));
                const width = end - x;
                const inside = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight && width > 1;
                if (!inside || !shown(element, x + width / 2, y + height / 2)) continue;
                lines.push({text: node.data.trim(), x, y, width, height, short: right > end + 1, large: size >= 24 || (size >= 18.66 && fontWeight >= 700)});
            }
        }
    };
    visit(document.body);
    return {lines, pixelRatio: devicePixelRatio};
};

const luminance = (colour) => {
    const [red, green, blue] = colour.map((byte) => byte / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG's contrast of two colours, 1 to 21. */
export function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
}

/** A picture of what the page shows, or of a part of it in CSS px, in device pixels. */
export const pictureOf = async (page, clip) => readPng(await page.screenshot({animations: "allow", caret: "initial", scale: "device", clip}));

/** The contrast of the darkest or lightest stroke in a box against the box's most frequent colour. */
export function contrastInBox(picture, {left, top, right, bottom}) {
    const counts = new Map();
    for (let y = Math.max(0, top); y < Math.min(bottom, picture.height); y++)
        for (let x = Math.max(0, left); x < Math.min(right, picture.width); x++) {
            const key = picture.at(x, y).join();
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key.split(",").map(Number));
    if (!colours.length) return 1;
    return Math.max(...colours.map((colour) => contrast(colour, colours[0])));
}

/**
 * @param {import("playwright-core").Page} page at pixel ratio 2 or more: thinner strokes never reach their own colour
 * @param {object} [options]
 * @param {import("playwright-core").Frame} [options.frame] whose text is measured; the page's own unless told
 * @returns {Promise<{lines: number, problems: string[]}>}
 */
export async function contrastCheck(page, {frame = page.mainFrame()} = {}) {
    const {lines, pixelRatio} = await frame.evaluate(visibleLines);
    const offset = await offsetOf(frame);
    const picture = await pictureOf(page);
    const problems = [];
    for (const {text, x, y, width, height, large} of lines) {
        const [left, top, right, bottom] = [x, y, x + width, y + height]
            .map((side, index) => Math.round((side + (index % 2 ? offset.y : offset.x)) * pixelRatio));
        if (top < 0 || bottom > picture.height) continue; // a frame may reach beyond the page's window
        const measured = contrastInBox(picture, {left, top, right, bottom});
        const needed = large ? LARGE_TEXT : BODY_TEXT;
        if (measured < needed) problems.push(`${measured.toFixed(2)} < ${needed}: "${text}" at ${x.toFixed(0)} ${y.toFixed(0)}`);
    }
    return {lines: lines.length, problems};
}
