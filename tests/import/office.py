"""Fills a template as a clerk does, with openpyxl.

Usage: office.py TEMPLATE OUT ROWS     ROWS is JSON: a list of {"header": value}; "day:2026-11-05" is a real date and
                                       "num:2.5" a number, anything else is text.
       office.py --moved FILE OUT      the same rows below two title rows, their columns the other way round and the
                                       first of them under another name.
"""

import datetime
import json
import sys

import openpyxl


def value(text):
    kind, _, rest = text.partition(":")
    if kind == "day":
        return datetime.date.fromisoformat(rest)
    if kind == "num":
        return float(rest)
    return text


def fill(template, out, rows):
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    for at, row in enumerate(json.loads(rows), start=3):
        for header, text in row.items():
            cell = sheet.cell(at, places[header], value(text))
            if text.startswith("day:"):
                cell.number_format = "dd/mm/yyyy"
    book.save(out)


def moved(file, out):
    read = openpyxl.load_workbook(file).worksheets[0]
    rows = [[(cell.value, cell.number_format) for cell in row] for row in read.iter_rows()]
    # The example row goes; a clerk deletes it.
    rows = [rows[0], *rows[2:]]
    rows[0][0] = ("Cột của cơ quan", "General")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["UBND THÀNH PHỐ"])
    sheet.append(["Danh sách tháng 11 năm 2026"])
    for at, row in enumerate(rows, start=3):
        for place, (content, number_format) in enumerate(reversed(row), start=1):
            cell = sheet.cell(at, place, content)
            cell.number_format = number_format
    book.save(out)


if sys.argv[1] == "--moved":
    moved(*sys.argv[2:])
else:
    fill(*sys.argv[1:])
