// Applies the buffer of changes to real elements that lie over the canvas: the one thing that assistive technology, find in
// page, the keyboard, text mode and print see. What a person does with them is events.js's business.

import {ATTRIBUTES, FIELD, OPERATION, UNITS_PER_PX} from "./protocol.js";
import {Layer} from "./layer.js";
import {MirrorNode} from "./mirror_node.js";
import {WordReader} from "./word_reader.js";

let widgets = 0;

const has = (mask, field) => Boolean(mask & (1 << field));
const pair = (reader) => [reader.int(), reader.int()];

/** Fields in the order of their bits. */
function readFields(reader, mask) {
    const fields = {};
    if (has(mask, FIELD.rect)) fields.rect = [...pair(reader), ...pair(reader)];
    if (has(mask, FIELD.name)) fields.name = reader.string();
    if (has(mask, FIELD.description)) fields.description = reader.string();
    if (has(mask, FIELD.value)) fields.value = reader.string();
    if (has(mask, FIELD.states)) fields.states = reader.word();
    if (has(mask, FIELD.set)) fields.set = pair(reader);
    if (has(mask, FIELD.look)) fields.look = reader.word();
    if (has(mask, FIELD.label)) fields.label = pair(reader);
    if (has(mask, FIELD.actions)) fields.actions = reader.word();
    if (has(mask, FIELD.attributes)) {
        fields.attributes = {};
        for (let count = reader.word(); count > 0; count--) {
            const attribute = ATTRIBUTES[reader.word()];
            fields.attributes[attribute] = reader.string();
        }
    }
    return fields;
}

export class Mirror {
    /** Holds all elements; stands in the widget's shadow root. */
    element = document.createElement("div");

    #nodes = new Map();
    #ofElement = new WeakMap();
    #surroundings;
    #wanted = new Map(); // node id to the nodes that refer to it
    #dialogs = new Set();
    #growing = null; // a new subtree that is built apart: {node, previous, inside}
    #inert = new Set();
    #composing = null;

    /** @param {{headingLevel: number, routeHref: (route: string) => string}} surroundings */
    constructor({headingLevel, routeHref}) {
        this.#surroundings = {headingLevel, routeHref, group: `comptoir-${++widgets}`};
        this.element.className = "mirror";
        this.element.comptoirControls = () => this.#controls();
    }

    /** @returns {MirrorNode | undefined} the node whose element this is, or is inside of */
    nodeAt(element) {
        for (let at = element; at && at !== this.element; at = at.parentElement) {
            const node = this.#ofElement.get(at);
            if (node) return node;
        }
        return undefined;
    }

    /** @returns {MirrorNode | undefined} @param {number} id */
    node(id) {
        return this.#nodes.get(id);
    }

    /** The dialog on top, if one is open. @returns {MirrorNode | undefined} */
    get dialog() {
        return [...this.#dialogs].at(-1);
    }

    /** While a person composes a character in `element`, its value is not touched. @param {Element | null} element */
    set composing(element) {
        this.#composing = element;
    }

    /** @param {Uint32Array} words the buffer of one frame */
    apply(words) {
        const reader = new WordReader(words);
        const later = [];
        let reshaped = false;
        while (!reader.done) {
            const head = reader.word();
            const operation = head & 255;
            const id = reader.word();
            if (operation !== OPERATION.create) this.#plant();
            if (operation === OPERATION.create) later.push(this.#create(id, head >> 8 & 255, reader, head >>> 16));
            else if (operation === OPERATION.update) later.push(this.#update(id, reader, head >>> 16));
            else if (operation === OPERATION.move) this.#place(this.#nodes.get(id), reader.word());
            else if (operation === OPERATION.remove) this.#remove(id);
            else if (operation === OPERATION.focus) later.push(() => this.#nodes.get(id)?.control.focus());
            else if (operation === OPERATION.scroll) later.push(this.#scrollTo(id, reader.double()));
            reshaped ||= operation === OPERATION.create || operation === OPERATION.remove;
        }
        this.#plant();
        if (reshaped) this.#shutOutsideOfDialog();
        for (const act of later) act?.();
    }

    #create(id, role, reader, mask) {
        const parent = this.#nodes.get(reader.word()) ?? null;
        const previous = reader.word();
        const fields = readFields(reader, mask);
        const node = new MirrorNode(id, role, parent, fields, this.#surroundings);
        this.#nodes.set(id, node);
        this.#ofElement.set(node.element, node);
        node.write(fields);
        this.#grow(node, previous);
        this.#connect(node, fields.attributes);
        if (this.#wanted.has(id)) this.#identify(node);
        if (node.role === "dialog") this.#dialogs.add(node);
        return node.role === "select" ? () => node.settle() : null;
    }

    // A new subtree enters the document whole: the browser styles it once.
    #grow(node, previous) {
        if (this.#growing?.inside.has(node.parent)) {
            this.#growing.inside.add(node);
            return this.#place(node, previous);
        }
        this.#plant();
        this.#growing = {node, previous, inside: new Set([node])};
    }

    #plant() {
        if (!this.#growing) return;
        const {node, previous} = this.#growing;
        this.#growing = null;
        this.#place(node, previous);
    }

    #update(id, reader, mask) {
        const fields = readFields(reader, mask);
        const node = this.#nodes.get(id);
        if (this.#composing && node.control === this.#composing) {
            node.value = fields.value ?? node.value;
            delete fields.value;
        }
        node.write(fields);
        this.#connect(node, fields.attributes);
        if (node.role === "option") return () => node.parent?.settle();
        return node.role === "select" ? () => node.settle() : null;
    }

    // Moves without the element leaving the document where the browser can, so that focus and scrolling survive.
    #place(node, previousId) {
        const parent = node.parent?.element ?? this.element;
        const previous = this.#nodes.get(previousId)?.element ?? node.parent?.lead ?? null;
        const next = previous ? previous.nextSibling : parent.firstChild;
        if (next === node.element) return;
        if (parent.moveBefore && node.element.isConnected && parent.isConnected) parent.moveBefore(node.element, next);
        else parent.insertBefore(node.element, next);
    }

    #remove(id) {
        const node = this.#nodes.get(id);
        if (!node) return;
        for (const element of node.element.querySelectorAll(".node")) this.#forget(this.#ofElement.get(element));
        this.#forget(node);
        node.element.remove();
    }

    #forget(node) {
        if (!node) return;
        this.#nodes.delete(node.id);
        this.#dialogs.delete(node);
        node.layer?.dispose();
    }

    #scrollTo(id, offset_px) {
        return () => {
            const node = this.#nodes.get(id);
            if (!node) return;
            if (node.isSideways) node.element.scrollLeft = offset_px;
            else node.element.scrollTop = offset_px;
        };
    }

