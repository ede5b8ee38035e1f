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
     * @param {string} address absolute
     * @returns {{state: number, image: HTMLImageElement | null}} state is one of PICTURE
     */
    get(address) {
        const known = this.#known.get(address) ?? this.#load(address);
        this.#known.delete(address); // the youngest stands last
        this.#known.set(address, known);
        return known;
    }

    #load(address) {
        if (this.#known.size >= KEPT_MAX) this.#known.delete(this.#known.keys().next().value);
        const image = new Image();
        const picture = {state: PICTURE.waiting, image: null};
        image.crossOrigin = "anonymous";
        image.src = address;
        image.decode()
            .then(() => Object.assign(picture, {state: PICTURE.ready, image}), () => { picture.state = PICTURE.failed; })
            .then(() => this.#came());
        return picture;
    }

    /** Forgets all; later arrivals are not told. */
    dispose() {
        this.#came = () => {};
        this.#known.clear();
    }
}
