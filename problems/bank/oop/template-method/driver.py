"""Renders reports, also with subclasses of its own that override single hooks."""
from viva import observe, raised


def rows_of(rng, count):
    return [("".join(rng.choice("abcdefgh") for _ in range(5)), rng.randrange(-20, 100)) for _ in range(count)]


def render(solution, name, rows):
    return getattr(solution, name)().render(rows)


def no_rows(solution, rng):
    least = rng.randrange(50, 90)
    few = [("few", least - 1)]
    return [solution.CsvReport().render([]), solution.SummedReport().render([]), solution.SummedReport().render(few),
            solution.BigReport(least).render(few), solution.BigReport(least).render(iter(()))]


def at_least(solution, rng):
    rows = rows_of(rng, 12)
    least = rows[5][1]

    class Even(solution.CsvReport):
        def wanted(self, row):
            return super().wanted(row) and row[1] % 2 == 0

    class BigEven(solution.BigReport, Even):
        pass

    return [solution.BigReport(least).render(rows), BigEven(0).render(rows), solution.BigReport(-100).render(rows)]


def both(solution, rng):
    rows, least = rows_of(rng, 12), rng.randrange(20, 50)
    reports = []
    for bases in ((solution.SummedReport, solution.BigReport), (solution.BigReport, solution.SummedReport)):
        reports.append(type("Both", bases, {})(least).render(rows))
    return reports


def overridden(solution, rng):
    log = []

    class Loud(solution.SummedReport):
        def begin(self):
            log.append("begin")
            return "# " + super().begin()

        def wanted(self, row):
            log.append(("wanted", row))
            return super().wanted(row) and row[1] > 30

        def line(self, row):
            log.append(("line", row))
            return super().line(row).upper()

        def end(self, kept):
            log.append(("end", kept))
            return super().end(kept) + "!"

    rows = rows_of(rng, 10)
    before = list(rows)
    observe("report", Loud().render(rows))
    observe("log", log)
    observe("rows", [rows, before])

    class Bare(solution.Report):
        def line(self, row):
            return f"{row[1]}/{row[0]}"

    bare = Bare()
    observe("bare", bare.render(rows))
    observe("again", bare.render(rows[:3]))


def from_generator(solution, rng):
    rows = rows_of(rng, 9)
    return [solution.SummedReport().render(row for row in rows), solution.BigReport(25).render(iter(rows)),
            solution.CsvReport().render(dict(rows).items())]


def no_line(solution, rng):
    name = "Report" + str(rng.randrange(1000))
    report = type(name, (solution.Report,), {})()
    observe("error", raised(report.render, rows_of(rng, 1)))
    observe("base", raised(solution.Report().render, rows_of(rng, 1)))
    observe("nothing to render", [report.render([]), name])


def empty_lines(solution, rng):
    class Odd(solution.Report):
        def begin(self):
            return ""

        def line(self, row):
            return None if row[1] % 3 == 0 else "" if row[1] % 3 == 1 else row[0]

        def end(self, kept):
            return str(len(kept))

    return [Odd().render(rows_of(rng, 12)), Odd().render([("none", 3)])]
