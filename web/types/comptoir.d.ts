// Types of <comptoir-widget>, for the engineers of the bank's portal. The loader defines the element; it exports nothing.

export interface ComptoirNavigation {
    /** Where the person went inside the widget: "/directory?q=plombier", "/business/3f2a", "/about". */
    route: string;
    /** True when this replaces the last place (a letter typed) rather than adding one to go back to. */
    replace: boolean;
}

export interface ComptoirFailure {
    /**
     * network: a file or the frame did not come. integrity: a file is not the one that belongs to the loader. csp: the page's
     * policy refuses it; `message` names the directive. browser: a feature is missing. internal: a defect; please report it. token:
     * tokenProvider brought none that holds; what is public goes on.
     */
    code: "network" | "integrity" | "csp" | "browser" | "internal" | "token" | (string & {});
    /** For engineers, in English. What the person reads is shown in the widget's place, with a button to try again. */
    message: string;
}

export interface ComptoirEvents {
    /** The first screen stands and can be used. */
    "comptoir:ready": CustomEvent<null>;
    "comptoir:navigate": CustomEvent<ComptoirNavigation>;
    /** Whether it is shown as text from now on, so that the element's height follows its content. */
    "comptoir:layout": CustomEvent<{flows: boolean}>;
    /** How much has happened that the person has not seen yet; 0 when all is seen. */
    "comptoir:unread": CustomEvent<{count: number}>;
    "comptoir:error": CustomEvent<ComptoirFailure>;
}

export interface ComptoirWidget extends HTMLElement {
    /** The bank's name on the network; attribute `tenant`. Required. */
    tenant: string;
    /** "fr" or "en"; attribute `locale`. Without it the language of the text around the element counts. */
    locale: string;
    /** Where the person is. Setting it leads there without a comptoir:navigate; the attribute `route` sets it too. */
    route: string;
    /** "frame" puts the widget into a frame of the network's origin; attribute `mode`, "inline" by default. */
    mode: "inline" | "frame";
    /** "text" shows real text instead of drawing; attribute `render`, "auto" by default. */
    render: "auto" | "text";
    /** "auto" follows the page's color-scheme; attribute `theme`. */
    theme: "auto" | "light" | "dark";
    /** The level of the widget's first heading, 1 to 6; attribute `heading-level`, 2 by default. A frame starts at 1. */
    headingLevel: number;
    /** The accessible name of the widget's region, and the frame's title; attribute `label`. */
    label: string;
    /** The address of a place in the widget is this text and the route, for links in a new tab; attribute `link-base`. */
    linkBase: string;
    /** Lets the framed widget ask for the person's position; attribute `geolocation`, off by default. */
    geolocation: boolean;
    /** Gives the frame an opaque origin, without any storage; attribute `sandbox`, off by default. */
    sandbox: boolean;
    /**
     * Brings the bank's word for who is signed in: a JWT of at most five minutes, signed by the bank's back end; null when nobody is.
     * Asked when the widget needs one, and again before the last one ends. Set another function whenever another person may be
     * signed in, null when they have signed out: what the widget knew of the first is then gone. No attribute.
     */
    tokenProvider: (() => string | null | Promise<string | null>) | null;
    /** Tries again after comptoir:error; does nothing while all is well. */
    retry(): void;

    addEventListener<Name extends keyof ComptoirEvents>(
        name: Name, listener: (this: ComptoirWidget, event: ComptoirEvents[Name]) => unknown, options?: boolean | AddEventListenerOptions): void;
    addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
    removeEventListener<Name extends keyof ComptoirEvents>(
        name: Name, listener: (this: ComptoirWidget, event: ComptoirEvents[Name]) => unknown, options?: boolean | EventListenerOptions): void;
    removeEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
    interface HTMLElementTagNameMap {
        "comptoir-widget": ComptoirWidget;
    }
    interface HTMLElementEventMap extends ComptoirEvents {}
}
