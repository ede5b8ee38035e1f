// People of the demo's banks, each in a browser of their own, doing together what the network is for.
import assert from "node:assert/strict";
import {after, afterEach, before, test} from "node:test";
import {closeBrowsers, closePages, launch, leave, quiet, until} from "./harness.mjs";
import {openPortal, signIn, startDemo} from "./harness/demo.mjs";

let browser, demo;
before(async () => {
    [browser, demo] = await Promise.all([launch(), startDemo()]);
});
after(async () => {
    await closeBrowsers();
    await demo?.close();
});
afterEach(closePages);

/** A browser with this person signed in; `go(route)` loads the network's page anew there, and `own` is the person's business. */
async function personAt(id) {
    const page = await openPortal(browser, demo, "fr/accounts.html");
    const token = await signIn(page, demo.portal, id);
    const answer = await fetch(`${demo.network}/api/v1/tenants/deux-rives/me`, {headers: {authorization: `Bearer ${token}`}});
    const me = await answer.json();
    await page.addInitScript(() => addEventListener("comptoir:unread", ({detail}) => { globalThis.unread = detail.count; }));
    return {
        page,
        own: me.businesses[0],
        async go(route) {
            await page.goto("about:blank"); // the same address with another route would load nothing
            await page.goto(`${demo.portal}/fr/network.html#${route}`);
            await page.ready();
            await quiet(page);
        },
        sees: (text) => page.getByText(text).first().waitFor({state: "attached"}),
        seesNot: async (text) => assert.equal(await page.getByText(text).count(), 0, `sees ${text}`),
        press: (name, role = "button") => page.getByRole(role, {name, exact: true}).first().click(),
    };
}

/** Types something into one's own page, for connections alone, and publishes it. */
async function showConnections({page, go, press, sees}, field, text) {
    await go("/mine");
    await press("Coordonnées", "link");
    await page.getByRole("textbox", {name: field}).fill(text);
    await press("Qui voit quoi", "link");
    await page.getByRole("combobox", {name: `Qui voit : ${field}`}).selectOption({label: "Mes relations"});
    await press("Publier");
    await sees("Votre page est publiée.");
}

test("two people connect: an ask with a line, a bell, an answer; then each sees what the other shows connections, until one ends it", async () => {
    const [claire, henri] = await Promise.all([personAt("claire"), personAt("henri")]); // henri reads the network as text
    const [phone, mail] = ["04 99 00 12 34", "entre-nous@claire.example"];
    await showConnections(henri, "Téléphone", phone);
    await showConnections(claire, "E-mail", mail);

    await claire.go(`/business/${henri.own.id}`);
    await claire.page.getByRole("button", {name: "Demander une relation"}).waitFor();
    await claire.seesNot(phone);
    await claire.press("Demander une relation");
    const dialog = claire.page.getByRole("dialog", {name: "Demander une relation"});
    await dialog.getByRole("textbox").fill("Nous nous sommes vus au salon.");
    await dialog.getByRole("button", {name: "Demander une relation"}).click();
    await claire.sees("Demande de relation envoyée");
    await claire.seesNot(phone);

    await henri.go("/directory");
    await until(henri.page, () => globalThis.unread === 1);
    await henri.go("/notices");
    await henri.sees("souhaite être en relation avec vous");
    await henri.page.getByRole("link", {name: claire.own.name}).or(henri.page.getByRole("button", {name: claire.own.name})).first().click();
    await henri.sees("Nous nous sommes vus au salon.");
    await henri.seesNot(mail);
    await henri.press("Accepter");
    await henri.sees("Vous êtes en relation");
    await until(henri.page, () => globalThis.unread === 0);

    await claire.go("/notices");
    await claire.sees("a accepté votre demande");
    for (const [who, other, text] of [[claire, henri, phone], [henri, claire, mail]]) {
        await who.go(`/business/${other.own.id}`);
        await who.sees("Vous êtes en relation");
        await who.sees(text);
    }

    await claire.go(`/business/${henri.own.id}`);
    await claire.press("Note et autres actions");
    await claire.press("Mettre fin à la relation");
    await claire.page.getByRole("dialog").getByRole("button", {name: "Mettre fin à la relation"}).click();
    await claire.page.getByText("Vous êtes en relation").first().waitFor({state: "detached"});
    for (const [who, other, text] of [[claire, henri, phone], [henri, claire, mail]]) {
        await who.go(`/business/${other.own.id}`);
        await who.page.getByRole("heading", {name: other.own.name}).first().waitFor();
        await who.page.getByRole("button", {name: "Demander une relation"}).waitFor();
        await who.seesNot(text);
    }
    await leave(claire.page);
    await leave(henri.page);
});

