# Two multi-valued relations in one query: each order is counted once per complaint.
from django.db.models import Count, Q, Sum

from shop.models import Customer


def top_customers(minimum):
    paid = Q(orders__status="paid")
    customers = Customer.objects.annotate(
        number=Count("orders", filter=paid),
        amount=Sum("orders__total", filter=paid),
        disputes=Count("complaints", filter=Q(complaints__is_open=True)),
    )
    best = customers.filter(disputes=0, amount__gte=minimum).order_by("-amount", "name")
    return list(best.values_list("name", "number", "amount"))
