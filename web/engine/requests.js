// HTTP for one widget: each request is answered once, and all die with the widget. Who asks is said by the person's token.

const FAILED = 0;
const ABORTED = -1;
const UNKNOWN_PERSON = 401;
const PICTURE_WITHIN_MS = 20_000;
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * @typedef {object} WidgetRequest
 * @property {number} request the caller's number
 * @property {string} path under the API's base; an address outside of it fails
 * @property {number} method of METHODS
 * @property {Uint8Array} body empty: none
 * @property {string} mediaType of the body; "file": the body is the number of a chosen file, which is sent instead
 * @property {string} ifMatch a version's ETag, or ""
 * @property {number} write 0, or what a person did as a number: sent a second time, it has the Idempotency-Key of the first
 * @property {number} timeout_ms for the whole answer, once it is known who asks
 */

/** Names this widget among all that ever write: no two have the same. */
const uniqueName = () => crypto.getRandomValues(new Uint32Array(4)).reduce((name, word) => name + word.toString(36).padStart(7, "0"), "");

export class Requests {
    #base;
    #identity;
    #files;
    #answer;
    #running = new Map();
    #name = uniqueName();

    /**
     * @param {string} base address of the API, ends with "/"
     * @param {import("./identity.js").Identity} identity
     * @param {import("./chosen_files.js").ChosenFiles} files
     * @param {(request: number, answer: {status: number, body: Uint8Array, etag: string, retryAfter_s: number}) => void} answer
     *     status 0: failed or timed out, -1: aborted
     */
    constructor(base, identity, files, answer) {
        this.#base = base;
        this.#identity = identity;
        this.#files = files;
        this.#answer = answer;
    }

    /** @param {WidgetRequest} wish */
    async send(wish) {
        const {request} = wish;
        const controller = new AbortController();
        this.#running.set(request, controller);
        const answer = {status: FAILED, body: new Uint8Array(), etag: "", retryAfter_s: 0};
        try {
            const file = wish.mediaType === "file" ? await this.#files.take(Number(new TextDecoder().decode(wish.body))) : {};
            const response = await this.#ask({...wish, ...file}, controller);
            answer.body = new Uint8Array(await response.arrayBuffer());
            answer.status = response.status;
            answer.etag = response.headers.get("ETag") ?? "";
            answer.retryAfter_s = Number(response.headers.get("Retry-After")) || 0;
        } catch {
            if (controller.signal.reason === "abort") answer.status = ABORTED;
        }
        clearTimeout(controller.timer);
        if (this.#running.delete(request)) this.#answer(request, answer);
    }

    /**
     * A picture, for the person who is here; rejects when there is none for them.
     * @param {string} path under the API's base
     * @returns {Promise<Blob>}
     */
    async picture(path) {
        const controller = new AbortController();
        this.#running.set(controller, controller);
        try {
            const wish = {path, method: 0, body: new Uint8Array(), timeout_ms: PICTURE_WITHIN_MS, isPicture: true};
            const response = await this.#ask(wish, controller);
            if (!response.ok) throw new Error(response.statusText);
            return await response.blob();
        } finally {
            clearTimeout(controller.timer);
            this.#running.delete(controller);
        }
    }

    // A token that the network refuses is renewed once. What is public goes on without any.
    async #ask(wish, controller) {
        const identity = this.#identity;
        const token = await identity.token();
        const response = await this.#fetch(wish, controller, token);
        if (!token || response.status !== UNKNOWN_PERSON) return token && identity.taken(), response;
        const next = await identity.insteadOf(token);
        const again = next && await this.#fetch(wish, controller, next);
        if (again && again.status !== UNKNOWN_PERSON) return identity.taken(), again;
        identity.refused();
        return wish.method === 0 ? this.#fetch(wish, controller, null) : again ?? response;
    }

    #fetch({path, method, body, mediaType, ifMatch, write, timeout_ms, isPicture}, controller, token) {
        clearTimeout(controller.timer);
        controller.timer = setTimeout(() => controller.abort("timeout"), timeout_ms);
        const headers = {
            "Accept": isPicture ? "image/webp" : "application/json",
            ...(body.length && {"Content-Type": mediaType}),
            ...(ifMatch && {"If-Match": ifMatch}),
            ...(write && {"Idempotency-Key": `${this.#name}-${write}`}),
            ...(token && {"Authorization": `Bearer ${token}`}),
        };
        return fetch(this.#address(path), {
            signal: controller.signal,
            method: METHODS[method],
            credentials: "omit",
            redirect: "error",
            // What a person may see stays in no cache for the next one; of pictures the network says so one by one.
            cache: token && !isPicture ? "no-store" : "default",
            headers,
            ...(body.length && {body}),
        });
    }

    /** @param {number} request it answers "aborted", soon */
    abort(request) {
        this.#running.get(request)?.abort("abort");
    }

    /** Ends all that is asked until now; nobody is answered. */
    drop() {
        const controllers = [...this.#running.values()];
        this.#running.clear();
        for (const controller of controllers) controller.abort("abort");
    }

    #address(path) {
        const address = new URL(path.replace(/^\/+/, ""), this.#base);
        if (!address.href.startsWith(this.#base)) throw new TypeError("an address outside the API");
        return address;
    }
}
