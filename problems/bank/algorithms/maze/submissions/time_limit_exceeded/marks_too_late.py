# Marks a field when it leaves the queue: until then it is put in by all its neighbours.
from collections import deque


def steps(maze):
    fields = {(x, y): field for y, row in enumerate(maze) for x, field in enumerate(row) if field != "#"}
    start = next(place for place, field in fields.items() if field == "S")
    queue = deque([(start, [start])])
    seen = set()
    while queue:
        (x, y), way = queue.popleft()
        seen.add((x, y))
        if fields[x, y] == "E":
            return len(way) - 1
        for place in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if place in fields and place not in seen:
                queue.append((place, way + [place]))
    return None
