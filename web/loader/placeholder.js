// What stands in the widget's place while it loads and when it can't: drawn by plain elements, because nothing else is there yet.
import style from "./placeholder.css";
import {words} from "./words.js";

let shared = null;

/** One sheet for all widgets of the page; constructed, so that no style-src is needed. */
export function sheet() {
    if (!shared) {
        shared = new CSSStyleSheet();
        shared.replaceSync(style);
    }
    return shared;
}

function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
}

function section(locale, ...children) {
    const made = element("section", {className: "waiting", lang: locale, ariaLabel: words(locale).name}, ...children);
    return made;
}

export function waiting(root, locale) {
    const blocks = Array.from({length: 4}, () => element("i", {ariaHidden: "true"}));
    const skeleton = section(locale, element("span", {}, words(locale).waiting), ...blocks);
    skeleton.ariaBusy = "true";
    root.replaceChildren(skeleton);
}

/** @param {{code: string, message: string}} failure */
export function failed(root, locale, {code, message}, retry) {
    const say = words(locale);
    const text = say[code] ?? `${say.refused} ${code} (${message})`;
    const button = element("button", {type: "button", onclick: retry}, say.retry);
    root.replaceChildren(section(locale, element("p", {role: "alert"}, text), button));
}
