// The mirror by itself: what each operation of the buffer does to real elements, and what people's actions send back.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {closeBrowsers, launch, leave, open, serve} from "./harness.mjs";

let browser, server;
before(async () => {
    browser = await launch();
    server = await serve({folders: {"/engine/": "web/engine", "/fixtures/": "tests/browser/fixtures"}});
});
after(async () => {
    await closeBrowsers();
    await server?.close();
});

/** A page with a mirror that has mirrored `operations` already; ids are the test's own. */
async function mirrored(...operations) {
    const page = await open(browser, `${server.origin}/fixtures/mirror.html`);
    await page.evaluate((list) => globalThis.apply({op: "create", id: 1, role: "root", rect: [0, 0, 800, 600], name: "Comptoir", look: {}}, ...list), operations);
    page.apply = (...list) => page.evaluate((words) => globalThis.apply(...words), list);
    page.messages = () => page.evaluate(() => globalThis.messages.splice(0));
    return page;
}
const node = (id, role, fields = {}) => ({op: "create", id, role, parent: 1, rect: [10, 10 + id, 100, 40], name: "", look: {}, states: [], actions: [], ...fields});

test("a node is a real element of its role and name, at its rectangle", async () => {
    const page = await mirrored(
        node(2, "button", {name: "Rechercher", rect: [10.5, 20, 120, 40], actions: ["press"]}),
        node(3, "heading", {name: "Annuaire", look: {level: 1, style: 10}, previous: 2}));
    const button = page.getByRole("button", {name: "Rechercher", exact: true});
    assert.deepEqual(await button.evaluate((element) => {
        const {x, y, width, height} = element.getBoundingClientRect();
        const origin = globalThis.mirror.element.getBoundingClientRect();
        return [x - origin.x, y - origin.y, width, height];
    }), [10.5, 20, 120, 40]);
    assert.equal(await page.getByRole("heading", {level: 3, name: "Annuaire"}).count(), 1, "the host's heading level is added");
    await leave(page);
});

test("an update changes what differs and nothing else", async () => {
    const page = await mirrored(node(2, "toggle", {name: "Ouvert maintenant", states: ["pressed"]}));
    const changes = await page.evaluate(async () => {
        const records = [];
        const observer = new MutationObserver((list) => records.push(...list));
        observer.observe(globalThis.root, {subtree: true, childList: true, attributes: true, characterData: true});
        globalThis.apply({op: "update", id: 2, name: "Ouvert maintenant", states: ["pressed"], rect: [10, 12, 100, 40], look: {}});
        const unchanged = observer.takeRecords().length;
        globalThis.apply({op: "update", id: 2, states: []});
        return [unchanged, ...observer.takeRecords().map(({attributeName}) => attributeName)];
    });
    assert.deepEqual(changes, [0, "aria-pressed"]);
    await leave(page);
});

test("order of reading follows creation, moves keep the focus, removal takes the inside along", async () => {
    const page = await mirrored(node(2, "list", {name: "Résultats"}),
        ...[3, 4, 5].flatMap((id, index) => [
            {...node(id, "listitem", {set: [index + 1, 3]}), parent: 2, previous: index ? id - 1 : 0},
            {...node(id + 10, "link", {name: `n${id}`, attributes: {href: `/b/${id}`}}), parent: id}]));
    const names = () => page.getByRole("link").allInnerTexts();
    assert.deepEqual(await names(), ["n3", "n4", "n5"]);
    await page.getByRole("link", {name: "n3"}).focus();
    await page.apply({op: "move", id: 4, previous: 0}, {op: "move", id: 5, previous: 4});
    assert.deepEqual(await names(), ["n4", "n5", "n3"]);
    assert.equal(await page.evaluate(() => globalThis.root.activeElement.textContent), "n3");
    await page.apply({op: "remove", id: 3}, {op: "remove", id: 5});
    assert.deepEqual(await names(), ["n4"]);
    assert.equal(await page.evaluate(() => globalThis.mirror.node(13)), undefined);
    await leave(page);
});

test("links lead to routes, http, https, mailto and tel only", async () => {
    const addresses = ["/business/1", "https://example.org/", "mailto:a@example.org", "tel:+33472000000",
        "javascript:alert(1)", "data:text/html,x", "//example.org/x"];
    const page = await mirrored(...addresses.map((href, index) => node(10 + index, "link", {name: `l${index}`, attributes: {href}})));
    const hrefs = await page.evaluate((count) => Array.from({length: count}, (_, index) => globalThis.mirror.node(10 + index).element.getAttribute("href")), addresses.length);
    assert.ok(hrefs[0].endsWith("#/business/1"));
    assert.deepEqual(hrefs.slice(1, 4), addresses.slice(1, 4));
    assert.deepEqual(hrefs.slice(4), [null, null, null]);
    await leave(page);
});

