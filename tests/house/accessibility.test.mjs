// docs/accessibility.md holds what it promises: each criterion of RGAA 4.1 stands there once, with a state and a proof that exists.
import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {test} from "node:test";

const CRITERIA_OF_THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

const page = readFileSync("docs/accessibility.md", "utf8");
const rows = page.split("\n").filter((line) => /^\| \d+\.\d+ \|/.test(line)).map((line) => line.slice(2, -2).split(" | "));
const stateOf = ([, , state]) => /^(met|not met|n\/a)\b/.exec(state)?.[1];

test("each of the 106 criteria of RGAA has one row, in order", () => {
    const wanted = CRITERIA_OF_THEMES.flatMap((count, theme) => Array.from({length: count}, (_, index) => `${theme + 1}.${index + 1}`));
    assert.equal(wanted.length, 106);
    assert.deepEqual(rows.map(([number]) => number), wanted);
});

test("each criterion is met, not met or not applicable, and what is said of it has a test that exists or was looked at by hand", () => {
    const troubles = [];
    for (const row of rows) {
        const [number, subject, state, proof = ""] = row;
        if (!subject || !stateOf(row)) troubles.push(`${number}: ${state}`);
        if (stateOf(row) === "n/a" ? !/^n\/a: ./.test(state) : !/^by hand: ./.test(proof) && !proof.startsWith("`")) troubles.push(`${number}: ${proof}`);
        for (const [, name] of proof.startsWith("by hand") ? [] : proof.matchAll(/`([^`]+)`/g)) {
            const file = name.endsWith(".cpp") ? name : `${name}.test.mjs`;
            if (!existsSync(`tests/${file}`)) troubles.push(`${number}: there is no tests/${file}`);
        }
    }
    assert.deepEqual(troubles, []);
});

test("the numbers of the page and of the bank's statement are those of the table", () => {
    const count = (state) => rows.filter((row) => stateOf(row) === state).length;
    const applicable = rows.length - count("n/a");
    assert.ok(page.includes(`Of the 106, ${count("n/a")} are not applicable; of the other ${applicable}, ${count("met")} are met and ${count("not met")} are not.`));
    assert.ok(page.includes(`${count("met")} des ${applicable} critères applicables sont respectés`));
    const statement = page.split("## For the bank's statement")[1].split("\n## ")[0];
    for (const row of rows.filter((one) => stateOf(one) === "not met")) assert.ok(statement.includes(`(${row[0]})`), `${row[0]} is not in the statement`);
});
