// One canvas: the picture of the widget itself, of a scroll area, of a dialog or of an overlay, at its place inside the element.

/**
 * @typedef {object} Picture
 * @property {ImageBitmap} bitmap may be larger than the picture, which stands in its upper left corner
 * @property {number} left CSS px within the element
 * @property {number} top
 * @property {number} width CSS px
 * @property {number} height
 * @property {number} pixelRatio
 */

export class Layer {
    element = document.createElement("div");

    #canvas = document.createElement("canvas");
    #screen = this.#canvas.getContext("bitmaprenderer");
    #written = {};

    constructor() {
        this.element.className = "layer";
        this.element.setAttribute("aria-hidden", "true");
        this.element.append(this.#canvas);
    }

    /** @param {Picture} picture its bitmap is used up */
    show({bitmap, left, top, width, height, pixelRatio}) {
        const bitmapWidth = bitmap.width / pixelRatio;
        const bitmapHeight = bitmap.height / pixelRatio;
        this.#screen.transferFromImageBitmap(bitmap);
        this.#write(this.#canvas, {width: bitmapWidth, height: bitmapHeight});
        this.#write(this.element, {left, top, width, height});
    }

    #write(element, sizes) {
        const key = element.localName + Object.values(sizes).join();
        if (this.#written[element.localName] === key) return;
        this.#written[element.localName] = key;
        for (const [property, value] of Object.entries(sizes)) element.style.setProperty(property, `${value}px`);
    }

    /** Frees the picture at once: a bitmap waits for garbage collection otherwise. */
    dispose() {
        this.#screen.transferFromImageBitmap(null);
        this.element.remove();
    }
}
