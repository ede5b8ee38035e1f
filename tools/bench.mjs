// Runs every bench, puts each figure beside its goal, prints the table and, with --json FILE, writes one JSON line a figure.
// A bench is a program that appends lines {"name", "value"} to the file named by COMPTOIR_FIGURES; goals stand in tests/bench/goals.json.
// usage: bench.mjs [--json FILE] [--only PREFIX]; exits with 0 when every figure was measured, whether or not its goal holds.
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

const option = (name) => {
    const at = process.argv.indexOf(name);
    return at < 0 ? undefined : process.argv[at + 1];
};

const goals = JSON.parse(readFileSync("tests/bench/goals.json", "utf8"));
const only = option("--only") ?? "";
const folder = mkdtempSync(join(tmpdir(), "comptoir-bench-"));
const figures = join(folder, "figures.jsonl");

/** Native benches are build/native/tests/*_bench; the others are tests/bench/*.bench.mjs. */
const benches = [
    ...readdirSync("build/native/tests").filter((name) => name.endsWith("_bench")).map((name) => [`build/native/tests/${name}`]),
    ...readdirSync("tests/bench").filter((name) => name.endsWith(".bench.mjs")).map((name) => ["node", `tests/bench/${name}`]),
];

const broken = [];
for (const [program, ...words] of benches) {
    console.log(`\n== ${[program, ...words].join(" ")}`);
    const run = spawnSync(program, words, {stdio: "inherit", env: {...process.env, COMPTOIR_FIGURES: figures}});
    if (run.status !== 0) broken.push([program, ...words].join(" "));
}

const measured = new Map();
if (existsSync(figures))
    for (const line of readFileSync(figures, "utf8").split("\n").filter(Boolean)) {
        const {name, value} = JSON.parse(line);
        measured.set(name, value);
    }
rmSync(folder, {recursive: true});

const holds = (value, goal) => {
    const [comparison, bound] = goal.split(" ");
    return comparison === "<=" ? value <= Number(bound) : value >= Number(bound);
};
const rows = goals.filter((goal) => goal.name.startsWith(only)).map((goal) => {
    const value = measured.get(goal.name);
    return {...goal, value: value ?? null, holds: value !== undefined && holds(value, goal.goal)};
});

console.log(`\n${"figure".padEnd(36)} ${"value".padStart(12)} ${"goal".padEnd(12)} ${"unit".padEnd(9)} holds  what`);
for (const row of rows)
    console.log(`${((row.must ? "● " : "  ") + row.name).padEnd(36)} ${String(row.value ?? "-").padStart(12)} ${row.goal.padEnd(12)} ` +
        `${row.unit.padEnd(9)} ${row.holds ? "yes  " : row.value === null ? "-    " : "NO   "}  ${row.what}`);

const file = option("--json");
if (file)
    writeFileSync(file, rows.map(({name, value, unit, goal, must, holds: held}) =>
        JSON.stringify({name, value, unit, goal, must, holds: held}) + "\n").join(""));

const missing = rows.filter((row) => row.value === null).map((row) => row.name);
for (const bench of broken) console.error(`failed: ${bench}`);
if (missing.length) console.error(`not measured: ${missing.join(", ")}`);
process.exit(missing.length || broken.length ? 1 : 0);
