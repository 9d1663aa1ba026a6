from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=80, unique=True)


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders")
    total = models.IntegerField()  # in cents
    status = models.CharField(max_length=10)  # "paid", "open" or "cancelled"


class Complaint(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="complaints")
    is_open = models.BooleanField()
