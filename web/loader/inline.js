// The widget in the page's own document: the engine is fetched when the first one opens, verified, and shared by all of them.
import {file} from "./files.js";
import {explained, Failure} from "./failure.js";

const program = file("start.js");
const module = file("comptoir.wasm");
let engine = null;

// import() takes no integrity, a modulepreload does; what it verified is what import() then finds.
async function importVerified({url, integrity}) {
    const link = document.createElement("link");
    if (!link.relList.supports("modulepreload")) throw new Failure("browser", "modulepreload is missing");
    await new Promise((loaded, failed) => {
        link.onload = loaded;
        link.onerror = () => failed(new TypeError("import refused"));
        Object.assign(link, {rel: "modulepreload", href: url, integrity, crossOrigin: "anonymous"});
        document.head.append(link);
    }).finally(() => link.remove());
    return import(url);
}

// The module comes while the engine is read.
function begin() {
    module.early = fetch(module.url, {credentials: "omit", integrity: module.integrity});
    module.early.catch(() => {}); // heard where it is awaited
    return importVerified(program);
}

/**
 * @param {object} place
 * @param {Element} place.element
 * @param {ShadowRoot} place.root holds the skeleton until the first picture
 * @param {() => object} place.options the widget's, as they are now
 * @param {() => boolean} place.current false once the element has left or opened anew
 * @param {(name: string, detail: any) => void} place.tell fires comptoir:name
 * @param {(error: Error) => void} place.fail ends the widget with a message
 * @returns {Promise<{update(options: object): void, close(): void} | null>} null when no longer current
 */
export const openInline = (place) => explained([program.url, module.url], async () => {
    engine ??= begin().catch((error) => {
        engine = null;
        program.url += "#"; // a browser remembers the failure of this address
        throw error;
    });
    const {start} = await engine;
    return place.current() ? start(place, module) : null;
});
