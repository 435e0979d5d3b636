"""Prints the sheets of a workbook as JSON: {"sheet": [[cell, …], …]}.

Usage: sheet.py FILE
"""

import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}
print(json.dumps(rows, ensure_ascii=False, default=str))
