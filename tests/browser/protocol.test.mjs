// The mirror and the drawing code number the same words: web/engine/protocol.js against wasm/kit/protocol.def and host.h.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import * as protocol from "../../web/engine/protocol.js";

const definition = readFileSync("wasm/kit/protocol.def", "utf8");
const host = readFileSync("wasm/platform/host.h", "utf8");

const words = (block) => [...definition.matchAll(new RegExp(`^COMPTOIR_${block}\\((\\w+)\\)`, "gm"))].map(([, word]) => word);

for (const [block, list] of [["ROLE", "ROLES"], ["STATE", "STATES"], ["ACTION", "ACTIONS"], ["FLOW", "FLOWS"], ["TONE", "TONES"],
    ["ATTRIBUTE", "ATTRIBUTES"], ["COLOUR", "COLOURS"], ["OP", "OPERATIONS"], ["FIELD", "FIELDS"]])
    test(`${list} are numbered as in protocol.def`, () => {
        assert.ok(words(block).length > 0);
        assert.deepEqual(protocol[list], words(block));
    });

test("text styles are those of protocol.def", () => {
    const styles = [...definition.matchAll(/^COMPTOIR_TEXT_STYLE\((\w+), ([^)]*)\)/gm)]
        .map(([, name, numbers]) => [name, ...numbers.split(",").map(Number)]);
    assert.deepEqual(protocol.TEXT_STYLES, styles);
});

test("what is told and what is rastered is numbered as in host.h", () => {
    const numbered = (prefix) => [...host.matchAll(new RegExp(`\\b${prefix}_(\\w+) = (\\d+)`, "g"))]
        .sort((a, b) => a[2] - b[2]).map(([, word]) => word);
    assert.deepEqual(protocol.TELLS, numbered("host_tell"));
    assert.deepEqual(protocol.RASTERS, numbered("host_raster"));
});
