// Mounts the kit's gallery: a playground for developers, and what the browser tests look at. The address says how:
// ?render=text&theme=dark&route=/dialog&locale=en&count=2&scale=2&heading=3
import {mountWidget} from "../engine/engine.js";

const wishes = new URLSearchParams(location.search);
const place = document.getElementById("widgets");
const events = [];
const wasm = {url: new URL("../module/gallery.wasm", import.meta.url).href};

/** Mounts one more widget. @returns {Promise<import("../engine/widget.js").Widget>} */
async function mount(options = {}) {
    const host = document.createElement("div");
    place.append(host);
    const root = host.attachShadow({mode: "open"});
    const hear = Object.fromEntries(["onNavigate", "onReady", "onError", "onFailure", "onHeight"]
        .map((name) => [name, (detail) => events.push({name, detail: detail instanceof Error ? String(detail.stack) : detail})]));
    const widget = await mountWidget(root, {
        tenant: "gallery",
        locale: wishes.get("locale") ?? document.documentElement.lang,
        render: wishes.get("render") ?? "auto",
        theme: wishes.get("theme") ?? "auto",
        headingLevel: Number(wishes.get("heading") ?? 2),
        textScale: Number(wishes.get("scale") ?? 1),
        label: "Gallery",
        api: new URL("/api/v1/", location).href,
        wasm,
        ...options,
    }, hear);
    if (wishes.has("route")) widget.update({route: wishes.get("route")});
    return Object.assign(widget, {host, root});
}

/** Removes a widget with its host. */
function unmount(widget) {
    widget.dispose();
    widget.host.remove();
}

document.documentElement.classList.toggle("dark", wishes.get("theme") === "dark");
const widgets = [];
globalThis.gallery = {widgets, events, mount, unmount};
for (let count = Number(wishes.get("count") ?? 1); count > 0; count--) widgets.push(await mount());
globalThis.gallery.ready = true;
