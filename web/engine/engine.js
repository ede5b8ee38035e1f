// The engine: what all widgets of a page share (the module, the context that paints, the rasteriser, pictures, fonts), and
// `mountWidget`, by which a widget comes to stand in a shadow root.

import {Alarm} from "./alarm.js";
import {Identity} from "./identity.js";
import {Painter} from "./painter.js";
import {Pictures} from "./pictures.js";
import {TextRaster} from "./text_raster.js";
import {WasmModule} from "./module.js";
import {Widget} from "./widget.js";
import {catalogue} from "./catalogues.js";
import {makeImports} from "./imports.js";
import {measureBaselines} from "./baselines.js";

/**
 * @typedef {object} File
 * @property {string} url
 * @property {string} [integrity]
 * @property {Promise<Response>} [early] asked for before the engine was there; read once
 *
 * @typedef {object} WidgetOptions
 * @property {string} tenant
 * @property {string} locale BCP 47
 * @property {string} [route] where to begin, "/..."
 * @property {"auto" | "text"} [render] text: no canvas at all
 * @property {"auto" | "light" | "dark"} [theme] auto follows the page's color-scheme
 * @property {Record<string, string>} [tokens] values that win over the page's --comptoir-*, by name without prefix
 * @property {object} [look] what the bank chose, under the page's --comptoir-* (theme.js)
 * @property {number} [headingLevel] of the widget's first heading; 2 unless told
 * @property {string} [label] names the widget's section
 * @property {number} [textScale] on top of the person's own text size; 1 unless told
 * @property {(route: string) => string} [routeHref] the page's address for a route, for links in a new tab; "#" + route unless told
 * @property {(() => unknown) | null} [tokenProvider] brings the bank's word for who is here: a JWT, or null for nobody
 * @property {string} api address of the API, ends with "/"; requests go nowhere else
 * @property {File} wasm
 * @property {File} [member] the module's second part, fetched when it is first needed
 * @property {Record<string, File>} [catalogues] words of the screens, by language
 *
 * @typedef {object} Hearing the host's callbacks, each optional
 * @property {(place: {route: string, replace: boolean}) => void} [onNavigate]
 * @property {() => void} [onReady] first data is shown
 * @property {(flows: boolean) => void} [onFlow] it is shown as text from now on, as high as its content; or no longer
 * @property {(error: {code: string, detail: string}) => void} [onError] something failed, the widget goes on and says so itself
 * @property {(error: Error) => void} [onFailure] the widget is gone: only mounting anew helps
 * @property {(count: number) => void} [onUnread] how much has happened that the person has not seen
 * @property {(height_px: number) => void} [onHeight] the height that its content would like
 */

const SMALL_PICTURE_PX = 256; // a logo's smaller size; a photo's has more

/** Engines by their module's address, as long as a widget uses them. */
const engines = new Map();

export class Engine {
    #end = new AbortController();
    #widgets = new Map();
    #entering = null;
    #pictures;
    #file;
    #memberFile;
    #member = null; // of its second part: when it is there
    #broken = false;
    #fonts = new Map(); // family to the module's number for it
    #painting = new Alarm(() => this.#makePainter());
    #pictureSize = null;

    users = 0;
    module = null;
    raster = new TextRaster();
    painter = null; // made when there is something to paint: words come first
    pixelRatio = 1;
    textScale = 1;
    font = "";
    drawing = null; // the widget whose frame is being built: pictures are asked for in its person's name

    /** @param {File} file the module @param {File} [member] its second part */
    constructor(file, member) {
        this.#file = file;
        this.#memberFile = member;
    }

    /**
     * The engine of a module, started when it is not running. Each call is answered by one `release`.
     * @param {File} file
     * @param {File} [member] of the module of that file
     * @returns {Promise<Engine>}
     */
    static async acquire(file, member) {
        const known = engines.get(file.url) ?? {engine: new Engine(file, member)};
        known.started ??= known.engine.#start();
        engines.set(file.url, known);
        known.engine.users++;
        try {
            await known.started;
        } catch (error) {
            known.engine.release();
            throw error;
        }
        return known.engine;
    }

