"""Runs an interactive session as a prompt shows it, with the names of a solution and a driver. Runs in a cell."""


def run_example(text, names):
    """The examples of an interactive session that show something else: [(line, source, written, shown), ...]."""
    import doctest

    differences = []

    class Runner(doctest.DocTestRunner):
        def report_failure(self, out, test, example, got):
            differences.append((example.lineno + 1, example.source, example.want, got))

        def report_unexpected_exception(self, out, test, example, error):
            differences.append((example.lineno + 1, example.source, example.want, f"{error[0].__name__}: {error[1]}"))

    names = {**names, **vars(names["solution"])}  # the prompt speaks of the candidate's names
    test = doctest.DocTestParser().get_doctest(text, names, "prompt.md", "prompt.md", 0)
    if not test.examples:
        return [(1, "", "", "no example")]
    Runner(verbose=False).run(test, out=lambda _: None)
    return differences
