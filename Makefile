# The recipes a developer and the continuous integration share.
#
#   make test      everything that must hold before a change lands
#   make browser   the journeys in a real Chromium, with screenshots
#   make api       Schemathesis against the API
#   make bench     the figures of the README
#   make torture   kills, full and failing disks, a database that goes away, in rounds: ROUNDS=300 SEED=7
#   make prometheus  the dashboard and the alert rules against a real Prometheus
#   make fuzz      every reader of outside bytes on mutated inputs; ROUNDS=200000 SEED=7 for more and others
#   make needs     installs on Debian what the tests need, or names it

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

CARGO := cargo
WITH_POSTGRES := tests/with-postgres.sh

.PHONY: test needs format lint unit doc surveys marks browser api bench fuzz torture prometheus licences

test: needs format marks lint unit doc surveys api browser

needs:
	tests/needs.sh

format:
	$(CARGO) fmt --check

# No unfinished marks land; an issue holds them.
marks:
	! git grep -nIE '\b(TODO|FIXME|XXX)\b|dbg!\(|todo!\(|unimplemented!\(' -- src tests benches migrations surveys seeds docs ':!docs/decisions.md'

lint:
	$(CARGO) clippy --all-targets -- -D warnings

# Every store test runs on SQLite and on PostgreSQL; a skipped database fails.
unit:
	$(WITH_POSTGRES) $(CARGO) test --lib --bins --tests
	$(CARGO) test --doc

doc:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --document-private-items

surveys:
	$(CARGO) run --quiet -- survey check

browser: needs
	$(CARGO) build
	tests/browser/run.sh target/debug/hailong

# EXAMPLES=200 for more of them.
api: needs
	$(CARGO) build
	tests/api/run.sh target/debug/hailong

# A short part of it is in `unit`.
ROUNDS := 20000
SEED := 1

fuzz:
	HAILONG_FUZZ=$(ROUNDS) HAILONG_FUZZ_SEED=$(SEED) $(CARGO) test --test tests fuzz

# Hundreds of rounds take minutes each hundred; a few of them are in `unit`.
torture: ROUNDS := 200
torture:
	HAILONG_TORTURE=$(ROUNDS) HAILONG_TORTURE_SEED=$(SEED) $(WITH_POSTGRES) \
		$(CARGO) test --test tests torture -- --nocapture --test-threads 1

bench:
	$(CARGO) bench

# Needs Debian's prometheus, which no other recipe does.
prometheus:
	$(CARGO) build
	node tests/monitor/prometheus.mjs target/debug/hailong

# Needs cargo-deny, which no other recipe does.
licences:
	cargo deny check bans licenses sources
