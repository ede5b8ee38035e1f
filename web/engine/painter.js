// Paints Dear ImGui's draw lists with WebGL 2. One context feeds every canvas of every widget on the page: a browser keeps
// sixteen contexts and kills the oldest. What is painted leaves as an ImageBitmap; where it is shown is layers.js's business.

const VERTEX_BYTES = 20; // position (2 floats), texture place (2 floats), colour (4 bytes)
const SIZE_STEP_PX = 128; // the surface grows in steps: a change of size waits for the GPU

const VERTEX_SHADER = /* glsl */ `#version 300 es
uniform vec4 place;
in vec2 position;
in vec2 source;
in vec4 tint;
out vec2 at;
out vec4 colour;
void main() {
    at = source;
    colour = tint;
    gl_Position = vec4(position * place.xy + place.zw, 0, 1);
}`;

const FRAGMENT_SHADER = /* glsl */ `#version 300 es
precision mediump float;
uniform sampler2D atlas;
uniform float coloured;
in vec2 at;
in vec4 colour;
out vec4 pixel;
void main() {
    vec4 texel = texture(atlas, at);
    float alpha = colour.a * texel.r;
    pixel = coloured > 0.5 ? texel * colour.a : vec4(colour.rgb * alpha, alpha);
}`;

const stepped = (size_px) => Math.ceil(size_px / SIZE_STEP_PX) * SIZE_STEP_PX;

/** One clipped batch of triangles of a draw list: 8 floats in wasm memory, in this order. */
export const COMMAND_FLOATS = 8; // clip x0, y0, x1, y1 (CSS px), texture, first index, index count, first vertex

export class Painter {
    #surface;
    #gl;
    #textures = new Map();
    #place;
    #coloured;

