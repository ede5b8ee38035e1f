// Rasterises what the atlas holds: whole runs of text in the page's own fonts, icons from their paths, soft shadows, pictures.
// A run is drawn as the browser draws it, so kerning, letter-spacing, every script and right-to-left come free.

const LONGEST_RUN_PX = 8192;
const ICON_GRID = 24; // Lucide's paths are drawn on 24 by 24
const ICON_STROKE = 1.75;
const PICTOGRAPH = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;

/**
 * @typedef {object} TextStyle
 * @property {number} size_px
 * @property {number} weight
 * @property {number} line_height_px
 * @property {number} letter_spacing_px
 *
 * @typedef {object} Run what was rasterised; its pixels wait in the rasteriser for `copyPixels`
 * @property {number} width in device pixels; 0 when there is nothing to draw
 * @property {number} height
 * @property {number} left where the picture starts, in CSS px from the pen
 * @property {number} top in CSS px from the baseline
 * @property {number} advance in CSS px
 * @property {boolean} coloured its pixels carry their own colours (emoji)
 */

const NOTHING = {width: 0, height: 0, left: 0, top: 0, advance: 0, coloured: false};

export class TextRaster {
    #canvas = new OffscreenCanvas(1024, 128);
    #pen = this.#canvas.getContext("2d", {willReadFrequently: true});
    #pixels = null;
    #family = "sans-serif";

    /** @param {string} family a CSS font-family list */
    set family(family) {
        this.#family = family;
    }

    /**
     * @param {string} text
     * @param {TextStyle} style
     * @returns {number} advance in CSS px
     */
    measure(text, style) {
        this.#useFont(style, 1);
        return this.#pen.measureText(text).width;
    }

    /**
     * @param {string} text
     * @param {TextStyle} style
     * @param {{red: number, green: number, blue: number}} colour browsers thicken dark text and thin light text, so it counts
     * @param {number} pixelRatio
     * @returns {Run}
     */
    run(text, style, {red, green, blue}, pixelRatio) {
        this.#useFont(style, pixelRatio);
        const box = this.#pen.measureText(text);
        const left = Math.ceil(box.actualBoundingBoxLeft) + 1;
        const above = Math.ceil(box.actualBoundingBoxAscent) + 1;
        const width = Math.min(LONGEST_RUN_PX, left + Math.ceil(box.actualBoundingBoxRight) + 1);
        const height = above + Math.ceil(box.actualBoundingBoxDescent) + 1;
        if (width <= 2 || height <= 2) return {...NOTHING, advance: box.width / pixelRatio};
        this.#makeRoom(width, height);
        this.#useFont(style, pixelRatio);
        this.#pen.fillStyle = `rgb(${red} ${green} ${blue})`;
        this.#pen.fillText(text, left, above);
        this.#pixels = this.#pen.getImageData(0, 0, width, height);
        const coloured = PICTOGRAPH.test(text) && this.#hasOwnColours(red, green, blue);
        return {width, height, left: -left / pixelRatio, top: -above / pixelRatio, advance: box.width / pixelRatio, coloured};
    }

    /**
     * @param {string} path SVG path data on a 24 by 24 grid
     * @param {number} size_px side in CSS px
     * @param {number} pixelRatio
     * @returns {Run}
     */
    icon(path, size_px, pixelRatio) {
        const side = Math.ceil(size_px * pixelRatio) + 2;
        this.#makeRoom(side, side);
        const scale = size_px * pixelRatio / ICON_GRID;
        const pen = this.#pen;
        pen.setTransform(scale, 0, 0, scale, 1, 1);
        pen.strokeStyle = "#000";
        pen.lineWidth = ICON_STROKE;
        pen.lineCap = pen.lineJoin = "round";
        pen.stroke(new Path2D(path));
        pen.resetTransform();
        this.#pixels = pen.getImageData(0, 0, side, side);
        return {width: side, height: side, left: -1 / pixelRatio, top: -1 / pixelRatio, advance: size_px, coloured: false};
    }

