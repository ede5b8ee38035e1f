// Makes build/widget/: exactly the files that are served under /widget/v1/, each with its .br and .gz beside it. All names but the
// two that pages and frames know (comptoir.js, frame.html) carry a hash of their content, so that they may be cached for ever.
//
// usage: node tools/pack-widget.mjs [--wasm FILE] [--member FILE] [--catalogues FOLDER] [--out FOLDER] [--maps FOLDER]
import {createHash} from "node:crypto";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join, parse, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs, promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {build, transform} from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const {values: given} = parseArgs({
    options: {
        wasm: {type: "string", default: join(root, "build/wasm/wasm/comptoir.wasm")},
        member: {type: "string", default: join(root, "build/wasm/wasm/member.wasm")},
        catalogues: {type: "string", default: join(root, "wasm/app/catalogues")},
        out: {type: "string", default: join(root, "build/widget")},
        maps: {type: "string", default: join(root, "build/widget-maps")},
    },
});

const hash = (bytes, algorithm) => createHash(algorithm).update(bytes);
// Subresource Integrity: the short hash between our own files, since the loader carries some; the long one for the bank's page.
const integrity = (bytes, algorithm = "sha256") => `${algorithm}-${hash(bytes, algorithm).digest("base64")}`;
const hashed = (name, bytes) => {
    const {name: stem, ext} = parse(name);
    return `${stem}-${hash(bytes, "sha256").digest("hex").slice(0, 8)}${ext}`;
};

const files = new Map(); // what is served: name -> bytes
const maps = new Map();
const known = {}; // plain name -> [served name, integrity]

function serve(name, bytes) {
    files.set(name, bytes);
}

function serveHashed(name, bytes) {
    const served = hashed(name, bytes);
    serve(served, bytes);
    known[name] = [served, integrity(bytes)];
}

// A bundle learns the names and hashes of the files it fetches by importing comptoir:files.
const knownFiles = (names) => ({
    name: "comptoir:files",
    setup({onResolve, onLoad}) {
        onResolve({filter: /^comptoir:files$/}, ({path}) => ({path, namespace: "comptoir"}));
        onLoad({filter: /.*/, namespace: "comptoir"}, () => ({contents: JSON.stringify(Object.fromEntries(names.map((name) => [name, known[name]]))), loader: "json"}));
    },
});

// A style sheet is imported as its text, for a constructed sheet.
const sheetText = {
    name: "sheet text",
    setup({onLoad}) {
        onLoad({filter: /\.css$/}, async ({path}) => {
            const {code} = await transform(await readFile(path, "utf8"), {loader: "css", minify: true, target: "chrome110"});
            return {contents: code.trim(), loader: "text"};
        });
    },
};

// Text of another language in a script, `/* css */ \`...\``, without what only its readers need.
const embeddedText = {
    name: "embedded text",
    setup({onLoad}) {
        onLoad({filter: /\/web\/engine\/\w+\.js$/}, async ({path}) => {
            const source = await readFile(path, "utf8");
            const parts = source.split(/\/\* (css|glsl) \*\/ `([^`]*)`/);
            for (let at = 1; at < parts.length; at += 3) {
                const [kind, text] = parts.slice(at, at + 2);
                const {code} = kind === "css" ? await transform(text, {loader: "css", minify: true, target: "chrome110"}) : {code: text.replace(/\n\s*/g, "\n")};
                parts.splice(at, 2, `\`${code.trim()}\``, "");
            }
            return {contents: parts.join("")};
        });
    },
};

async function bundle(entry, name, fetched) {
    const {outputFiles} = await build({
        entryPoints: [join(root, entry)], absWorkingDir: root, outfile: `${name}`, bundle: true, format: "esm", target: "es2022",
        minify: true, sourcemap: "external", write: false, legalComments: "none", charset: "utf8", plugins: [knownFiles(fetched), sheetText, embeddedText],
    });
    const [map, code] = outputFiles.sort((a, b) => b.path.localeCompare(a.path));
    maps.set(`${name}.map`, map.contents);
    return Buffer.from(code.contents);
}

async function write(folder, entries) {
    const fresh = `${resolve(folder)}.new`; // a server that is running sees the old folder or the new one
    await rm(fresh, {recursive: true, force: true});
    await mkdir(fresh, {recursive: true});
    for (const [name, bytes] of entries) await writeFile(join(fresh, name), bytes);
    await rm(folder, {recursive: true, force: true});
    await rename(fresh, folder);
}

async function withCompressed(entries) {
    const brotli = (bytes) => promisify(brotliCompress)(bytes, {
        params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
    });
    const made = await Promise.all([...entries].map(async ([name, bytes]) => [
        [name, bytes], [`${name}.br`, await brotli(bytes)], [`${name}.gz`, await promisify(gzip)(bytes, {level: 9})],
    ]));
    return made.flat();
}

// A catalogue in the source names each message; the program knows them by their order.
async function catalogue(path) {
    const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));
    return Buffer.from(lines.map((line) => line.slice(line.indexOf("\t") + 1)).join("\n") + "\n");
}

const languages = (await readdir(given.catalogues)).filter((name) => name.endsWith(".tsv")).map((name) => parse(name).name).sort();
serveHashed("comptoir.wasm", await readFile(given.wasm));
serveHashed("member.wasm", await readFile(given.member));
for (const language of languages) serveHashed(`${language}.txt`, await catalogue(join(given.catalogues, `${language}.tsv`)));
serveHashed("start.js", await bundle("web/loader/start.js", "start.js", ["member.wasm", ...languages.map((language) => `${language}.txt`)]));
const loader = await bundle("web/loader/comptoir.js", "comptoir.js", ["start.js", "comptoir.wasm"]);
serve("comptoir.js", loader);
serveHashed("frame.js", await bundle("web/frame/frame.js", "frame.js", ["start.js", "comptoir.wasm"]));

const frame = await readFile(join(root, "web/frame/frame.html"), "utf8");
const script = `src="${known["frame.js"][0]}" integrity="${known["frame.js"][1]}"`;
serve("frame.html", Buffer.from(frame.replace('src="frame.js" integrity=""', () => script)));
serve("comptoir.d.ts", await readFile(join(root, "web/types/comptoir.d.ts")));

const all = await withCompressed(files);
await write(given.out, all);
await write(given.maps, maps);
console.log(`<script type="module" src="…/widget/v1/comptoir.js" integrity="${integrity(loader, "sha384")}" crossorigin></script>`);
for (const [name, bytes] of all) if (name.endsWith(".br")) console.log(`${String(bytes.length).padStart(8)}  ${name}`);
