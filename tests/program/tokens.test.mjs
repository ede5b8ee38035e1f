// Tokens made by a library of others (jose), against the running program: each that is forged, stale, broken or meant for somebody
// else is refused, and all of them in the same words, so that a forger learns nothing from the answer.
import assert from "node:assert/strict";
import {execFileSync, spawn} from "node:child_process";
import {createHmac, createSign, generateKeyPairSync, sign} from "node:crypto";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {CompactSign, CompactEncrypt, exportJWK, exportSPKI, SignJWT, UnsecuredJWT} from "jose";
import {freePorts} from "../browser/harness/ports.mjs";

const PROGRAM = "build/comptoir";
const AUDIENCE = "comptoir";
const STARTS_WITHIN_TRIES = 300;
const FORGED_AT_LEAST = 60;

const pair = (...kind) => generateKeyPairSync(...kind);
// Each of the bank's systems signs with an algorithm of its own.
const systems = {
    RS256: {iss: "https://rsa.bank.example", kid: "r1", ...pair("rsa", {modulusLength: 2048})},
    ES256: {iss: "https://ec.bank.example", kid: "e1", ...pair("ec", {namedCurve: "P-256"})},
    EdDSA: {iss: "https://ed.bank.example", kid: "d1", ...pair("ed25519")},
};
const bank = systems.ES256;
const otherBank = {iss: "https://other.example", kid: "o1", ...pair("ec", {namedCurve: "P-256"})};
const thief = pair("ec", {namedCurve: "P-256"});
const thiefsRsa = pair("rsa", {modulusLength: 2048});

let folder, program, origin;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), "comptoir-tokens-"));
    const run = (...words) => execFileSync(PROGRAM, words, {stdio: ["ignore", "pipe", "pipe"]});
    for (const tenant of ["bank", "other"]) run("tenant", "create", tenant, "--data", folder);
    const publish = async (tenant, algorithm, {iss, kid, publicKey}) => {
        const file = join(folder, `${kid}.json`);
        writeFileSync(file, JSON.stringify({keys: [{...await exportJWK(publicKey), kid, alg: algorithm, use: "sig"}]}));
        run("tenant", "issuer", "add", tenant, iss, "--audience", AUDIENCE, "--algorithm", algorithm, "--keys", file, "--data", folder);
    };
    for (const [algorithm, system] of Object.entries(systems)) await publish("bank", algorithm, system);
    await publish("other", "ES256", otherBank);
    const port = await freePorts(1);
    origin = `http://127.0.0.1:${port}`;
    program = spawn(PROGRAM, ["serve", "--data", folder, "--port", String(port), "--quiet"], {stdio: "ignore"});
    for (let tries = 0; tries < STARTS_WITHIN_TRIES; tries++) {
        const answer = await fetch(`${origin}/api/v1/tenants/bank`).catch(() => null);
        if (answer?.status === 200) return;
        await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("the program does not start");
});
after(() => {
    program?.kill("SIGKILL");
    rmSync(folder, {recursive: true, force: true});
});

const now_s = () => Math.floor(Date.now() / 1000);
const claims = (more = {}) =>
    ({iss: bank.iss, aud: AUDIENCE, sub: "p-1", tenant: "bank", name: "Anne Rivoire", iat: now_s(), exp: now_s() + 300, ...more});
const without = (...names) => Object.fromEntries(Object.entries(claims()).filter(([name]) => !names.includes(name)));
const header = (more = {}) => ({alg: "ES256", kid: bank.kid, typ: "JWT", ...more});
const base64url = (text) => Buffer.from(text).toString("base64url");

/** Signed as the bank signs, by jose. */
const signed = (payload = claims(), head = header(), key = bank.privateKey) => new SignJWT(payload).setProtectedHeader(head).sign(key);
/** Signed by the bank's key over any text, where jose keeps one from it. */
const signedText = (payload, head = header(), key = bank.privateKey) =>
    new CompactSign(Buffer.from(payload)).setProtectedHeader(head).sign(key);
/** Whatever header, signed by hand. */
function byHand(head, payload, key = bank.privateKey) {
    const text = `${base64url(typeof head === "string" ? head : JSON.stringify(head))}.${base64url(typeof payload === "string" ? payload : JSON.stringify(payload))}`;
    return `${text}.${sign("sha256", Buffer.from(text), {key, dsaEncoding: "ieee-p1363"}).toString("base64url")}`;
}
const hmac = (secret, alg = "HS256") => {
    const text = `${base64url(JSON.stringify(header({alg})))}.${base64url(JSON.stringify(claims()))}`;
    return `${text}.${createHmac(alg.replace("HS", "sha"), secret).update(text).digest("base64url")}`;
};
const parts = async (change) => change((await signed()).split("."));
const flipped = (text, at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);

