# Expects the columns of the example.
import csv
import re
from collections import defaultdict
from decimal import Decimal


def sales_report(source, target):
    units, revenue = defaultdict(int), defaultdict(Decimal)
    skipped = 0
    with open(source, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            if not row:
                continue
            try:
                count, price = int(row[2]), row[3]
            except (ValueError, IndexError):
                count, price = -1, ""
            if count < 0 or not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", price):
                skipped += 1
                continue
            units[row[0]] += count
            revenue[row[0]] += count * Decimal(price)
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["region", "units", "revenue"])
        for region in sorted(units):
            writer.writerow([region, units[region], f"{revenue[region]:.2f}"])
    return skipped
