// Pictures on their way to the network and back: chosen with the system's own dialog, made smaller, and asked for as the person
// who is here.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {closeBrowsers, launch, leave} from "./harness.mjs";
import {galleryServer, openGallery, settled, widgetText} from "./harness/gallery.mjs";

const CHOOSER = "Choose a picture";
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const picture = (name) => ({name, mimeType: "image/png", buffer: PIXEL});

let browser, server;
before(async () => {
    browser = await launch();
    server = await galleryServer();
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

for (const [how, render] of [["drawn", ""], ["as text", "&render=text"]])
    test(`a picture is chosen with the keyboard alone, and the same one again: ${how}`, async () => {
        const page = await openGallery(browser, server, `route=/controls${render}`);
        const button = page.getByLabel(CHOOSER);
        page.on("filechooser", () => {}); // the browser leaves its dialogs to us from here on
        await settled(page);
        for (const name of ["one.png", "two.png", "two.png"]) {
            await button.focus();
            const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
            await chooser.setFiles(picture(name));
            await settled(page);
        }
        assert.match(await widgetText(page), /two\.png, file 3/);
        await leave(page);
    });

test("the chooser offers pictures alone, and lies where its button is drawn", async () => {
    const page = await openGallery(browser, server, "route=/controls");
    const button = page.getByLabel(CHOOSER);
    assert.equal(await button.getAttribute("accept"), "image/jpeg,image/png,image/webp");
    const [input, label] = await button.evaluate((control) => [control, control.parentElement]
        .map((element) => Object.values(element.getBoundingClientRect().toJSON()).map(Math.round)));
    assert.deepEqual(input, label);
    await leave(page);
});

/** Draws a picture of this size, hands it in as a person's file, and measures what would be sent. */
const sent = (page, {width, height, type}) => page.evaluate(async (wish) => {
    const {ChosenFiles} = await import("/engine/chosen_files.js");
    const canvas = new OffscreenCanvas(wish.width, wish.height);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#336699";
    pen.fillRect(0, 0, wish.width / 2, wish.height);
    const blob = wish.width ? await canvas.convertToBlob({type: wish.type}) : new Blob(["<svg/>"]);
    const files = new ChosenFiles();
    const {body, mediaType} = await files.take(files.add(new File([blob], "x", {type: wish.type})));
    const image = await createImageBitmap(new Blob([body])).catch(() => ({width: 0, height: 0}));
    return {width: image.width, height: image.height, mediaType, same: body.length === blob.size};
}, {width, height, type});

test("a large picture is made smaller before it leaves, a small one goes as it is, and what is no picture too", async () => {
    const page = await openGallery(browser, server, "route=/controls");
    assert.deepEqual(await sent(page, {width: 3000, height: 1500, type: "image/jpeg"}),
        {width: 2000, height: 1000, mediaType: "image/jpeg", same: false});
    assert.deepEqual(await sent(page, {width: 2500, height: 5000, type: "image/png"}),
        {width: 1000, height: 2000, mediaType: "image/png", same: false});
    assert.deepEqual(await sent(page, {width: 640, height: 480, type: "image/png"}),
        {width: 640, height: 480, mediaType: "image/png", same: true});
    assert.deepEqual(await sent(page, {width: 0, height: 1, type: "image/png"}), {width: 0, height: 0, mediaType: "image/png", same: true});
    await leave(page);
});

test("a chosen file is sent in place of its number, and one that was never chosen is not", async () => {
    const page = await openGallery(browser, server, "route=/controls");
    const statuses = await page.evaluate(async () => {
        const {Requests} = await import("/engine/requests.js");
        const {ChosenFiles} = await import("/engine/chosen_files.js");
        const seen = [];
        globalThis.fetch = async (address, {body, headers}) => {
            seen.push([headers["Content-Type"], headers.Authorization, body.length]);
            return new Response("{}", {status: 201});
        };
        const identity = {token: async () => "t.o.k", taken() {}};
        const files = new ChosenFiles();
        const number = files.add(new File([new Uint8Array(7)], "x.webp", {type: "image/webp"}));
        const answers = [];
        const requests = new Requests(`${location.origin}/api/v1/`, identity, files, (request, {status}) => answers.push(status));
        const wish = {method: 1, path: "tenants/demo/businesses/b/pictures?kind=logo", mediaType: "file", ifMatch: "", write: 1, timeout_ms: 9000};
        await requests.send({...wish, request: 1, body: new TextEncoder().encode(String(number))});
        await requests.send({...wish, request: 2, body: new TextEncoder().encode("99")});
        return {answers, seen};
    });
    assert.deepEqual(statuses, {answers: [201, 0], seen: [["image/webp", "Bearer t.o.k", 7]]});
    await leave(page);
});

test("a picture is asked for as the person who is here, once, and again when another comes", async () => {
    const page = await openGallery(browser, server, "route=/controls");
    const asked = await page.evaluate(async (bytes) => {
        const {Requests} = await import("/engine/requests.js");
        const {Pictures, PICTURE} = await import("/engine/pictures.js");
        const seen = [];
        globalThis.fetch = async (address, {headers, cache}) => {
            seen.push([new URL(address).pathname + new URL(address).search, headers.Authorization, headers.Accept, cache]);
            return address.href.includes("hidden") ? new Response("", {status: 404}) : new Response(new Uint8Array(bytes));
        };
        const identity = {token: async () => "t.o.k", taken() {}};
        const requests = new Requests(`${location.origin}/api/v1/`, identity, null, () => {});
        const came = [];
        const pictures = await new Promise((done) => {
            const all = new Pictures(() => came.push(1) === 2 && done(all));
            for (const name of ["logo", "hidden", "logo"]) all.get(name, () => requests.picture(`tenants/demo/pictures/${name}?size=small`));
        });
        const state = (name) => pictures.get(name, () => new Promise(() => {})).state;
        const before = [state("logo"), state("hidden")];
        pictures.forget();
        return {seen, before, after: state("logo"), PICTURE};
    }, [...PIXEL]);
    const row = (name) => [`/api/v1/tenants/demo/pictures/${name}?size=small`, "Bearer t.o.k", "image/webp", "default"];
    assert.deepEqual(asked.seen, [row("logo"), row("hidden")]);
    assert.deepEqual(asked.before, [asked.PICTURE.ready, asked.PICTURE.failed]);
    assert.equal(asked.after, asked.PICTURE.waiting);
    await leave(page);
});
