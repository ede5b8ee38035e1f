// A bank and a network on origins of their own, as strict as the documentation asks of them: the stage for tests of embedding.
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {serve} from "./server.mjs";

const WIDGET = "build/widget";
const NETWORK_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"};

const PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, If-Match",
};

/** The directives of docs/embedding.md, and nothing else. */
export const policies = {
    inline: (network) => `default-src 'none'; script-src ${network} 'wasm-unsafe-eval'; connect-src ${network}; ` +
        `img-src ${network} data: blob:; require-trusted-types-for 'script'; trusted-types 'none'`,
    frame: (network) => `default-src 'none'; script-src ${network}; frame-src ${network}; ` +
        "require-trusted-types-for 'script'; trusted-types 'none'",
};

const framePolicy = (ancestors) => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
    `img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors ${ancestors}`;

/** The first page of a directory without businesses, so that the widget has something to show. */
const EMPTY_LIST = JSON.stringify({items: [], total: {value: 0, exact: true}, next: null});

/**
 * Starts both. `page(html, policy, headers)` gives the address of a new page of the bank; `network.broken`, `network.down` and
 * `network.ancestors` break the network while set.
 */
export async function stage() {
    const faults = {broken: null, down: null, ancestors: null, api: null};
    const loader = readFileSync(`${WIDGET}/comptoir.js`);
    const integrity = `sha384-${createHash("sha384").update(loader).digest("base64")}`;
    let bank;

    const file = (request, response) => {
        const name = new URL(request.url, "http://localhost").pathname.split("/").at(-1);
        if (faults.down && name.startsWith(faults.down)) return response.destroy();
        const type = {js: "text/javascript", wasm: "application/wasm", html: "text/html; charset=utf-8", txt: "text/plain; charset=utf-8"}[name.split(".").at(-1)];
        let bytes = readFileSync(`${WIDGET}/${name}`);
        if (faults.broken && name.startsWith(faults.broken)) bytes = Buffer.concat([bytes, Buffer.from(" ")]);
        if (name === "frame.html") {
            response.setHeader("Content-Security-Policy", framePolicy(faults.ancestors ?? bank.origin));
            response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        }
        response.setHeader("Content-Type", type).end(request.method === "HEAD" ? undefined : bytes);
    };
    const api = (request, response) => {
        if (request.method === "OPTIONS") return response.writeHead(204, PREFLIGHT_HEADERS).end();
        if (faults.api) return faults.api(request, response);
        response.setHeader("Content-Type", "application/json").end(EMPTY_LIST);
    };
    const network = await serve({answers: {"/widget/v1/": file, "/api/v1/": api}, csp: "", headers: NETWORK_HEADERS});
    network.faults = faults;

    const pages = new Map();
    bank = await serve({csp: "", answers: {"/": (request, response) => {
        const page = pages.get(new URL(request.url, "http://localhost").pathname);
        if (!page) return response.writeHead(404).end();
        for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
        response.setHeader("Content-Security-Policy", page.policy).setHeader("Content-Type", "text/html; charset=utf-8").end(page.html);
    }}});

    return {
        network,
        bank,
        script: `<script type="module" src="${network.origin}/widget/v1/comptoir.js" integrity="${integrity}" crossorigin></script>`,
        page(content, policy, headers = {}) {
            const path = `/page${pages.size}`;
            const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Banque</title>${this.script}</head><body>${content}</body></html>`;
            pages.set(path, {html, headers, policy: policy ?? policies[content.includes('mode="frame"') ? "frame" : "inline"](network.origin)});
            return bank.origin + path;
        },
        async close() {
            await Promise.all([network.close(), bank.close()]);
        },
    };
}
