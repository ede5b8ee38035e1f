// Takes what only the member's screens need out of the widget's module into a second file, which the engine joins to the first
// when it is needed: the functions of their namespaces, and those that nobody else calls. Fails when the first part calls the
// second by anything but its one entry, since it may not be there yet.
//
// usage: node tools/split-module.mjs MODULE SECOND [wasm feature flags ...]
import {execFileSync} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

const NAMESPACES = /comptoir::(member|page|network|console)::/;
const ENTRY = /^comptoir::app::make_member_screens\\28/;

const [module, second, ...features] = process.argv.slice(2);

/** @returns {{callers: Map<string, Set<string>>, kept: Set<string>}} of each function who calls it; and those that are called by other ways */
function callGraph(text) {
    const callers = new Map();
    const kept = new Set([...text.matchAll(/^ \(import .*\(func \$([^\s()]+)/gm)].map(([, name]) => name)); // the host's can't be moved
    let inside = "";
    for (const line of text.split("\n")) {
        const [, named] = line.match(/^ \(func \$(\S+)/) ?? [];
        if (named) {
            inside = named;
            if (!callers.has(named)) callers.set(named, new Set());
        }
        if (/^ \((export|elem|start)/.test(line)) {
            inside = "";
            for (const [, name] of line.matchAll(/\$([^\s()]+)/g)) kept.add(name);
        }
        const [, callee] = line.match(/\((?:call|ref\.func) \$([^\s()]+)/) ?? [];
        if (callee) callers.set(callee, (callers.get(callee) ?? new Set()).add(inside));
    }
    return {callers, kept};
}

const text = execFileSync("wasm-dis", [...features, module], {encoding: "utf8", maxBuffer: 1 << 28});
const {callers, kept} = callGraph(text);
const moved = new Set([...callers.keys()].filter((name) => NAMESPACES.test(name) || ENTRY.test(name)));
for (let before = -1; before !== moved.size;) {
    before = moved.size;
    for (const [name, by] of callers)
        if (!moved.has(name) && !kept.has(name) && by.size && [...by].every((caller) => moved.has(caller) || caller === name)) moved.add(name);
}
const early = [...moved].flatMap((name) => ENTRY.test(name) ? [] : [...callers.get(name)].filter((by) => !moved.has(by)).map((by) => `${by} calls ${name}`));
if (early.length) throw new Error(`the first part calls the second:\n${early.join("\n")}`);
if (![...moved].some((name) => ENTRY.test(name))) throw new Error("the second part has no entry");

const folder = await mkdtemp(join(tmpdir(), "comptoir-split-"));
const list = join(folder, "functions");
await writeFile(list, [...moved].join("\n"));
execFileSync("wasm-split", [...features, module, `--split-funcs=@${list}`, "--import-namespace=primary", "--placeholder-namespace=placeholder",
    "--export-prefix=%", `-o1=${module}`, `-o2=${second}`], {stdio: "inherit"});
await rm(folder, {recursive: true});
