class Report:
    def render(self, rows):
        return "\n".join(line for line in self._lines(rows) if line is not None)

    def _lines(self, rows):
        kept = []
        yield self.begin()
        for row in rows:
            if self.wanted(row):
                kept += [row]
                yield self.line(row)
        yield self.end(kept)

    def begin(self):
        pass

    def wanted(self, row):
        return True

    def line(self, row):
        raise NotImplementedError(self.__class__.__name__ + " has no line()")

    def end(self, kept):
        pass


class CsvReport(Report):
    def begin(self):
        return "name,amount"

    def line(self, row):
        return "%s,%d" % row


class SummedReport(CsvReport):
    def end(self, kept):
        return "total," + str(sum(row[1] for row in kept))


class BigReport(CsvReport):
    def __init__(self, least):
        self.least = least

    def wanted(self, row):
        return row[1] >= self.least and super().wanted(row)
