// Measures what is not text: whether a control's edge can be told from what is around it, and whether a ring shows the focus.
import {contrast, pictureOf} from "./contrast.mjs";

const AROUND_PX = 6;

/** Runs in the page: where the parts that must be seen are drawn, in CSS px; a ticked control's own box is at its label's start. */
const parts = () => {
    const [{root}] = globalThis.gallery.widgets;
    const boxes = [];
    for (const element of root.querySelectorAll("input, textarea, select")) {
        if (element.disabled || element.closest("[inert]")) continue;
        const tick = element.classList.contains("tick");
        const {x, y, width, height} = (tick ? element.closest(".node") : element).getBoundingClientRect();
        if (y < 0 || y + height > innerHeight || (!tick && element.closest(".flow-quiet"))) continue;
        boxes.push({name: element.ariaLabel ?? element.closest(".node").textContent.trim(), tick, x, y, width, height});
    }
    return {boxes, pixelRatio: devicePixelRatio};
};

/** The strongest contrast between neighbours on a line of pixels that crosses an edge. */
function strongest(picture, y, from, to) {
    const ground = picture.at(Math.max(0, from), y);
    let best = 1;
    for (let x = Math.max(0, from); x < Math.min(to, picture.width); x++) best = Math.max(best, contrast(ground, picture.at(x, y)));
    return best;
}

/** @returns {Promise<{name: string, contrast: number}[]>} of each control that is drawn as a box */
export async function edgeContrast(page) {
    const {boxes, pixelRatio} = await page.evaluate(parts);
    const picture = await pictureOf(page);
    return boxes.map(({name, tick, x, y, width, height}) => {
        const [left, middle] = [x, y + height / 2].map((side) => Math.round(side * pixelRatio));
        // From just outside: over the edge of a field, through the whole of a box or switch, which may stand at either end.
        const reach = tick ? Math.round(width * pixelRatio) : 6 * pixelRatio;
        return {name, contrast: Math.round(strongest(picture, middle, left - 3 * pixelRatio, left + reach) * 100) / 100};
    });
}

/**
 * Tabs through the page: each stop's ring is what changes in and around it.
 * @param {import("playwright-core").Page} page
 * @param {number} leastContrast of a pixel with and without the focus, for it to count
 * @param {() => Promise<void>} rest waits until the page is drawn
 * @returns {Promise<{name: string, share: number}[]>} how many pixels count; 1 is a line of one CSS px around the control
 */
export async function ringContrast(page, leastContrast, rest) {
    const before = await pictureOf(page);
    const rings = [];
    for (let stop = 0; stop < 80; stop++) {
        await page.keyboard.press("Tab");
        await rest();
        const focused = await page.evaluate(() => {
            const [{root}] = globalThis.gallery.widgets;
            const element = root.activeElement;
            if (!element) return null;
            const {x, y, width, height} = (element.classList.contains("tick") ? element.closest(".node") : element).getBoundingClientRect();
            const isNew = element.matches(".skip"); // it is not there at all without the focus
            return {name: element.ariaLabel ?? element.textContent.trim(), isNew, x, y, width, height, pixelRatio: devicePixelRatio};
        });
        if (!focused) break;
        const {name, isNew, x, y, width, height, pixelRatio} = focused;
        if (isNew || y < 0 || y + height > before.height / pixelRatio) continue;
        const clip = {x: Math.max(0, Math.floor(x - AROUND_PX)), y: Math.max(0, Math.floor(y - AROUND_PX))};
        Object.assign(clip, {width: Math.ceil(x + width + AROUND_PX) - clip.x, height: Math.ceil(y + height + AROUND_PX) - clip.y});
        const after = await pictureOf(page, clip);
        let strong = 0;
        for (let row = 0; row < after.height; row++)
            for (let column = 0; column < after.width; column++) {
                const [was, is] = [before.at(column + clip.x * pixelRatio, row + clip.y * pixelRatio), after.at(column, row)];
                if (was.some((part, index) => part !== is[index]) && contrast(was, is) >= leastContrast) strong++;
            }
        rings.push({name, share: Math.round(100 * strong / (2 * (width + height) * pixelRatio ** 2)) / 100});
    }
    return rings;
}
