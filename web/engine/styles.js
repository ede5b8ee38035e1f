// The mirror over the canvas: real elements at the drawn rectangles, their text transparent as in a PDF viewer, so that find
// in page, selection, copying and translation work. Style sheets are constructed: no policy needs 'unsafe-inline'.

import {TEXT_STYLES} from "./protocol.js";

const OVER_THE_CANVAS = /* css */ `
:host { display: block; position: relative; overflow: clip; contain: layout style; }
:host([hidden]) { display: none; }
.probe {
    position: absolute; width: 0; height: 0; visibility: hidden; forced-color-adjust: none;
    transition: 1ms step-start allow-discrete;
    transition-property: color, background-color, border-top-color, border-left-color, outline-color, column-rule-color, font-family;
}
.bars {
    position: absolute; width: 99px; height: 99px; visibility: hidden; overflow: hidden scroll; scrollbar-width: thin;
}
.medium { position: absolute; width: 1em; height: 1px; visibility: hidden; font-size: medium; pointer-events: none; }
.line { position: absolute; left: 0; top: 0; visibility: hidden; white-space: pre; }
.line i { display: inline-block; width: 0; height: 0; }
.layer { position: absolute; overflow: clip; contain: strict; pointer-events: none; background: var(--layer, transparent); }
.layer canvas { position: absolute; left: 0; top: 0; display: block; }
.mirror { --text-scale: 1; position: absolute; inset: 0; overflow: hidden auto; forced-color-adjust: none; direction: ltr; }
.node {
    position: absolute; box-sizing: border-box; min-width: 0; margin: 0; padding: 0; border: 0; background: none;
    color: transparent; outline: none; list-style: none; white-space: pre; text-align: left; text-decoration: none;
    text-transform: none; text-indent: 0; word-spacing: 0; font-style: normal; font-family: inherit; overflow: visible;
    appearance: none; cursor: inherit;
}
.text, .mark, .heading, .status, .alert, .time { cursor: text; }
.text, .heading, .mark { overflow: clip; }
:is(button, label) > .text { cursor: inherit; }
.button, .toggle, .link, .tab, .option, .checkbox, .switcher, .radio, .select, .file { cursor: pointer; touch-action: manipulation; }
[aria-disabled=true], :disabled { cursor: default; }
.scroll {
    overflow: hidden auto; overscroll-behavior: contain; isolation: isolate;
    scrollbar-color: var(--border-strong) transparent; scrollbar-width: thin;
}
.scroll.sideways { overflow: auto hidden; scrollbar-width: none; mask-image: linear-gradient(90deg, #0000, #000 12px calc(100% - 24px), #0000); }
.spacer { z-index: -1; pointer-events: none; }
.scroll:not(.sideways) > .spacer {
    width: 100% !important; background: repeating-linear-gradient(var(--surface) 0 27px, var(--surface-sunken) 27px 36px);
}
.textbox, .searchbox, .combobox { color: var(--text); caret-color: var(--text); cursor: text; border-radius: 6px; resize: none; }
textarea.node { white-space: pre-wrap; overflow: hidden auto; }
.node::placeholder { color: var(--text-muted); opacity: 1; }
.node::-webkit-search-cancel-button, .node::-webkit-search-decoration { display: none; }
.node:disabled { opacity: 1; -webkit-text-fill-color: currentColor; }
.undrawn { background: var(--surface); }
.undrawn .node { color: var(--text); }
.select { color: transparent; }
.select option { color: var(--text); background: var(--surface-raised); }
.progress { appearance: none; background: none; }
.progress::-webkit-progress-bar, .progress::-webkit-progress-value { background: none; }
.progress::-moz-progress-bar { background: none; }
.tick { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; appearance: none; outline: none; cursor: inherit; }
.chooser { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: inherit; }
.dialog { z-index: 1; }
.overlay { z-index: 2; }
.skip:not(:focus) { clip-path: inset(50%); }
.unseen { overflow: clip; clip-path: inset(50%); pointer-events: none; }
.mirror ::selection { color: transparent; background: color-mix(in srgb, var(--accent) 28%, transparent); }
.textbox::selection, .searchbox::selection, .combobox::selection { color: var(--text); }
@media (forced-colors: active) { .mirror ::selection { color: HighlightText; background: Highlight; } }
`;

const textStyleRules = () => TEXT_STYLES.map(([, size_px, weight, lineHeight_px, letterSpacing_px], index) =>
    `.style${index} { font-size: calc(${size_px}px * var(--text-scale)); font-weight: ${weight}; ` +
    `line-height: calc(${lineHeight_px}px * var(--text-scale)); letter-spacing: calc(${letterSpacing_px}px * var(--text-scale)); }`);

const made = new Map();

/** Constructed once a page: every widget's shadow root adopts the same sheet. */
export function sheet(name, rules) {
    if (!made.has(name)) {
        const fresh = new CSSStyleSheet();
        fresh.replaceSync(rules());
        made.set(name, fresh);
    }
    return made.get(name);
}

/** @returns {CSSStyleSheet} */
export const mirrorSheet = () => sheet("mirror", () => OVER_THE_CANVAS + textStyleRules().join("\n"));
