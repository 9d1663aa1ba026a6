"""Looks at lists through a second name, as another part of a program would."""
from viva import observe


def dropped(solution, jobs):
    queue = [list(job) for job in jobs]
    seen_elsewhere, before = queue, list(queue)
    removed = solution.drop_done(queue)
    observe("queue", seen_elsewhere)
    observe("removed", removed)
    observe("the same jobs", [before.index(job) for job in seen_elsewhere + removed if any(job is one for one in before)])


def swapped(solution, first, second):
    one, other = first, second
    solution.swap(first, second)
    observe("first", one)
    observe("second", other)


def runs(rng):
    """Several done jobs in a row."""
    return [[f"job{rng.randrange(1000)}", n % 7 < 4] for n in range(30)] + [["last", True]] * 2


def same_names(solution, rng):
    """Few names: jobs that are done stand beside others of the same name."""
    names = [rng.choice("abc") for _ in range(24)]
    queue = [[name, rng.choice((True, False, 0, 1, "yes", ""))] for name in names]
    before, seen_elsewhere = list(queue), queue
    removed = solution.drop_done(queue)

    def places(jobs):
        return [next(place for place, one in enumerate(before) if one is job) for job in jobs]

    observe("left", places(seen_elsewhere))
    observe("removed", places(removed))


def values(rng, length):
    return [rng.randrange(1000) for _ in range(length)]


def swaps(solution, rng):
    for lengths in ((5, 2), (0, 6), (3, 3), (1, 0), (2, 9)):
        first, second = (values(rng, length) for length in lengths)
        one, other = first, second
        solution.swap(first, second)
        observe(f"lengths {lengths}", [one, other])


def with_itself(solution, rng):
    queue = values(rng, 6)
    seen_elsewhere = queue
    solution.swap(queue, seen_elsewhere)
    observe("queue", seen_elsewhere)
    other = values(rng, 2)
    solution.swap(queue, other)
    solution.swap(other, other)
    observe("afterwards", [seen_elsewhere, other])


def rotated(solution, rng, length, steps):
    for count in steps:
        queue = values(rng, length)
        seen_elsewhere = queue
        solution.rotate(queue, count)
        observe(f"by {count}", seen_elsewhere)


def rotated_short(solution, rng):
    empty, one, two = [], values(rng, 1), values(rng, 2)
    for count in (0, 1, -1, 3):
        for queue in (empty, one, two):
            solution.rotate(queue, count)
        observe(f"after {count}", [list(queue) for queue in (empty, one, two)])


def small(solution, rng, n):
    queue, other = ([rng.randrange(9) for _ in range(length)] for length in rng.sample((0, 1, n, n + 1), 2))
    jobs = [[rng.choice("ab"), rng.choice((True, False, "yes"))] for _ in range(n)]
    what = rng.choice(("drop_done", "swap", "rotate"))
    if what == "drop_done":
        observe("removed", solution.drop_done(jobs))
        observe("the queue", jobs)
    else:
        observe("returned", getattr(solution, what)(queue, other if what == "swap" else rng.randrange(-9, 10)))
        observe("the first list", queue)
        observe("the second list", other)