    // ARIA relations need element ids; only elements that are referred to get one.
    #connect(node, attributes) {
        if (!attributes) return;
        for (const [word, relation] of [["controls", "aria-controls"], ["active", "aria-activedescendant"]]) {
            const target = Number(attributes[word] ?? 0);
            if (!target) {
                if (node.control.hasAttribute(relation)) node.control.removeAttribute(relation);
                continue;
            }
            this.#wanted.set(target, true);
            const known = this.#nodes.get(target);
            if (known) this.#identify(known);
            if (node.control.getAttribute(relation) !== `n${target}`) node.control.setAttribute(relation, `n${target}`);
        }
    }

    #identify(node) {
        if (!node.element.id) node.element.id = `n${node.id}`;
    }

    // While a dialog is open, nothing beside it and its ancestors can be operated; messages above it stay.
    #shutOutsideOfDialog() {
        const shut = new Set();
        for (let node = this.dialog; node; node = node.parent) {
            for (const sibling of node.element.parentElement.children)
                if (sibling !== node.element && !sibling.classList.contains("overlay")) shut.add(sibling);
        }
        for (const element of this.#inert) if (!shut.has(element)) element.inert = false;
        for (const element of shut) element.inert = true;
        this.#inert = shut;
    }

    /**
     * Shows a picture in a node's own canvas.
     * @param {number} id
     * @param {import("./layer.js").Picture} picture
     */
    present(id, picture) {
        const node = this.#nodes.get(id);
        if (!node) return;
        if (!node.layer) {
            node.layer = new Layer();
            node.element.prepend(node.layer.element);
        }
        node.layer.show(picture);
    }

    // For the tests that compare what is drawn with what is said: places follow from the drawing code's rectangles alone.
    #controls() {
        const controls = [];
        const origin = this.element.getBoundingClientRect();
        for (const node of this.#nodes.values()) {
            if (!node.controlRole || node.parent?.role === "select") continue;
            let [x, y] = [origin.x - this.element.scrollLeft, origin.y - this.element.scrollTop];
            for (let at = node; at; at = at.parent) {
                x += at.rect[0] / UNITS_PER_PX - (at === node ? 0 : at.element.scrollLeft);
                y += at.rect[1] / UNITS_PER_PX - (at === node ? 0 : at.element.scrollTop);
            }
            if (node.element.closest("[inert]")) continue;
            const [width, height] = [node.rect[2] / UNITS_PER_PX, node.rect[3] / UNITS_PER_PX];
            controls.push({role: node.controlRole, name: node.name, x, y, width, height});
        }
        return controls;
    }

    /** Leaves nothing behind. */
    dispose() {
        for (const node of this.#nodes.values()) node.layer?.dispose();
        this.#nodes.clear();
        this.#dialogs.clear();
        this.#inert.clear();
        delete this.element.comptoirControls;
        this.element.remove();
    }
}
