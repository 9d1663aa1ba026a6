"""Writes sales as CSV, and reads the report byte by byte."""
import csv
import io

from viva import observe

FIRST = "region,product,units,price\n"


def report(solution, text, target="report.csv"):
    with open("sales.csv", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    skipped = solution.sales_report("sales.csv", target)
    with open(target, encoding="utf-8", newline="") as file:
        observe("report", file.read())
    observe("skipped", skipped)


def written(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def price(rng):
    return f"{rng.randrange(100)}.{rng.randrange(100):02}"


def sale(rng, regions):
    return [rng.choice(regions), "tea", rng.randrange(50), price(rng)]


def random_sales(solution, rng):
    regions = [f"R{rng.randrange(1000)}" for _ in range(12)] + ["north", "North", "Z", "a b"]
    report(solution, FIRST + written(sale(rng, regions) for _ in range(300)))


def money(solution, rng):
    rows = [["x", "tea", 1, "0.10"], ["x", "tea", 1, "0.2"], ["y", "tea", 3, "0.7"], ["w", "tea", rng.randrange(1000), "4"],
            ["v", "tea", 10 ** 15 + rng.randrange(1000), f"{rng.randrange(100, 1000)}.01"]]
    report(solution, FIRST + written(rows + [sale(rng, ["a", "b"]) for _ in range(200)]))


def columns(solution, rng):
    names = ["region", "product", "units", "price", "date", "unit", "region2"]
    rng.shuffle(names)
    rows = []
    for _ in range(40):
        row = {name: str(rng.randrange(100)) for name in names} | {"region": rng.choice("abc"), "price": price(rng)}
        rows.append([row[name] for name in names])
    report(solution, written([names] + rows))


def skipped(solution, rng):
    wrong = [["n", "tea", "three", "1.50"], ["n", "tea", "", "1.50"], ["n", "tea", 2, ""], ["n", "tea", 2, "1,50"], ["n", "tea", 2.5, "1.50"],
             ["n", "tea", -1, "1.50"], ["n", "tea", 2, "-1.50"], ["n", "tea", 2, "1.505"], ["n", "tea", 2, "1."], ["n", "tea", 2, ".5"],
             ["n", "tea", 2, "1e3"], ["n", "tea", 2, "NaN"], ["only wrong", "tea", "x", "1"], ["n", "tea", 3], ["n", "tea"], ["n"],
             ["n", "tea", 2, "1.50 EUR"], ["n", "tea", 4, "1.5\n"]]
    right = [["n", "tea", " 7 ", "1.5"], ["n", "tea", 0, "9.99"], ["zero", "tea", 0, "0"], ["m", "tea", "+2", "007.5"]]
    rows = rng.sample(wrong, 14) + right + [sale(rng, ["n", "m", "o"]) for _ in range(20)]
    rng.shuffle(rows)
    report(solution, FIRST + written(rows) + "\n\n" + written([sale(rng, ["n"])]))
    report(solution, FIRST + written(wrong[:12] + [sale(rng, ["n"])] + wrong[12:]))


def special(solution, rng):
    regions = ["two\r\nlines", "two\nlines", "two\rlines", "\u00d6resund", "a,b", 'so "called"', "", " ", "\u6771\u4eac", "'", "a;b", "=1"]
    regions.append(f"{rng.randrange(1000)}\t")
    report(solution, FIRST + written([sale(rng, [region]) for region in regions] + [sale(rng, regions) for _ in range(40)]))


def nothing(solution, rng):
    name = f"report{rng.randrange(1000)}.csv"
    report(solution, FIRST + written([sale(rng, ["a", "b", "c"]) for _ in range(30)]), name)
    report(solution, "units,price,region\r\n", name)
    report(solution, FIRST + written([["x", "y", "z", str(rng.randrange(9))]] * rng.randrange(2, 90)), name)
