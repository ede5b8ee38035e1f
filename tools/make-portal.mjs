// Makes build/portal/: the demo banks' pages, BANK/LANGUAGE/PAGE.html, with their style and script beside them. The loader's integrity
// is read from build/widget; the network's address, NETWORK, and the other bank's, OTHER_BANK, are filled in by `comptoir demo`.
//
// usage: node tools/make-portal.mjs [--widget FOLDER] [--out FOLDER]
import {createHash} from "node:crypto";
import {cp, mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {accounts} from "../web/portal/pages/accounts.mjs";
import {engineer} from "../web/portal/pages/engineer.mjs";
import {framed, network, openToAll} from "../web/portal/pages/network.mjs";
import {transfers} from "../web/portal/pages/transfers.mjs";
import {banks} from "../web/portal/banks.mjs";
import {words} from "../web/portal/words.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const {values: given} = parseArgs({
    options: {widget: {type: "string", default: join(root, "build/widget")}, out: {type: "string", default: join(root, "build/portal")}},
});

const pages = {accounts, transfers, network, framed, public: openToAll, engineer};
const MONTH = new Date(Date.UTC(2026, 10, 1));

const loader = await readFile(join(given.widget, "comptoir.js"));
const integrity = `sha384-${createHash("sha384").update(loader).digest("base64")}`;
const people = JSON.parse(await readFile(join(root, "web/portal/people.json"), "utf8"));
const guide = await readFile(join(root, "docs/embedding.md"), "utf8");

function siteOf(bank, language, page) {
    const currency = {style: "currency", currency: "EUR"};
    return {
        bank, language, page, integrity, guide,
        people: people[bank.tenant],
        words: words[language],
        other: words[language].other,
        otherBank: `OTHER_BANK/${language}/${page}.html`,
        at: (name, lang = language) => `/${lang}/${name}.html`,
        money: (amount_minor, signed = false) =>
            new Intl.NumberFormat(language, {...currency, signDisplay: signed ? "exceptZero" : "auto"}).format(amount_minor / 100),
        day: (day) => new Intl.DateTimeFormat(language, {day: "numeric", month: "short", timeZone: "UTC"})
            .format(new Date(MONTH).setUTCDate(day)),
    };
}

const fresh = `${given.out}.new`;
await rm(fresh, {recursive: true, force: true});
for (const bank of banks) {
    const folder = join(fresh, bank.tenant);
    for (const part of ["style", "script"]) await cp(join(root, "web/portal", part), join(folder, part), {recursive: true});
    for (const language of Object.keys(words)) {
        await mkdir(join(folder, language), {recursive: true});
        for (const [page, make] of Object.entries(pages)) {
            await writeFile(join(folder, language, `${page}.html`), String(make(siteOf(bank, language, page))));
        }
    }
}
await cp(join(root, "web/portal/people.json"), join(fresh, "people.json"));
await rm(given.out, {recursive: true, force: true});
await rename(fresh, given.out);
