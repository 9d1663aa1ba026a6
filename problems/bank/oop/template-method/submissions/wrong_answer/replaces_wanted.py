# Replaces wanted() where it should extend it, and leaves out the row that is just large enough.
class Report:
    def render(self, rows):
        kept = []
        lines = [self.begin()]
        for row in rows:
            if self.wanted(row):
                kept.append(row)
                lines.append(self.line(row))
        lines.append(self.end(kept))
        return "\n".join(line for line in lines if line is not None)

    def begin(self):
        return None

    def wanted(self, row):
        return True

    def line(self, row):
        raise NotImplementedError(f"{type(self).__name__} has no line()")

    def end(self, kept):
        return None


class CsvReport(Report):
    def begin(self):
        return "name,amount"

    def line(self, row):
        return f"{row[0]},{row[1]}"


class SummedReport(CsvReport):
    def wanted(self, row):
        return True

    def end(self, kept):
        return f"total,{sum(amount for _, amount in kept)}"


class BigReport(CsvReport):
    def __init__(self, least):
        self.least = least

    def wanted(self, row):
        return row[1] > self.least
