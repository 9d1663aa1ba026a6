# Returns an empty text when there is no row to show.
class Report:
    def render(self, rows):
        kept = [row for row in rows if self.wanted(row)]
        if not kept:
            return ""
        lines = [self.begin()] + [self.line(row) for row in kept] + [self.end(kept)]
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
    def end(self, kept):
        return f"total,{sum(amount for _, amount in kept)}"


class BigReport(CsvReport):
    def __init__(self, least):
        self.least = least

    def wanted(self, row):
        return super().wanted(row) and row[1] >= self.least
