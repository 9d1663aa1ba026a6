# Adds the units before it looks at the price.
import csv
import re
from collections import defaultdict
from decimal import Decimal


def sales_report(source, target):
    units, revenue = defaultdict(int), defaultdict(Decimal)
    skipped = 0
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                count = int(row["units"] or "")
                if count < 0:
                    raise ValueError
                units[row["region"]] += count
                if not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", row["price"] or ""):
                    raise ValueError
                revenue[row["region"]] += count * Decimal(row["price"])
            except ValueError:
                skipped += 1
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["region", "units", "revenue"])
        for region in sorted(units):
            writer.writerow([region, units[region], f"{revenue[region]:.2f}"])
    return skipped