test("pressing a link that is a route sends a press; with the control key the browser opens a tab", async () => {
    const page = await mirrored(node(2, "link", {name: "Fiche", actions: ["press"], attributes: {href: "/business/1"}}));
    const [tab] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link").click({modifiers: ["Control"]})]);
    assert.ok(tab.url().endsWith("#/business/1"));
    assert.deepEqual((await page.messages()).filter(({action}) => action === "press"), []);
    await page.getByRole("link").click();
    assert.deepEqual((await page.messages()).filter(({action}) => action === "press"), [{action: "press", node: 2}]);
    assert.ok(!page.url().includes("#"), "the address bar is the host's");
    await leave(page);
});

test("a field's value is sent whole, written when it differs, and never touched during a composition", async () => {
    const page = await mirrored(node(2, "searchbox", {name: "Rechercher", actions: ["input", "submit"], value: "plo"}));
    const field = page.getByRole("searchbox", {name: "Rechercher"});
    assert.equal(await field.inputValue(), "plo");
    await field.focus();
    await page.keyboard.press("End");
    await page.keyboard.type("mb");
    await page.keyboard.press("Enter");
    const sent = await page.messages();
    assert.deepEqual(sent.filter(({action}) => action === "input").map(({text}) => text), ["plom", "plomb"]);
    assert.equal(sent.filter(({action}) => action === "submit").length, 1);
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", {text: "é", selectionStart: 1, selectionEnd: 1});
    await page.apply({op: "update", id: 2, value: "autre"});
    assert.equal(await field.inputValue(), "plombé");
    await session.send("Input.insertText", {text: "ée"});
    assert.equal((await page.messages()).findLast(({action}) => action === "input").text, "plombée");
    await page.apply({op: "update", id: 2, value: "autre"});
    assert.equal(await field.inputValue(), "autre");
    await leave(page);
});

test("a ticked box shows what the drawing code says", async () => {
    const page = await mirrored(node(2, "checkbox", {name: "Ouvert", actions: ["press"]}));
    const box = page.getByRole("checkbox", {name: "Ouvert"});
    await box.click();
    assert.deepEqual((await page.messages()).filter(({action}) => action === "press"), [{action: "press", node: 2}]);
    await page.evaluate(() => globalThis.mirror.node(2).settle());
    assert.equal(await box.isChecked(), false, "nobody confirmed it");
    await page.apply({op: "update", id: 2, states: ["checked"]});
    assert.equal(await box.isChecked(), true);
    await leave(page);
});

test("a choice has its options and its value, and sends what was chosen", async () => {
    const page = await mirrored(node(2, "select", {name: "Trier", value: "distance", actions: ["change"]}),
        {...node(3, "option", {name: "Pertinence", value: "relevance"}), parent: 2},
        {...node(4, "option", {name: "Distance", value: "distance"}), parent: 2, previous: 3});
    const choice = page.getByRole("combobox", {name: "Trier"});
    assert.equal(await choice.inputValue(), "distance");
    await choice.selectOption("relevance");
    assert.deepEqual((await page.messages()).filter(({action}) => action === "change"), [{action: "change", node: 2, text: "relevance"}]);
    await leave(page);
});

test("arrow keys go to the composite that takes them, and stay the browser's elsewhere", async () => {
    const page = await mirrored(node(2, "list", {name: "Liste", actions: ["key_vertical"]}),
        {...node(3, "listitem"), parent: 2}, {...node(4, "link", {name: "a", actions: ["press"], attributes: {href: "/a"}}), parent: 3},
        node(5, "textbox", {name: "Champ", actions: ["input", "key_updown"], previous: 2}));
    await page.getByRole("link").focus();
    for (const key of ["ArrowDown", "End", "ArrowRight"]) await page.keyboard.press(key);
    assert.deepEqual((await page.messages()).filter(({action}) => action === "key").map(({node: id, text}) => [id, text]), [[2, "ArrowDown"], [2, "End"]]);
    await page.getByRole("textbox").focus();
    for (const key of ["ArrowDown", "Home"]) await page.keyboard.press(key);
    assert.deepEqual((await page.messages()).filter(({action}) => action === "key").map(({node: id, text}) => [id, text]), [[5, "ArrowDown"]]);
    await leave(page);
});

