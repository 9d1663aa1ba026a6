class Report:
    """The steps of every report."""

    def render(self, rows):
        """Return the report as one text."""
        kept = []
        lines = [self.begin()]
        for row in rows:
            if self.wanted(row):
                kept.append(row)
                lines.append(self.line(row))
        lines.append(self.end(kept))
        return "\n".join(line for line in lines if line is not None)

    def begin(self):
        """Return the head, or None."""

    def wanted(self, row):
        return True

    def line(self, row):
        raise NotImplementedError(f"{type(self).__name__} has no line()")

    def end(self, kept):
        """Return the foot, or None."""


class CsvReport(Report):
    """A line per row, under a head line."""

    def begin(self):
        return "name,amount"

    def line(self, row):
        name, amount = row
        return f"{name},{amount}"


class SummedReport(CsvReport):
    """With the total as the last line."""

    def end(self, kept):
        return f"total,{sum(amount for _, amount in kept)}"


class BigReport(CsvReport):
    """Only rows of `least` or more."""

    def __init__(self, least):
        self.least = least

    def wanted(self, row):
        return super().wanted(row) and row[1] >= self.least
