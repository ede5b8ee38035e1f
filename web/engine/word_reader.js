// Reads the buffer of changes: 32-bit words, strings as byte count and padded UTF-8 (wasm/kit/diff.h).

const decoder = new TextDecoder();

export class WordReader {
    #words;
    #bytes;
    #at = 0;

    /** @param {Uint32Array} words */
    constructor(words) {
        this.#words = words;
        this.#bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    }

    /** Whether all has been read. */
    get done() {
        return this.#at >= this.#words.length;
    }

    /** @returns {number} unsigned */
    word() {
        return this.#words[this.#at++];
    }

    /** @returns {number} signed */
    int() {
        return this.#words[this.#at++] | 0;
    }

    /** @returns {number} a double, low word first */
    double() {
        const pair = new Uint32Array([this.word(), this.word()]);
        return new Float64Array(pair.buffer)[0];
    }

    /** @returns {string} */
    string() {
        const bytes = this.word();
        const start = this.#at * 4;
        this.#at += (bytes + 3) >> 2;
        return bytes ? decoder.decode(this.#bytes.subarray(start, start + bytes)) : "";
    }
}
