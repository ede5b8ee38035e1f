# ./dev setup: what a fresh Debian 12 lacks.

packages=(
    g++ cmake ninja-build clang libclang-rt-14-dev clang-format ccache dpkg-dev
    libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libtomlplusplus-dev
    libhowardhinnant-date-dev libssl-dev zlib1g-dev libbrotli-dev doctest-dev librapidcheck-dev
    libjpeg62-turbo-dev libpng-dev libwebp-dev liblcms2-dev libseccomp-dev libicu-dev
    emscripten node-acorn brotli nginx-light chromium fonts-inter curl
)

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

missing_packages() {
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${packages[@]}" 2> /dev/null |
        awk '$2 == "installed" { print $1 }' | sort -u | comm -13 - <(printf '%s\n' "${packages[@]}" | sort -u)
}

install_packages() {
    as_root apt-get update -qq
    # shellcheck disable=SC2046
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $(missing_packages)
}

# Node comes from Debian unless the machine has a newer one, which brings its own npm.
install_node() { command -v npm > /dev/null || DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends nodejs npm; }

verb_setup() {
    [ -z "$(missing_packages)" ] || step 'Installing packages' install_packages
    command -v npm > /dev/null || step 'Installing Node' install_node
    [ -d node_modules ] || rm -f build/done/npm
    once npm package.json package-lock.json -- step 'Installing npm packages' npm ci --no-audit --no-fund
    [ -f build/source/imgui/.version ] || step 'Fetching Dear ImGui' tools/fetch-source.sh imgui 1.92.2b+ds-1 1.92 \
        e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
    [ -f build/source/cpp-httplib/.version ] || step 'Fetching cpp-httplib' tools/fetch-source.sh cpp-httplib 0.41.0+ds-3 0.18 \
        7acb492bffdd95165677d22145c2c4890e6432c5ef53d0f781defe8dec48f567 trixie 0.18.7-1+deb13u1
    [ ! -f tools/make-data.mjs ] || once data package-lock.json tools/make-data*.mjs -- step 'Making data tables' node tools/make-data.mjs build/data
}
