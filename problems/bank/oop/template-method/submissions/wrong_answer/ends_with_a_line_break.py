# A line break after each line, the last one too; and the sum of the names' lengths is nobody's total.
class Report:
    def render(self, rows):
        kept, text = [], ""
        if self.begin() is not None:
            text += self.begin() + "\n"
        for row in rows:
            if self.wanted(row):
                kept.append(row)
                text += str(self.line(row)) + "\n"
        if self.end(kept) is not None:
            text += self.end(kept) + "\n"
        return text

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
