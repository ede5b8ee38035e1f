// Compares each line of text that is drawn with the same line as the browser itself would show it: where its ink begins and ends.
// The mirror's own text, made visible, is the measure; so no picture has to be stored, and a changed font breaks nothing.
import {pictureOf, visibleLines} from "./contrast.mjs";

const TOLERANCE_PX = 1;
const STROKE = 0.45; // of the strongest difference from the ground: a stroke's own pixels, not its soft edge nor a tinted ground

/** Runs in the page: the pictures go and the mirror's text shows, black on white. */
const showMirror = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.layer { visibility: hidden } .mirror, .scroll, .dialog, .overlay { background: white !important }
        .mirror .node { color: black !important; background-image: none !important } ::placeholder { color: black !important }`);
    for (const {root} of globalThis.gallery.widgets) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const distance = (a, b) => Math.max(...a.map((part, index) => Math.abs(part - b[index])));

/** The sides of what stands out from the box's most frequent colour, in device pixels; null when nothing does. */
export function inkOf(picture, {left, top, right, bottom}) {
    const counts = new Map();
    const pixels = [];
    for (let y = Math.max(0, top); y < Math.min(bottom, picture.height); y++)
        for (let x = Math.max(0, left); x < Math.min(right, picture.width); x++) {
            const colour = picture.at(x, y);
            pixels.push({x, y, colour});
            counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1);
        }
    const [[ground]] = [...counts].sort((a, b) => b[1] - a[1]);
    for (const pixel of pixels) pixel.distance = distance(pixel.colour, ground.split(",").map(Number));
    const strongest = Math.max(...pixels.map((pixel) => pixel.distance));
    if (strongest < 30) return null;
    const ink = pixels.filter((pixel) => pixel.distance > STROKE * strongest);
    const side = (pick, axis) => pick(...ink.map((pixel) => pixel[axis]));
    return {left: side(Math.min, "x"), right: side(Math.max, "x"), top: side(Math.min, "y"), bottom: side(Math.max, "y")};
}

/**
 * Spoils the page: nothing but its text can be looked at afterwards.
 * @param {import("playwright-core").Page} page the gallery, at pixel ratio 2
 * @returns {Promise<{lines: number, problems: string[]}>}
 */
export async function inkCheck(page) {
    const {lines, pixelRatio} = await page.evaluate(visibleLines);
    const drawn = await pictureOf(page);
    await page.evaluate(showMirror);
    const shown = await pictureOf(page);
    const problems = [];
    for (const {text, x, y, width, height, short} of lines) {
        const box = {left: Math.floor(x * pixelRatio), top: Math.floor(y * pixelRatio),
            right: Math.ceil((x + width) * pixelRatio), bottom: Math.ceil((y + height) * pixelRatio)};
        const [here, there] = [drawn, shown].map((picture) => inkOf(picture, box));
        if (!there) continue; // nothing but spaces
        if (!here) {
            problems.push(`not drawn: "${text}" at ${x.toFixed(0)} ${y.toFixed(0)}`);
            continue;
        }
        for (const side of ["left", "right", "top", "bottom"]) {
            if (short && side === "right") continue; // it ends in three dots, the mirror's goes on
            const off_px = (here[side] - there[side]) / pixelRatio;
            if (Math.abs(off_px) > TOLERANCE_PX) problems.push(`${side} ${off_px.toFixed(1)} px off: "${text}" at ${x.toFixed(0)} ${y.toFixed(0)}`);
        }
    }
    return {lines: lines.length, problems};
}
