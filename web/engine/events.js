// What a person does with the mirror's elements, sent to the drawing code as {node, action, value}. No hit test on pixels: the
// browser finds the element. Everything native stays native: caret, selection, menus, touch, links in a new tab.

import {ACTION} from "./protocol.js";
import {isPlace, isRoute} from "./links.js";

const VERTICAL = ["ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
const HORIZONTAL = ["ArrowLeft", "ArrowRight", "Home", "End"];
const UP_DOWN = ["ArrowUp", "ArrowDown"];
const KEYS = [[ACTION.key_vertical, VERTICAL], [ACTION.key_horizontal, HORIZONTAL], [ACTION.key_updown, UP_DOWN]];
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/**
 * @typedef {object} Message
 * @property {number} node
 * @property {number} action a number of ACTION
 * @property {string} [text]
 * @property {number} [number]
 * @property {File} [file]
 */

/**
 * Listens until `signal` ends it.
 * @param {import("./mirror.js").Mirror} mirror
 * @param {(message: Message) => void} send
 * @param {AbortSignal} signal
 */
export function listen(mirror, send, signal) {
    const {element: root} = mirror;
    const on = (name, act, options = {}) => root.addEventListener(name, act, {signal, ...options});
    const nodeOf = (event) => mirror.nodeAt(event.target);

    /** The nearest node, outward from the event, that accepts an action. */
    const accepting = (event, ...actions) => {
        let node = nodeOf(event);
        while (node && !actions.some((action) => node.accepts(action))) node = node.parent;
        return node;
    };

    on("click", (event) => click(event, accepting(event, ACTION.press), mirror, send));
    on("change", (event) => change(nodeOf(event), send));
    on("input", (event) => input(nodeOf(event), send));
    on("compositionstart", (event) => { mirror.composing = event.target; });
    on("compositionend", (event) => { mirror.composing = null; input(nodeOf(event), send); });
    on("keydown", (event) => keydown(event, accepting, mirror, send));
    on("focusin", (event) => {
        const node = nodeOf(event);
        if (node) send({node: node.id, action: ACTION.focus, number: event.target.matches(":focus-visible") ? 1 : 0});
    });
    on("focusout", (event) => {
        const node = nodeOf(event);
        if (node) send({node: node.id, action: ACTION.blur});
    });
    on("scroll", (event) => {
        const node = nodeOf(event);
        if (node?.role !== "scroll") return;
        send({node: node.id, action: ACTION.scroll, number: node.isSideways ? event.target.scrollLeft : event.target.scrollTop});
    }, {capture: true, passive: true});
    hover(on, (event) => accepting(event, ACTION.press, ACTION.input, ACTION.change), send);
}

function click(event, node, mirror, send) {
    if (!node) return dismissBeside(event, mirror, send);
    if (node.disabled) return event.preventDefault();
    if (node.control.classList.contains("tick")) return; // its change event tells
    const link = event.target.closest("a[href]");
    if (link) {
        const {href = ""} = node.attributes;
        const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey; // a new tab or window
        if (!isPlace(href) && (elsewhere || !isRoute(href))) return; // the browser's
        event.preventDefault();
    } else if (isSelecting(mirror.element)) {
        return; // the end of a selection is not a press on the row under it
    }
    send({node: node.id, action: ACTION.press});
}

function isSelecting(root) {
    const selection = root.getRootNode().getSelection?.() ?? document.getSelection();
    return selection && !selection.isCollapsed && root.contains(selection.anchorNode);
}

function dismissBeside(event, mirror, send) {
    const {dialog} = mirror;
    const beside = dialog && (event.target === dialog.element || !dialog.element.contains(event.target));
    if (beside && dialog.accepts(ACTION.dismiss)) send({node: dialog.id, action: ACTION.dismiss});
}

// Ticked boxes and choices have changed on the screen already; the next frame settles what they show.
function change(node, send) {
    if (!node) return;
    if (node.role === "select") send({node: node.id, action: ACTION.change, text: node.control.value});
    else if (node.control.classList.contains("tick")) send({node: node.id, action: ACTION.press});
    else if (node.role === "file") choose(node, send);
}

// The same file can be chosen again: its first sending may have failed.
function choose(node, send) {
    const [file] = node.control.files;
    node.control.value = "";
    if (file) send({node: node.id, action: ACTION.change, text: file.name, file});
}

function input(node, send) {
    if (node?.accepts(ACTION.input)) send({node: node.id, action: ACTION.input, text: node.control.value});
}

function keydown(event, accepting, mirror, send) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const {key} = event;
    if (key === "Tab") return keepInside(event, mirror);
    if (key === "Escape") {
        const node = accepting(event, ACTION.dismiss) ?? mirror.dialog;
        if (node?.accepts(ACTION.dismiss)) take(event, node, ACTION.dismiss, send);
        return;
    }
    if (key === "Enter" && event.target.localName === "input") {
        const node = accepting(event, ACTION.submit);
        if (node) take(event, node, ACTION.submit, send);
        return;
    }
    if (event.shiftKey) return;
    for (const [action, keys] of KEYS) {
        const node = keys.includes(key) && accepting(event, action);
        if (node) return take(event, node, ACTION.key, send, key);
    }
}

function take(event, node, action, send, text) {
    event.preventDefault();
    event.stopPropagation(); // the page around has no part in a key that was used here
    send({node: node.id, action, text});
}

// Tab goes round inside an open dialog.
function keepInside(event, {dialog}) {
    if (!dialog) return;
    const stops = [...dialog.element.querySelectorAll(FOCUSABLE)]
        .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility?.() !== false);
    if (!stops.length) return event.preventDefault();
    const [leaving, entering] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (event.target !== leaving && dialog.element.contains(event.target)) return;
    event.preventDefault();
    entering.focus();
}

// Only changes are told, and only of a pointer that can hover.
function hover(on, nodeUnder, send) {
    let last = 0;
    const tell = (id) => {
        if (id === last) return;
        last = id;
        send({node: id, action: ACTION.hover});
    };
    on("pointerover", (event) => { if (event.pointerType !== "touch") tell(nodeUnder(event)?.id ?? 0); });
    on("pointerleave", () => tell(0));
}
