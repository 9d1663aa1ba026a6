from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20, unique=True)
    total = models.IntegerField()  # in cents
    status = models.CharField(max_length=10, default="open")  # "open" or "paid"


class LedgerEntry(models.Model):
    kind = models.CharField(max_length=10)  # "paid", "imported" or "removed"
    number = models.CharField(max_length=20)
    amount = models.IntegerField()
