// One widget on the page: its place, its mirror, its frames and its end. What all widgets share is the engine's (engine.js).

import {ACTION, COLOURS, MODE, SCROLL_BAR_SHIFT} from "./protocol.js";
import {Alarm} from "./alarm.js";
import {ChosenFiles} from "./chosen_files.js";
import {Drafts} from "./drafts.js";
import {Formatter} from "./intl.js";
import {Mirror} from "./mirror.js";
import {Place} from "./place.js";
import {Requests} from "./requests.js";
import {Theme} from "./theme.js";
import {catalogue} from "./catalogues.js";
import {listen} from "./events.js";
import {mirrorSheet} from "./styles.js";
import {teller} from "./tell.js";
import {textModeSheet} from "./text_mode.js";

const PAINT_AFTER_WORDS_MS = 20; // the browser shows them first
const PAINT_WITHIN_MS = 150; // without first data: whoever waits for them has time for the painter
const PICTURE_AHEAD_PX = 1200; // of a scroll area beyond its window: overscan_px of wasm/kit/widget.h, twice

const hash = (route) => `#${route}`;

export class Widget {
    #engine;
    #root;
    #options;
    #hear;
    #number;
    #mirror;
    #theme;
    #alarm = new Alarm(() => this.#draw());
    #identity;
    #person = "";
    #requests;
    #files = new ChosenFiles();
    #drafts;
    #formatter;
    #tell;
    #look = null;
    #end = new AbortController();
    #textWishes = {host: false, person: false, broken: false, printing: false};
    #sheets;
    #place;
    #flows = false;
    #hasSize = false;
    #shown = false;
    #unsettled = new Set();
    #paintDelay_ms = PAINT_WITHIN_MS;
    #hasWords = false; // in any language: without, nothing can be said but by the page

    /**
     * @param {import("./engine.js").Engine} engine
     * @param {ShadowRoot} root
     * @param {import("./engine.js").WidgetOptions} options
     * @param {import("./identity.js").Identity} identity
     * @param {import("./engine.js").Hearing} hear
     */
    constructor(engine, root, options, identity, hear) {
        this.#engine = engine;
        this.#root = root;
        this.#options = options;
        this.#hear = hear;
        const routeHref = (route) => (this.#options.routeHref ?? hash)(route);
        this.#mirror = new Mirror({headingLevel: options.headingLevel ?? 2, routeHref});
        this.#formatter = new Formatter(options.locale);
        this.#identity = identity;
        this.#requests = new Requests(options.api, identity, this.#files, (request, answer) => this.#answered(request, answer));
        this.#drafts = new Drafts(options.tenant);
        this.#tell = teller({
            hear: {...hear, onNavigate: (place) => this.#navigated(place), onReady: () => this.#becameReady()}, routeHref,
            located: (position) => this.#located(position),
            copied: (ok) => this.#copied(ok),
            loadCatalogue: (locale) => this.#loadCatalogue(locale),
            loadMember: () => this.#loadMember(),
            switchTextMode: (on) => this.#wishText("person", on),
            print: () => window.print(),
            signIn: () => identity.renew(),
        });
        this.#enter();
    }

    /** The module's number for this widget. */
    get number() {
        return this.#number;
    }

    /** What it shares with the page's other widgets. */
    get engine() {
        return this.#engine;
    }

    get requests() {
        return this.#requests;
    }

    get tenant() {
        return this.#options.tenant;
    }

    /** @param {string} file as fields of a business name it @param {string} size small or large @returns {Promise<Blob>} */
    picture(file, size) {
        const [tenant, name] = [this.tenant, file].map(encodeURIComponent);
        return this.#requests.picture(`tenants/${tenant}/pictures/${name}?size=${size}`);
    }

    get drafts() {
        return this.#drafts;
    }

    get formatter() {
        return this.#formatter;
    }

    get mirror() {
        return this.#mirror;
    }

    get alarm() {
        return this.#alarm;
    }

    /**
     * Shows a layer's picture.
     * @param {number} node whose layer it is
     * @param {object} list as Painter.paint takes it
     * @param {{left: number, top: number, width: number, height: number}} place in CSS px
     */
    present(node, list, place) {
        const {painter, pixelRatio} = this.#engine;
        const [width, height] = [place.width, place.height].map((side) => Math.round(side * pixelRatio));
        const bitmap = painter.paint(list, {width, height, pixelRatio});
        if (bitmap) this.#mirror.present(node, {bitmap, ...place, pixelRatio});
    }

    /** Ends because it can't go on. @param {Error} error with a failure's code (failure.js), if it has one */
    fail(error) {
        this.dispose();
        this.#hear.onFailure?.(error);
    }

    /** Does what host_tell says. @param {number} what @param {string} text */
    tell(what, text) {
        this.#tell(what, text);
    }

