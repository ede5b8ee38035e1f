# ./dev build: build/comptoir and build/widget/.

export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CMAKE_CXX_COMPILER_LAUNCHER=ccache

# configure FOLDER OPTIONS...: only when it has not been, or when the options differ.
configure() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.options" 2> /dev/null)" = "$*" ] && return 0
    cmake -S . -B "$folder" -G Ninja "$@"
    echo "$*" > "$folder/.options"
}

native_build() { configure build/native -DCMAKE_BUILD_TYPE=Release && ninja -C build/native; }

wasm_build() {
    NODE_PATH=/usr/share/nodejs configure build/wasm -DCMAKE_BUILD_TYPE=MinSizeRel \
        -DCMAKE_TOOLCHAIN_FILE=/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake
    NODE_PATH=/usr/share/nodejs ninja -C build/wasm
}

# What is served and shown, from what was built: build/widget, build/portal, build/nginx.
pack() {
    node tools/pack-widget.mjs && node tools/make-portal.mjs && mkdir -p build/nginx && cp server/nginx/* build/nginx/
}
pack_inputs() {
    find web docs/embedding.md wasm/app/catalogues server/nginx tools/pack-widget.mjs tools/make-portal.mjs package-lock.json \
        build/wasm/wasm/comptoir.wasm -type f | sort
}

verb_build() {
    verb_setup
    step 'Building the server' native_build
    step 'Building the widget' wasm_build
    [ -d build/widget ] && [ -d build/portal ] && [ -d build/nginx ] || rm -f build/done/pack
    # shellcheck disable=SC2046
    once pack $(pack_inputs) -- step 'Packing the widget' pack
}
