"""Writes files, and looks at the folder before, during and after."""
import os
import stat

from viva import observe

events = []


def logged(name):
    function = getattr(os, name)

    def logging(*args, **kwargs):
        size = os.stat(args[0].fileno() if hasattr(args[0], "fileno") else args[0]).st_size
        events.append((name, size))
        return function(*args, **kwargs)

    setattr(os, name, logging)


for name in ("fsync", "replace"):
    logged(name)


def fresh(name="box"):
    """An empty folder to work in."""
    if os.path.isdir(name):
        for entry in os.listdir(name):
            os.remove(os.path.join(name, entry))
    else:
        os.mkdir(name)
    return name


def read(path):
    if not os.path.exists(path):
        return "no file"
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def words(rng, count):
    return " ".join(f"word{rng.randrange(1000)}" for _ in range(count))


def replaced(solution, texts):
    path = fresh() + "/notes.txt"
    steps = []
    for text in texts:
        with solution.atomic_write(path) as file:
            file.write(text)
            steps.append((read(path), len(os.listdir("box"))))
        steps.append((read(path), os.listdir("box"), file.closed))
    observe("steps", steps)


def attempt(solution, path, text, error):
    """Writes a text in a block that fails."""
    try:
        with solution.atomic_write(path) as file:
            file.write(text)
            raise error
    except BaseException as caught:
        return type(caught).__name__, str(caught), [each is caught for each in (None, error)], file.closed
    return "nothing was raised"


def failing(solution, old, new):
    path = fresh() + "/notes.txt"
    steps = [attempt(solution, path, new, ValueError("too long")), read(path), os.listdir("box")]
    write(path, old)
    steps += [attempt(solution, path, new, ValueError("too long")), read(path), os.listdir("box")]
    observe("steps", steps)


def readers(solution, rng):
    path = fresh() + "/list.txt"
    text = words(rng, 50)
    write(path, text)
    with open(path, encoding="utf-8") as early:
        first = early.read(20)
        with solution.atomic_write(path) as file:
            steps = []
            for _ in range(5):
                file.write(words(rng, 3000))
                file.flush()
                steps.append(read(path))
        observe("steps", steps)
        observe("early", first + early.read())
    observe("after", read(path))


def left_behind(solution, rng):
    path = fresh() + "/list.txt"
    steps = []
    for error in (KeyboardInterrupt("stop"), SystemExit(3), GeneratorExit("close"), OSError("disk full"), ValueError("no")):
        steps.append((attempt(solution, path, words(rng, 2000), error), read(path), os.listdir("box")))
        write(path, words(rng, 3))
        steps.append((attempt(solution, path, words(rng, 5), error), read(path), os.listdir("box")))
    observe("steps", steps)


def same_folder(solution, rng):
    fresh(), fresh("other")
    here = os.getcwd()
    steps = []
    for folder, path in (("box", "box/a.txt"), ("other", os.path.join(here, "other", "b.txt")), (".", "c.txt")):
        write(path, words(rng, 4))
        before = {each: set(os.listdir(each)) for each in ("box", "other", ".")}
        with solution.atomic_write(path) as file:
            file.write(words(rng, 4))
            during = {each: len(set(os.listdir(each)) - before[each]) for each in before}
        steps.append((folder, during, read(path), {each: len(set(os.listdir(each)) - before[each]) for each in before}))
    os.remove("c.txt")
    observe("steps", steps)


def order(solution, rng):
    path = fresh() + "/list.txt"
    for count in (1, rng.randrange(5, 100), 5000):
        text = words(rng, count) + " \u00e9t\u00e9\r\n\n"
        del events[:]
        with solution.atomic_write(path) as file:
            file.write(text)
            observe("before", list(events))
        observe("events", list(events))
        observe("after", read(path))
    del events[:]
    observe("failed", [attempt(solution, path, words(rng, 5), ValueError(words(rng, 1))), read(path), list(events)])


def permissions(solution, rng):
    path = fresh() + "/list.txt"
    modes = [0o640, 0o600, 0o755, 0o444, 0o666]
    rng.shuffle(modes)
    steps = []
    for mode in modes:
        write(path, "old")
        os.chmod(path, mode)
        with solution.atomic_write(path) as file:
            file.write(words(rng, 3))
        steps.append((oct(stat.S_IMODE(os.stat(path).st_mode)), read(path)))
        os.chmod(path, 0o600)
    observe("steps", steps)


def two_writers(solution, rng):
    path = fresh() + "/list.txt"
    write(path, words(rng, 2))
    steps = []
    with solution.atomic_write(path) as outer:
        outer.write(words(rng, 30))
        with solution.atomic_write(path) as inner:
            inner.write(words(rng, 5))
            outer.write(words(rng, 3))
            steps.append((read(path), len(os.listdir("box"))))
        steps.append((read(path), len(os.listdir("box"))))
        outer.write(words(rng, 4))
    steps.append((read(path), os.listdir("box")))
    observe("steps", steps)
