// One node of the mirror: a real element, and how each field of the drawing code's tree is written to it. Text goes in as
// text only, style by CSSOM only; a property is written when it differs, so that an unchanged frame changes nothing.

import {ACTION, ATTRIBUTES, FLOWS, ROLES, STATE, TONES, UNITS_PER_PX} from "./protocol.js";
import {safeHref} from "./links.js";
import {kindOf} from "./roles.js";

const MARKED_BY_ARIA = [ // state, ARIA attribute, of these roles only (all when empty)
    [STATE.pressed, "aria-pressed", ["toggle"]],
    [STATE.selected, "aria-selected", ["tab", "option"]],
];
const SET_BY_ARIA = [
    [STATE.invalid, "aria-invalid"],
    [STATE.required, "aria-required"],
    [STATE.busy, "aria-busy"],
];

/** Attributes that are written as they come: HTML's name for each. */
const PLAIN_ATTRIBUTES = {
    lang: "lang", placeholder: "placeholder", max_length: "maxlength", datetime: "datetime", enter_key: "enterkeyhint",
    test_name: "data-name",
};

const px = (units) => `${units / UNITS_PER_PX}px`;
const has = (bits, number) => Boolean(bits & (1 << number));

/** Sets an attribute, or removes it when the value is null; touches nothing when it is so already. */
function mark(element, name, value) {
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
}

export class MirrorNode {
    #surroundings;
    #kind;
    #text = null;
    #end = null; // after the parts of a name
    #classes = "";
    #error = "";
    #label = [0, 0];

    /** The element that stands for the node, and the one a person operates: the same, but for checkboxes and their kin. */
    element;
    control;
    parent;
    id;
    role;
    states = 0;
    actions = 0;
    rect = [0, 0, 0, 0];
    name = "";
    description = "";
    value = "";
    attributes = {};

    /**
     * @param {number} id
     * @param {number} role
     * @param {MirrorNode | null} parent
     * @param {object} fields as `write` takes them; all there are
     * @param {{headingLevel: number, routeHref: (route: string) => string, group: string}} surroundings of the widget;
     *     `group` names its radio buttons apart from other widgets'
     */
    constructor(id, role, parent, fields, surroundings) {
        this.id = id;
        this.parent = parent;
        this.role = ROLES[role];
        this.#kind = kindOf(role);
        this.#surroundings = surroundings;
        this.element = this.control = document.createElement(this.#tag(fields));
        if (this.#kind.role && this.element.localName !== "option") this.element.setAttribute("role", this.#kind.role);
        if (this.#kind.entry === "tick") this.#addTick();
        if (this.element.localName === "button") this.element.type = "button";
        if (this.element.localName === "input") this.element.type = this.role === "searchbox" ? "search" : "text";
        if (this.#kind.entry === "input") this.element.autocomplete = "off";
        if (this.role === "spacer") this.element.setAttribute("aria-hidden", "true");
        if (this.role === "link") this.element.href = "";
    }

    #tag({look = 0, states = 0}) {
        const {tag, entry} = this.#kind;
        if (this.role === "option" && this.parent?.role === "select") return "option";
        if (this.role === "heading") return `h${Math.min(6, (look >> 8 & 255) + this.#surroundings.headingLevel - 1)}`;
        if (entry === "input" && has(states, STATE.multiline)) return "textarea";
        return tag;
    }

    // The visible label and the box that is ticked are one control.
    #addTick() {
        this.control = document.createElement("input");
        this.control.type = this.role === "radio" ? "radio" : "checkbox";
        this.control.className = "tick";
        if (this.role === "switcher") this.control.setAttribute("role", "switch");
        this.element.append(this.control);
    }

    /** Whether this node accepts an action (a number of ACTION). */
    accepts(action) {
        return has(this.actions, action);
    }

    /** Whether a person can't operate it now. */
    get disabled() {
        return has(this.states, STATE.disabled);
    }

    /** The role in Chromium's accessibility tree when people operate this node, else undefined. */
    get controlRole() {
        return this.#kind.control;
    }

    /** What all children come after: the node's own text or canvas; null when it has neither. */
    get lead() {
        return this.#text ?? this.layer ?? (this.#kind.entry === "tick" ? this.control : null);
    }

    /** The canvas of this node, when it has one. */
    layer = null;

    /** Takes changed fields: any of rect, name, description, value, states, set, look, label, actions, attributes. */
    write(fields) {
        if (fields.actions !== undefined) this.actions = fields.actions;
        if (fields.look !== undefined) this.#writeLook(fields.look);
        if (fields.states !== undefined) this.#writeStates(fields.states);
        if (fields.rect) this.#writeRect(fields.rect);
        if (fields.label) this.#label = fields.label;
        if (fields.rect || fields.label) this.#writeLabel();
        if (fields.attributes) this.#writeAttributes(fields.attributes);
        if (fields.name !== undefined || fields.states !== undefined) this.#writeName(fields.name ?? this.name);
        if (fields.description !== undefined) this.#writeDescription(fields.description);
        if (fields.value !== undefined) this.writeValue(fields.value);
        if (fields.set) this.#writeSet(fields.set);
    }

    #writeLook(look) {
        const flow = FLOWS[look >> 16 & 255];
        const tone = TONES[look >>> 24];
        const parts = ["node", this.role, `style${look & 255}`];
        if (flow !== "none") parts.push(`flow-${flow}`);
        if (tone !== "plain") parts.push(`tone-${tone}`);
        this.#classes = parts.join(" ");
        this.#writeClasses();
    }

    #writeClasses() {
        let classes = this.#classes;
        if (has(this.states, STATE.hidden_text)) classes += " unseen";
        if (has(this.states, STATE.offscreen)) classes += " skip";
        if (this.role === "scroll" && this.value === "x") classes += " sideways";
        if (this.element.className !== classes) this.element.className = classes;
    }

