# ./dev test [--deep]: native tests under ASan and UBSan, browser tests in Chromium, fuzzers; closes with "N passed, N failed".

# suite TITLE FOLDER [CTEST OPTIONS...]: one ctest run; its counts are added up, its failures shown.
passed=0 failed=0
suite() {
    local title=$1 folder=$2 log=build/log/ctest.log counts
    shift 2
    printf '\n== %s\n' "$title"
    mkdir -p build/log
    ctest --test-dir "$folder" --output-on-failure --no-tests=error "$@" 2>&1 | tee "$log" || true
    counts=$(awk '/tests passed,/ { failed = $4; total = $NF; print total - failed, failed }' "$log")
    [ -n "$counts" ] || counts='0 1'
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}

tests_build() {
    configure build/asan -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS=-O1 -DCOMPTOIR_SANITIZE=address && ninja -C build/asan all
}
fuzzers_build() {
    configure build/fuzz -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER=clang++ -DCOMPTOIR_SANITIZE=fuzzer &&
        ninja -C build/fuzz fuzzers
}
thread_build() { configure build/tsan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCOMPTOIR_SANITIZE=thread && ninja -C build/tsan all; }

verb_test() {
    local deep=
    [ "${1:-}" != --deep ] || deep=1
    verb_build
    step 'Building the tests' tests_build
    step 'Building the fuzzers' fuzzers_build
    export COMPTOIR_DEEP=$deep
    suite 'Native tests, address and undefined-behaviour sanitizers' build/asan -L native
    suite 'Browser tests' build/native -L browser
    suite 'Fuzzers' build/fuzz -L fuzz -j 2
    if [ -n "$deep" ]; then
        step 'Building for the thread sanitizer' thread_build
        suite 'Native tests, thread sanitizer' build/tsan -L native
        suite 'Security controls taken away, one at a time' build/native -L mutants
    fi
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
}
