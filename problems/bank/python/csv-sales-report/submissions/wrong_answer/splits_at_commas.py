# Reads CSV by hand: quotation marks are taken for text.
import re
from decimal import Decimal


def sales_report(source, target):
    totals, skipped = {}, 0
    with open(source, encoding="utf-8") as file:
        names = next(file).strip().split(",")
        for line in file:
            row = dict(zip(names, line.rstrip("\n").split(",")))
            if not line.strip():
                continue
            try:
                units, price = int(row["units"]), row["price"]
                if units < 0 or not re.fullmatch(r"\d+(\.\d\d?)?", price):
                    raise ValueError
            except (KeyError, ValueError):
                skipped += 1
                continue
            old = totals.get(row["region"], (0, Decimal()))
            totals[row["region"]] = old[0] + units, old[1] + units * Decimal(price)
    with open(target, "w", encoding="utf-8", newline="") as file:
        file.write("region,units,revenue\r\n")
        for region, (units, revenue) in sorted(totals.items()):
            file.write(f"{region},{units},{revenue:.2f}\r\n")
    return skipped
