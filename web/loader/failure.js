// Why the widget could not start, in a form that the page's engineer can act on: comptoir:error carries it as its detail.

// What Chromium, Firefox and Safari say, in this order, of a fetch that failed for whatever reason; and inline.js of an import.
const FETCH_FAILED = /failed to fetch|networkerror|load failed|import refused/i;

/**
 * @typedef {"network" | "integrity" | "csp" | "browser" | "internal"} FailureCode
 * network: a file or the frame did not come; integrity: it came, but is not the one this loader was built with; csp: the page's
 * Content-Security-Policy refuses it, the message is the directive; browser: a needed feature is missing.
 */
export class Failure extends Error {
    /**
     * @param {FailureCode} code
     * @param {string} message in English, for the console and comptoir:error
     */
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}

/** The engine's errors carry a code too, or none. @returns {{code: FailureCode, message: string}} */
export const describe = ({code, message}) => ({code: typeof code === "string" ? code : "internal", message});

/**
 * Hears what the page's policy refuses of these addresses.
 * @param {string[]} urls
 * @param {AbortSignal} signal
 * @returns {() => Failure | null} the first refusal until now
 */
export function refusals(urls, signal) {
    let first = null;
    document.addEventListener("securitypolicyviolation", ({blockedURI, effectiveDirective}) => {
        const ours = blockedURI.startsWith("wasm") || urls.some((url) => blockedURI && url.startsWith(blockedURI));
        if (ours) first ??= new Failure("csp", effectiveDirective);
    }, {signal});
    return () => first;
}

/**
 * Runs `start` and, when it fails, finds out why: a browser says only that it failed.
 * @template T
 * @param {string[]} urls what it fetches
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
export async function explained(urls, start) {
    const end = new AbortController();
    const refused = refusals(urls, end.signal);
    try {
        return await start();
    } catch (error) {
        await new Promise((later) => setTimeout(later)); // a refusal is reported in a task of its own
        if (refused()) throw refused();
        if (error instanceof WebAssembly.CompileError && /Content.Security.Policy|unsafe-eval/i.test(error.message)) {
            throw new Failure("csp", "script-src 'wasm-unsafe-eval'");
        }
        if (!FETCH_FAILED.test(error.message)) throw error;
        throw (await reachable(urls))
            ? new Failure("integrity", "a file is not the one that belongs to this loader")
            : new Failure("network", "a file can't be fetched");
    } finally {
        end.abort();
    }
}

async function reachable(urls) {
    const answers = await Promise.allSettled(urls.map((url) => fetch(url, {method: "HEAD", cache: "no-store", credentials: "omit"})));
    return answers.every(({value}) => value?.ok);
}
