// One node of the mirror: the real element, its place, its look and its name. Text goes in as text only, style by CSSOM only;
// what is said besides (states, value, attributes) is written by mirror_fields.js.

import {FLOWS, ROLES, STATE, TONES, UNITS_PER_PX} from "./protocol.js";
import {has, mark, settle, writeAttributes, writeDescription, writeSet, writeStates, writeValue} from "./mirror_fields.js";
import {kindOf} from "./roles.js";

/** Plain boxes: a name without a role would be lost. */
const NAMED_AS_GROUP = new Set(["group", "overlay", "scroll"]);

const SIDES = ["left", "top", "width", "height"];
const PICTURE_TYPES = "image/jpeg,image/png,image/webp";
const px = (units) => `${units / UNITS_PER_PX}px`;
export class MirrorNode {
    #text = null;
    #end = null; // after the parts of a name
    #classes = "";
    #label = [0, 0];
    #isPlaced = false;

    /** The element that stands for the node, and the one a person operates: the same, but for checkboxes and their kin. */
    element;
    control;
    kind;
    surroundings;
    parent;
    id;
    role;
    states = null; // bits of STATE, once written
    actions = 0;
    rect = [0, 0, 0, 0];
    hasSet = false;
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
        this.kind = kindOf(role);
        this.surroundings = surroundings;
        this.element = this.control = document.createElement(this.#tag(fields));
        if (this.kind.role && this.element.localName !== "option") this.element.setAttribute("role", this.kind.role);
        if (this.kind.entry === "tick") this.#addTick();
        if (this.kind.entry === "file") this.#addChooser();
        if (this.element.localName === "button") this.element.type = "button";
        if (this.element.localName === "input") this.element.type = this.role === "searchbox" ? "search" : "text";
        if (this.kind.entry === "input") this.element.autocomplete = "off";
        const labelled = this.role === "text" && parent?.controlRole && parent.role !== "link"; // the control's label says it
        if (this.role === "spacer" || labelled) this.element.setAttribute("aria-hidden", "true");
        if (this.role === "link") this.element.href = "";
    }

    #tag({look = 0, states = 0}) {
        const {tag, entry} = this.kind;
        if (this.role === "option" && this.parent?.role === "select") return "option";
        if (this.role === "heading") return `h${Math.min(6, (look >> 8 & 255) + this.surroundings.headingLevel - 1)}`;
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

    // The label is drawn; what opens the system's chooser, and takes what is dropped, lies over it.
    #addChooser() {
        this.control = document.createElement("input");
        this.control.type = "file";
        this.control.accept = PICTURE_TYPES;
        this.control.className = "chooser";
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
        return this.kind.control;
    }

    /** What all children come after: the node's own text or canvas; null when it has neither. */
    get lead() {
        return this.#text ?? this.layer?.element ?? (this.control === this.element ? null : this.control);
    }

    /** Whether this scroll area scrolls sideways. */
    get isSideways() {
        return this.value === "x";
    }

    /** Makes the browser show what the drawing code says, where it has changed a box or a choice before anyone was asked. */
    settle() {
        settle(this);
    }

    /** The canvas of this node, when it has one. */
    layer = null;

    /** Takes changed fields: any of rect, name, description, value, states, set, look, label, actions, attributes. */
    write(fields) {
        if (fields.actions !== undefined) this.actions = fields.actions;
        if (fields.look !== undefined) this.#readLook(fields.look);
        if (fields.states !== undefined) writeStates(this, fields.states);
        if (fields.look !== undefined || fields.states !== undefined) this.#writeClasses();
        if (fields.rect) this.#writeRect(fields.rect);
        if (fields.label) this.#label = fields.label;
        if (fields.rect || fields.label) this.#writeLabel();
        if (fields.attributes) writeAttributes(this, fields.attributes);
        if (fields.name !== undefined || fields.states !== undefined) this.#writeName(fields.name ?? this.name);
        if (fields.description !== undefined || fields.attributes) writeDescription(this, fields.description ?? this.description);
        if (fields.value !== undefined) writeValue(this, fields.value);
        if (fields.set) writeSet(this, fields.set);
    }

    #readLook(look) {
        const flow = FLOWS[look >> 16 & 255];
        const tone = TONES[look >>> 24];
        const parts = ["node", this.role, `style${look & 255}`];
        if (flow !== "none") parts.push(`flow-${flow}`);
        if (tone !== "plain") parts.push(`tone-${tone}`);
        this.#classes = parts.join(" ");
    }

    #writeClasses() {
        let classes = this.#classes;
        if (has(this.states, STATE.hidden_text)) classes += " unseen";
        if (has(this.states, STATE.offscreen)) classes += " skip";
        if (this.role === "scroll" && this.isSideways) classes += " sideways";
        if (this.element.className !== classes) this.element.className = classes;
    }

    #writeRect(rect) {
        const before = this.#isPlaced ? this.rect : [];
        this.#isPlaced = true;
        this.rect = rect;
        if (this.element.localName === "option") return;
        SIDES.forEach((side, index) => {
            if (rect[index] !== before[index]) this.element.style.setProperty(side, px(rect[index]));
        });
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

    // A name is the element's text, or text children are (then a control's label joins them again: browsers put spaces between
    // boxes), or it is a label. Texts end with a space, so that copied words don't stick together; parts of one text do not.
    #writeName(name) {
        this.name = name;
        const inParts = has(this.states, STATE.in_parts);
        const said = this.kind.says && !has(this.states, STATE.iconic);
        const text = said && !inParts ? name : "";
        const isPart = this.parent && has(this.parent.states, STATE.in_parts);
        if (text || this.#text) this.#writeText(text && this.kind.inline && !isPart ? text + " " : text);
        this.#closeParts(said && inParts);
        const isText = said && !(inParts && (this.controlRole || this.role === "heading"));
        const label = isText || !name ? null : name;
        if (NAMED_AS_GROUP.has(this.role)) mark(this.element, "role", label ? "group" : null);
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
        const before = this.layer?.element ?? (this.control === this.element ? null : this.control);
        if (before) before.after(this.#text);
        else this.element.prepend(this.#text);
    }
}
