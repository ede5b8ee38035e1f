// Logos and photos, loaded once for all widgets. The rasteriser draws those that have come; the drawing code shows initials until then.

/** What a picture is like now. */
export const PICTURE = Object.freeze({ready: 1, waiting: 2, failed: 3});

const KEPT_MAX = 200;

export class Pictures {
    #known = new Map();
    #came;

    /** @param {() => void} came called when a picture has come or failed */
    constructor(came) {
        this.#came = came;
    }

    /**
     * @param {string} address names it among all
     * @param {() => Promise<Blob>} load asks for it, as the person who is here
     * @returns {{state: number, image: ImageBitmap | null}} state is one of PICTURE
     */
    get(address, load) {
        const known = this.#known.get(address) ?? this.#load(load);
        this.#known.delete(address); // the youngest stands last
        this.#known.set(address, known);
        return known;
    }

    #load(load) {
        if (this.#known.size >= KEPT_MAX) this.#known.delete(this.#known.keys().next().value);
        const picture = {state: PICTURE.waiting, image: null};
        load()
            .then(createImageBitmap)
            .then((image) => Object.assign(picture, {state: PICTURE.ready, image}), () => { picture.state = PICTURE.failed; })
            .then(() => this.#came());
        return picture;
    }

    /** Another person is here: what the one before could see, or not see, says nothing. */
    forget() {
        this.#known.clear();
    }

    /** Forgets all; later arrivals are not told. */
    dispose() {
        this.#came = () => {};
        this.forget();
    }
}
