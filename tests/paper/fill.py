"""Fills a template of responses as a clerk would: keys, a place, days as text and as dates, and the last choice of each list."""

import datetime
import sys

import openpyxl

path, rows = sys.argv[1], int(sys.argv[2])
book = openpyxl.load_workbook(path)
sheet = book.worksheets[0]
example = next(row for row in sheet.iter_rows() if str(row[0].value or "").startswith(("Ví dụ:", "Example:")))
header = next(
    row for row in sheet.iter_rows() if any(str(cell.value or "").strip(" *") in ("Mã phiếu", "Key") for cell in row)
)
names = {cell.column: str(cell.value or "").strip(" *") for cell in header if cell.value}
for number in range(1, rows + 1):
    line = example[0].row + number
    for column, name in names.items():
        given = sheet.cell(example[0].row, column).value
        if name in ("Mã phiếu", "Key"):
            given = f"P{number:03}"
        elif name in ("Bó phiếu", "Sheet"):
            given = None
        elif name in ("Ngày", "Day"):
            given = datetime.date(2026, 11, 20) if number % 2 else "20/11/2026"
        elif name in ("Thủ tục", "Procedure"):
            given = None
        elif name in ("Góp ý", "Remark"):
            given = "Chờ lâu" if number == 1 else None
        sheet.cell(line, column).value = given
book.save(path)
