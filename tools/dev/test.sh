# ./dev test [--deep]: every test; closes with ctest's summary.

tests_build() { configure build/asan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCOMPTOIR_SANITIZE=address && ninja -C build/asan; }

verb_test() {
    verb_build
    step 'Building the tests' tests_build
    ctest --test-dir build/asan --output-on-failure --no-tests=error
}