test("an open dialog shuts out what is beside it, keeps Tab inside, and is dismissed by Escape or a press beside it", async () => {
    const page = await mirrored(node(2, "button", {name: "Dehors", actions: ["press"]}),
        node(3, "dialog", {name: "Filtres", rect: [0, 0, 800, 600], actions: ["dismiss"], previous: 2}),
        {...node(4, "button", {name: "Un", actions: ["press"]}), parent: 3},
        {...node(5, "button", {name: "Deux", actions: ["press"]}), parent: 3, previous: 4},
        {op: "focus", id: 4});
    const focused = () => page.evaluate(() => globalThis.root.activeElement?.textContent);
    assert.equal(await focused(), "Un");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Un");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "Deux");
    assert.equal(await page.evaluate(() => globalThis.mirror.node(2).element.inert), true);
    await page.messages();
    await page.keyboard.press("Escape");
    await page.mouse.click(500, 400);
    assert.deepEqual((await page.messages()).filter(({action}) => action === "dismiss").map(({node: id}) => id), [3, 3]);
    await page.apply({op: "remove", id: 3}, {op: "focus", id: 2});
    assert.equal(await page.evaluate(() => globalThis.mirror.node(2).element.inert), false);
    assert.equal(await focused(), "Dehors");
    await leave(page);
});

test("relations between elements hold in either order of creation", async () => {
    const page = await mirrored(node(2, "combobox", {name: "Lieu", attributes: {controls: "3", active: "4"}, states: ["expandable", "expanded"]}),
        node(3, "listbox", {name: "Propositions", previous: 2}), {...node(4, "option", {name: "Lyon", states: ["selected"]}), parent: 3});
    assert.deepEqual(await page.evaluate(() => {
        const {control} = globalThis.mirror.node(2);
        return [control.ariaControlsElements?.[0] ?? globalThis.root.getElementById(control.getAttribute("aria-controls")),
            globalThis.root.getElementById(control.getAttribute("aria-activedescendant"))].map((element) => element.getAttribute("role"));
    }), ["listbox", "option"]);
    await leave(page);
});

test("copied text does not glue words, and text mode shows the same elements in reading order", async () => {
    const page = await mirrored(node(2, "text", {name: "Plomberie Rivoire"}), node(3, "text", {name: "Villeurbanne", previous: 2}));
    const copied = () => page.evaluate(() => {
        getSelection().selectAllChildren(globalThis.mirror.node(1).element);
        return getSelection().toString().trim().split(/\s+/);
    });
    assert.deepEqual(await copied(), ["Plomberie", "Rivoire", "Villeurbanne"]);
    await page.evaluate(() => globalThis.showText(true));
    const [first, second] = await page.evaluate(() => [2, 3].map((id) => globalThis.mirror.node(id).element.getBoundingClientRect().y));
    assert.ok(first < second);
    assert.deepEqual(await copied(), ["Plomberie", "Rivoire", "Villeurbanne"]);
    await leave(page);
});

test("the parts of a name read and copy as one text", async () => {
    const part = (id, role, name, previous = 0) => ({...node(id, role, {name, previous, look: {flow: "line"}}), parent: 2});
    const page = await mirrored(node(2, "link", {name: "Dépannage plomberie", states: ["in_parts"], attributes: {href: "/b"}}),
        part(3, "text", "Dépannage "), part(4, "mark", "plomb", 3), part(5, "text", "erie", 4), node(6, "text", {name: "Lyon", previous: 2}));
    assert.equal(await page.getByRole("link", {name: "Dépannage plomberie", exact: true}).count(), 1);
    const copied = await page.evaluate(() => {
        getSelection().selectAllChildren(globalThis.mirror.node(1).element);
        return getSelection().toString().trim();
    });
    assert.deepEqual(copied.split(/\s+/), ["Dépannage", "plomberie", "Lyon"]);
    await page.evaluate(() => globalThis.showText(true));
    assert.deepEqual((await page.getByRole("link").innerText()).split(/\s+/).filter(Boolean), ["Dépannage", "plomberie"]);
    await leave(page);
});

test("the focus of the keyboard asks for a ring, the focus of the mouse does not", async () => {
    const page = await mirrored(node(2, "button", {name: "Un", actions: ["press"]}), node(60, "button", {name: "Deux", actions: ["press"], previous: 2}));
    const focuses = async () => (await page.messages()).filter(({action}) => action === "focus").map(({node: id, number}) => [id, number]);
    await page.keyboard.press("Tab");
    assert.deepEqual(await focuses(), [[2, 1]]);
    await page.getByRole("button", {name: "Deux"}).click();
    assert.deepEqual(await focuses(), [[60, 0]]);
    await page.keyboard.press("Shift+Tab");
    assert.deepEqual(await focuses(), [[2, 1]]);
    await leave(page);
});
