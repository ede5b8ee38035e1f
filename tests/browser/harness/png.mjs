// Reads the pixels of a screenshot: PNG with 8 bits a channel, RGB or RGBA, not interlaced, which is what Chromium writes.
import {inflateSync} from "node:zlib";

const paeth = (left, above, corner) => {
    const guess = left + above - corner;
    const [byLeft, byAbove, byCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
    return byLeft <= byAbove && byLeft <= byCorner ? left : byAbove <= byCorner ? above : corner;
};

const predictors = [
    () => 0,
    (left) => left,
    (left, above) => above,
    (left, above) => (left + above) >> 1,
    paeth,
];

/**
 * @param {Buffer} file
 * @returns {{width: number, height: number, at: (x: number, y: number) => [number, number, number]}} `at` gives red, green, blue
 */
export function readPng(file) {
    const width = file.readUInt32BE(16);
    const height = file.readUInt32BE(20);
    const [depth, kind, , , interlaced] = file.subarray(24, 29);
    const channels = {2: 3, 6: 4}[kind];
    if (depth !== 8 || !channels || interlaced) throw new Error(`a PNG this reader does not know: depth ${depth}, kind ${kind}`);

    const parts = [];
    for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
        if (file.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    const raw = inflateSync(Buffer.concat(parts));

    const stride = width * channels;
    const pixels = Buffer.alloc(stride * height);
    for (let y = 0; y < height; y++) {
        const predict = predictors[raw[y * (stride + 1)]];
        for (let i = 0; i < stride; i++) {
            const here = y * stride + i;
            const left = i >= channels ? pixels[here - channels] : 0;
            const above = y ? pixels[here - stride] : 0;
            const corner = y && i >= channels ? pixels[here - stride - channels] : 0;
            pixels[here] = raw[y * (stride + 1) + 1 + i] + predict(left, above, corner);
        }
    }
    const at = (x, y) => [...pixels.subarray(y * stride + x * channels, y * stride + x * channels + 3)];
    return {width, height, at};
}
