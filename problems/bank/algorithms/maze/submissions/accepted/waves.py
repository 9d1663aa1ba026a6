def steps(maze):
    fields = {complex(x, y): field for y, row in enumerate(maze) for x, field in enumerate(row)}
    free = {place for place, field in fields.items() if field in ".E"}
    wave = {place for place, field in fields.items() if field == "S"}
    count = 0
    while wave:
        if any(fields[place] == "E" for place in wave):
            return count
        wave = {place + step for place in wave for step in (1, -1, 1j, -1j)} & free
        free -= wave
        count += 1
