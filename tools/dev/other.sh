# ./dev fmt and ./dev clean.

verb_fmt() { git ls-files '*.h' '*.cpp' | xargs -r clang-format -i; }
verb_clean() { rm -rf build node_modules; }