    /**
     * @param {{width: number, height: number}} size device pixels to begin with
     * @param {object} events
     * @param {() => void} events.lost the context is gone: nothing can be painted until it is restored
     * @param {() => void} events.restored the context is back, without its textures
     * @param {AbortSignal} events.signal ends the listening
     */
    constructor({width, height}, {lost, restored, signal}) {
        this.#surface = new OffscreenCanvas(stepped(width), stepped(height));
        this.#gl = this.#surface.getContext("webgl2", {
            alpha: true,
            antialias: false,
            depth: false,
            stencil: false,
            premultipliedAlpha: true,
            powerPreference: "low-power",
        });
        if (!this.#gl) return;
        this.#prepare();
        this.#surface.addEventListener("webglcontextlost", event => { event.preventDefault(); lost(); }, {signal});
        this.#surface.addEventListener("webglcontextrestored", () => { this.#prepare(); restored(); }, {signal});
    }

    /** Whether there is a context that can paint now. */
    get ready() {
        return Boolean(this.#gl) && !this.#gl.isContextLost();
    }

    /** Loses the context on purpose and brings it back: for the tests of both. */
    get loss() {
        return this.#gl?.getExtension("WEBGL_lose_context") ?? null;
    }

    #prepare() {
        const gl = this.#gl;
        this.#textures.clear();
        const program = gl.createProgram();
        gl.attachShader(program, this.#shader(gl.VERTEX_SHADER, VERTEX_SHADER));
        gl.attachShader(program, this.#shader(gl.FRAGMENT_SHADER, FRAGMENT_SHADER));
        ["position", "source", "tint"].forEach((name, slot) => gl.bindAttribLocation(program, slot, name));
        gl.linkProgram(program);
        gl.useProgram(program);
        this.#place = gl.getUniformLocation(program, "place");
        this.#coloured = gl.getUniformLocation(program, "coloured");
        gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
        gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
        for (const slot of [0, 1, 2]) gl.enableVertexAttribArray(slot);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
        gl.clearColor(0, 0, 0, 0);
        gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    }

    #shader(kind, source) {
        const gl = this.#gl;
        const shader = gl.createShader(kind);
        gl.shaderSource(shader, source);
        gl.compileShader(shader);
        return shader;
    }

    /**
     * Makes a texture, or makes it anew.
     * @param {number} id
     * @param {{width: number, height: number, pixelBytes: number}} shape 1 byte a pixel is coverage, 4 are premultiplied colour
     * @param {Uint8Array} pixels the whole picture, rows without gaps
     */
    createTexture(id, {width, height, pixelBytes}, pixels) {
        if (!this.ready) return;
        const gl = this.#gl;
        this.dropTexture(id);
        const texture = gl.createTexture();
        this.#textures.set(id, {texture, width, pixelBytes});
        gl.bindTexture(gl.TEXTURE_2D, texture);
        for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
        for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
        const [inside, format] = pixelBytes === 1 ? [gl.R8, gl.RED] : [gl.RGBA8, gl.RGBA];
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, width);
        gl.texImage2D(gl.TEXTURE_2D, 0, inside, width, height, 0, format, gl.UNSIGNED_BYTE, pixels);
    }

    /**
     * Changes a rectangle of a texture.
     * @param {number} id
     * @param {{x: number, y: number, width: number, height: number}} area in texels
     * @param {Uint8Array} pixels the whole picture
     */
    updateTexture(id, {x, y, width, height}, pixels) {
        const known = this.#textures.get(id);
        if (!this.ready || !known) return;
        const gl = this.#gl;
        gl.bindTexture(gl.TEXTURE_2D, known.texture);
        gl.pixelStorei(gl.UNPACK_ROW_LENGTH, known.width);
        const format = known.pixelBytes === 1 ? gl.RED : gl.RGBA;
        const first = (y * known.width + x) * known.pixelBytes;
        gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, format, gl.UNSIGNED_BYTE, pixels, first);
    }

    /** @param {number} id */
    dropTexture(id) {
        const known = this.#textures.get(id);
        if (!known) return;
        this.#gl.deleteTexture(known.texture);
        this.#textures.delete(id);
    }

    /**
     * Paints one draw list at the surface's upper left corner.
     * @param {object} list
     * @param {Uint8Array} list.vertices
     * @param {Uint8Array} list.indices 16 bits each
     * @param {Float32Array} list.commands COMMAND_FLOATS each
     * @param {{width: number, height: number, pixelRatio: number}} size in device pixels
     * @returns {ImageBitmap | null} null while the context is lost
     */
    paint({vertices, indices, commands}, {width, height, pixelRatio}) {
        if (!this.ready) return null;
        this.#grow(width, height);
        const gl = this.#gl;
        const surfaceHeight = this.#surface.height;
        gl.disable(gl.SCISSOR_TEST);
        gl.clear(gl.COLOR_BUFFER_BIT);
        gl.enable(gl.SCISSOR_TEST);
        gl.viewport(0, surfaceHeight - height, width, height);
        gl.uniform4f(this.#place, 2 * pixelRatio / width, -2 * pixelRatio / height, -1, 1);
        gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
        let base = -1;
        for (let at = 0; at < commands.length; at += COMMAND_FLOATS) {
            const [left, top, right, bottom] = [0, 1, 2, 3].map(side => Math.round(commands[at + side] * pixelRatio));
            if (right <= left || bottom <= top) continue;
            const known = this.#textures.get(commands[at + 4]);
            if (!known) continue;
            if (commands[at + 7] !== base) this.#pointAt(base = commands[at + 7]);
            gl.scissor(left, surfaceHeight - bottom, right - left, bottom - top);
            gl.bindTexture(gl.TEXTURE_2D, known.texture);
            gl.uniform1f(this.#coloured, known.pixelBytes === 4 ? 1 : 0);
            gl.drawElements(gl.TRIANGLES, commands[at + 6], gl.UNSIGNED_SHORT, commands[at + 5] * 2);
        }
        return this.#surface.transferToImageBitmap();
    }

    // Long lists pass 65,536 vertices: each batch names the vertex its indices count from.
    #pointAt(firstVertex) {
        const gl = this.#gl;
        const start = firstVertex * VERTEX_BYTES;
        gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, start);
        gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, start + 8);
        gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, start + 16);
    }

    #grow(width, height) {
        const fitting = (now, needed) => now >= needed ? now : stepped(needed);
        const {width: oldWidth, height: oldHeight} = this.#surface;
        const newWidth = fitting(oldWidth, width);
        const newHeight = fitting(oldHeight, height);
        if (newWidth !== oldWidth) this.#surface.width = newWidth;
        if (newHeight !== oldHeight) this.#surface.height = newHeight;
    }

    /** Gives the context back to the browser, at once and not when it collects garbage. */
    release() {
        this.loss?.loseContext();
        this.#surface.width = this.#surface.height = 1;
        this.#textures.clear();
        this.#gl = null;
    }
}
