"""Pays, imports and removes orders, while receivers of its own listen."""
from contextlib import contextmanager

from shop.models import LedgerEntry, Order
from viva import observe, statements


def show():
    observe("ledger", list(LedgerEntry.objects.order_by("id").values_list("kind", "number", "amount")))
    observe("orders", list(Order.objects.order_by("number").values_list("number", "total", "status")))


@contextmanager
def connected(signal, *receivers):
    for receiver in receivers:
        signal.connect(receiver, weak=False)
    try:
        yield
    finally:
        for receiver in receivers:
            signal.disconnect(receiver)


def add_orders(rng, count):
    start = rng.randrange(1000, 9000)
    Order.objects.bulk_create([Order(number=f"B-{start + n}", total=rng.randrange(100, 9000)) for n in range(count)])
    return list(Order.objects.filter(number__startswith="B-").order_by("number"))


def paid(solution):
    order = Order.objects.get(number="A-1")
    observe("failures", solution.pay(order))
    observe("status", order.status)
    show()


def removed(solution):
    Order.objects.get(number="A-2").delete()
    show()


def listening(solution, rng):
    heard = []

    def listen(sender, order, **kwargs):
        stored = Order.objects.get(pk=order.pk)
        heard.append((sender.__name__, order.number, order.status, stored.status, sorted(set(kwargs) - {"signal"})))

    with connected(solution.order_paid, listen):
        for order in add_orders(rng, 5):
            solution.pay(order)
    observe("heard", heard)
    show()


def failing(solution, rng):
    heard = []
    bad = {order.number: rng.choice(("printer on fire", "no paper", "jam")) for order in add_orders(rng, 6)[::2]}

    def first(order, **kwargs):
        if order.number in bad:
            raise RuntimeError(f"{bad[order.number]}: {order.number}")

    def second(order, **kwargs):
        heard.append(order.number)
        if order.total % 2:
            raise KeyError(order.number)

    with connected(solution.order_paid, first, second):
        failures = [solution.pay(order) for order in Order.objects.filter(number__startswith="B-").order_by("number")]
    observe("failures", failures)
    observe("heard", heard)
    show()


def paid_already(solution, rng):
    heard = []

    def listen(order, **kwargs):
        heard.append(order.number)

    first, second, third = add_orders(rng, 3)
    stale = Order.objects.get(pk=second.pk)
    third.total += rng.randrange(1, 50)
    with connected(solution.order_paid, listen):
        results = [solution.pay(order) for order in (first, first, second, stale, third)]
        results.append(solution.pay(Order.objects.get(number="A-3")))
    observe("results", results)
    observe("heard", heard)
    observe("statuses", [first.status, second.status, stale.status, third.status])
    show()


def rows_to_import(rng, count):
    start = rng.randrange(1000, 9000)
    return [(f"C-{start + n}", rng.randrange(100, 9000)) for n in range(count)]


def imported(solution, rng):
    heard = []

    def listen(sender, orders, **kwargs):
        heard.append((sender.__name__, [(order.number, order.total, order.status) for order in orders]))

    with connected(solution.orders_imported, listen):
        numbers = [solution.import_orders(rows_to_import(rng, count)) for count in (3,)]
        numbers.append(solution.import_orders(iter([(f"D-{rng.randrange(1000)}", 77)])))
        numbers.append(solution.import_orders([]))
    observe("numbers", numbers)
    observe("heard", heard)
    show()


def imported_counted(solution, rng):
    rows = rows_to_import(rng, 60)
    before = len(statements())
    solution.import_orders(rows)
    observe("queries", len(statements()) - before)
    show()


def removed_by_queryset(solution, rng):
    add_orders(rng, 6)
    border = sorted(Order.objects.values_list("total", flat=True))[4]
    Order.objects.filter(total__lte=border).order_by("number").delete()
    LedgerEntry.objects.create(kind="paid", number="X", amount=rng.randrange(1000))
    LedgerEntry.objects.filter(number="X").delete()
    observe("ledger", sorted(LedgerEntry.objects.values_list("kind", "number", "amount")))
    observe("orders", list(Order.objects.order_by("number").values_list("number", "total", "status")))
