#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, which is gone afterwards:
#
#   tests/with-postgres.sh cargo test
#
# Debian's server on a socket in a temporary directory. The command finds it in
# HAILONG_TEST_POSTGRES, and the directory for its own temporary files in TMPDIR.
#
# Each test creates databases, which costs a disk more than what is tested. They live in memory
# where it has room for them, and the server does without fsync: no test cuts the machine's power.
# The tests of durability kill processes and count fsync calls of SQLite; they work under target/,
# on the disk.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 COMMAND…" >&2; exit 2; }

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || { echo "PostgreSQL's server is missing: apt-get install postgresql, or make needs" >&2; exit 1; }

# The server refuses to run as root.
as_owner=()
[ "$(id -u)" -ne 0 ] || as_owner=(runuser -u postgres --)

# Kilobytes that the databases of a run take at most.
room=2000000
parent=/tmp
free=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)
[ "${free:-0}" -lt $room ] || parent=/dev/shm

# Short, because a socket's path may have 107 characters.
home=$(mktemp -d "$parent/hailong-pg.XXXXXX")
mkdir "$home/files"
[ "$(id -u)" -ne 0 ] || chown postgres "$home"

stop() {
    "${as_owner[@]}" "$programs/pg_ctl" --pgdata "$home/data" --mode immediate --silent stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$home"
"${as_owner[@]}" "$programs/initdb" --pgdata data --username hailong --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >"$home/initdb.log" 2>&1 ||
    { cat "$home/initdb.log" >&2; exit 1; }
"${as_owner[@]}" "$programs/pg_ctl" --pgdata data --log "$home/data/log" --silent --wait \
    --options "-c listen_addresses='' -c unix_socket_directories='$home' -c max_connections=400 -c fsync=off -c max_wal_size=256MB" start ||
    { cat "$home/data/log" >&2; exit 1; }
cd "$OLDPWD"

export HAILONG_TEST_POSTGRES="postgres:///postgres?host=$home&user=hailong"
export TMPDIR="$home/files"
"$@"
