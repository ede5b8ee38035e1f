// The peer that search over HTTP is measured against: fastify with SQLite's FTS5, on the same businesses and the same queries,
// answering with items as large as ours, which it keeps as ready JSON. libsql has
// better-sqlite3's interface and comes built for the machine from npm, where better-sqlite3 would compile for minutes.
// usage: peer.mjs LINES_OF_JSON PORT
import {createReadStream} from "node:fs";
import {createInterface} from "node:readline";
import Database from "libsql";
import fastify from "fastify";

const [lines, port] = process.argv.slice(2);
const database = new Database(":memory:");
database.exec("CREATE TABLE business (id INTEGER PRIMARY KEY, name TEXT, text TEXT, item TEXT)");
database.exec("CREATE VIRTUAL TABLE word USING fts5(text, content='business', content_rowid='id', prefix='2 3', tokenize=\"unicode61 remove_diacritics 2\")");
const insert = database.prepare("INSERT INTO business VALUES (?, ?, ?, ?)");
database.exec("BEGIN");
for await (const line of createInterface({input: createReadStream(lines)})) {
    const {id, name, text, item} = JSON.parse(line);
    insert.run(Number(id), name, text, item);
}
database.exec("COMMIT");
database.exec("INSERT INTO word(word) VALUES ('rebuild')");

const find = database.prepare("SELECT item FROM word JOIN business ON business.id = word.rowid WHERE word MATCH ? ORDER BY bm25(word) LIMIT 20");
const count = database.prepare("SELECT count(*) AS value FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT 1000)");

/** Each word quoted, so that nothing in it is FTS5's language; the last may be unfinished. */
const match = (text) => {
    const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => `"${word}"`);
    return words.length ? `${words.join(" ")}*` : `""`;
};

const server = fastify();
server.get("/api/v1/tenants/:tenant/businesses", (request, reply) => {
    const query = match(request.query.q ?? "");
    const items = find.all(query).map((row) => row.item).join();
    reply.type("application/json").send(`{"items":[${items}],"total":${JSON.stringify(count.get(query))}}`);
});
await server.listen({host: "127.0.0.1", port: Number(port)});