    #writeRect(rect) {
        this.rect = rect;
        if (this.element.localName === "option") return;
        const {style} = this.element;
        ["left", "top", "width", "height"].forEach((side, index) => style.setProperty(side, px(rect[index])));
    }

    // The element's text stands where its drawn text does. A button centres its line by itself: padding on one side moves it.
    #writeLabel() {
        const {style, localName} = this.element;
        if (localName === "option" || localName === "select") return;
        const [x, y] = this.#label;
        if (style.paddingLeft || x) style.setProperty("padding-left", px(x));
        if (localName === "input") return;
        if (localName !== "button") {
            if (style.paddingTop || y) style.setProperty("padding-top", px(y));
            return;
        }
        const below = this.rect[3] - 2 * y;
        style.setProperty("padding-top", `max(0px, 1lh - ${px(below)})`);
        style.setProperty("padding-bottom", `max(0px, ${px(below)} - 1lh)`);
    }

    #writeStates(states) {
        this.states = states;
        const {control, role} = this;
        for (const [state, attribute, roles] of MARKED_BY_ARIA)
            if (roles.includes(role)) mark(control, attribute, String(has(states, state)));
        for (const [state, attribute] of SET_BY_ARIA) mark(control, attribute, has(states, state) ? "true" : null);
        mark(control, "aria-current", has(states, STATE.current) ? (role === "link" ? "page" : "true") : null);
        mark(control, "aria-expanded", has(states, STATE.expandable) ? String(has(states, STATE.expanded)) : null);
        if (role === "columnheader")
            mark(control, "aria-sort", has(states, STATE.sorted_up) ? "ascending" : has(states, STATE.sorted_down) ? "descending" : null);
        this.#writeUse(states);
        this.#writeClasses();
    }

    // Buttons stay focusable while they are disabled, so that a button pressed a moment ago does not drop the focus.
    #writeUse(states) {
        const {control} = this;
        const disabled = has(states, STATE.disabled);
        if (this.#kind.entry) {
            if (control.disabled !== disabled) control.disabled = disabled;
        } else {
            mark(control, "aria-disabled", disabled ? "true" : null);
        }
        if (this.#kind.entry === "tick") this.settle();
        if (this.#kind.entry === "input") control.readOnly = has(states, STATE.readonly);
        mark(control, "tabindex", has(states, STATE.untabbable) || has(states, STATE.focusable) ? "-1" : null);
        if (this.role === "link") {
            mark(control, "target", has(states, STATE.external) ? "_blank" : null);
            mark(control, "rel", has(states, STATE.external) ? "noopener noreferrer" : null);
        }
    }

    /** Makes a box or a choice show what the drawing code says: the browser has changed it before anyone was asked. */
    settle() {
        const {control} = this;
        if (this.role === "select") {
            if (control.value !== this.value) control.value = this.value;
            return;
        }
        const checked = has(this.states, STATE.checked);
        if (this.#kind.entry === "tick" && control.checked !== checked) control.checked = checked;
    }

    // A name is the element's text, or text children are (then a control's label joins them again: browsers put spaces between
    // boxes), or it is a label. Texts end with a space, so that copied words don't stick together; parts of one text do not.
    #writeName(name) {
        this.name = name;
        const inParts = has(this.states, STATE.in_parts);
        const said = this.#kind.says && !has(this.states, STATE.iconic);
        const text = said && !inParts ? name : "";
        const isPart = this.parent && has(this.parent.states, STATE.in_parts);
        if (text || this.#text) this.#writeText(text && this.#kind.inline && !isPart ? text + " " : text);
        this.#closeParts(said && inParts);
        if (this.element.localName === "option") return mark(this.element, "label", name || null);
        const isText = said && !(inParts && (this.controlRole || this.role === "heading"));
        const label = isText || !name ? null : name;
        if (this.role === "group" || this.role === "overlay") mark(this.element, "role", label ? "group" : null);
        mark(this.control, "aria-label", label);
    }

    #closeParts(closed) {
        if (closed === Boolean(this.#end)) return;
        this.#end?.remove();
        this.#end = closed ? document.createTextNode(" ") : null;
        if (closed) this.element.append(this.#end);
    }

    #writeText(text) {
        if (this.#text) {
            if (this.#text.data !== text) this.#text.data = text;
            return;
        }
        this.#text = document.createTextNode(text);
        const before = this.layer ?? (this.#kind.entry === "tick" ? this.control : null);
        if (before) before.after(this.#text);
        else this.element.prepend(this.#text);
    }

    // A broken rule is part of what is said about a field.
    #writeDescription(description) {
        this.description = description;
        mark(this.control, "aria-description", [description, this.#error].filter(Boolean).join(". ") || null);
    }

    /** @param {string} value never given during a composition; the caller sees to it */
    writeValue(value) {
        this.value = value;
        const {control} = this;
        if (this.role === "progress") {
            if (value === "") control.removeAttribute("value");
            else Object.assign(control, {max: 100, value: Number(value)});
        } else if (this.role === "scroll") {
            this.#writeClasses();
        } else if (this.#kind.entry === "tick" || control.localName === "option") {
            mark(control, "value", value);
            if (this.role === "radio") mark(control, "name", `${this.#surroundings.group}-${this.parent?.id}`);
        } else if (this.#kind.entry === "input" && control.value !== value) {
            control.value = value;
        }
    }

    #writeSet([position, size]) {
        if (this.element.localName === "option") return;
        mark(this.control, "aria-posinset", position ? String(position) : null);
        mark(this.control, "aria-setsize", position ? String(size) : null);
    }

    #writeAttributes(attributes) {
        this.attributes = attributes;
        const {control} = this;
        for (const word of ATTRIBUTES) {
            const value = attributes[word] ?? null;
            if (word === "autocomplete" && this.#kind.entry === "input") {
                mark(control, word, value ?? "off");
            } else if (PLAIN_ATTRIBUTES[word]) {
                mark(control, PLAIN_ATTRIBUTES[word], value);
            } else if (word === "href" && this.role === "link") {
                mark(control, "href", value === null ? "" : safeHref(value, this.#surroundings.routeHref));
            } else if (word === "end_room" && this.#kind.entry === "input") {
                control.style.setProperty("padding-right", `${Number(value ?? 0)}px`);
            } else if (word === "input_type" && value !== null && control.localName === "input" && control.type !== value) {
                control.type = value;
            }
        }
        if ((attributes.error ?? "") !== this.#error) {
            this.#error = attributes.error ?? "";
            this.#writeDescription(this.description);
        }
    }

    /** Whether pressing this node is the drawing code's business. */
    get pressable() {
        return this.accepts(ACTION.press) && !this.disabled;
    }
}