    /**
     * The shadow of a rounded box: a square to be cut in nine, whose middle pixel stretches.
     * @param {number} radius_px
     * @param {number} blur_px as in CSS box-shadow
     * @param {number} pixelRatio
     * @returns {Run}
     */
    shadow(radius_px, blur_px, pixelRatio) {
        const radius = radius_px * pixelRatio;
        const blur = blur_px * pixelRatio;
        const outside = Math.ceil(blur) + 1;
        const corner = Math.ceil(outside + radius + blur) + 1;
        const side = 2 * corner + 2;
        this.#makeRoom(side, side);
        const away = 2 * side; // the box itself is drawn out of sight, only its shadow falls here
        const pen = this.#pen;
        pen.save();
        pen.shadowColor = pen.fillStyle = "#000";
        pen.shadowBlur = blur;
        pen.shadowOffsetX = away;
        pen.beginPath();
        pen.roundRect(outside - away, outside, side - 2 * outside, side - 2 * outside, radius);
        pen.fill();
        pen.restore();
        this.#pixels = pen.getImageData(0, 0, side, side);
        return {...NOTHING, width: side, height: side};
    }

    /**
     * A loaded picture, cut to a square around its middle.
     * @param {ImageBitmap} image
     * @param {number} size_px side in CSS px
     * @param {number} pixelRatio
     * @returns {Run}
     */
    picture(image, size_px, pixelRatio) {
        const side = Math.ceil(size_px * pixelRatio);
        this.#makeRoom(side, side);
        const shorter = Math.min(image.width, image.height);
        if (!shorter) return NOTHING;
        const [left, top] = [(image.width - shorter) / 2, (image.height - shorter) / 2];
        this.#pen.drawImage(image, left, top, shorter, shorter, 0, 0, side, side);
        this.#pixels = this.#pen.getImageData(0, 0, side, side);
        return {...NOTHING, width: side, height: side, advance: size_px, coloured: true};
    }

    /**
     * Copies the last picture into the atlas.
     * @param {Uint8Array} memory
     * @param {{at: number, pitch_bytes: number, pixelBytes: number, width: number, height: number}} target one byte a pixel
     *     takes the coverage, four take premultiplied colour
     */
    copyPixels(memory, {at, pitch_bytes, pixelBytes, width, height}) {
        const {data, width: sourceWidth} = this.#pixels;
        for (let y = 0; y < height; y++) {
            let from = y * sourceWidth * 4;
            let to = at + y * pitch_bytes;
            for (let x = 0; x < width; x++, from += 4, to += pixelBytes) {
                const alpha = data[from + 3];
                if (pixelBytes === 1) {
                    memory[to] = alpha;
                    continue;
                }
                memory[to] = data[from] * alpha / 255 + 0.5;
                memory[to + 1] = data[from + 1] * alpha / 255 + 0.5;
                memory[to + 2] = data[from + 2] * alpha / 255 + 0.5;
                memory[to + 3] = alpha;
            }
        }
        this.#pixels = null;
    }

    #useFont({size_px, weight, letter_spacing_px}, pixelRatio) {
        const pen = this.#pen;
        pen.font = `${weight} ${size_px * pixelRatio}px ${this.#family}`;
        pen.letterSpacing = `${letter_spacing_px * pixelRatio}px`;
        pen.fontKerning = "normal";
        pen.textAlign = "left";
        pen.direction = "ltr";
    }

    #makeRoom(width, height) {
        if (this.#canvas.width < width) this.#canvas.width = width;
        if (this.#canvas.height < height) this.#canvas.height = height;
        this.#pen.clearRect(0, 0, width, height);
    }

    #hasOwnColours(red, green, blue) {
        const {data} = this.#pixels;
        for (let at = 0; at < data.length; at += 4) {
            const distance = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
            if (data[at + 3] > 200 && distance > 40) return true;
        }
        return false;
    }
}
