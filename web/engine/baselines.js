// Where the browser puts the baseline of each text style: measured in the page, never computed from a font's tables.

import {TEXT_STYLES} from "./protocol.js";

/**
 * @param {Element} parent has the widget's font and text scale
 * @returns {Float32Array} distance from a line box's top to its baseline in CSS px, a style each
 */
export function measureBaselines(parent) {
    const probe = document.createElement("div");
    probe.setAttribute("aria-hidden", "true");
    const lines = TEXT_STYLES.map((_, index) => {
        const line = document.createElement("span");
        line.className = `line style${index}`;
        line.append("x", document.createElement("i")); // an empty inline block stands on the baseline
        return line;
    });
    probe.append(...lines);
    parent.append(probe);
    const baselines = lines.map((line) => line.lastChild.getBoundingClientRect().bottom - line.getBoundingClientRect().top);
    probe.remove();
    return Float32Array.from(baselines);
}
