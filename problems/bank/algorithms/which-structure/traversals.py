from collections import deque

ways = {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}


def visit(start, take):
    open_, seen, order = deque(start), {start}, ""
    while open_:
        place = take(open_)
        order += place
        for next_ in ways[place]:
            if next_ not in seen:
                seen.add(next_)
                open_.append(next_)
    return order


print(visit("a", deque.popleft))
print(visit("a", deque.pop))
