# Adds floats, and rounds at the end.
import csv
import re
from collections import defaultdict


def sales_report(source, target):
    units, revenue = defaultdict(int), defaultdict(float)
    skipped = 0
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                count = int(row["units"] or "")
            except ValueError:
                count = -1
            if count < 0 or not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", row["price"] or ""):
                skipped += 1
                continue
            units[row["region"]] += count
            revenue[row["region"]] += count * float(row["price"])
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["region", "units", "revenue"])
        for region in sorted(units):
            writer.writerow([region, units[region], f"{revenue[region]:.2f}"])
    return skipped
