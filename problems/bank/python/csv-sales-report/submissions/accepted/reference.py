import csv
import re
from collections import defaultdict
from decimal import Decimal

PRICE = re.compile(r"[0-9]+(\.[0-9]{1,2})?")


def sales_report(source, target):
    """Write the totals of each region to `target`; return how many sales were skipped."""
    units, revenue = defaultdict(int), defaultdict(Decimal)
    skipped = 0
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                count, price = valid(row["units"], row["price"])
            except ValueError:
                skipped += 1
                continue
            units[row["region"]] += count
            revenue[row["region"]] += count * price
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["region", "units", "revenue"])
        for region in sorted(units):
            writer.writerow([region, units[region], f"{revenue[region]:.2f}"])
    return skipped


def valid(units, price):
    """The two numbers of a sale; raise ValueError if one of them is not valid."""
    count = int(units or "")
    if count < 0 or not PRICE.fullmatch(price or ""):
        raise ValueError
    return count, Decimal(price)
