"""Makes nodes and follows them, for so many steps at most."""
from viva import observe


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Unhashable(Node):
    __hash__ = None

    def __eq__(self, other):
        return True


def linked(values, kind=Node):
    head = None
    for value in reversed(values):
        head = kind(value, head)
    return head


def nodes(head, most=100_000):
    found = []
    while head is not None and len(found) < most:
        found.append(head)
        head = head.next
    return found


def values(head):
    return [node.value for node in nodes(head)]


def numbers(rng, count, top=1000):
    return [rng.randrange(top) for _ in range(count)]


def reversed_list(solution, given):
    observe("values", values(solution.reverse(linked(given))))


def merged(solution, first, second):
    observe("values", values(solution.merge(linked(first), linked(second))))


def short(solution, rng):
    for count in (0, 1, 2, 3):
        reversed_list(solution, numbers(rng, count))
        for other in (0, 1, 2):
            merged(solution, sorted(numbers(rng, count)), sorted(numbers(rng, other)))
    merged(solution, numbers(rng, 1), [2000, 2001, 2002])
    merged(solution, [2000, 2001, 2002], numbers(rng, 1))


def same_nodes(solution, rng):
    head = linked(numbers(rng, 9))
    before = nodes(head)
    order = values(head)
    after = nodes(solution.reverse(head))
    observe("reversed", [[before.index(node) if node in before else "new" for node in after], [node.value for node in before], order])
    first, second = linked(sorted(numbers(rng, 6))), linked(sorted(numbers(rng, 5)))
    before = nodes(first) + nodes(second)
    order = [node.value for node in before]
    after = nodes(solution.merge(first, second))
    observe("merged", [[before.index(node) if node in before else "new" for node in after], [node.value for node in before], order])


def equal(solution, rng):
    class Pair:
        def __init__(self, key, place):
            self.key, self.place = key, place

        def __eq__(self, other):
            return self.key == other.key

        def __lt__(self, other):
            return self.key < other.key

        def __le__(self, other):
            return self.key <= other.key

        def __gt__(self, other):
            return self.key > other.key

        def __ge__(self, other):
            return self.key >= other.key

    first = [Pair(key, f"first {place}") for place, key in enumerate(sorted(numbers(rng, 9, 5)))]
    second = [Pair(key, f"second {place}") for place, key in enumerate(sorted(numbers(rng, 9, 5)))]
    observe("merged", [(pair.key, pair.place) for pair in values(solution.merge(linked(first), linked(second)))])


def with_cycle(rng, before, length, kind=Node):
    head = linked(numbers(rng, before + length), kind)
    chain = nodes(head)
    if length:
        chain[-1].next = chain[before]
    return head, chain


def place(node, chain):
    return next((number for number, each in enumerate(chain) if each is node), "no node of it") if node is not None else None


def cycles(solution, rng, kind=Node):
    shapes = [(0, 1), (0, 2), (1, 1), (1, 2), (3, 0), (0, 0), (1, 0), (2, 5), (5, 2), (rng.randrange(5, 40), rng.randrange(5, 40)), (rng.randrange(5, 40), 0),
              (rng.randrange(5, 40), rng.randrange(5, 40))]
    found = []
    for before, length in shapes:
        head, chain = with_cycle(rng, before, length, kind)
        links = [place(node.next, chain) for node in chain]
        start = solution.cycle_start(head)
        found.append([before, length, place(start, chain), links == [place(node.next, chain) for node in chain]])
    observe("starts", found)


def unhashable(solution, rng):
    cycles(solution, rng, Unhashable)


def long_lists(solution, rng):
    given = numbers(rng, 50_000, 10 ** 9)
    observe("reversed", values(solution.reverse(linked(given)))[:10])
    first, second = sorted(given[:25_000]), sorted(given[25_000:])
    observe("merged", values(solution.merge(linked(first), linked(second)))[::2500])
    head, chain = with_cycle(rng, rng.randrange(10_000, 20_000), 30_000)
    observe("cycle", place(solution.cycle_start(head), chain))
    for each in chain:
        each.next = None
