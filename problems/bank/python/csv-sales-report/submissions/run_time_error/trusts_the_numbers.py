# Every field is a number, one hopes.
import csv
from collections import defaultdict
from decimal import Decimal


def sales_report(source, target):
    units, revenue = defaultdict(int), defaultdict(Decimal)
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            units[row["region"]] += int(row["units"])
            revenue[row["region"]] += int(row["units"]) * Decimal(row["price"])
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["region", "units", "revenue"])
        for region in sorted(units):
            writer.writerow([region, units[region], f"{revenue[region]:.2f}"])
    return 0
