from shop.models import Complaint, Customer, Order


def load():
    customers = {
        "Ada": ([(420, "paid"), (310, "paid"), (90, "cancelled")], []),
        "Bram": ([(800, "paid"), (45, "paid")], [True]),
        "Chiara": ([(150, "paid"), (900, "open")], []),
        "Dmitri": ([(260, "paid"), (250, "paid"), (130, "open")], [False]),
        "Esi": ([], []),
        "Farid": ([(700, "cancelled")], []),
        "Greta": ([(75, "paid")], [False, True]),
    }
    for name, (orders, complaints) in customers.items():
        customer = Customer.objects.create(name=name)
        for total, status in orders:
            Order.objects.create(customer=customer, total=total, status=status)
        for is_open in complaints:
            Complaint.objects.create(customer=customer, is_open=is_open)
