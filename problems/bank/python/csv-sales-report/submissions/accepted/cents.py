import csv
import re


def sales_report(source, target):
    """In whole cents, which are exact as integers."""
    totals, skipped = {}, 0
    with open(source, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        names = next(rows)
        region_at, units_at, price_at = map(names.index, ("region", "units", "price"))
        for row in filter(None, rows):
            row += [""] * (len(names) - len(row))
            match = re.fullmatch(r"(\d+)(?:\.(\d\d?))?", row[price_at], re.ASCII)
            try:
                units = int(row[units_at])
            except ValueError:
                units = -1
            if units < 0 or not match:
                skipped += 1
                continue
            cents = 100 * int(match[1]) + int((match[2] or "").ljust(2, "0"))
            total = totals.setdefault(row[region_at], [0, 0])
            total[0] += units
            total[1] += units * cents
    with open(target, "w", newline="", encoding="utf-8") as file:
        lines = [[region, units, f"{cents // 100}.{cents % 100:02}"] for region, (units, cents) in sorted(totals.items())]
        csv.writer(file).writerows([["region", "units", "revenue"]] + lines)
    return skipped
