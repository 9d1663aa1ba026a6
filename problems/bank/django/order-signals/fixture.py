from shop.models import Order


def load():
    for number, total, status in (("A-1", 1200, "open"), ("A-2", 450, "open"), ("A-3", 80, "paid")):
        Order.objects.create(number=number, total=total, status=status)
