// The host's side of wasm/platform/host.h, part 1: each function reads its words from the module's memory and passes them to
// the part of the engine whose business it is.

import {RASTERS, TEXT_STYLES, UNITS_PER_PX} from "./protocol.js";
import {PICTURE} from "./pictures.js";
import {COMMAND_FLOATS} from "./painter.js";

const TEXTURE = ["create", "update", "destroy"];
const PICTURE_WORDS = 11; // struct HostPicture: seven words, left and top in 1/64 px, then width and height as floats
const REQUEST_WORDS = 11; // struct HostRequest: eleven words, then its time as a float
const KIND_OF_PICTURE = {[PICTURE.waiting]: 2, [PICTURE.failed]: 3};

const encoder = new TextEncoder();

/**
 * @param {import("./engine.js").Engine} engine
 * @param {import("./module.js").WasmModule} module
 * @returns {Record<string, Function>} by the names that host.h gives them
 */
export function makeImports(engine, module) {
    const {raster} = engine;
    const text = (at, bytes) => module.text(at, bytes);
    const give = (words = "", out, capacity) => {
        const content = encoder.encode(words);
        module.bytes.set(content.subarray(0, capacity), out);
        return content.length;
    };

    const scaled = (style) => {
        const [, size_px, weight, line_height_px, letter_spacing_px] = TEXT_STYLES[style];
        const scale = engine.textScale;
        return {
            weight,
            size_px: size_px * scale,
            line_height_px: line_height_px * scale,
            letter_spacing_px: letter_spacing_px * scale,
        };
    };
    const rasterise = {
        run(words, style, rgba) {
            const colour = {red: rgba & 255, green: rgba >> 8 & 255, blue: rgba >> 16 & 255};
            return raster.run(words, scaled(style), colour, engine.pixelRatio);
        },
        icon: (path, size_px) => raster.icon(path, size_px, engine.pixelRatio),
        shadow(words) {
            const [radius_px, blur_px] = words.split(",").map(Number);
            return raster.shadow(radius_px, blur_px, engine.pixelRatio);
        },
        picture(file, size_px) {
            const {state, image} = engine.picture(file, size_px);
            return image ? raster.picture(image, size_px, engine.pixelRatio) : {kind: KIND_OF_PICTURE[state]};
        },
    };

    return {
        host_measure: (at, bytes, style) => raster.measure(text(at, bytes), scaled(style)),

        host_raster(what, at, bytes, size, rgba, result) {
            const run = rasterise[RASTERS[what]](text(at, bytes), size, rgba);
            const {width = 0, height = 0, left = 0, top = 0, advance = 0, coloured, kind} = run;
            module.floats(result, 6).set([width, height, left, top, advance, kind ?? (coloured ? 1 : 0)]);
        },

        host_copy_pixels: (at, pitch_bytes, pixelBytes, width, height) =>
            raster.copyPixels(module.bytes, {at, pitch_bytes, pixelBytes, width, height}),

        host_texture(operation, id, width, height, pixelBytes, at, x, y, partWidth, partHeight) {
            const {painter} = engine;
            const pixels = () => module.bytes.subarray(at, at + width * height * pixelBytes);
            if (TEXTURE[operation] === "create") painter.createTexture(id, {width, height, pixelBytes}, pixels());
            else if (TEXTURE[operation] === "update") painter.updateTexture(id, {x, y, width: partWidth, height: partHeight}, pixels());
            else painter.dropTexture(id);
        },

        host_present(widget, at) {
            const [node, vertices, verticesBytes, indices, indicesBytes, commands, count] = module.words(at, PICTURE_WORDS);
            const [left, top] = [...module.words(at + 28, 2)].map((units) => (units | 0) / UNITS_PER_PX);
            const [width, height] = module.floats(at + 36, 2);
            const {bytes} = module;
            const list = {
                vertices: bytes.subarray(vertices, vertices + verticesBytes),
                indices: bytes.subarray(indices, indices + indicesBytes),
                commands: module.floats(commands, count * COMMAND_FLOATS),
            };
            engine.widget(widget)?.present(node, list, {left, top, width, height});
        },

        host_wake: (widget, delay_ms) => engine.widget(widget)?.alarm.after(delay_ms),

        host_fetch(widget, at) {
            const [request, method, path, pathBytes, body, bodyBytes, type, typeBytes, match, matchBytes, write] = module.words(at, REQUEST_WORDS);
            const [timeout_ms] = module.floats(at + 4 * REQUEST_WORDS, 1);
            engine.widget(widget)?.requests.send({
                request, method, path: text(path, pathBytes), body: module.bytes.slice(body, body + bodyBytes),
                mediaType: text(type, typeBytes), ifMatch: text(match, matchBytes), write, timeout_ms,
            });
        },

        host_abort: (widget, request) => engine.widget(widget)?.requests.abort(request),

        host_format: (widget, what, at, bytes, number, out, capacity) =>
            give(engine.widget(widget)?.formatter.format(what, text(at, bytes), number), out, capacity),

        host_keep: (widget, at, bytes, textAt, textBytes) => engine.widget(widget)?.drafts.keep(text(at, bytes), text(textAt, textBytes)),

        host_kept: (widget, at, bytes, out, capacity) => give(engine.widget(widget)?.drafts.kept(text(at, bytes)), out, capacity),

        host_keeps: (widget) => Number(engine.widget(widget)?.drafts.outlivesReload),

        host_tell: (widget, what, at, bytes) => engine.widget(widget)?.tell(what, text(at, bytes)),

        host_now: () => Date.now(),
    };
}
