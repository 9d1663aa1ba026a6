from django.db.models import Count, Sum

from shop.models import Complaint, Order


def top_customers(minimum):
    disputed = Complaint.objects.filter(is_open=True).values("customer")
    sums = (Order.objects.filter(status="paid").exclude(customer__in=disputed)
            .values("customer__name").annotate(number=Count("id"), amount=Sum("total")))
    return [(row["customer__name"], row["number"], row["amount"])
            for row in sums.filter(amount__gte=minimum).order_by("-amount", "customer__name")]
