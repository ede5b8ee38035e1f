// HTTP for one widget: each request is answered once, and all die with the widget.

const FAILED = 0;
const ABORTED = -1;

export class Requests {
    #base;
    #answer;
    #running = new Map();

    /**
     * @param {string} base address of the API, ends with "/"
     * @param {(request: number, status: number, body: Uint8Array) => void} answer status 0: failed or timed out, -1: aborted
     */
    constructor(base, answer) {
        this.#base = base;
        this.#answer = answer;
    }

    /**
     * @param {number} request the caller's number
     * @param {string} path under the API's base; an address outside of it fails
     * @param {string} body JSON to post; empty: a GET
     * @param {number} timeout_ms for the whole answer
     */
    async send(request, path, body, timeout_ms) {
        const controller = new AbortController();
        this.#running.set(request, controller);
        const timer = setTimeout(() => controller.abort("timeout"), timeout_ms);
        let status = FAILED;
        let content = new Uint8Array();
        try {
            const answer = await fetch(this.#address(path), {
                signal: controller.signal,
                credentials: "omit",
                redirect: "error",
                headers: {"Accept": "application/json", ...(body && {"Content-Type": "application/json"})},
                ...(body && {method: "POST", body}),
            });
            content = new Uint8Array(await answer.arrayBuffer());
            status = answer.status;
        } catch {
            if (controller.signal.reason === "abort") status = ABORTED;
        }
        clearTimeout(timer);
        if (this.#running.delete(request)) this.#answer(request, status, content);
    }

    /** @param {number} request it answers "aborted", soon */
    abort(request) {
        this.#running.get(request)?.abort("abort");
    }

    /** Ends all; nobody is answered any more. */
    dispose() {
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
