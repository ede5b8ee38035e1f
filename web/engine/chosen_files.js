// Pictures that a person chose from their own files, until they are sent. They are made smaller first, for speed alone: the
// network takes nothing of it for granted.

const SIDE_PX_MAX = 2000; // more than any size that is kept
const KEPT_MAX = 4;
const SENT_AS_IT_IS_BYTES_MAX = 500_000;
const QUALITY = 0.9;
const OPAQUE = "image/jpeg";

/** A smaller copy; of a picture that may be transparent, without loss. @param {File} file @returns {Promise<Blob>} */
async function shrunk(file) {
    const whole = await createImageBitmap(file);
    const scale = SIDE_PX_MAX / Math.max(whole.width, whole.height);
    if (scale >= 1 && file.size <= SENT_AS_IT_IS_BYTES_MAX) return file;
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * Math.min(1, scale))));
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d").drawImage(whole, 0, 0, width, height);
    whole.close();
    return canvas.convertToBlob({type: file.type === OPAQUE ? OPAQUE : "image/png", quality: QUALITY});
}

export class ChosenFiles {
    #files = new Map();
    #last = 0;

    /** @param {File} file @returns {number} by which it is sent */
    add(file) {
        this.#files.set(++this.#last, file);
        this.#files.delete(this.#last - KEPT_MAX);
        return this.#last;
    }

    /**
     * @param {number} number
     * @returns {Promise<{body: Uint8Array, mediaType: string}>} what is sent; what can't be made smaller goes as it is, and the
     *     network says what is wrong with it. Rejects for a number that is no file's.
     */
    async take(number) {
        const file = this.#files.get(number);
        if (!file) throw new RangeError("no such file");
        const picture = await shrunk(file).catch(() => file);
        return {body: new Uint8Array(await picture.arrayBuffer()), mediaType: picture.type || "application/octet-stream"};
    }

    /** Another person is here. */
    forget() {
        this.#files.clear();
    }
}
