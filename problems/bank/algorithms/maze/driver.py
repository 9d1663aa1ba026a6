"""Makes mazes."""


def with_ends(rows, start, end):
    rows = [list(row) for row in rows]
    rows[start[0]][start[1]], rows[end[0]][end[1]] = "S", "E"
    return ["".join(row) for row in rows]


def generated(steps, rng):
    results = []
    for height, width in [(4, 7), (9, 9), (12, 15), (15, 8), (20, 20)] * 4:
        rows = ["".join(rng.choice("...#") for _ in range(width)) for _ in range(height)]
        start, end = rng.sample([(y, x) for y in range(height) for x in range(width)], 2)
        maze = with_ends(rows, start, end)
        results.append([steps(maze), start])
    return results


def two_ways(steps, rng):
    length = rng.randrange(8, 30)
    snake = ["S" + "." * length, "." + "#" * (length - 1) + ".", "E" + "." * length]
    turned = [row[::-1] for row in snake]
    return [steps(snake), steps(turned), steps(["".join(column) for column in zip(*snake)]), steps(["." * length, "." + "#" * (length - 2) + ".", "S" + "#" * (length - 2) + "E"]), length]


def borders(steps, rng):
    n = rng.randrange(5, 60)
    dots = "." * n
    return [steps(["S" + dots + "E"]), steps(["E" + dots + "S"]), steps(list("S" + dots + "E")), steps(["SE"]), steps(["E", "S"]), steps(["S" + dots + "#E"]), steps(["E#" + dots + "S"]),
            steps([dots + "S", "#" * n + "#", "E" + dots]), steps(list("." + "S" + "#" + dots + "E")), steps([dots + ".", dots + "S", "E" + dots])]


def wide_open(steps, rng):
    y, x = rng.randrange(150, 200), rng.randrange(150, 200)
    open_field = with_ends(["." * 200] * 200, (0, 0), (y, x))
    closed = with_ends(["." * 50] * 48 + ["#" * 50, "." * 50], (rng.randrange(9), 5), (49, 7))
    return [steps(open_field), steps(closed)]


def small(steps, rng, n):
    height, width = rng.randrange(1, 4), n + 1
    places = [(y, x) for y in range(height) for x in range(width)]
    return steps(with_ends(["".join(rng.choices("...#", k=width)) for _ in range(height)], *rng.sample(places, 2)))
