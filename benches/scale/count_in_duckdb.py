"""Loads the batches of a database into DuckDB and times counting by counter (see duckdb.rs)."""

import csv
import sqlite3
import statistics
import sys
import tempfile
import time

import duckdb

batches = sqlite3.connect(sys.argv[1]).execute(
    "select touchpoint, day, responses, records from batch"
)
with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
    out = csv.writer(file)
    items = 0
    for touchpoint, day, responses, records in batches:
        width = len(records) // responses
        items = min(width, 17)
        for slot in range(responses):
            record = records[slot * width : slot * width + items]
            out.writerow([touchpoint, day, *record])
    file.flush()
    db = duckdb.connect()
    columns = ", ".join(f"i{at} varchar" for at in range(items))
    db.execute(f"create table answers (touchpoint varchar, day date, {columns})")
    db.execute(f"copy answers from '{file.name}'")
parts = ", ".join(
    f"count(*) filter (i{at} in ('4', '5')), count(*) filter (i{at} <> '-')" for at in range(items)
)
for name, key in [("by counter", "touchpoint"), ("of all", "1")]:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        db.execute(f"select {key}, {parts} from answers group by 1").fetchall()
        times.append(time.perf_counter() - begun)
    print(f"{'DuckDB, index parts ' + name:<34} {'':>11} {statistics.median(times) * 1e3:>8.1f} ms")
