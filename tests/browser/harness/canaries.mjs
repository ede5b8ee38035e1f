// Words that the second bank's people write into everything one can write into, and a watch over every byte that the first bank's
// pages are sent meanwhile: of the network and of the portal, heads and bodies. None of the words may be there.
import assert from "node:assert/strict";

const WORDS = {
    trade_name: "Wybrouzelan", description: "Kryptofadelu", offers: "Jovialdruquen", seeks: "Mazurkolbane", labels: "Phlogistuvon",
    website: "quibbenzole", email: "trasqueluno", draft: "Ombrulivaxto", note: "Tchouvenidrel", report: "Gastrubolneck",
};

/** Speaks to the network as the first person of the second bank, who owns a business there. */
async function signedIn({otherPortal, network}) {
    const signed = await fetch(`${otherPortal}/comptoir-token`, {method: "POST", headers: {origin: otherPortal}});
    const authorization = `Bearer ${await signed.text()}`;
    return async (method, path, body, version) => {
        const headers = {authorization, "content-type": "application/json", ...version && {"if-match": version}};
        const answer = await fetch(`${network}/api/v1/tenants/estuaire${path}`, {method, headers, body: body && JSON.stringify(body)});
        assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
        return {version: answer.headers.get("etag"), said: answer.status === 204 ? null : await answer.json()};
    };
}

/**
 * Writes the words.
 * @param {{otherPortal: string, network: string}} demo
 * @returns {Promise<string[]>} the words, and the ids and register numbers of the second bank's businesses
 */
async function plant(demo) {
    const ask = await signedIn(demo);
    const {said: me} = await ask("GET", "/me");
    const own = `/businesses/${me.businesses[0].id}`;
    const {draft, note, report, website, email, offers, seeks, labels, ...texts} = WORDS;
    const fields = {
        ...texts, offers: [offers], seeks: [seeks], labels: [labels], website: `https://${website}.example`, email: `${email}@${website}.example`,
    };
    let {version} = await ask("GET", `${own}/draft`);
    ({version} = await ask("PATCH", `${own}/draft`, {fields, listed: "everyone"}, version));
    ({version} = await ask("POST", `${own}/publication`, {}, version));
    await ask("PATCH", `${own}/draft`, {fields: {seeks: [draft]}}, version);
    const {said: list} = await ask("GET", "/businesses?limit=50");
    const {id: other} = list.items.find(({id}) => id !== me.businesses[0].id);
    await ask("PUT", `${own}/contacts/${other}`, {note, saved: true});
    await ask("POST", `/businesses/${other}/reports`, {kind: "other", text: `${report} ${report}`, good_faith: true});
    const {said: found} = await ask("GET", `/businesses?q=${WORDS.description}`);
    assert.equal(found.total.value, 1, "the second bank's own people find the words");
    return [...Object.values(WORDS), ...list.items.flatMap(({id, register}) => [id, register.id])];
}

/** @param {{portal: string, otherPortal: string, network: string}} demo of startDemo, running */
export async function canariesOf(demo) {
    const words = await plant(demo);
    const reading = [];
    const leaks = [];
    let answers = 0, unread = 0;

    async function read(response) {
        const {origin, pathname} = new URL(response.url());
        const head = JSON.stringify(await response.allHeaders());
        const body = await response.body().then((bytes) => bytes.toString("latin1"), () => { unread++; return ""; }); // the page was left meanwhile
        answers++;
        for (const word of words)
            for (const [part, text] of [["head", head], ["body", body]])
                if (text.toLowerCase().includes(word.toLowerCase())) leaks.push(`${word} in the ${part} of ${origin}${pathname}`);
    }
    return {
        words: Object.values(WORDS),
        businesses: words.slice(Object.keys(WORDS).length),
        /** Looks at all that this page is sent while it shows the first bank. */
        watch(page) {
            page.on("response", (response) => {
                const isOfOther = [page.url(), response.url()].some((address) => address.startsWith(demo.otherPortal));
                if (!isOfOther) reading.push(read(response).catch(() => {})); // its browser was closed
            });
        },
        /**
         * Fails when a page of the first bank was sent anything of the second.
         * @returns {Promise<{answers: number, unread: number}>} answers looked at, and of how many the head alone
         */
        async check() {
            await Promise.all(reading);
            assert.deepEqual([...new Set(leaks)], [], "words of the second bank in what the first bank's pages were sent");
            return {answers, unread};
        },
    };
}
