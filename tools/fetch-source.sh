#!/usr/bin/env bash
# Brings a Debian source package under build/source/NAME: the pinned version where the suite still has it, else the newest from
# the testing suites, saying so. Needs only apt and its keyring.
# usage: fetch-source.sh NAME PINNED_VERSION MINIMUM_VERSION SHA256_OF_ORIG [FALLBACK_SUITE FALLBACK_VERSION]
set -euo pipefail
cd "$(dirname "$0")/.."
name=$1 pinned=$2 minimum=$3 sha=$4 fallback_suite=${5:-} fallback_version=${6:-}
target=build/source/$name
[ -f "$target/.version" ] && exit 0

private=$(pwd)/build/source/apt
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mkdir -p "$private/lists/partial" "$private/cache/archives/partial" "$target"

# The machine's own archive address; security archives carry no testing sources.
address=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 'Created-By: Packages' |
    awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }')
[ -n "$address" ] || { echo "No Debian archive is configured on this machine: check /etc/apt/sources.list*." >&2; exit 1; }
for suite in forky sid $fallback_suite; do
    echo "deb-src [signed-by=$keyring] $address $suite main"
done > "$private/sources.list"
options=(-oDir::Etc::sourcelist="$private/sources.list" -oDir::Etc::sourceparts=/dev/null
    -oDir::State::Lists="$private/lists" -oDir::Cache="$private/cache" -oAPT::Get::List-Cleanup=0 -qq)

listed() { apt-cache "${options[@]}" showsrc --only-source "$name" 2>/dev/null | awk '/^Version:/ { print $2 }'; }
[ -n "$(listed)" ] || apt-get "${options[@]}" update
version=
if listed | grep -qxF "$pinned"; then
    version=$pinned
else
    version=$(listed | sort -V | tail -n 1)
    if [ -z "$version" ] || dpkg --compare-versions "$version" lt "$minimum"; then version=$fallback_version; fi
    [ -n "$version" ] || {
        echo "Debian offers no $name from $minimum on. Get its sources and pass their folder (see README, 'Sources')." >&2; exit 1; }
    echo "$name $pinned is no longer offered; using $version." >&2
fi

work=$(mktemp -d "$private/XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get "${options[@]}" source --download-only "$name=$version" >/dev/null)
original=$(ls "$work"/*.orig.tar.* | grep -v '\.asc$' | head -n 1)
if [ "$version" = "$pinned" ] && [ -n "$sha" ]; then
    echo "$sha  $original" | sha256sum --check --quiet || { echo "$name $version: not the pinned archive." >&2; exit 1; }
fi
tar -xf "$original" -C "$target" --strip-components=1
echo "$version" > "$target/.version"
