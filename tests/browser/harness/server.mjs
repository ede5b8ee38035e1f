// A small static server for browser tests: loopback, strict headers, a port the system chooses, and a record of what was asked.
import {createServer} from "node:http";
import {readFile} from "node:fs/promises";
import {extname, join, normalize} from "node:path";

const TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
    ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png",
    ".map": "application/json",
};

/** What a bank's page may ask for at most: everything from its own origin, wasm, no inline style or script, Trusted Types. */
export const STRICT_CSP = [
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'",
    "img-src 'self' data: blob:", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join("; ");

/**
 * Serves folders, or answers of the test's own.
 * @param {object} options
 * @param {Record<string, string>} [options.folders] address prefix ("/widget/") to folder; the longest prefix wins
 * @param {Record<string, string>} [options.pages] address to HTML text
 * @param {Record<string, (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void>}
 *     [options.answers] address prefix to a handler; asked first
 * @param {string} [options.csp] Content-Security-Policy of every answer, STRICT_CSP unless told; "" for none
 * @param {Record<string, string>} [options.headers] further headers of every answer
 * @returns {Promise<{origin: string, requests: string[], close: () => Promise<void>}>}
 */
export async function serve({folders = {}, pages = {}, answers = {}, csp = STRICT_CSP, headers = {}}) {
    const requests = [];
    const longestFirst = (table) => Object.entries(table).sort(([a], [b]) => b.length - a.length);
    const server = createServer(async (request, response) => {
        const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
        if (path === "/favicon.ico") return response.writeHead(204).end(); // browsers ask by themselves
        requests.push(`${request.method} ${request.url}`);
        if (csp) response.setHeader("Content-Security-Policy", csp);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        const answer = longestFirst(answers).find(([prefix]) => path.startsWith(prefix));
        if (answer) return answer[1](request, response);
        if (pages[path] !== undefined) return response.setHeader("Content-Type", TYPES[".html"]).end(pages[path]);
        const folder = longestFirst(folders).find(([prefix]) => path.startsWith(prefix));
        if (!folder) return response.writeHead(404).end();
        try {
            const inside = path.endsWith("/") ? path + "index.html" : path;
            const file = join(folder[1], normalize("/" + inside.slice(folder[0].length)));
            const bytes = await readFile(file);
            response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream").end(bytes);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return {
        origin: `http://127.0.0.1:${server.address().port}`,
        requests,
        close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
    };
}
