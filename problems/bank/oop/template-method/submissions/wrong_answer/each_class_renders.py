# Every class has its own render(), with the steps written out.
class Report:
    def render(self, rows):
        if type(self) is Report:
            raise NotImplementedError("no line()")
        return "\n".join(self.line(row) for row in rows)

    def begin(self):
        return None

    def wanted(self, row):
        return True

    def line(self, row):
        raise NotImplementedError("no line()")

    def end(self, kept):
        return None


class CsvReport(Report):
    def render(self, rows):
        return "\n".join(["name,amount"] + [f"{name},{amount}" for name, amount in rows])

    def begin(self):
        return "name,amount"

    def line(self, row):
        return f"{row[0]},{row[1]}"


class SummedReport(CsvReport):
    def render(self, rows):
        rows = list(rows)
        return super().render(rows) + f"\ntotal,{sum(amount for _, amount in rows)}"

    def end(self, kept):
        return f"total,{sum(amount for _, amount in kept)}"


class BigReport(CsvReport):
    def __init__(self, least):
        self.least = least

    def render(self, rows):
        return super().render(row for row in rows if row[1] >= self.least)

    def wanted(self, row):
        return super().wanted(row) and row[1] >= self.least
