// The rules of the house that a review would otherwise repeat: which way includes point, and what may stand in no source file.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {test} from "node:test";

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {encoding: "utf8"})
    .split("\n").filter((path) => path && existsSync(path));
const sources = tracked.filter((path) => /\.(cpp|h|mjs|js|sh)$/.test(path) && !path.startsWith("tests/house/"));
const text = (path) => readFileSync(path, "utf8");

/** Every line of `paths` that matches, as "path:line: text". */
const lines = (paths, pattern) => paths.flatMap((path) => text(path).split("\n")
    .flatMap((line, index) => pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
const below = (...folders) => sources.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));

test("includes point one way: shared knows neither server nor wasm, and those not each other", () => {
    assert.deepEqual(lines(below("shared"), /#include "(server|wasm|tests)\//), []);
    assert.deepEqual(lines(below("server"), /#include "(wasm|tests)\//), []);
    assert.deepEqual(lines(below("wasm"), /#include "(server|tests)\//), []);
});

test("within shared, core knows nothing of the directory, and the directory nothing of the wire", () => {
    assert.deepEqual(lines(below("shared/core", "shared/policy"), /#include "shared\/(api|directory)\//), []);
    assert.deepEqual(lines(below("shared/directory"), /#include "shared\/api\//), []);
});

test("Dear ImGui is called in the kit only", () => {
    const elsewhere = below("wasm", "shared").filter((path) => !path.startsWith("wasm/kit/"));
    assert.deepEqual(lines(elsewhere, /#include ["<]imgui|\bIm(Gui::|DrawList|FontAtlas)/), []);
});

test("the shared domain has no clock, no threads and no I/O", () => {
    assert.deepEqual(lines(below("shared"), /#include <(thread|mutex|fstream|iostream|filesystem|future|condition_variable)>|system_clock|\btime\(nullptr\)/), []);
});

test("cpp-httplib is included by one translation unit", () => {
    const users = new Set(lines(below("server", "tests"), /#include ["<]httplib\.h/).map((line) => line.split(":")[0]));
    assert.ok(users.size <= 1, [...users].join(", "));
});

test("user text never meets std::regex, and JSON from outside is never parsed by throwing", () => {
    assert.deepEqual(lines(below("shared", "server", "wasm"), /std::w?s?regex|#include <regex>/), []);
    assert.deepEqual(lines(below("shared", "server", "wasm"), /json::parse\((?!.*nullptr, false)/), []);
});

test("nothing writes HTML from text, and nothing evaluates text", () => {
    const scripts = below("web").filter((path) => /\.m?js$/.test(path));
    assert.deepEqual(lines(scripts, /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(|setAttribute\("style"/), []);
});

test("no tracked file names a package registry or a machine's path", () => {
    const words = tracked.filter((path) => /\.(md|txt|json|mjs|js|cpp|h|sh|cmake|toml|conf|html|css|tsv)$|^dev$|^\.ci\/run$/.test(path))
        .filter((path) => !path.startsWith("tests/house/"));
    assert.deepEqual(lines(words, /(registry\.npmjs|deb\.debian\.org|snapshot\.debian|\/work\/|\/tmp\/wt|\/root\/)/), []);
});

test("file names say what is in them", () => {
    assert.deepEqual(tracked.filter((path) => /(^|\/)(utils?|helpers?|managers?|common|misc)(\.|\/)/.test(path)), []);
});

test("SQL is literal text, and no shell is ever started", () => {
    assert.deepEqual(lines(below("server"), /\.query\(.*(c_str\(\)|\.data\(\)|\+ )/), []);
    const runsText = lines(below("server"), /\.execute\(/).map((line) => line.split(":")[0]);
    assert.deepEqual([...new Set(runsText)], ["server/db/migrate.cpp"]);
    assert.deepEqual(lines(below("server", "shared"), /\b(std::system|system|popen|wordexp)\(|"(\/bin\/)?(ba)?sh"/), []);
});

test("no weak hash function is called", () => {
    assert.deepEqual(lines(below("server", "shared", "wasm", "web"), /\b(EVP_)?(md4|md5|sha1|sha_1|ripemd160)\(|"SHA-1"/i), []);
});
