# ./dev bench [--json FILE] [--only PREFIX]: every figure of tests/bench/goals.json, measured in this run.

verb_bench() {
    verb_build
    node tools/bench.mjs "$@"
}
