#!/usr/bin/env bash
# Schemathesis, all checks, against a made-up office that is served for it alone: without and with a token.
#
#   tests/api/run.sh target/debug/hailong
#
# Needs python3 with venv; the pinned package is installed below target/.
set -euo pipefail
unset HAILONG_DATABASE HAILONG_SURVEYS HAILONG_LISTEN HAILONG_PUBLIC_URL

binary=$(realpath "${1:?usage: tests/api/run.sh BINARY}")
here=$(cd "$(dirname "$0")" && pwd)
tools="$here/../../target/schemathesis"
pin=schemathesis==4.32.5
office=$(mktemp -d)
server=""

finish() {
    local outcome=$?
    trap - EXIT
    [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
    rm -rf "$office"
    exit "$outcome"
}
trap finish EXIT

if [ "$(cat "$tools/.pinned" 2>/dev/null)" != "$pin" ]; then
    rm -rf "$tools"
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check "$pin"
    echo "$pin" >"$tools/.pinned"
fi

export HAILONG_DATA="$office/data"
"$binary" demo --responses 400 --no-serve >"$office/demo.out"
token=$("$binary" token add schemathesis --role admin | awk 'END { print $NF }')

mkfifo "$office/said"
"$binary" serve --limits off --listen 127.0.0.1:0 >"$office/said" 2>"$office/server.err" &
server=$!
exec 3<"$office/said"
read -r line <&3 || { cat "$office/server.err" >&2; exit 1; }
base=${line##* }

cd "$office"
for header in "Accept: application/json" "Authorization: Bearer $token"; do
    echo "--- ${header%% *} ---"
    "$tools/bin/st" --config-file "$here/schemathesis.toml" run "$base/api/v1/openapi.json" \
        --header "$header" --checks all --max-examples "${EXAMPLES:-20}" --seed 1
done