/** Asks who one is. @returns {Promise<{status: number, body: any, headers: Headers}>} */
async function ask(token, {tenant = "bank", authorization = `Bearer ${token}`} = {}) {
    const answer = await fetch(`${origin}/api/v1/tenants/${tenant}/me`, {headers: {Authorization: authorization}});
    const text = await answer.text();
    return {status: answer.status, headers: answer.headers, body: text.startsWith("{") ? JSON.parse(text) : text};
}

const TAKEN = {
    "ES256": () => signed(),
    "RS256": () => signed(claims({iss: systems.RS256.iss}), header({alg: "RS256", kid: systems.RS256.kid}), systems.RS256.privateKey),
    "EdDSA": () => signed(claims({iss: systems.EdDSA.iss}), header({alg: "EdDSA", kid: systems.EdDSA.kid}), systems.EdDSA.privateKey),
    "without typ": () => signed(claims(), {alg: "ES256", kid: bank.kid}),
    "several audiences, ours among them": () => signed(claims({aud: ["elsewhere", AUDIENCE]})),
    "with nbf": () => signed(claims({nbf: now_s() - 10})),
    "by a clock half a minute fast": () => signed(claims({iat: now_s() + 30, exp: now_s() + 300})),
    "ended half a minute ago, by our clock": () => signed(claims({iat: now_s() - 300, exp: now_s() - 30})),
    "with claims that nobody knows": () => signed(claims({jti: "1", favourite: {colour: ["blue"]}})),
    "a name in Arabic with emoji": () => signed(claims({name: "مريم 🥖"})),
    "with three businesses and a branch": () => signed(claims({
        businesses: ["732829320", "552100554", "443061841"].map((id) => ({register: {country: "FR", scheme: "siren", id}, role: "owner"})),
        staff: {role: "adviser", branch: "Lyon"}})),
};

