# maze[-1] is the last row: the robot leaves at the top and comes in at the bottom.
from collections import deque


def steps(maze):
    height, width = len(maze), len(maze[0])
    start = next((x, y) for y in range(height) for x in range(width) if maze[y][x] == "S")
    distance, queue = {start: 0}, deque([start])
    while queue:
        x, y = queue.popleft()
        if maze[y][x] == "E":
            return distance[x, y]
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            place = (x + dx) % width, (y + dy) % height
            if maze[place[1]][place[0]] != "#" and place not in distance:
                distance[place] = distance[x, y] + 1
                queue.append(place)
    return None
