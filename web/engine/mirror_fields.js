// What is said about a node besides its name: states, value, position, attributes. A property is written when it differs, so that
// an unchanged frame changes nothing.

import {ATTRIBUTES, STATE} from "./protocol.js";
import {safeHref} from "./links.js";

const SAID_WHEN_SET = [
    [STATE.invalid, "aria-invalid"],
    [STATE.required, "aria-required"],
    [STATE.busy, "aria-busy"],
];

/** Roles of which a state is said even when it is off. */
const ALWAYS_SAID = new Set(["toggle", "tab", "option"]);

/** Attributes that are written as they come: HTML's name for each. */
const PLAIN_ATTRIBUTES = {
    lang: "lang", placeholder: "placeholder", max_length: "maxlength", datetime: "datetime", enter_key: "enterkeyhint",
    test_name: "data-name",
};

/** Whether a bit is set. @param {number} bits @param {number} number */
export const has = (bits, number) => Boolean(bits & (1 << number));

/** Sets an attribute, or removes it when the value is null; touches nothing when it is so already. */
export function mark(element, name, value) {
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
}

/** @param {import("./mirror_node.js").MirrorNode} node @param {number} states bits of STATE */
export function writeStates(node, states) {
    const {control, kind, role} = node;
    const saysNothing = node.states === null && !states && !kind.entry && !ALWAYS_SAID.has(role);
    node.states = states;
    if (saysNothing) return; // most new nodes
    const said = (state) => String(has(states, state));
    if (role === "toggle") mark(control, "aria-pressed", said(STATE.pressed));
    if (role === "tab" || (role === "option" && control.localName !== "option")) mark(control, "aria-selected", said(STATE.selected));
    for (const [state, attribute] of SAID_WHEN_SET) mark(control, attribute, has(states, state) ? "true" : null);
    mark(control, "aria-current", has(states, STATE.current) ? (role === "link" ? "page" : "true") : null);
    mark(control, "aria-expanded", has(states, STATE.expandable) ? said(STATE.expanded) : null);
    if (role === "columnheader") mark(control, "aria-sort", sorting(states));
    writeUse(node, states);
}

function sorting(states) {
    if (has(states, STATE.sorted_up)) return "ascending";
    return has(states, STATE.sorted_down) ? "descending" : null;
}

// Buttons stay focusable while they are disabled, so that a button pressed a moment ago does not drop the focus.
function writeUse(node, states) {
    const {control, kind, role} = node;
    const disabled = has(states, STATE.disabled);
    if (!kind.entry && control.localName !== "option") mark(control, "aria-disabled", disabled ? "true" : null);
    else if (control.disabled !== disabled) control.disabled = disabled;
    if (kind.entry === "tick") settle(node);
    if (kind.entry === "input") control.readOnly = has(states, STATE.readonly);
    mark(control, "tabindex", has(states, STATE.untabbable) || has(states, STATE.focusable) ? "-1" : null);
    if (role === "link") {
        mark(control, "target", has(states, STATE.external) ? "_blank" : null);
        mark(control, "rel", has(states, STATE.external) ? "noopener noreferrer" : null);
    }
}

/** @param {import("./mirror_node.js").MirrorNode} node */
export function settle(node) {
    const {control, kind} = node;
    if (kind.entry === "choice" && control.value !== node.value) control.value = node.value;
    const checked = has(node.states, STATE.checked);
    if (kind.entry === "tick" && control.checked !== checked) control.checked = checked;
}

/** @param {import("./mirror_node.js").MirrorNode} node @param {string} value never given during a composition */
export function writeValue(node, value) {
    node.value = value;
    const {control, kind, role} = node;
    if (role === "progress") {
        if (value === "") control.removeAttribute("value");
        else Object.assign(control, {max: 100, value: Number(value)});
    } else if (kind.entry === "tick" || control.localName === "option") {
        mark(control, "value", value);
        if (role === "radio") mark(control, "name", `${node.surroundings.group}-${node.parent?.id}`);
    } else if (kind.entry === "input" && control.value !== value) {
        control.value = value;
    }
}

/** A broken rule is part of what is said about a field. @param {import("./mirror_node.js").MirrorNode} node */
export function writeDescription(node, description) {
    node.description = description;
    const {error = ""} = node.attributes;
    mark(node.control, "aria-description", [description, error].filter(Boolean).join(". ") || null);
}

/** @param {import("./mirror_node.js").MirrorNode} node @param {[number, number]} set position from 1 and size; 0 0: none */
export function writeSet(node, [position, size]) {
    if (!position && !node.hasSet) return;
    node.hasSet = position > 0;
    if (node.control.localName === "option") return;
    mark(node.control, "aria-posinset", position ? String(position) : null);
    mark(node.control, "aria-setsize", position ? String(size) : null);
}

/** @param {import("./mirror_node.js").MirrorNode} node @param {Record<string, string>} attributes the whole set */
export function writeAttributes(node, attributes) {
    const before = node.attributes;
    node.attributes = attributes;
    for (const word of ATTRIBUTES) if (attributes[word] !== before[word]) writeAttribute(node, word, attributes[word] ?? null);
}

function writeAttribute(node, word, value) {
    const {control, kind} = node;
    if (PLAIN_ATTRIBUTES[word]) return mark(control, PLAIN_ATTRIBUTES[word], value);
    if (word === "href" && node.role === "link") return mark(control, word, value === null ? "" : safeHref(value, node.surroundings.routeHref));
    if (kind.entry !== "input") return;
    if (word === "autocomplete") mark(control, word, value ?? "off");
    if (word === "end_room") control.style.setProperty("padding-right", `${Number(value ?? 0)}px`);
    if (word === "input_type" && value !== null && control.localName === "input" && control.type !== value) control.type = value;
}
