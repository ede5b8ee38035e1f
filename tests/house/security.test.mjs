// docs/security.md holds what it promises: every requirement of ASVS 5.0 that it speaks for stands there once, each test that it or
// a mutant names exists, and each mutant still fits the code.
import assert from "node:assert/strict";
import {execFileSync, spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {mutantFiles, readMutant} from "../mutants/run.mjs";

// The requirements of OWASP ASVS 5.0.0: all of level 1, and of level 2 those of chapters 4, 5, 8, 9 and 16.
const LEVEL_1 = `1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2
    3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1
    7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2
    11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1`;
const LEVEL_2_CHAPTERS = `4.1.2 4.1.3 4.2.1 4.3.1 4.3.2 4.4.2 4.4.3 4.4.4 5.1.1 5.2.3 5.4.1 5.4.2 5.4.3 8.1.2 8.2.3 8.4.1 9.2.2 9.2.3
    9.2.4 16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3 16.5.1 16.5.2 16.5.3`;

const page = readFileSync("docs/security.md", "utf8");
const rows = page.split("\n").filter((line) => /^\| V\d/.test(line)).map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")));

/** The names of all tests: of doctest's cases and node's, with what varies in a name cut off. */
function testNames() {
    const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "tests"], {encoding: "utf8"}).split("\n");
    const names = new Set();
    for (const path of paths.filter((file) => /_test\.cpp$|\.test\.mjs$/.test(file))) {
        const text = readFileSync(path, "utf8");
        for (const [, name] of text.matchAll(/TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"/g)) names.add(name.replaceAll('\\"', '"'));
        for (const [, , name] of text.matchAll(/\btest\(\s*(["`])((?:(?!\1).)*)\1/g)) names.add(name.replace(/^\$\{[^}]*\}(, on a phone)?: |: \$\{[^}]*\}$/g, ""));
    }
    return names;
}
const known = testNames();

test("each requirement of level 1, and of level 2 of five chapters, has one row", () => {
    const wanted = `${LEVEL_1} ${LEVEL_2_CHAPTERS}`.trim().split(/\s+/).map((number) => `V${number}`);
    assert.deepEqual(rows.map(([number]) => number).sort(), wanted.sort());
});

test("each row says whether the requirement is met, and each that is met names tests that exist", () => {
    const troubles = [];
    for (const [number, , met, tests = ""] of rows) {
        if (!/^(yes|partly|n\/a: |the operator's|by process|\*\*not met\*\*)/.test(met)) troubles.push(`${number}: ${met}`);
        const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
        troubles.push(...named.filter((name) => !known.has(name)).map((name) => `${number}: no test is called: ${name}`));
        if (/^yes/.test(met) && !named.length && !/^V(15\.1\.1|16\.1\.1|16\.2\.3)$/.test(number)) troubles.push(`${number}: no test`);
    }
    assert.deepEqual(troubles, []);
});

test("each threat's proof exists", () => {
    const proofs = page.split("## Threats")[1].split("\n\n")[1].split("\n").slice(2).flatMap((line) => [...line.split(" | ").at(-1).matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    assert.ok(proofs.length > 10);
    assert.deepEqual(proofs.filter((name) => !known.has(name)), []);
});

test("15 to 20 mutants each take away a control of its own, name a test that exists, and still fit the code", () => {
    const mutants = mutantFiles().map(readMutant);
    assert.ok(mutants.length >= 15 && mutants.length <= 20, `${mutants.length} mutants`);
    assert.equal(new Set(mutants.map(({control}) => control)).size, mutants.length);
    assert.deepEqual(mutants.filter((mutant) => !known.has(mutant.test)).map((mutant) => `${mutant.name}: ${mutant.test}`), []);
    const stale = mutants.filter(({file}) => spawnSync("patch", ["-p0", "--dry-run", "--fuzz=0", "--silent", "--force", "-i", file]).status !== 0);
    assert.deepEqual(stale.map(({name}) => name), [], "tests/mutants/*.patch must be made anew where the code around them changed");
});
