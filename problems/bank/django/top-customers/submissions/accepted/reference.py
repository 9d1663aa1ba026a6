from django.db.models import Count, Exists, OuterRef, Q, Sum

from shop.models import Complaint, Customer


def top_customers(minimum):
    """Return [(name, number of paid orders, their sum), ...], largest sum first."""
    paid = Q(orders__status="paid")
    open_complaints = Complaint.objects.filter(customer=OuterRef("pk"), is_open=True)
    customers = Customer.objects.filter(~Exists(open_complaints)).annotate(
        paid_orders=Count("orders", filter=paid),
        paid_total=Sum("orders__total", filter=paid),
    )
    best = customers.filter(paid_total__gte=minimum).order_by("-paid_total", "name")
    return list(best.values_list("name", "paid_orders", "paid_total"))
