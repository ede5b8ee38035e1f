// HTML from template literals: what is filled in is escaped unless it is HTML already.

class Html {
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}

const escapes = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
const escaped = (value) => {
    if (Array.isArray(value)) return value.map(escaped).join("");
    if (value instanceof Html) return value.text;
    return String(value ?? "").replace(/[&<>"]/g, (letter) => escapes[letter]);
};

export const html = (parts, ...values) => new Html(parts.reduce((text, part, index) => text + escaped(values[index - 1]) + part));
