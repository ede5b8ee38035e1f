// Which element stands for a role, and where its name goes. Native elements wherever there is one.

import {ROLES} from "./protocol.js";

/**
 * How a role is mirrored.
 * @typedef {object} Kind
 * @property {string} tag
 * @property {string} [role] ARIA role, where the element has not got it by itself
 * @property {boolean} [says] its name is its text; otherwise its name is a label
 * @property {boolean} [inline] its text ends with a space, so that copied words don't stick together
 * @property {"input" | "area" | "tick" | "choice"} [entry] what a person enters: text, one of a list, yes or no
 * @property {string} [control] the name of its role in Chromium's accessibility tree, for the roles that people operate
 */

/** @type {Record<string, Kind>} */
const KINDS = {
    group: {tag: "div"},
    root: {tag: "section"},
    text: {tag: "span", says: true, inline: true},
    mark: {tag: "mark", says: true},
    paragraph: {tag: "p", says: true},
    heading: {tag: "h", says: true, inline: true},
    button: {tag: "button", says: true, control: "button"},
    toggle: {tag: "button", says: true, control: "button"},
    link: {tag: "a", says: true, control: "link"},
    textbox: {tag: "input", entry: "input", control: "textbox"},
    searchbox: {tag: "input", entry: "input", control: "searchbox"},
    combobox: {tag: "input", role: "combobox", entry: "input", control: "combobox"},
    select: {tag: "select", entry: "choice", control: "combobox"},
    option: {tag: "div", role: "option", says: true, control: "option"},
    listbox: {tag: "div", role: "listbox"},
    checkbox: {tag: "label", says: true, entry: "tick", control: "checkbox"},
    switcher: {tag: "label", says: true, entry: "tick", control: "switch"},
    radiogroup: {tag: "div", role: "radiogroup"},
    radio: {tag: "label", says: true, entry: "tick", control: "radio"},
    tablist: {tag: "div", role: "tablist"},
    tab: {tag: "button", role: "tab", says: true, control: "tab"},
    tabpanel: {tag: "div", role: "tabpanel"},
    list: {tag: "ul"},
    listitem: {tag: "li"},
    scroll: {tag: "div"},
    spacer: {tag: "div"},
    table: {tag: "table", role: "table"},
    tablerow: {tag: "tr", role: "row"},
    columnheader: {tag: "th", role: "columnheader", says: true, inline: true},
    rowheader: {tag: "th", role: "rowheader", says: true, inline: true},
    cell: {tag: "td", role: "cell", says: true, inline: true},
    terms: {tag: "dl"},
    term: {tag: "dt", says: true, inline: true},
    definition: {tag: "dd", says: true, inline: true},
    image: {tag: "span", role: "img"},
    status: {tag: "div", role: "status", says: true},
    alert: {tag: "div", role: "alert", says: true},
    progress: {tag: "progress"},
    dialog: {tag: "div", role: "dialog"},
    overlay: {tag: "div"},
    navigation: {tag: "nav"},
    search: {tag: "div", role: "search"},
    region: {tag: "section"},
    article: {tag: "article"},
    separator: {tag: "div", role: "separator"},
    note: {tag: "div", role: "note", says: true},
    address: {tag: "address", says: true},
    time: {tag: "time", says: true, inline: true},
    file: {tag: "label", says: true, entry: "file", control: "button"},
};

const BY_NUMBER = ROLES.map((role) => KINDS[role]);

/** @param {number} role @returns {Kind} */
export const kindOf = (role) => BY_NUMBER[role];
