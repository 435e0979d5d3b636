#!/usr/bin/env bash
# The journeys in a real Chromium, against a made-up office that is served for them alone.
#
#   tests/browser/run.sh target/debug/hailong                  all journeys
#   tests/browser/run.sh target/debug/hailong units alerts     these alone
#
# Screenshots are left in target/browser/. CHROMIUM names another Chromium than Debian's.
set -euo pipefail
unset HAILONG_DATABASE HAILONG_SURVEYS HAILONG_LISTEN HAILONG_PUBLIC_URL HAILONG_SECOND_FACTOR

binary=$(realpath "${1:?usage: tests/browser/run.sh BINARY [JOURNEY...]}")
shift
export BINARY=$binary
here=$(cd "$(dirname "$0")" && pwd)
office=$(mktemp -d)
server=""

finish() {
    local outcome=$?
    trap - EXIT
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$outcome" -ne 0 ] && [ -s "$office/server.err" ]; then
        echo "--- what the server said ---" >&2
        tail -n 40 "$office/server.err" >&2
    fi
    rm -rf "$office"
    exit "$outcome"
}
trap finish EXIT

# The packages are pinned; they are installed again only when the pins change.
if ! cmp -s "$here/package-lock.json" "$here/node_modules/.pinned"; then
    # Not `npm ci`: it refuses a lock without the optional packages of platforms that a registry does not have.
    (cd "$here" && npm install --no-save --no-fund --no-audit --loglevel=error)
    cp "$here/package-lock.json" "$here/node_modules/.pinned"
fi

export HAILONG_DATA="$office/data"
"$binary" demo --responses 400 --no-serve >"$office/demo.out"
STAFF_PASSWORD=$(node -p 'require("crypto").randomUUID()')
export STAFF_NAME=browser STAFF_PASSWORD
HAILONG_PASSWORD="$STAFF_PASSWORD" "$binary" staff add "$STAFF_NAME" --role admin >/dev/null

# Answers to petitions are approved by a second person.
mkdir -p "$HAILONG_DATA/seeds"
cp "$here/../../seeds/demo/offices.toml" "$HAILONG_DATA/seeds/"
sed 's/^approval.answers = false/approval.answers = true/' "$here/../../seeds/petitions.toml" \
    >"$HAILONG_DATA/seeds/petitions.toml"

# A provider of identities, which provider.test.mjs starts there: it is asked when somebody signs in.
free_port='const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
HAILONG_OIDC_ISSUER="http://127.0.0.1:$(node -e "$free_port")"
HAILONG_OIDC_SECRET=$(node -p 'require("crypto").randomUUID()')
# Where provider.test.mjs serves the same office once more, with the second factor demanded.
DEMANDING="http://127.0.0.1:$(node -e "$free_port")"
export DEMANDING
export HAILONG_OIDC_ISSUER HAILONG_OIDC_SECRET HAILONG_OIDC_CLIENT=hailong HAILONG_OIDC_NAME="Cổng cán bộ"

# The pipe carries the one line that says the server answers; no guessing at seconds.
mkfifo "$office/said"
"$binary" serve --listen 127.0.0.1:0 >"$office/said" 2>"$office/server.err" &
server=$!
exec 3<"$office/said"
read -r line <&3 || { echo "the server ended before it listened" >&2; exit 1; }
case "$line" in
    "listening on http://"*) BASE=${line#listening on } ;;
    *) echo "the server's first line is \`$line\`" >&2; exit 1 ;;
esac
export BASE

# A poster as it leaves the printer, read as a phone reads it.
scan() {
    "$binary" touchpoint poster "$1" --public-url "$BASE" --out "$office/$1.png" >/dev/null 2>&1
    zbarimg --quiet --raw --nodbus "$office/$1.png"
}
SCANNED=$(scan BT01)
export SCANNED

PICTURES=$(cd "$here/../.." && pwd)/target/browser
export PICTURES
mkdir -p "$PICTURES"

journeys=("$here"/*.test.mjs)
if [ $# -gt 0 ]; then
    journeys=("${@/#/$here/}")
    journeys=("${journeys[@]/%/.test.mjs}")
fi
# A story has its own limit (browser.mjs); this one, a file's, is for a browser that does not even close.
node --test --test-reporter=spec --test-concurrency=1 --test-timeout=900000 --test-force-exit "${journeys[@]}"
[ $# -gt 0 ] || node "$here/speed.mjs"