    async #start() {
        const {signal} = this.#end;
        this.#pictures = new Pictures(() => this.#pictureCame());
        document.fonts.addEventListener("loadingdone", () => this.#forgetFonts(), {signal});
        this.module = await WasmModule.start(WasmModule.fetch(this.#file, signal), (module) => makeImports(this, module));
    }

    /** @returns {Promise<boolean>} whether the module's second part is there now */
    async loadMember() {
        const {signal} = this.#end;
        this.#member ??= this.module.join(WasmModule.fetch(this.#memberFile, signal));
        try {
            await this.#member;
            return true;
        } catch {
            this.#member = null; // the next who asks tries again
            return false;
        }
    }

    /** Whether pictures can be painted, as far as is known: before the painter is made nothing speaks against it. */
    get canPaint() {
        return this.painter?.ready ?? true;
    }

    /**
     * Makes the painter, unless there is one. Making a context may hold the page for a tenth of a second.
     * @param {number} delay_ms the soonest wish counts
     * @param {{width: number, height: number}} size in CSS px, of a picture as large as is likely
     */
    paintAfter(delay_ms, size) {
        if (this.painter) return;
        this.#pictureSize = size;
        this.#painting.after(delay_ms);
    }

    #makePainter() {
        if (this.painter) return;
        const {width, height} = this.#pictureSize;
        this.painter = new Painter({width: width * this.pixelRatio, height: height * this.pixelRatio}, {
            lost: () => this.#eachWidget((widget) => { widget.canPaint = false; }),
            restored: () => this.#restore(),
            signal: this.#end.signal,
        });
        this.#eachWidget((widget) => { widget.canPaint = this.painter.ready; });
    }

    /** @returns {Widget | null} the widget with this number; while one is being made, that one */
    widget(number) {
        return this.#widgets.get(number) ?? this.#entering;
    }

    /** Makes a widget's number known. @param {Widget} widget @param {() => number} create */
    enter(widget, create) {
        this.#entering = widget;
        const number = create();
        this.#entering = null;
        this.#widgets.set(number, widget);
        return number;
    }

    /** @param {Widget} widget */
    leave(widget) {
        this.#widgets.delete(widget.number);
        if (!this.#broken) this.module.call.comptoir_destroy(widget.number);
        this.release();
    }

    /** The last one to leave ends the engine: the browser gets its context back. */
    release() {
        if (--this.users > 0) return;
        engines.delete(this.#file.url);
        this.#end.abort();
        this.#painting.dispose();
        this.painter?.release();
        this.#pictures?.dispose();
        this.module = null;
    }

    #eachWidget(act) {
        for (const widget of [...this.#widgets.values()]) act(widget);
    }

    #restore() {
        this.module.call.comptoir_context_restored();
        this.#eachWidget((widget) => { widget.canPaint = true; });
    }

    /** @param {string} file as fields of a business name it @param {number} size_px its shorter side on the screen */
    picture(file, size_px) {
        const {drawing} = this;
        const size = size_px * this.pixelRatio > SMALL_PICTURE_PX ? "large" : "small";
        return this.#pictures.get(`${drawing.tenant} ${file} ${size}`, () => drawing.picture(file, size));
    }

    /** Another person is here: nothing stays of what was drawn for the one before, in no atlas either. */
    forgetDrawn() {
        this.#pictures.forget();
        this.#forgetFonts();
    }

    #pictureCame() {
        this.module.call.comptoir_picture_ready();
        this.#eachWidget((widget) => widget.alarm.soon());
    }

    /** Text is in this font from now on: each widget says its own before a frame. @param {string} font @param {Element} element wears it */
    useFont(font, element) {
        if (font === this.font) return;
        this.font = this.raster.family = font;
        const known = this.#fonts.has(font);
        if (!known) this.#fonts.set(font, this.#fonts.size);
        this.module.call.comptoir_font(this.#fonts.get(font));
        if (!known) this.#measure(element);
    }

    /** All widgets share one scale: the last to change wins. @param {number} pixelRatio @param {number} textScale */
    useScale(pixelRatio, textScale) {
        if (pixelRatio === this.pixelRatio && textScale === this.textScale) return;
        Object.assign(this, {pixelRatio, textScale});
        this.#forgetFonts();
    }

    // Each is measured again before the next frame that uses it.
    #forgetFonts() {
        this.#fonts.clear();
        this.font = "";
        this.#eachWidget((widget) => widget.alarm.soon());
    }

    #measure(element) {
        const baselines = measureBaselines(element);
        this.module.call.comptoir_baselines(this.module.put(new Uint8Array(baselines.buffer)), baselines.length);
    }

    /** Runs a part of a frame; a module that trapped is not called again, and its widgets end. */
    guard(act) {
        if (this.#broken) return;
        try {
            act();
        } catch (error) {
            this.#broken = true;
            this.#eachWidget((widget) => widget.fail(error));
        }
    }
}

/**
 * Puts a widget into a shadow root. What stands there (a skeleton) is removed with the first frame.
 * @param {ShadowRoot} root
 * @param {WidgetOptions} options
 * @param {Hearing} [hear]
 * @returns {Promise<Widget>} use `update(wishes)` and `dispose()`; rejects when the module can't be had or the page forbids wasm
 */
export async function mountWidget(root, options, hear = {}) {
    catalogue(options.catalogues, options.locale).catch(() => {}); // the widget will ask for it
    const identity = new Identity(options.tokenProvider);
    const known = identity.token(); // what is shown depends on who is there
    const engine = await Engine.acquire(options.wasm, options.member);
    await known;
    return new Widget(engine, root, options, identity, hear);
}