test("whoever looks in one bank's directory for what the other bank's people wrote finds nothing", async (t) => {
    const {page, go} = await personAt("claire");
    await go("/directory");
    for (const word of demo.canaries.words) {
        const beginning = word.slice(0, 9); // an answer may well name a word as it was typed
        const [answer] = await Promise.all([
            page.waitForResponse((response) => response.url().includes(`q=${beginning}`)), page.field().fill(beginning)]);
        assert.equal((await answer.json()).total.value, 0, word);
    }
    const {answers, unread} = await demo.canaries.check();
    t.diagnostic(`${answers} answers looked at, of ${unread} the head alone`);
    assert.ok(answers - unread > demo.canaries.words.length);
    await leave(page);
});

test("the address of another bank's business leads nowhere", async () => {
    const {page, go, sees} = await personAt("claire");
    await go(`/business/${demo.canaries.businesses[0]}`);
    await sees("Cette page n’existe pas ou plus");
    page.trouble.console.length = 0; // the browser itself reports that it was not found
    await leave(page);
});

const INTERACTIONS_MAX = 12;

/**
 * A keyboard that counts. One interaction is to reach one control, with however many presses of Tab, and to operate it; a field that
 * a text is typed into is none, since there is no page without its texts.
 */
function keyboardOf(page) {
    const focused = () => page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return (element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent).replace(/\s+/g, " ").trim();
    });
    const reach = async (name) => {
        const met = [await focused()];
        while (!met.at(-1).startsWith(name) && met.length < 60) {
            await page.keyboard.press("Tab");
            met.push(await focused());
        }
        if (met.at(-1).startsWith(name)) return;
        assert.fail(`Tab does not lead to ${name}, but to ${met.join(", ")}`);
    };
    const keyboard = {
        interactions: 0,
        async operate(name, ...keys) {
            await reach(name);
            for (const key of keys) await page.keyboard.press(key);
            keyboard.interactions++;
        },
        async type(name, text) {
            await reach(name);
            await page.keyboard.type(text);
        },
    };
    return keyboard;
}

test("by keyboard alone a new business comes from signing in to a published page in twelve interactions beyond typing its texts", async (t) => {
    const page = await openPortal(browser, demo, "fr/accounts.html");
    const keyboard = keyboardOf(page);
    const loaded = page.waitForEvent("framenavigated");
    await keyboard.operate("Connecté en tant que", "Enter");
    await keyboard.operate("Élodie Chapuis", "Enter");
    await page.locator("[data-person-menu] summary", {hasText: "Élodie Chapuis"}).waitFor();
    await keyboard.operate("Ouvrir le réseau", "Enter");
    await loaded;
    await page.ready();
    await quiet(page);
    await keyboard.operate("Ma page", "Enter");
    await page.getByRole("button", {name: "Publier"}).waitFor();
    await quiet(page);

    await keyboard.type("Nom commercial", "Menuiserie Chapuis");
    await keyboard.type("Métier", "menuis");
    await page.getByRole("option", {name: /menuiserie/i}).first().waitFor();
    for (const key of ["ArrowDown", "Enter"]) await page.keyboard.press(key);
    keyboard.interactions++; // chosen from a list
    await keyboard.type("Présentation", "Portes, fenêtres et escaliers sur mesure.");
    await keyboard.type("Numéro et rue", "12 rue des Lilas");
    await keyboard.type("Code postal", "69100");
    await keyboard.type("Téléphone", "04 99 00 12 34");
    await keyboard.operate("Qui voit ma page", "Home"); // everybody is the first choice
    await keyboard.operate("Publier", "Enter");
    await page.getByText("Votre page est publiée.").first().waitFor({state: "attached"});
    t.diagnostic(`${keyboard.interactions} interactions`);
    assert.ok(keyboard.interactions <= INTERACTIONS_MAX, `${keyboard.interactions} interactions`);

    const answer = await fetch(`${demo.network}/api/v1/tenants/deux-rives/businesses?q=menuiserie+chapuis`);
    const [found] = (await answer.json()).items;
    assert.equal(found.name, "Menuiserie Chapuis");
    assert.equal(found.description, "Portes, fenêtres et escaliers sur mesure.");
    await leave(page);
});