    get #call() {
        return this.#engine.module.call;
    }

    #enter() {
        const {signal} = this.#end;
        const {module} = this.#engine;
        this.#sheets = [...this.#root.adoptedStyleSheets]; // a copy: what the root gives changes with it
        this.#root.append(this.#mirror.element);
        this.#root.adoptedStyleSheets = [...this.#sheets, mirrorSheet()];
        this.#theme = new Theme(this.#root, () => this.restyle(), signal);
        this.#textWishes.host = this.#options.render === "text";
        this.#textWishes.broken = !this.#engine.canPaint;
        const said = JSON.stringify(this.#said());
        this.#number = this.#engine.enter(this, () => this.#call.comptoir_create(...module.putText(said)));
        this.#meet();
        listen(this.#mirror, (message) => this.send(message), signal);
        addEventListener("beforeprint", () => this.#print(true), {signal});
        addEventListener("afterprint", () => this.#print(false), {signal});
        this.#place = new Place(this.#root, () => this.#resize(), signal);
        this.restyle();
    }

    // The page may have said already who is here, and may say it of another person at any time.
    #meet() {
        const identity = this.#identity;
        identity.onPerson = (key) => this.#personCame(key);
        identity.onFailure = (error) => this.#signInFailed(error);
        if (identity.key) this.#personCame(identity.key);
        if (identity.failure) this.#signInFailed(identity.failure);
    }

    // Of the person before, nothing is answered any more. The same person's next token changes nothing.
    #personCame(key) {
        if (this.#end.signal.aborted) return;
        this.#drafts.become(key);
        if (key === this.#person) return;
        this.#person = key;
        this.#requests.drop();
        this.#files.forget();
        this.#engine.forgetDrawn();
        this.#call.comptoir_person(this.#number, ...this.#engine.module.putText(key));
        this.#alarm.soon();
    }

    #signInFailed(error) {
        if (this.#end.signal.aborted) return;
        if (error) this.#hear.onError?.({code: "token", detail: String(error.message ?? error)});
        this.#call.comptoir_sign_in_failed(this.#number, error ? 1 : 0);
        this.#alarm.soon();
    }

    // What the drawing code is told of the options.
    #said() {
        const {tenant, locale, route, headingLevel, label} = this.#options;
        return {tenant, locale, route, headingLevel, name: label};
    }

    #resize() {
        const {width, height} = this.#place;
        if (!width) return; // not shown: nothing to lay out for
        this.#hasSize = true;
        const textScale = (this.#options.textScale ?? 1) * this.#place.textScale;
        this.#mirror.element.style.setProperty("--text-scale", textScale);
        this.#engine.useScale(devicePixelRatio, textScale);
        this.#call.comptoir_resize(this.#number, width, height, devicePixelRatio, textScale);
        this.#alarm.now(); // in this very frame: the old picture never shows stretched
    }

    /** Asks the page for the look again and draws with it. */
    restyle() {
        this.#theme.prefer(this.#options.theme ?? "auto", this.#options.tokens ?? {}, this.#options.look);
        const look = this.#look = this.#theme.resolve();
        const {style} = this.#mirror.element;
        style.setProperty("font-family", look.font);
        style.setProperty("color-scheme", look.dark ? "dark" : "light");
        this.#writeModes();
        this.#writeColours(look.colours);
        this.#alarm.soon();
    }

    // The module corrects what has too little contrast: native inputs and text mode wear the corrected colours.
    #writeColours(colours) {
        const {module} = this.#engine;
        const at = module.put(colours);
        this.#call.comptoir_theme(this.#number, at, COLOURS.length);
        const corrected = module.bytes.slice(at, at + colours.length);
        COLOURS.forEach((name, index) => {
            const [red, green, blue, alpha] = corrected.subarray(index * 4, index * 4 + 4);
            this.#mirror.element.style.setProperty(`--${name.replaceAll("_", "-")}`, `rgb(${red} ${green} ${blue} / ${alpha / 255})`);
        });
    }

    get #isText() {
        return Object.values(this.#textWishes).some(Boolean);
    }

    #writeModes() {
        const {still, coarse, forced} = this.#look;
        const bits = (this.#isText && MODE.text) | (still && MODE.still) | (coarse && MODE.coarse) | (forced && MODE.forced) |
            (!this.#engine.painter && MODE.undrawn) | this.#place.scrollBarWidth << SCROLL_BAR_SHIFT;
        this.#call.comptoir_modes(this.#number, bits);
        if (this.#flows !== this.#isText) {
            this.#flows = this.#isText;
            this.#root.adoptedStyleSheets = [...this.#sheets, mirrorSheet(), ...(this.#flows ? [textModeSheet()] : [])];
            this.#hear.onFlow?.(this.#flows);
        }
        this.#alarm.soon();
    }

    #navigated(place) {
        this.#options = {...this.#options, route: place.route};
        this.#hear.onNavigate?.(place);
    }

    #wishText(who, on) {
        if (this.#textWishes[who] === on) return;
        this.#textWishes[who] = on;
        this.#writeModes();
    }

    #becameReady() {
        this.#paintDelay_ms = PAINT_AFTER_WORDS_MS;
        this.#hear.onReady?.();
    }

    // The browser takes the page as it stands when this event ends: the whole of it, not the part in the scroll area.
    #print(on) {
        this.#wishText("printing", on);
        this.#alarm.now();
    }

    /** Told when that changes: while nothing can be painted, the mirror is shown as text. @param {boolean} can */
    set canPaint(can) {
        this.#textWishes.broken = !can;
        this.#writeModes();
    }

    /** Sends what a person did. @param {import("./events.js").Message} message */
    send({node, action, text = "", number = 0, file}) {
        if (file) number = this.#files.add(file);
        if (action === ACTION.press || action === ACTION.change) this.#unsettled.add(node);
        const due = this.#call.comptoir_event(this.#number, node, action, ...this.#engine.module.putText(text), number);
        if (due || this.#unsettled.size) this.#alarm.soon();
    }

    #draw() {
        if (!this.#hasSize) return;
        this.#engine.guard(() => {
            const {module} = this.#engine;
            this.#engine.useFont(this.#look.font, this.#mirror.element);
            this.#engine.drawing = this;
            const count = this.#call.comptoir_frame(this.#number, performance.now());
            if (count) this.#mirror.apply(module.words(this.#call.comptoir_words(), count).slice());
            for (const id of this.#unsettled) this.#mirror.node(id)?.settle();
            this.#unsettled.clear();
            this.#paint();
            if (!this.#shown) this.#takeOver();
        });
    }

    // The words come first, in plain colours where the picture will have them; the painter is made once they stand there.
    #paint() {
        const {painter} = this.#engine;
        this.#mirror.element.classList.toggle("undrawn", !painter && !this.#isText);
        if (this.#isText) return;
        if (painter) this.#call.comptoir_paint(this.#number);
        else this.#engine.paintAfter(this.#paintDelay_ms, {width: this.#place.width, height: this.#place.height + PICTURE_AHEAD_PX});
    }

    // The skeleton that the loader put here goes once there is something to see.
    #takeOver() {
        this.#shown = true;
        for (const child of [...this.#root.children])
            if (child !== this.#mirror.element && child.localName !== "i") child.remove(); // probes are i
    }

    #answered(request, {status, body, etag, retryAfter_s}) {
        this.#call.comptoir_answer(this.#number, request, status, ...this.#engine.module.putTexts(body, etag), retryAfter_s);
        this.#alarm.soon();
    }

    #located(position) {
        if (this.#end.signal.aborted) return;
        this.#call.comptoir_located(this.#number, position?.latitude ?? 0, position?.longitude ?? 0, position ? 1 : 0);
        this.#alarm.soon();
    }

    #copied(ok) {
        if (this.#end.signal.aborted) return;
        this.#call.comptoir_copied(this.#number, ok ? 1 : 0);
        this.#alarm.soon();
    }

    async #loadCatalogue(locale) {
        let content = "";
        try {
            content = await catalogue(this.#options.catalogues, locale);
        } catch (error) {
            if (this.#end.signal.aborted) return;
            if (!this.#hasWords) return this.fail(Object.assign(new Error(`no words: ${error.message}`), {code: "network"}));
            this.#hear.onError?.({code: "catalogue", detail: String(error)});
        }
        if (this.#end.signal.aborted) return;
        this.#hasWords = true;
        this.#call.comptoir_catalogue(this.#number, ...this.#engine.module.putTexts(locale, content));
        this.#alarm.soon();
    }

    async #loadMember() {
        const came = await this.#engine.loadMember();
        if (this.#end.signal.aborted) return;
        this.#call.comptoir_member(this.#number, came ? 1 : 0);
        this.#alarm.soon();
    }

    /**
     * Obeys the host's new wishes: route, theme, tokens, render, locale, tokenProvider.
     * @param {Partial<import("./engine.js").WidgetOptions>} wishes
     */
    update(wishes) {
        const before = this.#options;
        this.#options = {...before, ...wishes};
        const {route, render, locale} = this.#options;
        if (route !== before.route && route !== undefined) {
            this.#call.comptoir_route(this.#number, ...this.#engine.module.putText(route));
            this.#alarm.soon();
        }
        if (render !== before.render) this.#wishText("host", render === "text");
        if (locale !== before.locale) {
            this.#formatter = new Formatter(locale);
            this.#loadCatalogue(locale);
        }
        this.#identity.use(this.#options.tokenProvider);
        this.restyle();
    }

    /** Leaves nothing behind: no element, listener, timer, request or number. */
    dispose() {
        if (this.#end.signal.aborted) return;
        this.#end.abort();
        this.#alarm.dispose();
        this.#requests.drop();
        this.#mirror.dispose();
        this.#root.adoptedStyleSheets = this.#sheets;
        this.#engine.leave(this);
    }
}
