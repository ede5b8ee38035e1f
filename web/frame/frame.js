// Runs in the frame's document: shakes hands with the page around it, then holds the same element that a page has inline.
// Who may embed it says the document's frame-ancestors; whoever answers the first hello is that page, and stays the only one heard.
import "../loader/comptoir.js";
import {words} from "../loader/words.js";

const ATTRIBUTES = {
    tenant: "tenant", locale: "locale", route: "route", render: "render", label: "label", linkBase: "link-base",
};
const EVENTS = ["ready", "navigate", "layout", "unread", "error"];
// The names of --comptoir-* without the prefix.
const TOKENS = (
    "font accent accent-hover on-accent accent-soft accent-text surface surface-sunken surface-raised border border-strong text " +
    "text-muted highlight success success-soft warning warning-soft danger danger-soft unit unit-soft"
).split(" ");

function pageAnswers() {
    return new Promise((answered) => {
        const hear = ({source, data, ports: [port]}) => {
            if (source !== parent || data?.comptoir !== "open" || !port) return;
            removeEventListener("message", hear);
            answered({...data, port});
        };
        addEventListener("message", hear);
        parent.postMessage({comptoir: "hello", tokens: TOKENS}, "*"); // says nothing but that it is here, and what it can wear
    });
}

// The page's word for who is here comes over the private port, each answer through a port of its own.
const askPage = (port) => new Promise((resolve, reject) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data: {token, error}}) => {
        port1.close();
        if (error) reject(new Error(error));
        else resolve(token);
    };
    port.postMessage({name: "token"}, [port2]);
});

let provider = null;

function obey(widget, options, port) {
    if (options.tokenProvider !== provider) widget.tokenProvider = options.tokenProvider && (() => askPage(port));
    provider = options.tokenProvider;
    for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
        const value = String(options[name] ?? "");
        if (value !== widget.getAttribute(attribute) || name === "route") widget.setAttribute(attribute, value);
    }
    widget.setAttribute("heading-level", 1); // a frame is a document of its own
    document.documentElement.lang = options.locale;
    document.title = options.label || words(options.locale).name;
}

function dress(widget, {dark, tokens}) {
    document.documentElement.style.setProperty("color-scheme", dark ? "dark" : "light");
    for (const token of TOKENS) {
        const value = tokens[token];
        if (value) widget.style.setProperty(`--comptoir-${token}`, value);
        else widget.style.removeProperty(`--comptoir-${token}`);
    }
}

let heights = null;

// Shown as text, the widget is as high as its content, and the page's element becomes so too; drawn, it fills what it gets.
function follow(widget, flows, port) {
    heights?.disconnect();
    heights = flows ? new ResizeObserver(() => port.postMessage({name: "height", detail: Math.ceil(widget.getBoundingClientRect().height)})) : null;
    if (heights) heights.observe(widget);
    else port.postMessage({name: "height", detail: null});
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
html, body { height: 100%; margin: 0; overflow: hidden; }
comptoir-widget { height: 100%; }`);
document.adoptedStyleSheets = [sheet];

if (parent === window) {
    document.body.textContent = "Cette page s’affiche dans le portail de votre banque. This page belongs into your bank's portal.";
} else {
    const {options, look, port} = await pageAnswers();
    const widget = document.createElement("comptoir-widget");
    obey(widget, options, port);
    dress(widget, look);
    for (const name of EVENTS) {
        widget.addEventListener(`comptoir:${name}`, ({detail}) => port.postMessage({name, detail}));
    }
    widget.addEventListener("comptoir:layout", ({detail: {flows}}) => follow(widget, flows, port));
    port.onmessage = ({data: {name, detail}}) => {
        if (name === "update") obey(widget, detail, port);
        if (name === "look") dress(widget, detail);
    };
    document.body.append(widget);
}
