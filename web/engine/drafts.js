// Text that a person typed and that is not sent yet: in the tab's storage of the widget's own origin, or in memory where there is
// none. It is under the person's key, and goes when another one comes.

const PREFIX = "comptoir ";

export class Drafts {
    #tenant;
    #person = "";
    #storage = null;
    #memory = new Map();

    /** @param {string} tenant */
    constructor(tenant) {
        this.#tenant = tenant;
        try {
            this.#storage = globalThis.sessionStorage;
        } catch {} // an opaque origin has none
    }

    /** Whether what is kept outlives a reload of the page. */
    get outlivesReload() {
        return this.#storage !== null;
    }

    /** Keeps for this person from now on, and erases what is another's. @param {string} person a key; empty: nobody, nothing is kept */
    become(person) {
        if (person !== this.#person) this.#memory.clear();
        this.#person = person;
        for (const at of Object.keys(this.#storage ?? {})) {
            if (!at.startsWith(PREFIX)) continue;
            const [tenant, owner] = JSON.parse(at.slice(PREFIX.length));
            if (tenant === this.#tenant && owner !== person) this.#storage.removeItem(at);
        }
    }

    /** @param {string} name @param {string} text empty: it is erased */
    keep(name, text) {
        if (!this.#person) return;
        const at = this.#place(name);
        this.#memory.delete(at);
        this.#storage?.removeItem(at);
        if (!text) return;
        try {
            this.#storage.setItem(at, text);
        } catch {
            this.#memory.set(at, text); // no storage, or a full one
        }
    }

    /** @param {string} name @returns {string} "" when nothing is kept */
    kept(name) {
        const at = this.#place(name);
        return this.#memory.get(at) ?? this.#storage?.getItem(at) ?? "";
    }

    #place(name) {
        return PREFIX + JSON.stringify([this.#tenant, this.#person, name]);
    }
}
