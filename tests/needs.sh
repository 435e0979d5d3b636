#!/usr/bin/env bash
# Installs on Debian what the tests need beside Rust and a C compiler, or names it.
set -euo pipefail

# What a test calls, and the Debian package that brings it.
needs=(
    "postgres postgresql"
    "chromium chromium"
    "node nodejs"
    "npm npm"
    "zbarimg zbar-tools"
    "pdftoppm poppler-utils"
    "strace strace"
    "Rscript r-base-core"
    "r-survey r-cran-survey"
    "r-haven r-cran-haven"
    "r-readr r-cran-readr"
    "r-jsonlite r-cran-jsonlite"
    "aiosmtpd python3-aiosmtpd"
    "nginx nginx-light"
    "caddy caddy"
    "curl curl"
    "openssl openssl"
    "systemd-analyze systemd"
    "yaml python3-yaml"
    "pspp pspp"
    "soffice libreoffice-calc"
    "venv python3-venv"
)

# Debian keeps the server's programs outside the PATH.
there() {
    [ "$1" = postgres ] && { ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; return; }
    [ "$1" = nginx ] && [ -x /usr/sbin/nginx ] && return
    [ "$1" = yaml ] && { python3 -c 'import yaml' >/dev/null 2>&1; return; }
    [ "$1" = venv ] && { python3 -c 'import ensurepip' >/dev/null 2>&1; return; }
    # A package of R is no program.
    [[ "$1" = r-* ]] && { Rscript -e "library(${1#r-})" >/dev/null 2>&1; return; }
    command -v "$1" >/dev/null 2>&1
}

missing=()
for need in "${needs[@]}"; do
    read -r command package <<<"$need"
    there "$command" || missing+=("$package")
done

# The readers of exported files, of the versions in their list; installed again only when that changes.
readers() {
    local here readers
    here=$(cd "$(dirname "$0")" && pwd)
    readers=$here/../target/readers
    cmp -s "$here/export/requirements.txt" "$readers/.pinned" && return
    echo "Installing for the tests: the readers of exported files (tests/export/requirements.txt)"
    mkdir -p "$here/../target"
    python3 -m venv --clear "$readers"
    "$readers/bin/pip" install --quiet --disable-pip-version-check -r "$here/export/requirements.txt"
    cp "$here/export/requirements.txt" "$readers/.pinned"
}

if [ ${#missing[@]} -eq 0 ]; then
    readers
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need these Debian packages, or what matches them here: ${missing[*]}" >&2
    exit 1
fi
echo "Installing for the tests: ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
readers
