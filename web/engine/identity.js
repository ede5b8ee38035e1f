// Who is here: the bank's page says so by a token of a few minutes, asked for when a request needs one and the last is near its
// end. It is kept in this object alone, and no timer runs for it: an idle widget asks nothing.

const ANSWER_WITHIN_MS = 5_000; // a page that never answers must not hold up what is public
const RENEW_BEFORE_END_MS = 30_000;
const TRY_AGAIN_AFTER_MS = 30_000; // a page that brings nothing is let be for so long, unless the person wants another try
const TOKEN_LETTERS_MAX = 16_384;
const LIFE_MAX_S = 3600; // far beyond what the network takes

const NOBODY = {token: null, key: "", renewAt: Infinity, endsAt: Infinity};

/** @returns {any} what the middle part of a token says: only to tell persons apart, the network alone believes it or not */
function claims(token) {
    const letters = atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0))));
}

/**
 * Reads what the page brought. A token's life is counted from its coming, so that no clock of this machine needs to be right.
 * @param {unknown} brought a token; null, undefined or "": nobody is signed in
 * @throws {Error} when it is anything else
 */
function read(brought) {
    if ((brought ?? "") === "") return NOBODY;
    const token = typeof brought === "string" ? brought.trim() : "";
    if (token.length > TOKEN_LETTERS_MAX || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new TypeError("tokenProvider gave no JWT");
    const {iss, sub, iat, exp} = claims(token);
    const life_ms = Math.min(exp - iat, LIFE_MAX_S) * 1000;
    if (typeof iss !== "string" || typeof sub !== "string" || !(life_ms > 0)) throw new TypeError("a token needs iss, sub, iat and exp");
    const endsAt = performance.now() + life_ms;
    return {token, key: JSON.stringify([iss, sub]), renewAt: endsAt - Math.min(RENEW_BEFORE_END_MS, life_ms / 4), endsAt};
}

export class Identity {
    #provider;
    #known = {...NOBODY, renewAt: 0};
    #asking = null; // shared by all that wait for it
    #failedAt = -Infinity;
    #failure = null; // what is wrong
    #refused = false; // it is the network that refuses; else the page brings nothing

    /** @type {(key: string) => void} hears with each token whose it is; empty: nobody's */
    onPerson = () => {};
    /** @type {(error: Error | null) => void} hears that there is no token that holds, and when there is one again */
    onFailure = () => {};

    /** @param {(() => unknown) | null} [provider] the page's tokenProvider */
    constructor(provider = null) {
        this.#provider = provider;
    }

    /** Tells the person apart from others; empty: nobody, as far as is known. */
    get key() {
        return this.#known.key;
    }

    /** Why there is no token that holds, or null. @type {Error | null} */
    get failure() {
        return this.#failure;
    }

    /** @param {(() => unknown) | null} [provider] as the page sets it: whoever is signed in may be another from now on */
    use(provider = null) {
        if (provider === this.#provider) return;
        this.#provider = provider;
        this.#asking = null;
        if (provider) this.renew();
        else this.#arrive(NOBODY);
    }

    /** Asks the page now, whatever is known. @returns {Promise<string | null>} as `token` */
    renew() {
        this.#failedAt = -Infinity;
        this.#known = {...this.#known, renewAt: 0};
        this.#refused = false; // the next token may be better
        return this.token();
    }

    /** The token to ask with. @returns {Promise<string | null>} null: ask as nobody. Never rejects. */
    async token() {
        const due = performance.now() >= Math.max(this.#known.renewAt, this.#failedAt + TRY_AGAIN_AFTER_MS);
        if (this.#provider && due) await (this.#asking ??= this.#ask(this.#provider));
        return performance.now() < this.#known.endsAt ? this.#known.token : null;
    }

    /** @param {string} refused by the network @returns {Promise<string | null>} another token, if the page has one */
    async insteadOf(refused) {
        if (this.#known.token === refused) {
            this.#known = {...this.#known, endsAt: 0};
            await this.renew();
        }
        const token = await this.token();
        return token === refused ? null : token;
    }

    /** The network took the token. */
    taken() {
        this.#recover();
    }

    /** The network refuses whatever the page brings. */
    refused() {
        this.#known = {...this.#known, endsAt: 0};
        this.#fail(new Error("the network refuses the token"));
        this.#refused = true;
    }

    async #ask(provider) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error("tokenProvider does not answer")), ANSWER_WITHIN_MS);
        });
        try {
            const known = read(await Promise.race([(async () => provider())(), late]));
            if (provider === this.#provider) this.#arrive(known);
        } catch (error) {
            if (provider === this.#provider) this.#fail(error);
        } finally {
            clearTimeout(timer);
            if (provider === this.#provider) this.#asking = null;
        }
    }

    #arrive(known) {
        this.#known = known;
        this.#failedAt = -Infinity;
        if (!this.#refused) this.#recover();
        this.onPerson(known.key);
    }

    // Whoever was here stays: a page that stumbles takes nobody's words away.
    #fail(error) {
        this.#failedAt = performance.now();
        this.#known = {...this.#known, renewAt: 0};
        if (this.#failure) return;
        this.#failure = error ?? new Error("tokenProvider failed");
        this.onFailure(this.#failure);
    }

    #recover() {
        if (!this.#failure) return;
        this.#failure = null;
        this.#refused = false;
        this.onFailure(null);
    }
}
