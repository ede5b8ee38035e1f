// The element <comptoir-widget>: attributes and properties in, events out. What is inside is a surface: the widget drawn in this
// page (inline.js) or a frame that holds it (framed.js). This file decides which, when, and what is shown when it fails.
import {describe} from "./failure.js";
import {openFrame} from "./framed.js";
import {openInline} from "./inline.js";
import {failed, sheet, waiting} from "./placeholder.js";
import {language} from "./words.js";

const text = (value) => value ?? "";
const oneOf = (...words) => (value) => words.includes(value) ? value : words[0];
const present = (value) => value !== null;

// Absolute, because a frame stands elsewhere; without the query, which may hold what is the page's own business.
function address(value) {
    try {
        return new URL(value || `${location.pathname}#`, location.href).href;
    } catch {
        return address();
    }
}

// Property: its attribute, and what the attribute's text means. Anything else that is written counts as not written.
const PROPERTIES = {
    tenant: ["tenant", text],
    locale: ["locale", (_, element) => language(element)],
    mode: ["mode", oneOf("inline", "frame")],
    render: ["render", oneOf("auto", "text")],
    theme: ["theme", oneOf("auto", "light", "dark")],
    headingLevel: ["heading-level", (value) => /^[1-6]$/.test(value) ? Number(value) : 2],
    label: ["label", text],
    linkBase: ["link-base", address],
    geolocation: ["geolocation", present],
    sandbox: ["sandbox", present],
};
const NAMES = ["route", "tokenProvider", ...Object.keys(PROPERTIES)];
// A change of one of these makes another widget; the others are told to the one that stands.
const REOPEN = ["tenant", "mode", "link-base", "geolocation", "sandbox"];

export class ComptoirWidget extends HTMLElement {
    static observedAttributes = ["route", ...Object.values(PROPERTIES).map(([attribute]) => attribute)];

    #root = this.attachShadow({mode: "open"});
    #surface = null;
    #provider = null;
    #route = null; // where the person is; the attribute says where the page last sent them
    #generation = 0; // an await that returns to another generation belongs to a widget that is gone
    #reopening = false;

    connectedCallback() {
        NAMES.forEach((name) => this.#adopt(name));
        this.#open();
    }

    disconnectedCallback() {
        this.#close();
    }

    // Moved within the page by moveBefore(): nothing to do, and nothing lost.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
        if (name === "route") {
            if (after === this.#route) return;
            this.#route = after;
        } else if (before === after) {
            return;
        }
        if (!this.isConnected) return;
        if (REOPEN.includes(name)) this.#reopen();
        else this.#surface?.update(this.#options());
    }

    get route() { return text(this.#route); }
    set route(route) { this.setAttribute("route", text(route)); }

    get tokenProvider() { return this.#provider; }
    set tokenProvider(provider) {
        this.#provider = provider ?? null;
        this.#surface?.update(this.#options());
    }

    /** Tries again after a failure; does nothing while all is well. */
    retry() {
        if (this.isConnected && !this.#surface) this.#open();
    }

    // A framework may have set a property before the element was defined; it would hide the accessor.
    #adopt(name) {
        if (!Object.hasOwn(this, name)) return;
        const value = this[name];
        delete this[name];
        this[name] = value;
    }

    #options() {
        return Object.fromEntries(NAMES.map((name) => [name, this[name]]));
    }

    // Several changes in a row, as a framework makes them, open the other widget once.
    #reopen() {
        if (this.#reopening) return;
        this.#reopening = true;
        queueMicrotask(() => {
            this.#reopening = false;
            if (!this.isConnected) return;
            this.#close();
            this.#open();
        });
    }

    async #open() {
        const generation = ++this.#generation;
        const current = () => generation === this.#generation;
        const fire = (name, detail) => this.dispatchEvent(new CustomEvent(`comptoir:${name}`, {bubbles: true, composed: true, detail}));
        const tell = (name, detail) => {
            if (!current()) return;
            if (name === "navigate") this.#route = detail.route;
            fire(name, detail);
        };
        const fail = (error) => {
            if (!current()) return;
            this.#close();
            const failure = describe(error);
            failed(this.#root, this.locale, failure, () => this.retry());
            fire("error", failure);
        };
        this.#root.adoptedStyleSheets = [sheet()];
        waiting(this.#root, this.locale);
        try {
            const open = this.mode === "frame" ? openFrame : openInline;
            const surface = await open({element: this, root: this.#root, options: () => this.#options(), current, tell, fail});
            if (!current()) return surface?.close();
            this.#surface = surface;
            surface.update(this.#options()); // what was set while it opened
        } catch (error) {
            fail(error);
        }
    }

    #close() {
        this.#generation++;
        this.#surface?.close();
        this.#surface = null;
        this.#root.replaceChildren();
    }
}

for (const [property, [attribute, meaning]] of Object.entries(PROPERTIES)) {
    Object.defineProperty(ComptoirWidget.prototype, property, {
        enumerable: true,
        configurable: true,
        get() { return meaning(this.getAttribute(attribute), this); },
        set(value) {
            if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
            else this.setAttribute(attribute, value === true ? "" : value);
        },
    });
}
