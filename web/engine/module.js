// The wasm module: its start without glue code, and text and numbers across its memory.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const nothing = new Proxy({}, {get: () => () => 0}); // WASI calls that standalone modules name and never need

// What stands in the table in place of the second part's functions until it has come.
const notThere = new Proxy({}, {get: () => () => { throw new Error("a function of the second part was called before it came"); }});

export class WasmModule {
    #exports;

    /**
     * Begins to fetch a module.
     * @param {import("./engine.js").File} file
     * @param {AbortSignal} signal
     * @returns {Promise<Response>} rejects when the file can't be had or is not the one promised
     */
    static fetch(file, signal) {
        const {url, integrity, early} = file;
        file.early = null;
        return early ?? fetch(url, {credentials: "omit", signal, ...(integrity && {integrity})});
    }

    /**
     * Compiles and starts a module.
     * @param {Promise<Response>} answer
     * @param {(module: WasmModule) => Record<string, Function>} makeImports makes the host's functions
     * @returns {Promise<WasmModule>} rejects when it can't be compiled or the page forbids wasm
     */
    static async start(answer, makeImports) {
        const module = new WasmModule();
        const {instance} = await WebAssembly.instantiateStreaming(answer, {
            env: {emscripten_notify_memory_growth() {}, ...makeImports(module)},
            wasi_snapshot_preview1: nothing,
            placeholder: notThere,
        });
        module.#exports = instance.exports;
        module.#exports._initialize?.();
        module.#exports.comptoir_start();
        return module;
    }

    /**
     * Starts the module's second part, which takes its places in the first one's table.
     * @param {Promise<Response>} answer
     * @returns {Promise<void>} rejects when it can't be had or compiled
     */
    async join(answer) {
        await WebAssembly.instantiateStreaming(answer, {primary: this.#exports});
    }

    /** The exported functions, called with numbers. */
    get call() {
        return this.#exports;
    }

    /** All memory; growth replaces it, so never keep it across a call. */
    get bytes() {
        return new Uint8Array(this.#exports.memory.buffer);
    }

    /** @returns {Float32Array} @param {number} at @param {number} count */
    floats(at, count) {
        return new Float32Array(this.#exports.memory.buffer, at, count);
    }

    /** @returns {Uint32Array} @param {number} at @param {number} count */
    words(at, count) {
        return new Uint32Array(this.#exports.memory.buffer, at, count);
    }

    /** @returns {string} @param {number} at @param {number} bytes */
    text(at, bytes) {
        return bytes ? decoder.decode(this.bytes.subarray(at, at + bytes)) : "";
    }

    /**
     * Puts bytes where the next call may read them.
     * @param {Uint8Array} content
     * @returns {number} their address, valid until the next `put`
     */
    put(content) {
        const at = this.#exports.comptoir_buffer(content.length + 1); // never an empty buffer
        this.bytes.set(content, at);
        return at;
    }

    /**
     * @param {string} text lone surrogates become U+FFFD
     * @returns {[number, number]} address and byte count, valid until the next `put`
     */
    putText(text) {
        const content = encoder.encode(text);
        return [this.put(content), content.length];
    }

    /**
     * Puts several texts at once.
     * @param {...(string | Uint8Array)} texts
     * @returns {number[]} address and byte count of each, in turn
     */
    putTexts(...texts) {
        const contents = texts.map((text) => typeof text === "string" ? encoder.encode(text) : text);
        const whole = new Uint8Array(contents.reduce((sum, content) => sum + content.length, 0));
        let length = 0;
        const places = contents.map((content) => {
            whole.set(content, length);
            length += content.length;
            return [length - content.length, content.length];
        });
        const at = this.put(whole);
        return places.flatMap(([start, bytes]) => [at + start, bytes]);
    }
}
