// The engine's parts by themselves: look, Intl, requests, alarm, painter and rasteriser, in a page of their own.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {assertNoTrouble, closeBrowsers, launch, open, readPng, serve} from "./harness.mjs";

let browser, server;
before(async () => {
    browser = await launch();
    server = await serve({
        folders: {"/engine/": "web/engine", "/fixtures/": "tests/browser/fixtures"},
        answers: {
            "/api/v1/echo": (request, response) => response.setHeader("Content-Type", "application/json").end(`{"at":"${request.url}"}`),
            "/api/v1/never": () => {},
            "/api/v1/mirror": async (request, response) => {
                const bytes = [];
                for await (const chunk of request) bytes.push(...chunk);
                const {"content-type": type, "if-match": match, "idempotency-key": key} = request.headers;
                response.setHeader("ETag", '"8"').setHeader("Retry-After", "17").end(JSON.stringify({method: request.method, type, match, key, bytes}));
            },
            "/api/v1/away": (_, response) => response.writeHead(302, {Location: "/api/v1/echo"}).end(),
        },
    });
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

/** Runs `act` in a page of its own; `expected` is what it may write to the console. */
async function inPage(act, {expected = /(?!)/, ...options} = {}) {
    const page = await open(browser, `${server.origin}/fixtures/blank.html`, options);
    const result = await page.evaluate(act);
    page.trouble.console = page.trouble.console.filter((line) => !expected.test(line));
    await assertNoTrouble(page);
    await page.context().close();
    return result;
}

/** Runs in the page: a theme in a shadow root whose host the page styles. */
const makeTheme = `async () => {
    const [{Theme}, {COLOURS}, {mirrorSheet}] = await Promise.all(["theme", "protocol", "styles"].map((name) => import("/engine/" + name + ".js")));
    const root = document.getElementById("place").attachShadow({mode: "open"});
    root.adoptedStyleSheets = [mirrorSheet()];
    globalThis.changes = 0;
    globalThis.theme = new Theme(root, () => globalThis.changes++, new AbortController().signal);
    globalThis.colour = (name) => {
        const at = COLOURS.indexOf(name) * 4;
        return [...theme.resolve().colours.slice(at, at + 4)].join(" ");
    };
}`;

test("the look is the page's custom properties, any CSS colour, with our own where the page says nothing or nonsense", async () => {
    const colours = await inPage(`(${makeTheme})().then(() => ["accent", "text", "border", "success"].map(colour))`);
    assert.deepEqual(colours, ["102 51 153 255", "102 102 102 255", "226 229 234 255", "27 122 75 255"]);
});

test("a page that turns dark is followed, and noticed without asking", async () => {
    const seen = await inPage(`(${makeTheme})().then(async () => {
        const before = [theme.resolve().dark, colour("accent"), colour("surface"), changes];
        document.documentElement.className = "night";
        while (changes === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        return [before, [theme.resolve().dark, colour("accent"), colour("surface"), changes > 0]];
    })`);
    assert.deepEqual(seen, [[false, "102 51 153 255", "255 255 255 255", 0], [true, "255 215 0 255", "21 25 31 255", true]]);
});

test("forced colours are the person's own", async () => {
    const look = await inPage(`(${makeTheme})().then(() => [theme.resolve().forced, colour("accent") !== "102 51 153 255", colour("shadow_pop")])`,
        {context: {forcedColors: "active"}});
    assert.deepEqual(look, [true, true, "0 0 0 0"]);
});

test("numbers, plurals, dates, order and names are said as the language says them", async () => {
    const said = await inPage(async () => {
        const {Formatter} = await import("/engine/intl.js");
        const {format} = Formatter.prototype;
        const french = new Formatter("fr-FR");
        const call = (...words) => format.apply(french, words).replace(/\s/gu, " ");
        return [
            call(0, "0,1", 12345.67), call(1, "", 1), call(1, "", 2), call(2, "long-date,Europe/Paris", 0), call(2, "time,Europe/Paris", 0),
            call(3, "élan\0zèbre", 0), call(4, "un\0deux\0trois", 0), call(5, "EUR", 921800), call(6, "FR", 0), call(7, "de", 0),
            call(8, "Europe/Paris", 0), call(8, "No/Where", 0), call(6, "nonsense", 0), new Formatter("no such language").format(0, "0,0", 7),
        ];
    });
    assert.deepEqual(said, ["12 345,7", "one", "other", "jeudi 1 janvier 1970", "1:00", "-1", "un, deux et trois", "9 218,00 €", "France",
        "allemand", "60", "", "nonsense", "7"]);
});

/** Runs in the page: requests of a widget whose person is `identity`'s; what they are answered is in `answers`. */
const makeRequests = async () => {
    const [{Requests}, {Identity}] = await Promise.all(["requests", "identity"].map((name) => import(`/engine/${name}.js`)));
    globalThis.answers = [];
    globalThis.make = (provider = null) => {
        globalThis.identity = new Identity(provider);
        return new Requests(`${location.origin}/api/v1/`, identity, null, (request, {status, body, etag, retryAfter_s}) =>
            answers.push([request, status, new TextDecoder().decode(body), etag, retryAfter_s]));
    };
    globalThis.get = (request, path, timeout_ms = 5000) =>
        ({request, path, method: 0, body: new Uint8Array(), mediaType: "", ifMatch: "", write: 0, timeout_ms});
};

test("a request is answered once: with its status, after its time, or when it is called off; nothing leaves the API", async () => {
    const answers = await inPage(`(${makeRequests})().then(async () => {
        const requests = make();
        const all = [get(1, "echo?q=a"), get(2, "/never", 100), get(3, "never"), get(4, "../../fixtures/blank.html"), get(5, "away")]
            .map((wish) => requests.send(wish));
        requests.abort(3);
        await Promise.all(all);
        const silent = requests.send(get(6, "never"));
        requests.drop();
        await silent;
        return answers.map((answer) => answer.slice(0, 3)).sort();
    })`, {expected: /ERR_FAILED/}); // the redirect that is refused
    assert.deepEqual(answers, [[1, 200, '{"at":"/api/v1/echo?q=a"}'], [2, 0, ""], [3, -1, ""], [4, 0, ""], [5, 0, ""]]);
});

test("a write says its method, body, version and its own key, the same when it is sent again, and no other write's", async () => {
    const [answers, names] = await inPage(`(${makeRequests})().then(async () => {
        const write = {...get(1, "mirror"), method: 3, body: new Uint8Array([255, 0, 13]), mediaType: "image/jpeg", ifMatch: '"7"', write: 1};
        const requests = make();
        await requests.send(write);
        await requests.send({...write, request: 2});
        await requests.send({...write, request: 3, write: 2});
        await make().send({...write, request: 4});
        await requests.send(get(5, "mirror"));
        const heard = answers.map(([, , text]) => JSON.parse(text));
        return [answers.map(([request, status, , etag, retryAfter_s]) => [request, status, etag, retryAfter_s]).concat(heard), heard.map(({key}) => key)];
    })`);
    assert.deepEqual(answers.slice(0, 5), [1, 2, 3, 4, 5].map((request) => [request, 200, '"8"', 17]));
    const {key: _, ...first} = answers[5];
    assert.deepEqual(first, {method: "PATCH", type: "image/jpeg", match: '"7"', bytes: [255, 0, 13]});
    assert.deepEqual(answers[9], {method: "GET", bytes: []});
    assert.equal(names[0], names[1]);
    assert.equal(new Set(names.slice(0, 4)).size, 3);
    for (const name of names.slice(0, 4)) assert.match(name, /^[\w-]{20,64}$/);
});

test("an alarm rings once for many wishes, at the soonest of them, and never after its end", async () => {
    const rings = await inPage(async () => {
        const {Alarm} = await import("/engine/alarm.js");
        const rings = [];
        const pause = (time_ms) => new Promise((resolve) => setTimeout(resolve, time_ms));
        const alarm = new Alarm(() => rings.push("ring"));
        alarm.soon();
        alarm.soon();
        await pause(100);
        rings.push("pause");
        alarm.after(60_000);
        alarm.after(20);
        await pause(200);
        rings.push("end");
        alarm.soon();
        alarm.after(10);
        alarm.dispose();
        await pause(100);
        return rings;
    });
    assert.deepEqual(rings, ["ring", "pause", "ring", "end"]);
});

test("the painter draws coverage in the vertex colour and coloured texels as they are, clipped, at the corner of its surface", async () => {
    const pixels = await inPage(async () => {
        const {Painter} = await import("/engine/painter.js");
        const painter = new Painter({width: 40, height: 40}, {lost() {}, restored() {}, signal: new AbortController().signal});
        painter.createTexture(1, {width: 2, height: 2, pixelBytes: 1}, new Uint8Array(4).fill(255));
        painter.createTexture(2, {width: 1, height: 1, pixelBytes: 4}, new Uint8Array([0, 128, 0, 255]));
        const vertices = new DataView(new ArrayBuffer(8 * 20));
        [[0, 0], [20, 0], [20, 20], [0, 20]].forEach(([x, y], index) => [0, 4].forEach((first) => {
            const at = (first + index) * 20;
            [x, y, 0.5, 0.5].forEach((value, part) => vertices.setFloat32(at + part * 4, value, true));
            vertices.setUint32(at + 16, 0xff0000ff, true);
        }));
        const list = {
            vertices: new Uint8Array(vertices.buffer),
            indices: new Uint8Array(new Uint16Array([0, 1, 2, 0, 2, 3]).buffer),
            commands: new Float32Array([0, 0, 10, 20, 1, 0, 6, 0, 10, 0, 15, 20, 2, 0, 6, 4]),
        };
        const bitmap = painter.paint(list, {width: 40, height: 40, pixelRatio: 2});
        const pen = new OffscreenCanvas(40, 40).getContext("2d", {willReadFrequently: true});
        pen.drawImage(bitmap, 0, 0);
        const at = (x, y) => [...pen.getImageData(x, y, 1, 1).data].join(" ");
        const seen = [at(5, 5), at(19, 39), at(25, 20), at(35, 20)];
        painter.release();
        return [...seen, painter.ready];
    });
    assert.deepEqual(pixels, ["255 0 0 255", "255 0 0 255", "0 128 0 255", "0 0 0 0", false]);
});

test("a run is drawn where the browser draws the same words", async () => {
    const page = await open(browser, `${server.origin}/fixtures/blank.html`);
    const widths = await page.evaluate(async () => {
        const [{TextRaster}, {TEXT_STYLES}] = await Promise.all(["text_raster", "protocol"].map((name) => import(`/engine/${name}.js`)));
        const raster = new TextRaster();
        raster.family = "Inter, sans-serif";
        await document.fonts.load("400 14px Inter");
        const place = document.getElementById("place");
        return ["Plomberie Rivoire & Fils", "AVATAR Tél. 04 72", "مطعم لبنان", "שלום עולם", "東京株式会社"].flatMap((text) =>
            TEXT_STYLES.map(([name, size_px, weight, line_height_px, letter_spacing_px]) => {
                const span = document.createElement("span");
                for (const [property, value] of Object.entries({"font-family": "Inter, sans-serif", "font-size": `${size_px}px`, "font-weight": weight,
                    "letter-spacing": `${letter_spacing_px}px`, "white-space": "pre"})) span.style.setProperty(property, value);
                span.append(text);
                place.append(span);
                const measured = raster.measure(text, {size_px, weight, line_height_px, letter_spacing_px});
                const difference = Math.abs(measured - span.getBoundingClientRect().width);
                span.remove();
                return [text, name, difference];
            }));
    });
    for (const [text, style, difference_px] of widths) assert.ok(difference_px <= 0.7, `${text} in ${style}: ${difference_px} px`);
    await page.context().close();
});

test("this file's own reader of pictures sees what a page shows", async () => {
    const page = await open(browser, `${server.origin}/fixtures/blank.html`);
    await page.evaluate(() => document.getElementById("place").style.setProperty("background", "rgb(1 2 3)"));
    await page.evaluate(() => document.getElementById("place").style.setProperty("height", "10px"));
    const picture = readPng(await page.screenshot());
    assert.deepEqual([picture.width, picture.at(5, 5), picture.at(5, 50)], [1280, [1, 2, 3], [255, 255, 255]]);
    await page.context().close();
});

test("an unsent text is its person's alone: it outlives a reload, and goes when it is sent or another person comes", async () => {
    const seen = await inPage(async () => {
        const {Drafts} = await import("/engine/drafts.js");
        const drafts = new Drafts("demo");
        const seen = {visitor: (drafts.keep("page", "x"), drafts.kept("page"))};
        drafts.become("anna");
        drafts.keep("page", "Été 🥖");
        drafts.keep("line", "Bonjour");
        drafts.keep("line", "");
        seen.anna = [drafts.kept("page"), drafts.kept("line"), sessionStorage.length, drafts.outlivesReload];
        const otherBank = new Drafts("other");
        otherBank.become("bruno");
        const after = new Drafts("demo"); // the page was loaded again
        after.become("anna");
        seen.again = after.kept("page");
        after.become("bruno");
        seen.bruno = [after.kept("page"), sessionStorage.length];
        return seen;
    });
    assert.deepEqual(seen, {visitor: "", anna: ["Été 🥖", "", 1, true], again: "Été 🥖", bruno: ["", 0]});
});

test("where storage is full or refused, an unsent text lives in memory, and that is known", async () => {
    const seen = await inPage(async () => {
        const {Drafts} = await import("/engine/drafts.js");
        const seen = {};
        const full = new Drafts("demo");
        full.become("anna");
        full.keep("page", "x".repeat(20_000_000));
        seen.full = [full.kept("page").length, sessionStorage.length];
        Object.defineProperty(globalThis, "sessionStorage", {get() { throw new DOMException("no", "SecurityError"); }});
        const none = new Drafts("demo");
        none.become("anna");
        none.keep("page", "Bonjour");
        seen.none = [none.kept("page"), none.outlivesReload];
        none.become("bruno");
        none.become("anna");
        seen.after = none.kept("page");
        return seen;
    });
    assert.deepEqual(seen, {full: [20_000_000, 0], none: ["Bonjour", false], after: ""});
});

test("the page hears how much is unread, and another try at signing in goes to the page", async () => {
    const heard = await inPage(async () => {
        const [{teller}, {TELLS}] = await Promise.all([import("/engine/tell.js"), import("/engine/protocol.js")]);
        const heard = [];
        const tell = teller({hear: {onUnread: (count) => heard.push(count)}, signIn: () => heard.push("sign in")});
        tell(TELLS.indexOf("unread"), "3");
        tell(TELLS.indexOf("sign_in"), "");
        return heard;
    });
    assert.deepEqual(heard, [3, "sign in"]);
});
