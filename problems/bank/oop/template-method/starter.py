class Report:
    """The steps of every report."""

    def render(self, rows):
        """Return the report as one text."""


class CsvReport(Report):
    """A line per row, under a head line."""


class SummedReport(CsvReport):
    """With the total as the last line."""


class BigReport(CsvReport):
    """Only rows of `least` or more."""

    def __init__(self, least):
        self.least = least
