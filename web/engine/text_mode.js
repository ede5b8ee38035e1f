// Text mode: the mirror itself, shown and flowing as ordinary HTML by this second style sheet over flow and tone. There is no
// second view, and no pixel of canvas.

import {sheet} from "./styles.js";

const AS_TEXT = /* css */ `
:host { height: auto !important; min-height: 0 !important; overflow: visible; contain: style; }
.layer, .spacer { display: none; }
.mirror { position: static; padding: 16px; color: var(--text); background: var(--surface); line-height: 1.5; }
.node {
    position: static; width: auto !important; height: auto !important; padding: 0 !important; color: inherit;
    white-space: normal; line-height: 1.5; overflow: visible; z-index: auto; letter-spacing: normal;
}
.text, .paragraph, .heading, .definition, .term, .address { display: block; overflow-wrap: anywhere; }
.paragraph { margin: 4px 0 8px; max-width: 72ch; }
.paragraph > .text, .flow-line, .flow-line > .text, .text > .text, .mark, .time { display: inline; }
.heading { margin: 16px 0 4px; font-weight: 600; }
.mark { background: var(--highlight); color: var(--text); }
.flow-row, .flow-bar, .tablist, .radiogroup { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 4px 0; }
.flow-bar { gap: 4px 20px; padding: 8px 0 !important; }
.flow-bar > .button { margin-inline-start: auto; }
.search > *, .search + .flow-spread { margin-block: 0 12px !important; }
.flow-row:has(> .link, > .flow-primary) { margin-block: 12px; }
.flow-row > .flow-stack { flex: 1 1 auto; min-width: 0; }
.flow-spread { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 4px 16px; }
.flow-split, .flow-panes { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
.flow-split > :first-child { flex: 2 1 22em; min-width: 0; }
.flow-split > :last-child { flex: 1 1 20em; min-width: 0; }
.flow-panes > :first-child { flex: 1 1 20em; min-width: 0; max-width: 100%; }
.flow-panes > :nth-child(2) { flex: 2 1 26em; min-width: 0; }
.flow-key_value { display: grid; grid-template-columns: minmax(6em, auto) 1fr; gap: 4px 16px; margin: 4px 0; }
.flow-key_value > .term, .flow-key_value > .flow-key_value { grid-column: 1; }
.flow-key_value > .definition { grid-column: 2; }
.definition .paragraph { margin-block: 0; }
.flow-card { border: 1px solid var(--border); border-radius: 12px; padding: 12px 16px !important; margin: 8px 0; }
.flow-section { border-top: 1px solid var(--border); margin-top: 12px; padding: 4px 0 !important; }
.flow-end { text-align: end; }
.flow-center { text-align: center; padding: 24px 0 !important; }
.flow-tag { display: inline-block; padding: 1px 8px !important; border: 1px solid var(--border); border-radius: 6px; }
.list { margin-top: 8px; }
.listitem { border-bottom: 1px solid var(--border); padding: 12px 0 !important; }
.listitem[aria-current] { background: var(--accent-soft); box-shadow: -8px 0 var(--accent-soft), 8px 0 var(--accent-soft); }
.link { color: var(--accent-text); text-decoration: underline; display: inline-block; min-height: 24px; }
[aria-current=page] { font-weight: 600; text-decoration-thickness: 3px; }
.button, .toggle, .tab, .select, .textbox, .searchbox, .combobox, .link.flow-boxed, .link.flow-primary {
    min-height: 32px; padding: 6px 14px !important; border: 1px solid var(--border-strong); border-radius: 8px;
    background: var(--surface); color: var(--text); cursor: pointer;
}
.node.flow-primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.link.flow-boxed, .link.flow-primary { text-decoration: none; font-weight: 500; }
.flow-spread > .group.flow-field { display: flex; align-items: center; gap: 8px; margin-block: 0; }
.button.flow-quiet { border-color: transparent; padding-inline: 0 !important; color: var(--accent-text); text-decoration: underline; }
.flow-row:has(> .flow-quiet) { column-gap: 20px; }
.searchbox::-webkit-search-cancel-button { display: revert; }
.toggle[aria-pressed=true], .tab[aria-selected=true], .option[aria-selected=true] {
    background: var(--accent-soft); color: var(--accent-text); border-color: var(--accent); font-weight: 600;
}
.node[aria-disabled=true], .node:disabled { color: var(--text-muted); border-style: dashed; cursor: default; }
.textbox, .searchbox, .combobox { display: block; width: 100% !important; max-width: 40em; cursor: text; margin: 4px 0; }
.select { appearance: auto; padding: 4px 8px !important; }
.checkbox, .switcher, .radio, .file { display: flex; gap: 8px; align-items: center; min-height: 24px; }
.chooser { position: static; width: auto; height: auto; opacity: 1; font: inherit; }
.tick { position: static; width: 18px; height: 18px; appearance: auto; accent-color: var(--accent); flex: none; }
.option:not(option) { padding: 6px 14px !important; }
.table { display: table; border-collapse: collapse; }
.tablerow { display: table-row; }
.cell, .columnheader, .rowheader { display: table-cell; border: 1px solid var(--border); padding: 4px 8px !important; }
.columnheader, .rowheader { font-weight: 600; }
.progress { display: inline-block; width: 12em !important; height: 8px !important; background: var(--border); }
.progress::-webkit-progress-bar { background: var(--border); }
.progress:indeterminate, .progress:indeterminate::-webkit-progress-bar { background: linear-gradient(90deg, var(--accent) 33%, var(--border) 33%); }
.progress::-webkit-progress-value { background: var(--accent); }
.progress::-moz-progress-bar { background: var(--accent); }
.image { display: inline-block; border: 1px dotted var(--border-strong); padding: 0 4px !important; }
.image::after { content: attr(aria-label); }
.separator { border-top: 1px solid var(--border); margin: 8px 0; }
.note { border-inline-start: 3px solid var(--accent); padding: 8px 12px !important; margin: 8px 0; }
.overlay { border: 2px solid var(--border-strong); border-radius: 12px; padding: 16px !important; margin: 16px 0; background: var(--surface-raised); }
.dialog { position: fixed; inset: 0; z-index: 1; overflow: auto; padding: 16px !important; background: var(--scrim); }
.dialog > .flow-card { max-width: 40em; margin: 0 auto; background: var(--surface-raised); }
.group.flow-field { margin-block: 12px; }
.navigation { border-bottom: 1px solid var(--border); margin-bottom: 12px; }
.scroll, .scroll.sideways { overflow: visible; background: none; mask-image: none; }
.unseen { clip-path: none; pointer-events: auto; }
.status.unseen, .overlay:has(> .skip):not(:focus-within) { position: absolute; width: 1px !important; height: 1px !important; clip-path: inset(50%); overflow: clip; }
.overlay:has(> .skip) { border: 0; margin: 0; padding: 0 !important; }
.tone-muted { color: var(--text-muted); }
.tone-accent { color: var(--accent-text); }
.tone-success { color: var(--success); }
.tone-warning { color: var(--warning); }
.tone-danger { color: var(--danger); }
.tone-unit { color: var(--unit); }
.flow-tag.tone-accent { background: var(--accent-soft); }
.flow-tag.tone-success { background: var(--success-soft); }
.flow-tag.tone-warning { background: var(--warning-soft); }
.flow-tag.tone-danger { background: var(--danger-soft); }
.flow-tag.tone-unit { background: var(--unit-soft); }
.mirror ::selection { color: var(--on-accent); background: var(--accent); }
.node:focus-visible, .tick:focus-visible, .chooser:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { .node:focus-visible, .tick:focus-visible, .chooser:focus-visible { outline-color: Highlight; } }
@media print { .node { break-inside: auto; } .listitem, .flow-card { break-inside: avoid; } }
`;

/** @returns {CSSStyleSheet} adopted after the mirror's own */
export const textModeSheet = () => sheet("text mode", () => AS_TEXT);
