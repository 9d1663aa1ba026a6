"""Asks for the top customers of growing shops; counts only the statements of the answer itself."""
from shop.models import Complaint, Customer, Order
from viva import observe, statements


def answer(solution, minimum):
    """The rows as plain tuples, and how many statements they took."""
    before = len(statements())
    rows = [tuple(row) for row in solution.top_customers(minimum)]
    return rows, len(statements()) - before


def top(solution, minimum):
    observe("rows", answer(solution, minimum)[0])


def add_customer(rng, totals, status="paid", complaints=(), prefix=""):
    name = prefix + "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).title()
    customer = Customer.objects.create(name=name)
    Order.objects.bulk_create([Order(customer=customer, total=total, status=status) for total in totals])
    Complaint.objects.bulk_create([Complaint(customer=customer, is_open=is_open) for is_open in complaints])
    return customer


def amounts(rng, count):
    return [rng.randrange(10, 900) for _ in range(count)]


def with_complaints(solution, rng):
    for closed in (1, 2, 3):
        add_customer(rng, amounts(rng, closed + 1), complaints=[False] * closed)
    add_customer(rng, amounts(rng, 3), complaints=[False, True])
    add_customer(rng, amounts(rng, 3), complaints=[True, True, False])
    top(solution, 1)


def with_equal_totals(solution, rng):
    total = rng.randrange(2000, 9000)
    for part in rng.sample(range(100, 1900), 5):
        add_customer(rng, [part, total - part])
    add_customer(rng, [total])
    top(solution, 600)


def on_the_edge(solution, rng):
    minimum = rng.randrange(1000, 5000)
    for difference in (-1, 0, 1):
        part = rng.randrange(100, 900)
        add_customer(rng, [part, minimum - part + difference])
    add_customer(rng, [minimum + 5], status="open")
    top(solution, minimum)


def fill(rng):
    for _ in range(25):
        customer = add_customer(rng, amounts(rng, rng.randrange(5)),
                                complaints=[rng.random() < 0.2 for _ in range(rng.randrange(3))])
        Order.objects.bulk_create([
            Order(customer=customer, total=total, status=rng.choice(("open", "cancelled")))
            for total in amounts(rng, rng.randrange(3))])


def with_many(solution, rng):
    fill(rng)
    top(solution, rng.randrange(300, 700))


def counted(solution, rng):
    fill(rng)
    rows, queries = answer(solution, rng.randrange(300, 700))
    observe("queries", queries)
    observe("rows", rows)
