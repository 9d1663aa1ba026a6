"""Combines the mixins in many orders, with mixins of its own among them."""
from viva import observe, raised


def combined(solution, names):
    bases = tuple(getattr(solution, name) for name in names) or (solution.Record,)
    return type("Entry", bases, {})


def show(label, record):
    observe(label, [list(record.fields().items()), record.render()])


def entry(solution, names, **keywords):
    show("entry", combined(solution, names)(**{key: keywords[key] for key in keywords if key in taken(names)}))


def taken(names):
    return {"text"} | {{"Timed": "at", "Tagged": "tags", "Signed": "by"}[name] for name in names}


def shuffled(rng, names):
    names = list(names)
    rng.shuffle(names)
    return names


def word(rng):
    return "".join(rng.choice("abcdefgh") for _ in range(rng.randrange(3, 8)))


def values(rng):
    return {"text": word(rng), "at": f"{rng.randrange(24):02}:{rng.randrange(60):02}",
            "tags": [word(rng) for _ in range(4)], "by": word(rng)}


def either_order(solution, rng):
    for pair in (["Timed", "Signed"], ["Signed", "Tagged"], ["Tagged", "Timed"]):
        keywords = values(rng)
        for names in (pair, pair[::-1]):
            show(" ".join(names), combined(solution, names)(**{key: keywords[key] for key in taken(names)}))


def foreign(solution, rng):
    log = []

    class Rated(solution.Record):
        def __init__(self, *, stars, **others):
            super().__init__(**others)
            self.stars = stars

        def fields(self):
            log.append("fields")
            return {**super().fields(), "stars": self.stars}

        def render(self):
            log.append("render")
            return f"<{super().render()}: {self.stars}>"

    for bases in ((solution.Signed, Rated, solution.Timed), (solution.Tagged, Rated), (Rated, solution.Signed)):
        keywords = values(rng)
        wanted = {"text", "stars"} | {{"Timed": "at", "Tagged": "tags", "Signed": "by"}.get(base.__name__) for base in bases}
        keywords = {key: value for key, value in keywords.items() if key in wanted}
        show(bases[0].__name__, type("Entry", bases, {})(stars=rng.randrange(10, 99), **keywords))
    observe("log", log)


def called_once(solution, rng):
    log = []

    class Loud(solution.Record):
        """Stands last in the line before Record, and writes down each time that it is reached."""
        def __init__(self, **keywords):
            log.append(sorted(keywords))
            super().__init__(**keywords)

        def fields(self):
            log.append("fields")
            return super().fields()

        def render(self):
            log.append("render")
            return super().render()

    keywords = values(rng)
    record = type("Entry", (solution.Timed, solution.Signed, solution.Tagged, Loud), {})(**keywords)
    show("entry", record)
    observe("log", log)


def tags(solution, rng):
    given = [word(rng) for _ in range(5)]
    given += given[1:3]
    rng.shuffle(given)
    before = list(given)
    record = combined(solution, ["Tagged", "Signed"])(text=word(rng), by=word(rng), tags=given)
    show("first", record)
    record.fields()["tags"].append("added to the result")
    show("second", record)
    observe("unchanged", given == before and before)
    show("no tags", combined(solution, ["Tagged"])(text="", tags=[]))


def unknown(solution, rng):
    outcomes = []
    for names in ([], ["Timed"], ["Signed", "Tagged"]):
        keywords = {key: value for key, value in values(rng).items() if key in taken(names)}
        error = raised(combined(solution, names), colour=word(rng), **keywords)
        outcomes.append(type(error).__name__)
        show("right " + " ".join(names), combined(solution, names)(**keywords))
    observe("outcomes", outcomes)


def small(solution, rng, n):
    name = rng.choice(("Timed", "Tagged", "Signed"))
    keywords = {"text": "x", "at": "08:15", "tags": rng.choices("abc", k=n % 4), "by": "Ada"}
    wanted = taken([name]) | rng.choice((set(), {"by", "tags"}))
    error = raised(lambda: show("record", getattr(solution, name)(**{key: keywords[key] for key in keywords if key in wanted})))
    observe("error", type(error).__name__)
