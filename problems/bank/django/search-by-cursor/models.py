from django.db import models


class Product(models.Model):
    name = models.CharField(max_length=80)
    category = models.CharField(max_length=20)
    price = models.IntegerField()  # in cents
    secret_cost = models.IntegerField(default=0)  # not for customers
