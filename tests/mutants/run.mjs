// Takes away one security control after the other and demands that a test turns red: `node tests/mutants/run.mjs [NAME...]`.
// Each *.patch here says in its first lines which control it takes away, and which test must notice: "server: NAME" is a case of
// tests/server, "shared: NAME" of tests/shared, "browser/FILE: NAME" a test of that file. Everything happens in a copy of the tree
// (build/mutants), which is built as build/native is. Fails when a patch does not apply or build, when a test is not found or is
// red without the patch, and when it stays green with it.
import {execFileSync, spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync} from "node:fs";
import {dirname, join, resolve} from "node:path";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const tree = join(root, "build/mutants/tree");
const built = join(root, "build/mutants/build");
const folder = join(root, "tests/mutants");
const environment = {...process.env, CCACHE_BASEDIR: tree, CCACHE_NOHASHDIR: "1", COMPTOIR_DEEP: ""};

/** @returns {{name: string, control: string, suite: string, test: string, file: string}} */
export function readMutant(file) {
    const [, control, suite, test] = /^Takes away: (.+)\nTurns red: ([\w./-]+): (.+)\n\n/.exec(readFileSync(file, "utf8")) ?? [];
    if (!test) throw new Error(`${file}: its first lines do not say what it takes away and what turns red`);
    return {name: file.split("/").pop().replace(".patch", ""), control, suite, test, file};
}

export const mutantFiles = () => readdirSync(folder).filter((name) => name.endsWith(".patch")).sort().map((name) => join(folder, name));

function copyTree() {
    rmSync(tree, {recursive: true, force: true});
    for (const path of execFileSync("git", ["ls-files"], {cwd: root, encoding: "utf8"}).split("\n").filter(Boolean)) {
        if (!existsSync(join(root, path))) continue;
        mkdirSync(dirname(join(tree, path)), {recursive: true});
        cpSync(join(root, path), join(tree, path), {preserveTimestamps: true});
    }
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    mkdirSync(join(tree, "build"));
    for (const part of ["wasm", "widget", "portal"]) symlinkSync(join(root, "build", part), join(tree, "build", part));
}

function configure() {
    rmSync(join(built, "CMakeCache.txt"), {force: true});
    const source = (name) => join(root, "build/source", name);
    execFileSync("cmake", ["-S", tree, "-B", built, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache",
        `-DCOMPTOIR_IMGUI_DIR=${source("imgui")}`, `-DCOMPTOIR_HTTPLIB_DIR=${source("cpp-httplib")}`,
        `-DCOMPTOIR_DATA_DIR=${join(root, "build/data")}`], {stdio: ["ignore", "ignore", "inherit"], env: environment});
}

/** Builds what the suite needs. @returns {string} what went wrong; empty: nothing */
function build(suite) {
    if (suite.startsWith("browser/")) return "";
    const {status, stdout} = spawnSync("ninja", ["-C", built, `${suite}_tests`], {encoding: "utf8", env: environment, maxBuffer: 1e8});
    return status === 0 ? "" : stdout.slice(-3000);
}

/** Runs one test. @returns {"green" | "red" | "absent"} */
function run({suite, test}) {
    const browser = suite.startsWith("browser/");
    // doctest takes a comma for the end of a name, and ? for any letter; the other runner takes a regular expression.
    const [program, words] = browser
        ? ["node", ["--test", "--test-reporter=tap", `--test-name-pattern=^${test.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, join("tests", suite)]]
        : [join(built, "tests", `${suite}_tests`), [`--test-case=${test.replace(/[,*\\]/g, "?")}`]];
    const {status, stdout} = spawnSync(program, words, {cwd: tree, encoding: "utf8", env: environment, maxBuffer: 1e8, timeout: 600_000});
    const ran = browser ? stdout.split("\n").some((line) => /^(not )?ok \d+ - /.test(line) && !line.includes("# SKIP"))
        : !/test cases:\s+0 \|/.test(stdout);
    if (status === 0) return ran ? "green" : "absent";
    return "red";
}

function patch(mutant, ...more) {
    return spawnSync("patch", ["-p0", "--fuzz=0", "--silent", "--forward", ...more, "-i", mutant.file], {cwd: tree, encoding: "utf8"});
}

function main(names) {
    const mutants = mutantFiles().map(readMutant).filter(({name}) => !names.length || names.includes(name));
    copyTree();
    configure();
    const trouble = [];
    for (const suite of new Set(mutants.map((mutant) => mutant.suite))) {
        const failure = build(suite);
        if (failure) throw new Error(`${suite} does not build without any patch:\n${failure}`);
    }
    for (const mutant of mutants) {
        const unharmed = run(mutant);
        if (unharmed !== "green") trouble.push(`${mutant.name}: its test is ${unharmed} without the patch: ${mutant.test}`);
    }
    for (const mutant of mutants) {
        const applied = patch(mutant);
        if (applied.status !== 0) {
            trouble.push(`${mutant.name}: does not apply: ${applied.stdout}${applied.stderr}`);
            copyTree();
            continue;
        }
        const failure = build(mutant.suite);
        const outcome = failure ? `does not build:\n${failure}` : run(mutant);
        if (outcome !== "red") trouble.push(`${mutant.name}: ${outcome} without ${mutant.control}: ${mutant.test}`);
        console.log(`${outcome === "red" ? "found " : "MISSED"}  ${mutant.name}: without the rule ${mutant.control}`);
        patch(mutant, "--reverse");
    }
    console.log(`${mutants.length} controls taken away, ${mutants.length - new Set(trouble.map((line) => line.split(":")[0])).size} noticed by their tests`);
    for (const line of trouble) console.error(`not ok - ${line}`);
    process.exitCode = trouble.length ? 1 : 0;
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
