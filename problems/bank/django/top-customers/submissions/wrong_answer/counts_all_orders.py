# The sum is filtered, the number is not.
from django.db.models import Count, Q, Sum

from shop.models import Complaint, Customer


def top_customers(minimum):
    disputed = Complaint.objects.filter(is_open=True).values("customer")
    customers = Customer.objects.exclude(id__in=disputed).annotate(
        number=Count("orders"), amount=Sum("orders__total", filter=Q(orders__status="paid")))
    return list(customers.filter(amount__gte=minimum).order_by("-amount", "name")
                .values_list("name", "number", "amount"))