const FORGED = {
    // ---- the algorithm
    "alg none, by jose": () => new UnsecuredJWT(claims()).encode(),
    "alg none, with the key id": () => `${base64url(JSON.stringify(header({alg: "none"})))}.${base64url(JSON.stringify(claims()))}.`,
    "alg None": () => parts(([, payload, mark]) => [base64url(JSON.stringify(header({alg: "None"}))), payload, mark].join(".")),
    "alg none over a good signature": () => byHand(header({alg: "none"}), claims()),
    "alg missing": () => byHand({kid: bank.kid, typ: "JWT"}, claims()),
    "alg empty": () => byHand(header({alg: ""}), claims()),
    "alg a number": () => byHand(header({alg: 256}), claims()),
    "alg in lower case": () => byHand(header({alg: "es256"}), claims()),
    "HMAC with the public key in PEM": async () => hmac(await exportSPKI(bank.publicKey)),
    "HMAC with the public key in DER": () => hmac(bank.publicKey.export({type: "spki", format: "der"})),
    "HMAC with the public key as JWK": async () => hmac(JSON.stringify(await exportJWK(bank.publicKey))),
    "HMAC with nothing": () => hmac(""),
    "HS384 with the public key": async () => hmac(await exportSPKI(bank.publicKey), "HS384"),
    "HS512 with the public key": async () => hmac(await exportSPKI(bank.publicKey), "HS512"),
    "HMAC with the RSA key": async () => hmac(await exportSPKI(systems.RS256.publicKey)),
    "another algorithm of the same curve's family": async () => {
        const p384 = pair("ec", {namedCurve: "P-384"});
        return signed(claims(), header({alg: "ES384"}), p384.privateKey);
    },
    "PS256 with the issuer's RSA key": () =>
        signed(claims({iss: systems.RS256.iss}), header({alg: "PS256", kid: systems.RS256.kid}), systems.RS256.privateKey),
    "RS512 with the issuer's RSA key": () =>
        signed(claims({iss: systems.RS256.iss}), header({alg: "RS512", kid: systems.RS256.kid}), systems.RS256.privateKey),
    "RS256 at the issuer that signs ES256": () => signed(claims(), header({alg: "RS256", kid: systems.RS256.kid}), systems.RS256.privateKey),
    "another of the bank's systems in this one's name": () =>
        signed(claims(), header({alg: "EdDSA", kid: systems.EdDSA.kid}), systems.EdDSA.privateKey),
    "a signature in DER": () => {
        const text = `${base64url(JSON.stringify(header()))}.${base64url(JSON.stringify(claims()))}`;
        return `${text}.${createSign("sha256").update(text).sign(bank.privateKey).toString("base64url")}`;
    },
    // ---- the key
    "a stranger's key under the bank's key id": () => signed(claims(), header(), thief.privateKey),
    "a stranger's RSA key under the bank's key id": () =>
        signed(claims({iss: systems.RS256.iss}), header({alg: "RS256", kid: systems.RS256.kid}), thiefsRsa.privateKey),
    "an unknown key id": () => signed(claims(), header({kid: "e2"})),
    "no key id": () => signed(claims(), {alg: "ES256", typ: "JWT"}),
    "an empty key id": () => signed(claims(), header({kid: ""})),
    "a key id that climbs folders": () => signed(claims(), header({kid: "../../e1.json"})),
    "a key id of SQL": () => signed(claims(), header({kid: "e1' OR '1'='1"})),
    "a key id that is a list": () => byHand(header({kid: [bank.kid]}), claims()),
    "the other bank's key id with its key": () => signed(claims(), header({kid: otherBank.kid}), otherBank.privateKey),
    "its own key in jwk": async () => signed(claims(), header({jwk: await exportJWK(thief.publicKey)}), thief.privateKey),
    "the right key in jwk": async () => signed(claims(), header({jwk: await exportJWK(bank.publicKey)})),
    "a key set at jku": () => signed(claims(), header({jku: "https://thief.example/keys.json"}), thief.privateKey),
    "a certificate at x5u": () => signed(claims(), header({x5u: "https://thief.example/key.pem"}), thief.privateKey),
    "a certificate in x5c": () => signed(claims(), header({x5c: ["MIIB"]}), thief.privateKey),
    // ---- the header
    "a critical extension": () => byHand(header({crit: ["exp"], exp: 1}), claims()),
    "b64 false": () => byHand(header({b64: false}), claims()),
    "compressed": () => byHand(header({zip: "DEF"}), claims()),
    "another type": () => signed(claims(), header({typ: "at+jwt"})),
    "a revocation instead of a person's token": () => signed(claims(), header({typ: "comptoir-revocation+jwt"})),
    "alg said twice": () => byHand('{"alg":"none","alg":"ES256","kid":"e1"}', claims()),
    "a header that is a list": () => byHand("[]", claims()),
    "a header that is no JSON": () => byHand("{alg:ES256}", claims()),
    "encrypted to nobody": () => new CompactEncrypt(Buffer.from(JSON.stringify(claims())))
        .setProtectedHeader({alg: "RSA-OAEP-256", enc: "A256GCM"}).encrypt(systems.RS256.publicKey),
    // ---- the signature and the form
    "no signature": () => parts(([head, payload]) => `${head}.${payload}.`),
    "two parts": () => parts(([head, payload]) => `${head}.${payload}`),
    "four parts": () => parts((all) => [...all, all[2]].join(".")),
    "the first byte of the signature changed": () => parts(([head, payload, mark]) => [head, payload, flipped(mark, 0)].join(".")),
    "the signature's left-over bits set": () => parts(([head, payload, mark]) => {
        const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return [head, payload, mark.slice(0, -1) + letters[letters.indexOf(mark.at(-1)) + 1]].join(".");
    }),
    "the signature cut short": () => parts(([head, payload, mark]) => [head, payload, mark.slice(0, -4)].join(".")),
    "a signature of zeros": () => parts(([head, payload]) => [head, payload, Buffer.alloc(64).toString("base64url")].join(".")),
    "a signature of r = s = order": () => parts(([head, payload]) => [head, payload, Buffer.from(
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551".repeat(2), "hex").toString("base64url")].join(".")),
    "another token's signature": async () => {
        const [head, payload] = (await signed(claims({sub: "p-2"}))).split(".");
        return [head, payload, (await signed()).split(".")[2]].join(".");
    },
    "a claim changed after signing": async () => {
        const [head, , mark] = (await signed()).split(".");
        return [head, base64url(JSON.stringify(claims({sub: "director"}))), mark].join(".");
    },
    "padding": () => parts(([head, payload, mark]) => [head, payload, `${mark}==`].join(".")),
    "the alphabet of plain base64": () => parts(([head, payload, mark]) =>
        [head, payload, `${mark.slice(0, -2)}+/`].join(".")),
    "a letter of no alphabet": () => parts(([head, payload, mark]) => [head, `${payload}*`, mark].join(".")),
    "cut in the middle": async () => (await signed()).slice(0, 120),
    "one letter": () => "a",
    "two dots": () => "..",
    "a giant that just fits the header": () => signed(claims({name: "x".repeat(5_760)})),
    "a giant number of businesses": () => signed(claims({businesses: Array.from({length: 60}, () => ({register: {id: "732829320"}, role: "owner"}))})),
    // ---- the claims
    "no issuer": () => signed(without("iss")),
    "an issuer that nobody knows": () => signed(claims({iss: "https://thief.example"})),
    "the issuer with a slash more": () => signed(claims({iss: `${bank.iss}/`})),
    "the other bank's issuer": () => signed(claims({iss: otherBank.iss}), header({kid: otherBank.kid}), otherBank.privateKey),
    "no subject": () => signed(without("sub")),
    "an empty subject": () => signed(claims({sub: ""})),
    "a subject that is a number": () => byHand(header(), claims({sub: 1})),
    "a subject with a line break": () => signed(claims({sub: "p-1\np-2"})),
    "no tenant": () => signed(without("tenant")),
    "another tenant": () => signed(claims({tenant: "other"})),
    "a tenant in capitals": () => signed(claims({tenant: "BANK"})),
    "no audience": () => signed(without("aud")),
    "another audience": () => signed(claims({aud: "payments"})),
    "an audience that only begins like ours": () => signed(claims({aud: `${AUDIENCE}.evil`})),
    "no name": () => signed(without("name")),
    "no end": () => signed(without("exp")),
    "an end that is text": () => byHand(header(), claims({exp: String(now_s() + 300)})),
    "an end in milliseconds": () => signed(claims({exp: Date.now() + 300_000})),
    "no beginning": () => signed(without("iat")),
    "ended two minutes ago": () => signed(claims({iat: now_s() - 400, exp: now_s() - 120})),
    "a clock an hour slow": () => signed(claims({iat: now_s() - 3600, exp: now_s() - 3300})),
    "a clock an hour fast": () => signed(claims({iat: now_s() + 3600, exp: now_s() + 3900})),
    "not before tomorrow": () => signed(claims({nbf: now_s() + 86_400})),
    "six minutes of life": () => signed(claims({exp: now_s() + 360})),
    "a life that ends before it begins": () => signed(claims({iat: now_s(), exp: now_s() - 100})),
    "negative times": () => signed(claims({iat: -1, exp: 299})),
    "a claim said twice": () => signedText(`${JSON.stringify(claims()).slice(0, -1)},"sub":"director"}`),
    "a nested claim said twice": () => signedText(`${JSON.stringify(claims()).slice(0, -1)},"staff":{"role":"adviser","role":"moderator","branch":"Lyon"}}`),
    "a role that is none": () => signed(claims({businesses: [{register: {id: "732829320"}, role: "root"}]})),
    "a register number that can't be": () => signed(claims({businesses: [{register: {id: "732829321"}, role: "owner"}]})),
    "staff that is none": () => signed(claims({staff: {role: "director"}})),
    "an adviser without a branch": () => signed(claims({staff: {role: "adviser"}})),
    "claims that are a list": () => signedText("[]"),
    "claims that are no JSON": () => signedText("sub=p-1"),
    "claims nested a thousand deep": () => signedText(`${JSON.stringify(claims()).slice(0, -1)},"x":${"[".repeat(1000)}${"]".repeat(1000)}}`),
    "claims that are not UTF-8": () => signedText(Buffer.concat([Buffer.from(JSON.stringify(claims()).slice(0, -2)), Buffer.from([0xff]), Buffer.from('"}')])),
};

for (const [what, make] of Object.entries(TAKEN)) {
    test(`taken: ${what}`, async () => {
        const {status, body} = await ask(await make());
        assert.equal(status, 200, JSON.stringify(body));
    });
}

test("the forged ones are many enough, and no two alike", async () => {
    const tokens = await Promise.all(Object.values(FORGED).map((make) => make()));
    assert.ok(new Set(tokens).size === tokens.length && tokens.length >= FORGED_AT_LEAST, `${tokens.length}`);
});

let refusal = null;
for (const [what, make] of Object.entries(FORGED)) {
    test(`refused: ${what}`, async () => {
        const {status, body, headers} = await ask(await make());
        assert.equal(status, 401);
        assert.equal(headers.get("WWW-Authenticate"), 'Bearer error="invalid_token"');
        assert.ok(body.request_id);
        delete body.request_id;
        refusal ??= body;
        assert.deepEqual(body, refusal, "the same words for each");
    });
}

test("a good token opens its own bank alone", async () => {
    assert.equal((await ask(await signed(), {tenant: "other"})).status, 401);
    const there = claims({iss: otherBank.iss, tenant: "other"});
    const token = await signed(there, header({kid: otherBank.kid}), otherBank.privateKey);
    assert.equal((await ask(token, {tenant: "other"})).status, 200);
    assert.equal((await ask(token)).status, 401);
});

test("a token that outgrows every header is refused before it is read, and the program goes on", async () => {
    const giant = await signed(claims({name: "x".repeat(500_000)}));
    const answer = await ask(giant).catch((error) => ({status: 0, error}));
    assert.ok([0, 400, 401, 413, 431].includes(answer.status), String(answer.status));
    assert.equal((await ask(await signed())).status, 200);
});

test("what is no bearer is not taken for one", async () => {
    const token = await signed();
    for (const authorization of [`Basic ${token}`, `Bearer${token}`, token, "Bearer", `Bearer ${token} ${token}`, `Bearer ${token},`]) {
        assert.equal((await ask(token, {authorization})).status, 401, authorization.slice(0, 12));
    }
});
