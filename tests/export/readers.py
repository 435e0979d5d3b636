"""Reads the files of one export with the programs that analysts use; prints what each says, as JSON.

R has a script of its own beside this one.

Usage: readers.py FOLDER NAME ITEM…   (FOLDER/NAME.csv, .xlsx, .sav, .jsonl, .parquet)
"""

import csv
import json
import subprocess
import sys
import warnings

import duckdb
import openpyxl
import polars
import pyreadstat

warnings.simplefilter("error")
folder, name, *items = sys.argv[1:]
path = f"{folder}/{name}"


def index(columns):
    """SIPAS: the mean over items of the share of 4 and 5 among those who answered."""
    shares = []
    for values in columns:
        valid = [value for value in values if value is not None]
        if valid:
            shares.append(100 * sum(value >= 4 for value in valid) / len(valid))
    return sum(shares) / len(shares) if shares else None


def number(value):
    """A code of a digit; nothing for what is no answer."""
    return int(value) if value not in (None, "", "?", "~") else None


def told(rows, names, remarks):
    columns = [[row[item] for row in rows] for item in items]
    return {"n": len(rows), "index": index(columns), "columns": list(names), "remarks": sorted(filter(None, remarks))}


said = {}
with open(f"{path}.csv", encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
    values = [{item: number(row[item]) for item in items} for row in rows]
    said["csv"] = told(values, rows[0].keys(), (row["remark"] for row in rows))

with open(f"{path}.jsonl", encoding="utf-8") as file:
    rows = [json.loads(line) for line in file]
    values = [{item: number(row[item]) for item in items} for row in rows]
    said["jsonl"] = told(values, rows[0].keys(), (row["remark"] for row in rows))

book = openpyxl.load_workbook(f"{path}.xlsx")
sheet = book.worksheets[0]
head, *lines = sheet.iter_rows(values_only=True)
rows = [dict(zip(head, line)) for line in lines]
values = [{item: number(row[item]) for item in items} for row in rows]
said["xlsx"] = told(values, head, (row["remark"] for row in rows))
said["xlsx"]["sheets"] = book.sheetnames
said["xlsx"]["days"] = sorted({row["day"].date().isoformat() for row in rows})
said["xlsx"]["formulas"] = sum(cell.data_type == "f" for each in book.worksheets for row in each.iter_rows() for cell in row)
said["xlsx"]["frozen"] = sheet.freeze_panes
said["xlsx"]["filter"] = sheet.auto_filter.ref
facts = {row[0].value: row[1].value for row in book.worksheets[2].iter_rows() if row[0].value}
said["xlsx"]["summary"] = {key: value for key, value in facts.items() if isinstance(value, (int, float))}
said["xlsx"]["charts"] = len(book.worksheets[2]._charts)
codebook = list(book.worksheets[1].iter_rows(values_only=True))
said["xlsx"]["labels"] = {f"{row[0]}={row[4]}": row[5] for row in codebook[1:] if row[4] is not None}

frame, meta = pyreadstat.read_sav(f"{path}.sav", output_format="dict")
columns = {item: [None if value != value else value for value in frame[item]] for item in items}
said["pyreadstat"] = {
    "n": meta.number_rows,
    "index": index(columns.values()),
    "columns": meta.column_names,
    "remarks": sorted(filter(None, frame["remark"])),
    "labels": {f"{column}={int(value) if isinstance(value, float) else value}": label
               for column, values in meta.variable_value_labels.items() for value, label in values.items()},
    "variables": meta.column_names_to_labels,
    "measures": meta.variable_measure,
    "days": sorted({day.isoformat() for day in frame["day"]}),
}
_, meta = pyreadstat.read_sav(f"{path}.sav", user_missing=True, output_format="dict")
said["pyreadstat"]["missing"] = {key: sorted(each["lo"] for each in values) for key, values in meta.missing_ranges.items()}

relation = duckdb.sql(f"from '{path}.parquet'")
columns = [[value for (value,) in duckdb.sql(f'select "{item}" from \'{path}.parquet\'').fetchall()] for item in items]
said["duckdb"] = {
    "n": duckdb.sql(f"select count(*) from '{path}.parquet'").fetchall()[0][0],
    "index": index(columns),
    "columns": relation.columns,
    "types": {column: str(kind) for column, kind in zip(relation.columns, relation.types)},
    "remarks": sorted(value for (value,) in duckdb.sql(f"select remark from '{path}.parquet' where remark is not null").fetchall()),
}
metadata = dict(duckdb.sql(f"select decode(key), decode(value) from parquet_kv_metadata('{path}.parquet')").fetchall())
said["duckdb"]["codebook"] = json.loads(metadata["codebook"])

frame = polars.read_parquet(f"{path}.parquet")
said["polars"] = {
    "n": frame.height,
    "index": index([frame[item].to_list() for item in items]),
    "columns": frame.columns,
    "remarks": sorted(filter(None, frame["remark"].to_list())),
}

syntax = f"""get file='{path}.sav'.
display dictionary.
save translate /outfile='{path}.pspp.csv' /type=csv /fieldnames /cells=values /replace.
"""
with open(f"{path}.sps", "w", encoding="utf-8") as file:
    file.write(syntax)
done = subprocess.run(["pspp", "-o", f"{path}.pspp.txt", f"{path}.sps"], capture_output=True, text=True)
with open(f"{path}.pspp.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
user_missing = ("98", "99")
values = [{item: None if row[item].strip() in ("", *user_missing) else int(row[item]) for item in items} for row in rows]
said["pspp"] = told(values, rows[0].keys(), (row["remark"].strip() for row in rows))
said["pspp"]["warnings"] = done.stdout + done.stderr

script = f"{sys.path[0]}/readers.R"
done = subprocess.run(["Rscript", script, path, *items], capture_output=True, text=True)
if done.returncode:
    sys.exit(done.stderr)
said |= json.loads(done.stdout)
print(json.dumps(said, ensure_ascii=False))
